"""The registry: what varies is one file in ``sources/``, ``formats/``, ``channels/`` or ``runners/``.

A kind's file exports one ``KIND``, a record of what it is, the options it takes, and its one
function. Names are listed without importing, so that WeasyPrint loads for a PDF alone. Another
distribution adds a kind through an entry point in the group ``packager.<group>``.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from packager.errors import ConfigError, PackagerError, ParseError, SourceError, did_you_mean
from packager.frozen import frozen
from packager.model import Design, Document, Edition, Issue, Item, Problem, Receipt
from packager.ports import Apart, Bounds, Fetch, here
from packager.secret import LoginOptions

Group = Literal["sources", "formats", "channels", "runners"]
GROUPS: tuple[Group, ...] = ("sources", "formats", "channels", "runners")

Result = TypeVar("Result")


class Options(BaseModel):
    """Base of everything that a configuration file may hold: no unknown keys, no changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


# --- sources ---------------------------------------------------------------------------------


class SourceOptions(Options):
    """Keys that every source takes."""

    kind: str = Field(description="what it is: the name of a source kind")
    name: str | None = Field(None, description="name in reports; by default its address or path")
    language: str | None = Field(None, description="language of its articles where they do not say (BCP 47)")
    timezone: str | None = Field(
        None, description="zone in which its hours without an offset are read (the newsletter's)"
    )
    cap: int | None = Field(None, ge=1, description="most articles of it in one issue; what is cut is told")
    updates: bool = Field(True, description="whether an article of it that changed is printed again, marked as updated")
    robots: bool = Field(
        True, description="where its pages are named or found one by one: whether the site's robots.txt is obeyed"
    )


class WebOptions(SourceOptions):
    """Keys of a source that is fetched from the web."""

    login: LoginOptions | None = Field(None, description="how the site knows its reader (see “Logins”)")


@frozen
class SourceContext:
    """What a source gets from outside."""

    key: str
    """Key of the source within its newsletter, for ``Item.source``."""
    section: str
    zone: ZoneInfo
    language: str | None
    folder: Path
    """Folder against which relative paths are read."""
    fetch: Fetch
    now: dt.datetime
    apart: Apart = here
    """Where what strangers wrote is parsed."""
    since: dt.datetime | None = None
    """From when on articles are wanted, where that is known."""

    def parsed(self, task: Callable[..., Result], /, *values: Any) -> Result:
        """Return ``task(*values)``, done ``apart``: the task is module-level, values and result pickle.

        Blocks, so it is for threads; :meth:`parse` is for the event loop. Raises SourceError: the task's own, and
        ParseError for whatever else became of it, for what cannot be parsed costs its source and not the issue.
        """
        try:
            return self.apart(_done, (task, values))  # type: ignore[no-any-return]
        except SourceError:
            raise
        except PackagerError as error:
            raise ParseError(error.message, error.hint, code=error.code) from error
        except RecursionError as error:
            raise ParseError("it is nested more deeply than can be read", code="parse-failed") from error
        except Exception as error:
            message = f"reading it failed: {type(error).__name__}: {error}"
            raise ParseError(message, "please report it", code="reading-failed") from error

    async def parse(self, task: Callable[..., Result], /, *values: Any) -> Result:
        """Do the same while other sources go on."""
        return await asyncio.to_thread(self.parsed, task, *values)

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process without the doors: nothing is fetched there."""
        return SourceContext, (self.key, self.section, self.zone, self.language, self.folder, None, self.now)


def _done(job: tuple[Callable[..., Any], tuple[Any, ...]]) -> Any:
    task, values = job
    return task(*values)


@frozen
class Listing:
    """What a source yields: its items, newest first where it has an order, and what went wrong with some."""

    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str | None = None
    """What the source calls itself."""
    moved: str | None = None
    """Where it says that it has moved for good (``Document.moved``)."""
    enclosed: tuple[Document, ...] = ()
    """Pictures that came with the items, each under the address by which their texts name it."""


@frozen
class SourceKind:
    """A place where articles come from."""

    name: str
    summary: str
    """One line for ``--help`` and the reference."""
    options: type[SourceOptions]
    read: Callable[[Any, SourceContext], Awaitable[Listing]]
    """Options and context in, listing out. Raises SourceError where the source as a whole fails."""
    recognise: Callable[[str, Document | Path], Mapping[str, Any] | None] = lambda argument, found: None
    """What ``packager make`` asks: given an argument as typed, and the fetched document or existing
    path behind it, return the options (with ``kind``) that read it, or None if it is not of this kind."""
    acknowledge: Callable[[Any, SourceContext, Sequence[Item]], Awaitable[None]] | None = None
    """What is called once the issue stands, with those of its items that carry a ``mark`` and are in print, there or
    in an earlier issue: the source may count them as read. None where it keeps no count. Safe to repeat. Raises
    SourceError."""
    streams: bool = False
    """True for what lists its newest items first and lets old ones fall off, as feeds do: of its undated
    items a first run takes only the newest few."""
    pages: Literal["listed", "named", "found"] = "listed"
    """How its articles' pages are known: ``listed`` by the site for readers like us (a feed); ``named`` one by one by
    the user; or ``found`` by going through a site. What is found asks robots.txt, and so does what is named where
    nobody sits before the screen (a newsletter)."""
    precedence: int = 0
    """Kinds are asked to recognise in this order, lowest first, after the :func:`usual_source`."""


# --- formats ---------------------------------------------------------------------------------


@frozen
class RenderJob:
    """What a format gets: a finished issue and the bytes it needs. It neither drops, sorts, fetches nor cleans."""

    issue: Issue
    options: Any
    """The format's own options model."""
    templates: Any
    """:class:`packager.templating.Templates`."""
    asset: Callable[[str], bytes]
    """Bytes of an asset by name. Raises OSError."""
    target: Path
    """Where to write; a working name beside the final one."""
    stamp: dt.datetime
    """The aware instant that dates inside the edition come from, so that they say no hour of making."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """Page number in an edition made earlier by article id, and by the places of blocks of text; or empty."""
    design: Design = field(default_factory=Design)
    """How the edition looks."""
    apart: Apart = here
    """Where pictures are decoded: what strangers made may crash the decoder."""


@frozen
class Rendered:
    """What a format says of the file it wrote."""

    pages: int | None = None
    page_of: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Such as a picture that could not be converted and became its text."""


