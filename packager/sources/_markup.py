"""Plain text and Markdown made into HTML fragments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from packager.sources._marknotes import allow_notes, wanted

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def paragraphs(text: str) -> str:
    """Return plain text as HTML paragraphs, every sign that means something in HTML escaped."""
    from markdown_it import MarkdownIt

    # The preset "zero" knows paragraphs alone. Markdown takes four spaces for code: no line begins with any.
    return str(MarkdownIt("zero").render("\n".join(line.strip() for line in text.splitlines())))


def markdown(text: str, address: Callable[[str], str]) -> str:
    """Return CommonMark text, tables, footnotes and strike-through included, as HTML.

    HTML inside it passes as it is, to be sanitised with all the rest. ``address`` is given each
    picture's address as written and returns the one to use.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # What is local is left to the sanitiser, which knows what may stay.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    allow_notes(parser)
    known: dict[str, Any] = {}
    written = _rendered(parser, text, known, address)
    notes = [f'<li id="fn-{number}">{_rendered(parser, note, known, address)}</li>' for number, note in wanted(known)]
    return f"{written}<ol>{''.join(notes)}</ol>" if notes else written


def _rendered(parser: MarkdownIt, text: str, known: dict[str, Any], address: Callable[[str], str]) -> str:
    tokens = parser.parse(text, known)
    for token in tokens:
        for inner in token.children or []:
            _readdress(inner, address)
    return str(parser.renderer.render(tokens, parser.options, known))


def _readdress(token: Token, address: Callable[[str], str]) -> None:
    if token.type == "image":
        token.attrs["src"] = address(str(token.attrs.get("src", "")))
