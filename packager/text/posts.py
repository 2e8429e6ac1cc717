"""Posts: those of a live blog, each under its time, and those of a social network that an article quotes."""

from __future__ import annotations

from packager.text import furniture
from packager.text.html import Element, words
from packager.text.survey import Survey

TIME_LENGTH = 40
"""Characters of the time of a post."""
POST_BOXES = 2
"""Boxes round that time inside its post."""
FEWEST_POSTS = 3
"""Posts with a time each that make a live blog."""
MOST_BESIDE_POST = 4
"""Children of a box that only wraps a quoted post: the post, its script and what holds its place."""
_BOXES = words("div section span article main header center font")


def is_time_of_post(view: Survey, element: Element) -> bool:
    """Whether an element is the time of one of several posts that follow one another, as in a live blog."""
    if element.tag != "time" or not 0 < view.of(element).text <= TIME_LENGTH:
        return False
    post = element.getparent()
    for _ in range(POST_BOXES):
        if view.of(post).kept or post.getparent() is None:
            break
        post = post.getparent()
    stream = post.getparent()
    if stream is None or not view.of(post).kept:
        return False
    make = (stream, post.tag, post.get("class") or "")
    if make not in view.streams:
        posts = (each for each in stream.iterchildren(post.tag) if (each.get("class") or "") == make[2])
        timed = sum(1 for each in posts if view.of(each).kept and next(each.iter("time"), None) is not None)
        view.streams[make] = timed >= FEWEST_POSTS
    return view.streams[make]


def is_quoted_post(element: Element) -> bool:
    """Whether an element is, or only wraps, a post quoted from a social network."""
    if element.tag == "blockquote":
        return furniture.is_post(element)
    return (
        element.tag in _BOXES
        and len(element) <= MOST_BESIDE_POST
        and any(furniture.is_post(each) for each in element.iter("blockquote"))
    )
