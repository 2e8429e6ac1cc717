"""The stage ``illustrate``: every picture of the articles that stay is fetched once and kept.

After it a fragment names its pictures as ``../assets/<name>``; a picture that could not be had is
its alternative text and a link, and the report says why.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import url2pathname

from packager import images, ports
from packager.errors import ImageError, PackagerError
from packager.events import Advanced, Emit, Failed, Grew
from packager.frozen import frozen
from packager.model import Article, Asset, Document, Problem
from packager.ports import Text, own_text
from packager.text.html import Element, parse_fragment, prune, serialise

STAGE = "illustrate"
ASSETS = "../assets/"

BEACON = 2
"""A picture with a side of at most so many pixels counts readers; it shows them nothing."""

HOUSE_PICTURE = 3
"""A lead picture that so many articles share is their site's logo, not theirs."""

TREES = 200
"""Bodies of articles that are held in memory parsed: more than a daily issue has, and a megabyte for ten or twenty."""

AT_ONCE = 8
"""Pictures in the making at one time; the fetcher has limits of its own for each host."""

Held = TypeVar("Held")
Put = Callable[[bytes, str], str]
"""Keep bytes under a name with a suffix; return the name."""


def _as_it_is(article: Article) -> Article:
    return article


@frozen
class Illustrated:
    """What came of illustrating."""

    articles: tuple[Article, ...] = ()
    assets: tuple[Asset, ...] = ()
    """What the articles show, in the order of first use."""
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Album:
    """Pictures by address: kept, or why not."""

    fetch: ports.Fetch
    put: Put
    turn: asyncio.Semaphore
    limits: ports.Limits
    apart: ports.Apart
    kept: dict[str, Asset] = field(default_factory=dict)
    failed: dict[str, Problem] = field(default_factory=dict)
    """Beacons are neither kept nor failed."""
    doors: Mapping[str, ports.Fetch] = field(default_factory=dict)
    enclosed: Mapping[str, Document] = field(default_factory=dict)


@frozen
class _Page:
    """An article and, of one that has pictures, its body as it was parsed, if that is kept."""

    article: Article
    text: Text
    kept: Element | None = None

    @classmethod
    def of(cls, article: Article, text: Text, number: int) -> _Page:
        """Parse the body of the article of this number; of a large issue most are parsed again when they are needed."""
        page = cls(article, text)
        return replace(page, kept=page.root()) if number < TREES else page

    def root(self) -> Element | None:
        """The body; None where it has no picture."""
        if self.kept is None and "<img" in (html := self.text(self.article)):
            return parse_fragment(html)
        return self.kept


async def illustrate(
    articles: Sequence[Article],
    fetch: ports.Fetch,
    put: Put,
    *,
    emit: Emit,
    known: Iterable[Asset] = (),
    limits: ports.Limits | None = None,
    doors: Mapping[str, ports.Fetch] | None = None,
    enclosed: Mapping[str, Document] | None = None,
    apart: ports.Apart = ports.here,
    text: Text = own_text,
    lay: Callable[[Article], Article] = _as_it_is,
) -> Illustrated:
    """Fetch and keep the pictures of ``articles`` and point the articles at them.

    ``put`` keeps bytes under a name that depends on nothing but the bytes. ``known`` are the
    pictures of an earlier gather of the same issue, which are not fetched again; ``limits`` say how many
    pictures an article may have. ``doors`` has the door of each source that logs in, ``enclosed`` the pictures
    that came with the articles, by address. Pictures are looked at ``apart``. ``text`` is asked for the text of an
    article, and ``lay`` may lay the new one aside.
    Emits what advances and what fails; begins and ends no stage.
    """
    shared = _shared(articles)
    pages = [_Page.of(article, text, number) for number, article in enumerate(articles)]
    limits = limits or ports.Limits()
    wanted = _wanted(pages, shared, limits.pictures)
    album = _Album(fetch, put, asyncio.Semaphore(AT_ONCE), limits, apart, {asset.url: asset for asset in known})
    album.doors, album.enclosed = doors or {}, enclosed or {}
    emit(Grew(STAGE, len(wanted)))

    async def take(address: str, article: Article) -> None:
        await _take(album, address, article)
        emit(Advanced(STAGE, address))

    await asyncio.gather(*(take(address, article) for address, article in wanted.items()))
    album.kept, album.failed = _ordered(album.kept, wanted), _ordered(album.failed, wanted)
    by_name = {asset.name: asset for asset in album.kept.values()}
    done = [_laid(_illustrated(page, album, by_name, shared), lay) for page in pages]
    for problem in album.failed.values():
        emit(Failed(problem))
    used = dict.fromkeys(name for _, names in done for name in names)
    assets = tuple(by_name[name] for name in used if name in by_name)
    return Illustrated(tuple(article for article, _ in done), assets, tuple(album.failed.values()))


