"""Posts: those of a live blog, each under its time, and those of a social network that an article quotes."""

from __future__ import annotations

from itertools import islice

from packager.text.calendar.hourlines import CLOCK, FEWEST_POSTS, TIME_LENGTH, tells_clock
from packager.text.html import Element, words
from packager.text.page import furniture
from packager.text.page.survey import Survey

LINE_LENGTH = 120
"""Characters of the line over a post that holds its time."""
MOST_IN_LINE = 6
"""Elements of that line among which the time is."""
POST_BOXES = 2
"""Boxes round that time inside its post."""
MOST_LINES = 12
"""Elements of a post among which its time stands."""
MOST_BESIDE_POST = 4
"""Children of a box that only wraps a quoted post: the post, its script and what holds its place."""
_LINES = words("span div p a b strong em small li dt")
_BOXES = words("div section span article main header center font")
_POST_LINES = _BOXES | words("p a")


def is_time_of_post(view: Survey, element: Element) -> bool:
    """Whether an element is the time of one of several posts that follow one another, as in a live blog.

    It is a ``time``, or a line of a clock and little else.
    """
    if not 0 < view.of(element).text <= TIME_LENGTH or not _tells_time(element):
        return False
    post = element.getparent()
    for _ in range(POST_BOXES):
        if post is None or post.getparent() is None or (view.of(post).kept and view.of(post).text > 2 * TIME_LENGTH):
            break
        post = post.getparent()
    stream = None if post is None else post.getparent()
    if stream is None or not view.of(post).kept:
        return False
    make = (stream, post.tag, _make(post), element.tag)
    if make not in view.streams:
        posts = (each for each in stream.iterchildren(post.tag) if _make(each) == make[2] and view.of(each).kept)
        timed = sum(1 for each in posts if any(map(_tells_time, islice(each.iter(element.tag), MOST_LINES))))
        view.streams[make] = timed >= FEWEST_POSTS
    return view.streams[make]


def holds_time_of_post(view: Survey, element: Element) -> bool:
    """Whether an element is the line over a post that says, beside its time, by whom it is."""
    if element.tag not in _POST_LINES or not 0 < view.of(element).text <= LINE_LENGTH:
        return False
    return any(is_time_of_post(view, each) for each in islice(element.iterdescendants(), MOST_IN_LINE))


def clock_of(element: Element) -> str | None:
    """What a ``time`` that says only how long ago it was, when the page was fetched, should say; None for another.

    It is its clock, or nothing where that stands beside it.
    """
    told = CLOCK.search(element.get("datetime") or "")
    if told is None or CLOCK.search("".join(element.itertext())):
        return None
    return "" if CLOCK.search("".join(islice(element.getparent().itertext(), TIME_LENGTH))) else told[0]


def _tells_time(element: Element) -> bool:
    if element.tag == "time":
        return True
    if element.tag not in _LINES or next(element.iter("time"), None) is not None:
        return False
    return tells_clock("".join(islice(element.itertext(), TIME_LENGTH)))


def _make(post: Element) -> str:
    """The first of the classes of a post: others say that it is new, pinned, or the ninth."""
    return ((post.get("class") or "").split() or [""])[0]


def is_quoted_post(element: Element) -> bool:
    """Whether an element is, or only wraps, a post quoted from a social network."""
    if element.tag == "blockquote":
        return furniture.is_post(element)
    return (
        element.tag in _BOXES
        and len(element) <= MOST_BESIDE_POST
        and any(furniture.is_post(each) for each in element.iter("blockquote"))
    )
