"""Short ways through a BeautifulSoup tree: its own ``find`` builds rules for every call, these only look."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement


class _Placed:
    """Finds the place of a child as fast as a list finds an identity.

    BeautifulSoup's own search compares child after child in Python, for every change of the tree: the time that a
    change takes grows with what stands beside it, and that of cleaning with the square of the page.
    """

    contents: list[PageElement]
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__

    def index(self, element: PageElement) -> int:
        """Return the place of a child. Raises ValueError for what is none."""
        contents = self.contents
        if contents and contents[-1] is element:
            return len(contents) - 1
        if isinstance(element, Tag):
            return contents.index(element)
        before = element.previous_sibling
        if before is None or isinstance(before, Tag):
            # Two texts are equal where they say the same: a text is found by what stands before it.
            place = contents.index(before) + 1 if before is not None else 0
            if place < len(contents) and contents[place] is element:
                return place
        return next(place for place, child in enumerate(contents) if child is element)


class QuickTag(_Placed, Tag):
    """An element of a :class:`QuickSoup`; equal to itself alone."""


class QuickSoup(_Placed, BeautifulSoup):
    """A fragment of HTML in which changes take as long as they should."""

    def __init__(self, markup: str = "") -> None:
        super().__init__(markup, "lxml", element_classes={Tag: QuickTag})


def every(root: Tag, names: Collection[str] | None = None) -> list[Tag]:
    """List the elements below ``root``, in document order, that are called one of ``names`` (None: all)."""
    if names is None:
        return [node for node in root.descendants if isinstance(node, Tag)]
    return [node for node in root.descendants if isinstance(node, Tag) and node.name in names]


def holds(root: Tag, names: Collection[str]) -> bool:
    """Whether an element called one of ``names`` stands below ``root``."""
    return any(isinstance(node, Tag) and node.name in names for node in root.descendants)


def inside(root: Tag, names: Collection[str]) -> set[int]:
    """The ``id()`` of every node below an element that is called one of ``names``: asking each node takes bs4 long."""
    return {id(node) for element in every(root, names) for node in element.descendants}


def gone(tag: Tag) -> bool:
    """Whether an element has been decomposed, by itself or with what held it.

    To ask bs4 of one that stands is to search it for elements named as its own attribute.
    """
    return bool(vars(tag).get("_decomposed"))


def line_beside(block: Tag, name: str) -> str:
    """What a block says on one line outside its elements of a name."""
    apart = inside(block, (name,))
    own = (str(node) for node in block.descendants if isinstance(node, NavigableString) and id(node) not in apart)
    return " ".join("".join(own).split())


def standing(root: Tag, names: Collection[str] | None = None) -> Iterator[Tag]:
    """Yield what :func:`every` returns, without what is gone by its turn, with an element that held it."""
    return (each for each in every(root, names) if not gone(each))


def has_text(root: Tag) -> bool:
    """Whether anything but white space is written below ``root``."""
    return any(
        isinstance(node, NavigableString) and node.strip("\u200b\ufeff\u00ad \t\r\n\u00a0") for node in root.descendants
    )


def line(root: Tag) -> str:
    """Return the text below ``root`` on one line."""
    return " ".join(root.get_text().split())


def names(tag: Tag) -> str:
    """Return class and id of an element as they are written."""
    given = tag.get("class") or ""
    return f"{given if isinstance(given, str) else ' '.join(given)} {tag.get('id') or ''}"
