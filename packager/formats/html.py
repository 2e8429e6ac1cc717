"""HTML: the whole issue in one page that needs nothing else, good on a phone and in print."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from markupsafe import Markup
from pydantic import Field

from packager.formats import _body, _fonts, _gallery, _headlines, _html_check
from packager.formats._devices import DeviceOptions
from packager.formats._gallery import LOGO, Gallery
from packager.formats._view import Front, Story, opened
from packager.kinds import FormatKind, Rendered, RenderJob
from packager.text.urls import canonical

BASE64 = 4 / 3
"""Bytes that a byte of a picture takes in a ``data:`` address."""

_PICTURE = re.compile(r'(?<= src=")images/[^"]+(?=")')


class HtmlOptions(DeviceOptions):
    """Keys of ``[html]``."""

    profile: str = Field("screen", description="device to make it for, as in `[epub]`; “screen” is any browser's")


def write(job: RenderJob) -> Rendered:
    """Write the issue as one page to ``job.target``. Raises RenderError or TemplateFailed."""
    words, view, templates = opened(job, divisible=_headlines.divisible)
    unsaid = words.text("Picture without a description")
    bodies, gallery = _gallery.within(
        job, job.options.device(), lambda gallery: _bodies(view, gallery, unsaid), weight=BASE64
    )
    logo = gallery(LOGO) if job.design.logo else None
    style = templates.render("html/style.css", fonts=[(font, _data(font)) for font in _fonts.named(job.design)])
    page = templates.render(
        "html/page.html",
        front=view,
        bodies=bodies,
        logo=logo,
        style=Markup(style),  # noqa: S704 - our own style, and a browser reads no entities there
        style_hash=_hash(style),
    )
    job.target.write_text(_with_pictures(page, gallery), "utf-8")
    return Rendered(problems=tuple(gallery.problems))


def _bodies(view: Front, gallery: Gallery, unsaid: str) -> dict[str, Any]:
    """Return the text of each article by its id; ``unsaid`` is said of a picture without a description."""
    inside = {canonical(story.source.url): f"#{story.id}" for story in view.stories if story.source.url}

    def laid(story: Story) -> Any:
        frame = _body.Frame(
            picture=gallery,
            inside=lambda address: inside.get(canonical(address)),
            prefix=f"{story.id}--",
            top=4,
            xml=False,
            mathematics=True,
            unsaid=unsaid,
        )
        return _body.lay(story.source, story.language, frame).html

    return {story.id: laid(story) for story in view.stories}


def _hash(style: str) -> str:
    """Return how a content security policy names the one style that is allowed (CSP 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _with_pictures(page: str, gallery: Gallery) -> str:
    """Put each picture's bytes in the place of its name: last, so that no template handles megabytes."""
    by_href = {place.href: picture for place, picture in gallery.pictures()}

    def data(found: re.Match[str]) -> str:
        picture = by_href.get(found[0])
        if picture is None:
            return found[0]
        return _address(picture.media_type, picture.data)

    return _PICTURE.sub(data, page)


def _data(font: _fonts.OwnFont) -> str:
    return _address(font.media_type, font.data())


def _address(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


KIND = FormatKind(
    name="html",
    suffix=".html",
    media_type="text/html",
    summary="one web page that holds everything, for phones, desks and print",
    options=HtmlOptions,
    order=30,
    write=write,
    check=_html_check.check,
    profile="profile",
    rests_on=_fonts.rests_on,
)
