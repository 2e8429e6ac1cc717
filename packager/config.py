"""``newsletter.toml``: read, checked whole, and frozen.

Validation happens here and nowhere else: every mistake is reported at once, with the file and
the path of its key, and an unknown key comes with the nearest one that is known.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from packager.errors import ConfigError, did_you_mean
from packager.frozen import frozen
from packager.mistakes import told
from packager.model import Design, Masthead
from packager.ports import MEGABYTE, Limits

FILE = "newsletter.toml"
COVER_OF_LEAD = "lead"
PICTURE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
THEMES = ("broadsheet", "modern")
"""Themes that packager ships; a newsletter may bring more."""
OWN_THEMES = Path("templates", "themes")
FONT_SUFFIXES = (".ttf", ".otf")
"""What EPUB and PDF both embed."""
CONTRAST = 4.5
"""Least contrast of a label with white paper (WCAG 2.2, 1.4.3)."""
_SPAN = re.compile(r"(\d{1,4})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}

Find = Callable[[Any, str], Any]
"""``kinds.find``: group and name in, kind out; raises ConfigError for an unknown name."""


def zone_name(name: str) -> str:
    """Return ``name`` if it is an IANA time zone; raises ValueError with the nearest one."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            f"“{name}” is not a time zone of the IANA database{did_you_mean(name, available_timezones())}"
        ) from None
    return name


def language_tag(tag: str) -> str:
    """Return ``tag`` if it is a BCP 47 tag of a language that CLDR knows; raises ValueError."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        raise ValueError(f"“{tag}” is not a language tag such as “en”, “fr” or “pt-BR”") from None
    return tag


def _window(text: str) -> str:
    if text in {"since-last-issue", "day"} or duration(text):
        return text
    raise ValueError(f"“{text}” is not a window: write “since-last-issue”, “day”, or a duration such as “24h” or “7d”")


def _closes(value: object) -> object:
    if isinstance(value, dt.time):
        return value
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError(f"“{value}” is not an hour of the day such as “05:00”")
    return dt.time(int(found[1]), int(found[2]))


def duration(text: str) -> dt.timedelta | None:
    """Read ``90m``, ``24h``, ``7d`` or ``2w``; None for anything else, and for nothing at all (``0h``)."""
    found = _SPAN.fullmatch(text.strip())
    return dt.timedelta(**{_UNITS[found[2]]: int(found[1])}) or None if found else None


Zone = Annotated[str, AfterValidator(zone_name)]
Language = Annotated[str, AfterValidator(language_tag)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class Section(_Model):
    """``[[sections]]``: a titled group of sources."""

    title: str = Field(min_length=1, description="heading under which its articles stand")
    cap: int | None = Field(None, ge=1, description="most articles in the section; what is cut is told")
    sources: tuple[Any, ...] = Field((), description="`[[sections.sources]]`, in the order of importance")


class LimitsTable(_Model):
    """``[limits]``: how much a run takes from outside, and for how long."""

    resource_seconds: float = Field(30, gt=0, le=600, description="longest time for one address, redirects included")
    wait_seconds: float = Field(30, ge=0, le=600, description="longest wait that a busy server is granted in a run")
    run_minutes: float = Field(15, gt=0, le=1440, description="longest time in which a run fetches")
    page_mb: float = Field(15, gt=0, le=200, description="largest page or feed, decompressed, in megabytes")
    picture_mb: float = Field(10, gt=0, le=200, description="largest picture, in megabytes")
    article_mb: float = Field(50, gt=0, le=2000, description="pictures of one article together, in megabytes")
    pictures: int = Field(200, ge=0, le=5000, description="most pictures of one article")
    items: int = Field(100, ge=1, le=10_000, description="most articles taken of one feed for an issue, the newest")
    per_host: int = Field(4, ge=1, le=16, description="requests at once to one host")
    delay_seconds: float | None = Field(
        None, ge=0, le=60, description="between two requests to a host; by default 0.1, and none for allow_hosts"
    )

    def bounds(self) -> Limits:
        """The same in the units of the program."""
        return Limits(
            resource_seconds=self.resource_seconds,
            silence_seconds=min(Limits().silence_seconds, self.resource_seconds / 2),
            wait_seconds=self.wait_seconds,
            run_seconds=self.run_minutes * 60,
            page_bytes=int(self.page_mb * MEGABYTE),
            image_bytes=int(self.picture_mb * MEGABYTE),
            article_bytes=int(self.article_mb * MEGABYTE),
            pictures=self.pictures,
            items=self.items,
            per_host=self.per_host,
            delay_seconds=self.delay_seconds,
        )


class KeepTable(_Model):
    """``[keep]``: how long issues stay on disk. The newest stays, and so do the numbers of all."""

    issues: int | None = Field(None, ge=1, description="most issues kept; older ones are removed after a build")
    days: int | None = Field(None, ge=1, description="issues of more days ago are removed after a build")


def _accent(colour: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"“{colour}” is not a colour such as “#8a1c1c”")
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    contrast = 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    if contrast < CONTRAST:
        raise ValueError(f"“{colour}” is too light to be read on white (contrast {contrast:.1f}, at least {CONTRAST})")
    return colour


class DesignTable(_Model):
    """``[design]``: how editions look. Files are named relative to the newsletter's folder."""

    theme: str = Field(
        "broadsheet",
        pattern=r"^[a-z0-9][a-z0-9-]*$",
        description="`broadsheet` (classic), `modern` (plain), or a folder of your own in `templates/themes/`",
    )
    accent: Annotated[str, AfterValidator(_accent)] | None = Field(
        None, description="colour of rules and labels as `#rrggbb`, dark enough to be read on white"
    )
    logo: str | None = Field(None, description="picture that stands for the newsletter's name: SVG, PNG, JPEG or WebP")
    cover: str | None = Field(
        None, description="picture on every cover, or `lead` for the lead article's; without it the cover is type alone"
    )
    headings: str | None = Field(None, description="font file for headlines, `.ttf` or `.otf`, put into editions")
    text: str | None = Field(None, description="font file for the text, likewise")

    def found(self, folder: Path) -> Design:
        """Return the design with its files, wherever they may be."""
        files = {key: folder / name for key, name in self._files()}
        return Design(self.theme, self.accent, cover_of_lead=self.cover == COVER_OF_LEAD, **files)

    def mistakes(self, folder: Path) -> list[str]:
        """Return what is wrong with the theme and the files, a line each."""
        found = []
        if self.theme not in THEMES and not (folder / OWN_THEMES / self.theme).is_dir():
            near = did_you_mean(self.theme, THEMES) or f"; make a folder {folder / OWN_THEMES / self.theme} for it"
            found.append(f"design.theme: there is no theme “{self.theme}”{near}")
        for key, name in self._files():
            suffixes = FONT_SUFFIXES if key in {"headings", "text"} else PICTURE_SUFFIXES
            if Path(name).suffix.lower() not in suffixes:
                found.append(f"design.{key}: “{name}” is none of {', '.join(suffixes)}")
            elif not (folder / name).is_file():
                found.append(f"design.{key}: there is no file {folder / name}")
        return found

    def _files(self) -> list[tuple[str, str]]:
        keys = {"logo": self.logo, "cover": self.cover, "headings": self.headings, "text": self.text}
        return [(key, name) for key, name in keys.items() if name and (key, name) != ("cover", COVER_OF_LEAD)]


