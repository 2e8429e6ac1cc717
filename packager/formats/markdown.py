"""Markdown: the whole issue as one text, for notes, archives and programs that read CommonMark."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from pydantic import Field

from packager.formats import _body, _fonts, _gallery, _markdown_check, _notes, _pictures
from packager.formats._devices import DEVICES
from packager.formats._gallery import Gallery
from packager.formats._view import Front, Story, opened
from packager.kinds import FormatKind, Options, Rendered, RenderJob
from packager.text import markdown
from packager.text.urls import canonical

_BLANK_LINES = re.compile(r"\n{3,}")
_PLACE = re.compile(r"\0([^\0]+)\0")


class MarkdownOptions(Options):
    """Keys of ``[markdown]``."""

    pictures: Literal["linked", "embedded", "none"] = Field(
        "linked",
        description="“linked”: shown from their own addresses, those without one embedded; “embedded”: all inside the "
        "file; “none”: their texts in their place",
    )
    max_edge: int = Field(1000, ge=320, le=4000, description="longest side of an embedded picture, in pixels")


def write(job: RenderJob) -> Rendered:
    """Write the issue as one Markdown file to ``job.target``. Raises RenderError or TemplateFailed."""
    filters = {"escaped": markdown.line, "address": markdown.address, "quoted": _quoted, "unescape": html.unescape}
    _, view, templates = opened(job, **filters)
    album = _Album(job)
    bodies = {story.id: _laid(view, story, album) for story in view.stories}
    places = {name: f"\0{name}\0" for name in bodies}
    text = templates.render("markdown/issue.md", front=view, bodies=places)
    pictures = "".join(f"\n{label}: {data}\n" for label, data in album.embedded.items())
    job.target.write_text(_joined(text, bodies) + pictures, "utf-8")
    return Rendered(problems=tuple(album.gallery.problems))


class _Album:
    """Where a picture is shown from: its own address, or the file itself."""

    def __init__(self, job: RenderJob) -> None:
        self._wanted = job.options.pictures
        self._addresses = {asset.name: asset.url for asset in job.issue.assets}
        self.embedded: dict[str, str] = {}
        """Labels of the pictures that the file itself holds, and their bytes as addresses."""
        edge = job.options.max_edge
        self.gallery: Gallery = _gallery.gallery(job, replace(DEVICES["screen"], width=edge, height=edge))

    def place(self, name: str) -> _pictures.Picture | None:
        """Return where the file shows a picture from; None where its text stands in."""
        if self._wanted == "none":
            return None
        address = self._addresses.get(name, "")
        if self._wanted == "linked" and address.startswith(("http://", "https://")) and not _body.LOCAL.match(address):
            return _pictures.Picture(address, 0, 0)
        found = self.gallery(name)
        if found is None:
            return None
        picture = self.gallery.prepared(name)
        data = base64.b64encode(picture.data).decode()
        # Named at the end of the file: a line of a million letters in the midst of a text helps nobody.
        label = f"[{name}]"
        self.embedded[label] = f"data:{picture.media_type};base64,{data}"
        return _pictures.Picture(label, found.width, found.height)


def _laid(view: Front, story: Story, album: _Album) -> str:
    inside = {canonical(other.source.url): f"#{other.id}" for other in view.stories if other.source.url}
    frame = _body.Frame(
        picture=album.place,
        inside=lambda address: inside.get(canonical(address)),
        top=4,
    )
    root, _, _ = _body.settled(story.source, story.language, frame)
    _notes.settle(root)
    return markdown.write(root, markdown.Context(picture=str, prefix=f"{story.id}-"))


def _joined(text: str, bodies: Mapping[str, str]) -> str:
    """Leave one blank line between blocks, save in the texts themselves: code keeps its own."""
    folded = _BLANK_LINES.sub("\n\n", text.strip()) + "\n"
    return _PLACE.sub(lambda found: bodies[found[1]], folded)


def _quoted(text: str) -> str:
    """Return a text as a string of YAML: what JSON writes is one (YAML 1.2, 1.3)."""
    return json.dumps(text, ensure_ascii=False)


KIND = FormatKind(
    name="markdown",
    suffix=".md",
    media_type="text/markdown",
    summary="Markdown with the signs of GFM, for notes and archives",
    options=MarkdownOptions,
    order=31,
    write=write,
    check=_markdown_check.check,
    rests_on=_fonts.rests_on,
)