def _ordered(held: dict[str, Held], addresses: Iterable[str]) -> dict[str, Held]:
    """What came as it came, in the order in which it was asked for: the same issue has the same bytes."""
    return {each: held[each] for each in dict.fromkeys((*addresses, *held)) if each in held}


def _laid(done: tuple[Article, list[str]], lay: Callable[[Article], Article]) -> tuple[Article, list[str]]:
    return lay(done[0]), done[1]


# --- which -------------------------------------------------------------------------------------------


def _wanted(pages: Sequence[_Page], shared: frozenset[str], most: int) -> dict[str, Article]:
    """Return every address to be had, with the first article that asks for it."""
    wanted: dict[str, Article] = {}
    for page in pages:
        sources = _sources(page.root())
        addresses = [each for each in sources if not each.startswith(ASSETS)]
        if not sources and _leads(page.article, shared):
            addresses = [page.article.image or ""]
        for address in dict.fromkeys(addresses[:most]):
            wanted.setdefault(address, page.article)
    return wanted


def _shared(articles: Sequence[Article]) -> frozenset[str]:
    """Return the lead pictures that say nothing about an article, because too many have them."""
    count = Counter(article.image for article in articles if article.image)
    return frozenset(address for address, times in count.items() if times >= HOUSE_PICTURE)


def _leads(article: Article, shared: frozenset[str]) -> bool:
    return bool(article.image) and ":" in (article.image or "") and article.image not in shared


# --- one picture -------------------------------------------------------------------------------------


async def _take(album: _Album, address: str, article: Article) -> None:
    """Have one picture in the album, or the reason why it is not."""
    if address in album.kept:
        return
    try:
        async with album.turn:
            data = await _read(album, address, article)
            media_type, width, height = await _look(album, data)
        if min(width, height) <= BEACON:
            return
        name = album.put(data, images.suffix_of(media_type))
        album.kept[address] = Asset(name, media_type, width, height, len(data), address)
    except PackagerError as error:
        album.failed[address] = Problem(STAGE, address, error.code, error.message, error.hint)


async def _look(album: _Album, data: bytes) -> tuple[str, int, int]:
    """Media type, width and height of a picture: a decoder is asked only where its header does not tell."""
    seen = images.glance(data)
    return seen if seen is not None else await asyncio.to_thread(album.apart, images.inspect, data)


async def _read(album: _Album, address: str, article: Article) -> bytes:
    if address in album.enclosed:
        return album.enclosed[address].data
    if address.startswith("file:"):
        return await asyncio.to_thread(_local, address, article.root, album.limits.image_bytes)
    fetch = album.doors.get(article.source, album.fetch)
    document = await fetch.get(address, "image", referer=article.url)
    return document.data


def _local(address: str, root: str | None, most: int) -> bytes:
    """Read a picture of a local page, if it lies, links followed, inside the folder of its source."""
    if root is None:
        raise ImageError("this article may not show local files", code="image-outside")
    try:
        path = Path(url2pathname(urlsplit(address).path)).resolve(strict=True)
        if not path.is_relative_to(Path(root).resolve()):
            raise ImageError("the picture lies outside the folder of its source", code="image-outside")
        if path.stat().st_size > most:
            raise ImageError(f"the picture is larger than {most / 1_000_000:g} MB", code="too-large")
        return path.read_bytes()
    # An address may hold what no path can: a NUL, a name too long.
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such file"
        raise ImageError(f"the picture cannot be read: {reason}", code="image-missing") from error


