"""The posts of a live blog: the time of each is set as a line over it, which goes with what it says."""

from __future__ import annotations

from itertools import islice
from typing import Any

from packager.text.calendar.hourlines import FEWEST_POSTS, TIME_LENGTH, tells_clock
from packager.text.html import HEADINGS

HOUR = "hour"
"""Class of the paragraph that is the time of a post."""

UNDER = "hour under"
"""Classes of one that stands under the heading of its post: what parts posts is over that."""

POSTS = "posts"
"""Class of a list whose items are posts."""

OVER = HEADINGS | {"p", "figure", "blockquote", "ul", "ol", "div"}
"""Elements of a post that its time stands over."""


def mark(root: Any) -> None:
    """Mark the times of posts in a body, where there are so many that it is a live blog."""
    items = [time for time in root.iter("time") if _begins_item(time)]
    for time in items if len(items) >= FEWEST_POSTS else ():
        _set_apart(time)
    hours = [line for line in root.iter("p") if _is_hour(line)]
    for line in hours if len(hours) >= FEWEST_POSTS else ():
        line.set("class", UNDER if _is_under_heading(line) else HOUR)
        if line.getparent().tag == "li" and line.getparent()[0] is line:
            _take_for_post(line.getparent())


def _begins_item(time: Any) -> bool:
    """Whether a time is the first thing of a list's item, with blocks behind it."""
    item, after = time.getparent(), time.getnext()
    bare = (item.text or "") + (time.tail or "")
    return item.tag == "li" and item[0] is time and not bare.strip() and after is not None and after.tag in OVER


def _set_apart(time: Any) -> None:
    """Make the time with which an item begins a line of its own."""
    item = time.getparent()
    line = item.makeelement("p", {})
    item.replace(time, line)
    time.tail = None
    line.append(time)
    _take_for_post(item)


def _take_for_post(item: Any) -> None:
    """Note of the list that its items are posts, and need no other mark."""
    posts = item.getparent()
    posts.set("class", posts.get("class") or POSTS)


def _is_under_heading(line: Any) -> bool:
    before = line.getprevious()
    return before is not None and before.tag in HEADINGS and not (before.tail or "").strip()


def _is_hour(line: Any) -> bool:
    """Whether a paragraph is a time and nothing else, over another block."""
    after = line.getnext()
    if line.get("class") or len(line.text or "") > TIME_LENGTH or after is None or after.tag not in OVER:
        return False
    return tells_clock("".join(islice(line.itertext(), TIME_LENGTH)).strip())
