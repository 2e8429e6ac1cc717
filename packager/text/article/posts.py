"""Posts: those of a live blog, each under its time, and those of a social network that an article quotes."""

from __future__ import annotations

from itertools import islice

from packager.text.calendar.hourlines import CLOCK, FEWEST_POSTS, TIME_LENGTH, tells_clock
from packager.text.html import Element, words
from packager.text.page import furniture
from packager.text.page.survey import PLAIN_BOXES, Survey, article_of, shut_away

LINE_LENGTH = 120
"""Characters of the line over a post that holds its time."""
MOST_IN_LINE = 6
"""Elements of that line among which the time is."""
POST_BOXES = 2
"""Boxes round that time inside its post."""
MOST_LINES = 12
"""Elements of a post among which its time stands."""
NEARLY_ALL = 0.8
"""Share of the posts in a row that have a time."""
POST_LENGTH = 1500
"""Characters of a post on average: what is longer is an article, of which some pages show the next below the first."""
MOST_BESIDE_POST = 4
"""Children of a box that only wraps a quoted post: the post, its script and what holds its place."""
_LINES = words("span div p a b strong em small li dt")
_HEADINGS = words("h2 h3 h4 h5 h6")
_WRAPS = words("li div section")
_POST_LINES = PLAIN_BOXES | words("p a")


def text_of(view: Survey, element: Element) -> Element | None:
    """The innermost ``article`` round an element that is a text of its own, and no post of a live blog."""
    if view.posts is None:
        view.posts = _articles_that_are_posts(view)
    article = article_of(element)
    while article is not None and article in view.posts:
        article = article_of(article)
    return article


def _articles_that_are_posts(view: Survey) -> frozenset[Element]:
    """Every ``article`` of a page that is a post of a live blog: one of a row under a time each."""
    rows: dict[tuple[Element, str], list[Element]] = {}
    for article in view.order[0].iter("article"):
        if view.of(article).text and next(article.iter("h1"), None) is None:
            rows.setdefault((_wrapped(article).getparent(), _make(article)), []).append(article)
    return frozenset(post for row in rows.values() if _are_posts(view, row) for post in row)


def _are_posts(view: Survey, row: list[Element]) -> bool:
    if len(row) < FEWEST_POSTS or sum(view.of(each).text for each in row) > POST_LENGTH * len(row):
        return False
    timed = sum(1 for each in row if any(map(_tells_time, islice(each.iter(), MOST_LINES))))
    headings = [heading for each in row if (heading := next(each.iter(*_HEADINGS), None)) is not None]
    # Comments have no headings, and what leads to other stories has linked ones.
    own = article_of(row[0]) is not None or len(headings) >= NEARLY_ALL * len(row)
    linked = any(view.of(each).linked or next(each.iterancestors("a"), None) is not None for each in headings)
    return timed >= NEARLY_ALL * len(row) and own and not linked and not shut_away(view, row[0])


def _wrapped(post: Element) -> Element:
    """The outermost box that holds a post and nothing else, such as the item of a list."""
    while (parent := post.getparent()) is not None and len(parent) == 1 and parent.tag in _WRAPS:
        post = parent
    return post


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
    if post is None or not view.of(post).kept:
        return False
    post = _wrapped(post)
    stream = post.getparent()
    if stream is None:
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
        element.tag in PLAIN_BOXES
        and len(element) <= MOST_BESIDE_POST
        and any(furniture.is_post(each) for each in element.iter("blockquote"))
    )