@frozen
class Expert:
    """A program of others that knows a format better than our own check, where it is installed."""

    present: Callable[[], bool]
    lacking: str
    """What it is and how it is installed, in one line."""
    ask: Callable[[Path, Sequence[Problem]], list[Problem]]
    """What it finds in a file beyond the faults that are known."""


@frozen
class FormatKind:
    """A kind of edition."""

    name: str
    suffix: str
    """With its dot."""
    media_type: str
    summary: str
    options: type[Options]
    order: int
    """Formats run in this order: one may use the page map of an earlier one."""
    write: Callable[[RenderJob], Rendered]
    check: Callable[[Path], list[Problem]]
    """Every fault found in a file of this format, ours or not; empty when sound."""
    missing: Callable[[], Problem | None] = lambda: None
    """What must be installed before the format works, or None where all is there."""
    expert: Expert | None = None
    """Who else is asked by ``packager check``, and by it alone: an expert may take seconds."""
    risky: bool = False
    """Whether writing is the work of a large library that may crash, or never end: then it is done in a process
    with limits, and costs this edition alone."""
    profile: str | None = None
    """The option that ``packager make --profile`` sets, where the format has profiles."""
    rests_on: Callable[[], tuple[Path | str, ...] | None] = lambda: None
    """What of this machine an edition depends on beside the issue, options, design, templates and Python's
    libraries: font files, and versions. None where that cannot be told; such an edition is made anew each time."""


# --- channels and runners --------------------------------------------------------------------


class ChannelOptions(Options):
    """Keys that every channel takes."""

    kind: str = Field(description="what it is: the name of a channel kind")


@frozen
class ChannelKind:
    """A place where editions go."""

    name: str
    summary: str
    options: type[ChannelOptions]
    deliver: Callable[[Any, Issue, Iterable[Edition], Path], Receipt]
    """Options, issue, its editions and the folder for relative paths in. Safe to repeat. Raises DeliveryError."""


@frozen
class RunnerKind:
    """A way to do many tasks."""

    name: str
    summary: str
    map: Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
    """A module-level task and picklable inputs in; outcomes out, in the order of the inputs. A task that did not
    live to give one has a LostError for its outcome; any thread may ask."""
    call: Callable[[Callable[[Any], Any], Any, Bounds], Any] = here
    """One task on this machine, bounded; neither it nor its input need be picklable, its result must. Raises what
    the task raised, and LostError."""
    start: Callable[[], None] = lambda: None
    """What to do while the program has one thread and nothing open: called once, early."""


@cache
def _foreign(group: Group) -> dict[str, EntryPoint]:
    """What other distributions add to a group, by name."""
    return {point.name: point for point in _announced().select(group=f"packager.{group}")}


@cache
def _announced() -> Any:
    """Every entry point of every distribution installed: read once, for there may be a hundred."""
    return entry_points()


@cache
def names(group: Group) -> tuple[str, ...]:
    """List the kinds of a group, without importing any."""
    package = importlib.import_module(f"packager.{group}")
    own = (module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_"))
    return tuple(sorted({*own, *_foreign(group)}))


@cache
def find(group: Group, name: str) -> Any:
    """Import and return the kind ``name`` of ``group``. Raises ConfigError for an unknown one."""
    if name not in names(group):
        raise ConfigError(
            f"there is no {group.rstrip('s')} kind “{name}”{did_you_mean(name, names(group))}",
            f"the kinds are: {', '.join(names(group))}",
        )
    if name in _foreign(group):
        return _foreign(group)[name].load()
    return importlib.import_module(f"packager.{group}.{name}").KIND


def usual_source() -> SourceKind:
    """Import and return the kind that most sources are."""
    return find("sources", importlib.import_module("packager.sources").USUAL)  # type: ignore[no-any-return]


def every(group: Group) -> tuple[Any, ...]:
    """Import and return all kinds of a group."""
    return tuple(find(group, name) for name in names(group))


def format_for(filename: str) -> FormatKind | None:
    """Return the format whose suffix a file's name has, the longest there is; None where none has it.

    A format that is named as a part of the suffix is tried first, so that the others need not be imported.
    """
    name = filename.lower()
    for part in name.split(".")[1:]:
        if part in names("formats") and name.endswith(find("formats", part).suffix):
            return find("formats", part)  # type: ignore[no-any-return]
    fitting = [kind for kind in every("formats") if name.endswith(kind.suffix)]
    return max(fitting, key=lambda kind: len(kind.suffix), default=None)