class Newsletter(_Model):
    """The recipe: who publishes, in which language and zone, from which sources, in which sections."""

    title: str = Field(min_length=1, description="name of the newsletter, as it stands in the masthead")
    language: Language = Field("en", description="language of the interface texts and dates (BCP 47)")
    timezone: Zone = Field("UTC", description="IANA time zone in which times are shown and days begin")
    publisher: str | None = Field(None, description="who publishes it; shown in the masthead and in the metadata")
    description: str | None = Field(None, description="a line under the title")
    window: Annotated[str, AfterValidator(_window)] = Field(
        "since-last-issue",
        description="span of an issue: `since-last-issue`, a duration such as `24h`, or `day` (the last complete day)",
    )
    closes: Annotated[dt.time | None, BeforeValidator(_closes)] = Field(
        None, description="hour at which an issue closes; without it, when the first gather of its date starts"
    )
    formats: tuple[str, ...] = Field(("epub", "pdf"), min_length=1, description="editions to make")
    allow_hosts: tuple[str, ...] = Field(
        (), description="private or loopback hosts that may be fetched from, each `HOST` or `HOST:PORT`"
    )
    contact: str | None = Field(
        None, pattern=r"^[!-~]+$", description="your address or site, told to the servers that are asked (User-Agent)"
    )
    limits: LimitsTable = Field(
        default_factory=LimitsTable, description="`[limits]`: how much a run takes, and for how long"
    )
    keep: KeepTable = Field(
        default_factory=KeepTable, description="`[keep]`: how long issues stay on disk; by default for ever"
    )
    rules: str = Field("rules", description="folder of site rules: how the pages of some sites are to be read")
    design: DesignTable = Field(
        default_factory=DesignTable, description="`[design]`: theme, colour, logo, cover and fonts"
    )
    sections: tuple[Section, ...] = Field(min_length=1, description="the sections, in the order in which they stand")
    channels: tuple[Any, ...] = Field((), description="`[[channels]]`: where editions go")


