"""Short ways through a BeautifulSoup tree: its own ``find`` builds rules for every call, these only look."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement


class _Placed:
    """Finds the place of a child as fast as a list finds an identity, and what is asked for by its name alone.

    BeautifulSoup's own search for a place compares child after child in Python, for every change of the tree: the time
    that a change takes grows with what stands beside it, and that of cleaning with the square of the page. To find a
    name it builds rules, which takes it longer than to look at the few elements there are.
    """

    contents: list[PageElement]
    parent: Tag | None
    interesting_string_types: Any
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

    def find_parent(self, name: Any = None, *more: Any, **rules: Any) -> Any:
        """Return the nearest element round this one of a name, or of one of several."""
        if more or rules or not (names := _named(name)):
            return super().find_parent(name, *more, **rules)  # type: ignore[misc]
        above = self.parent
        while above is not None and above.name not in names:
            above = above.parent
        return above

    def find(self, name: Any = None, *more: Any, **rules: Any) -> Any:
        """Return the first element below this one of a name, or of one of several."""
        if more or rules or not (names := _named(name)):
            return super().find(name, *more, **rules)  # type: ignore[misc]
        return next(_below(self.contents, names), None)

    def find_all(self, name: Any = None, *more: Any, **rules: Any) -> Any:
        """Return the elements below this one of a name, or of one of several."""
        if more or rules or not (names := _named(name)):
            return super().find_all(name, *more, **rules)  # type: ignore[misc]
        return list(_below(self.contents, names))

    def get_text(self, *how: Any, **rules: Any) -> str:
        """Return the text below this element."""
        if how or rules:
            return super().get_text(*how, **rules)  # type: ignore[misc, no-any-return]
        kinds = self.interesting_string_types or Tag.MAIN_CONTENT_STRING_TYPES
        texts: list[Any] = []
        todo = self.contents[::-1]
        while todo:
            node = todo.pop()
            if type(node) in kinds:
                texts.append(node)
            elif isinstance(node, Tag):
                todo += node.contents[::-1]
        return "".join(texts)


class QuickTag(_Placed, Tag):
    """An element of a :class:`QuickSoup`; equal to itself alone."""


class QuickSoup(_Placed, BeautifulSoup):
    """A fragment of HTML in which changes take as long as they should."""

    def __init__(self, markup: str = "") -> None:
        super().__init__(markup, "lxml", element_classes={Tag: QuickTag})


def _named(name: Any) -> Collection[str]:
    """The names that are asked for, where they are written out; else none."""
    if isinstance(name, str):
        return (name,)
    plain = isinstance(name, list | tuple) and all(isinstance(each, str) for each in name)
    return name if plain else ()


def _below(contents: list[PageElement], names: Collection[str] | None) -> Iterator[Tag]:
    """Yield the elements among ``contents`` and below, in document order, that are called one of ``names``."""
    todo = contents[::-1]
    while todo:
        node = todo.pop()
        if type(node) is not NavigableString and isinstance(node, Tag):
            if names is None or node.name in names:
                yield node
            todo += node.contents[::-1]


def is_embed(tag: Tag) -> bool:
    """Whether an element is the link that stands for a film, a post or another frame."""
    return "embed" in (tag.get("class") or ())


def every(root: Tag, names: Collection[str] | None = None) -> list[Tag]:
    """List the elements below ``root``, in document order, that are called one of ``names`` (None: all)."""
    found: list[Tag] = []
    todo = root.contents[::-1]
    while todo:
        node = todo.pop()
        # That a text is no element is said of its very class three times as fast as of all that it might inherit.
        if type(node) is not NavigableString and isinstance(node, Tag):
            if names is None or node.name in names:
                found.append(node)
            inner = node.contents
            if len(inner) > 1:
                todo += inner[::-1]
            elif inner and type(inner[0]) is not NavigableString:  # most hold a text alone, which need not be asked
                todo.append(inner[0])
    return found


def holds(root: Tag, names: Collection[str]) -> bool:
    """Whether an element called one of ``names`` stands below ``root``."""
    return next(_below(root.contents, names), None) is not None


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


def is_white(node: PageElement) -> bool:
    """Whether a node is a text of white space."""
    return isinstance(node, NavigableString) and not node.strip()


def shown(element: Tag) -> list[PageElement]:
    """What an element holds, white space left out."""
    return [each for each in element.contents if not is_white(each)]


def has_text(root: Tag) -> bool:
    """Whether anything but white space is written below ``root``."""
    return any(
        isinstance(node, NavigableString) and node.strip("\u200b\ufeff\u00ad \t\r\n\u00a0") for node in root.descendants
    )


def drop_words(block: Tag) -> None:
    """Drop a line, and leave the pictures that stand in it."""
    if not holds(block, ("img",)):
        block.decompose()
        return
    for node in [each for each in block.descendants if isinstance(each, NavigableString)]:
        node.extract()


def line(root: Tag) -> str:
    """Return the text below ``root`` on one line."""
    return " ".join(root.get_text().split())


def names(tag: Tag) -> str:
    """Return class and id of an element as they are written."""
    given = tag.get("class") or ""
    return f"{given if isinstance(given, str) else ' '.join(given)} {tag.get('id') or ''}"