# --- one article -------------------------------------------------------------------------------------


def _illustrated(
    page: _Page, album: _Album, by_name: dict[str, Asset], shared: frozenset[str]
) -> tuple[Article, list[str]]:
    """Return the article with its pictures in place, and the names of those that it shows."""
    article, root = page.article, page.root()
    found = [] if root is None else list(root.iter("img"))
    spent, over = 0, 0
    first: str | None = None
    for position, image in enumerate(found):
        source = image.get("src") or ""
        asset = by_name.get(source.removeprefix(ASSETS)) if source.startswith(ASSETS) else album.kept.get(source)
        spent += asset.size if asset else 0
        fits = position < album.limits.pictures and spent <= album.limits.article_bytes
        over += not fits
        if asset and fits:
            _place(image, asset)
            first = first or asset.name
        elif not source.startswith(ASSETS):
            _stand_in(image, dropped=fits and source not in album.failed and asset is None)
    if over:
        album.failed[f"\n{article.id}"] = _too_many(article, len(found) - over, len(found))
    lead = album.kept.get(article.image or "")
    if not found and lead and _leads(article, shared):
        root = parse_fragment(page.text(article))
        _prepend(root, lead)
        return replace(article, html=serialise(root), laid=None, image=lead.name), [lead.name]
    image_name = first or (article.image if article.image in by_name else None)
    names = [source.removeprefix(ASSETS) for source in _sources(root)]
    shown = article if root is None else replace(article, html=serialise(root), laid=None)
    return replace(shown, image=image_name), [*names, image_name] if image_name else names


def _sources(root: Element | None) -> list[str]:
    """The addresses of the pictures of a body."""
    return [] if root is None else [image.get("src") for image in root.iter("img") if image.get("src")]


def _too_many(article: Article, shown: int, all_of_them: int) -> Problem:
    """Say that an article has more pictures than are taken."""
    return Problem(
        STAGE,
        article.url or article.title,
        "pictures-cut",
        f"it shows {shown} of its {all_of_them} pictures, and links to the others",
        "more are taken with pictures and article_mb in [limits]",
    )


def _place(image: Element, asset: Asset) -> None:
    image.set("src", ASSETS + asset.name)
    image.set("width", str(asset.width))
    image.set("height", str(asset.height))


def _stand_in(image: Element, *, dropped: bool) -> None:
    """Put the alternative text and a link where a picture could not be had; a beacon leaves nothing."""
    source, text = image.get("src") or "", " ".join((image.get("alt") or "").split())
    linked = source.startswith(("http://", "https://")) and not _inside_link(image)
    if dropped or not (text or linked):
        prune(image)
        return
    tail, holder = image.tail, image.getparent()
    if holder.tag == "a" and len(holder) == 1 and not "".join(holder.itertext()).strip():
        holder.remove(image)  # to the same picture, larger, or to what it stands for
        holder.text = text
        if next(holder.iterancestors("figure"), holder).get("class") != "embed":
            holder.set("class", "lost")
        return
    image.attrib.clear()
    image.tag = "a" if linked else "em"
    image.set("class", "lost")
    if linked:
        image.set("href", source)
    image.text = text or urlsplit(source).hostname or source
    image.tail = tail


def _inside_link(element: Element) -> bool:
    return next(element.iterancestors("a"), None) is not None


def _prepend(root: Element, asset: Asset) -> None:
    """Put the lead picture, which the body lacks, before the text."""
    figure = root.makeelement("figure", {})
    image = root.makeelement("img", {})
    _place(image, asset)
    figure.append(image)
    figure.tail, root.text = root.text, None
    root.insert(0, figure)