@frozen
class Configured:
    """A newsletter, its folder, and the options of the kinds that it names."""

    name: str
    folder: Path
    newsletter: Newsletter
    formats: Mapping[str, Any] = field(default_factory=dict)
    """Format name to its options, for every format that exists."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.newsletter.timezone)

    @property
    def masthead(self) -> Masthead:
        one = self.newsletter
        return Masthead(self.name, one.title, one.language, one.timezone, one.publisher, one.description)

    @property
    def design(self) -> Design:
        return self.newsletter.design.found(self.folder)


def load(folder: Path, find: Find, formats: tuple[str, ...]) -> Configured:
    """Read and check the newsletter in ``folder``; ``formats`` names the formats that exist.

    Raises ConfigError that lists every mistake, a line each.
    """
    path = folder / FILE
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"there is no {path}", f"make one with: packager init {folder.name}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text (byte {error.start})", "save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}", "check who owns it and its rights") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not TOML: {error}", "mend that line; strings stand in double quotes") from None
    return _validated(raw, path, find, formats)


def _validated(raw: dict[str, Any], path: Path, find: Find, formats: tuple[str, ...]) -> Configured:
    """Check each part by the model that knows it, and collect the mistakes of all."""
    mistakes: list[str] = []
    options = {name: _options(raw.pop(name, {}), find("formats", name).options, name, mistakes) for name in formats}
    _kinds(raw, find, mistakes)
    newsletter = _options(raw, Newsletter, "", mistakes, extra=formats)
    mistakes += _design(raw.get("design", {}), path.parent)
    mistakes += _unknown_formats(raw.get("formats"), formats) + _same_titles(raw.get("sections"))
    if mistakes:
        raise ConfigError("\n".join(f"{path}: {one}" for one in mistakes), "the keys are in docs/reference.md")
    return Configured(path.parent.name, path.parent, newsletter, options)


def _design(raw: object, folder: Path) -> list[str]:
    """What is wrong with the files of a design whose keys are right, whatever else is wrong with the newsletter."""
    try:
        return DesignTable.model_validate(raw).mistakes(folder)
    except ValidationError:
        return []


def _unknown_formats(chosen: object, known: tuple[str, ...]) -> list[str]:
    names = [name for name in chosen if isinstance(name, str)] if isinstance(chosen, list) else []
    return [f"formats: there is no format “{name}”{did_you_mean(name, known)}" for name in names if name not in known]


def _same_titles(sections: object) -> list[str]:
    """Sections are told apart by their titles, in the line-up too."""
    titles = [one.get("title") for one in sections if isinstance(one, dict)] if isinstance(sections, list) else []
    twice = dict.fromkeys(title for title in titles if isinstance(title, str) and titles.count(title) > 1)
    return [f"sections: two have the title “{title}”; put their sources into one" for title in twice]


def _kinds(raw: dict[str, Any], find: Find, mistakes: list[str]) -> None:
    """Replace each source and channel table by the options model of its kind."""
    sections = raw.get("sections")
    for number, section in enumerate(sections if isinstance(sections, list) else []):
        if isinstance(section, dict):
            _kind_list(section, "sources", find, f"sections[{number}].sources", mistakes)
            if not section.get("sources"):
                mistakes.append(f"sections[{number}]: it has no [[sections.sources]]")
    _kind_list(raw, "channels", find, "channels", mistakes)


def _kind_list(table: dict[str, Any], group: str, find: Find, where: str, mistakes: list[str]) -> None:
    tables = table.get(group)
    if not isinstance(tables, list):
        return
    for number, entry in enumerate(tables):
        place = f"{where}[{number}]"
        kind = entry.get("kind") if isinstance(entry, dict) else None
        if not isinstance(kind, str):
            mistakes.append(f"{place}: kind is missing (what it is, such as “{_example(group)}”)")
            continue
        try:
            model = find(group, kind).options
        except ConfigError as error:
            mistakes.append(f"{place}.kind: {error.message} ({error.hint})")
            continue
        tables[number] = _options(entry, model, place, mistakes)


def _example(group: str) -> str:
    return {"sources": "feed", "channels": "folder"}[group]


def _options(raw: Any, model: type[Any], where: str, mistakes: list[str], extra: tuple[str, ...] = ()) -> Any:
    """Validate ``raw`` by ``model``; add its mistakes, with the path ``where`` before each key."""
    if not isinstance(raw, dict):
        mistakes.append(f"{where}: it must be a table")
        return None
    found = None
    try:
        found = model.model_validate(raw)
    except ValidationError as error:
        mistakes += [told(one, where, model, extra) for one in error.errors()]
    mistakes += _common(raw, model, where)
    return found


def _common(raw: dict[str, Any], model: type[Any], where: str) -> list[str]:
    """Check language and time zone, which every kind shares, also where other keys of the table are wrong."""
    found = []
    for key, check in (("language", language_tag), ("timezone", zone_name)):
        value = raw.get(key)
        if where and key in model.model_fields and isinstance(value, str):
            try:
                check(value.strip())
            except ValueError as error:
                found.append(f"{where}.{key}: {error}")
    return found


def home(chosen: Path | None, environment: str | None) -> Path:
    """The folder ``issues/`` under ``-C DIR``, else PACKAGER_HOME, else the current folder."""
    return (chosen or Path(environment or ".")) / "issues"


def newsletters(issues: Path) -> list[str]:
    """Names of the newsletters in a folder ``issues/``, sorted."""
    return sorted(path.parent.name for path in issues.glob(f"*/{FILE}"))
