"""The pictures of an edition for screens: each prepared once, together under a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from packager import images
from packager.errors import ImageError, LostError, PackagerError
from packager.formats import _fonts, _formulas
from packager.formats._devices import Device
from packager.formats._pictures import Picture
from packager.kinds import RenderJob
from packager.model import Problem

Made = TypeVar("Made")

LOGO = "masthead-logo"
"""Name under which the newsletter's logo is asked for; no picture of an issue is called so."""

SMALLER = ((1280, 75), (960, 70), (720, 60), (480, 50), (320, 40), (0, 0))
"""Steps by which all pictures of an edition that is too large are made smaller: the longest side in pixels,
and JPEG quality. The last leaves them out: their texts stand in for them."""


@dataclass(slots=True)
class Gallery:
    """Pictures as an edition has them, each prepared when it is first asked for."""

    job: RenderJob
    profile: images.Profile
    done: dict[str, tuple[Picture, images.Prepared] | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    formulas: dict[str, _formulas.Printed] = field(default_factory=dict)
    """Those that have a picture, by its name."""

    def __call__(self, name: str) -> Picture | None:
        """Return where a picture of the issue stands in the edition; None where it could not be prepared."""
        if name not in self.done:
            self.done[name] = self._prepare(name) if self.profile.max_edge else None
        found = self.done[name]
        return found[0] if found else None

    def formula(self, name: str, markup: str) -> Picture | None:
        """Return where the picture of a formula stands in the edition; None where it has none."""
        if name not in self.done:
            self.done[name] = self._print(name, markup) if self.profile.max_edge else None
        found = self.done[name]
        return found[0] if found else None

    def pictures(self) -> Iterator[tuple[Picture, images.Prepared]]:
        """Yield every picture that the edition shows."""
        yield from (entry for entry in self.done.values() if entry)

    def prepared(self, name: str) -> images.Prepared:
        """Return a picture that has been asked for. Raises KeyError where the edition has none of that name."""
        found = self.done[name]
        if found is None:
            raise KeyError(name)
        return found[1]

    @property
    def size(self) -> int:
        """Bytes of all pictures together."""
        return sum(len(prepared.data) for _, prepared in self.pictures())

    def _print(self, name: str, markup: str) -> tuple[Picture, images.Prepared] | None:
        """Draw a formula; readers without MathML get its letters where that fails."""
        try:
            printed: _formulas.Printed | None = self.job.apart(_formulas.printed, (markup, self.profile))
        except LostError:
            return None
        if printed is None:
            return None
        self.formulas[name] = printed
        picture = printed.picture
        return Picture(f"images/{name}{picture.suffix}", picture.width, picture.height), picture

    def _prepare(self, name: str) -> tuple[Picture, images.Prepared] | None:
        try:
            picture = images.prepare_apart(original(self.job, name), self.profile, self.job.apart)
        except (ImageError, LostError, OSError) as error:
            message = error.message if isinstance(error, PackagerError) else (error.strerror or "it cannot be read")
            self.problems.append(Problem("render", name, "image-failed", message))
            return None
        href = f"images/{name.rpartition('.')[0] or name}{picture.suffix}"
        return Picture(href, picture.width, picture.height), picture


def original(job: RenderJob, name: str) -> bytes:
    """Return a picture as it came, or the newsletter's logo by its name. Raises OSError."""
    return job.design.logo.read_bytes() if name == LOGO and job.design.logo else job.asset(name)


def gallery(job: RenderJob, device: Device) -> Gallery:
    """Return the pictures of an issue as a device shows them, none prepared yet."""
    faces = _fonts.for_drawings()
    profile = images.Profile(max_edge=device.edge, max_bytes=device.max_picture, gray=device.gray, faces=faces)
    return Gallery(job, profile)


def within(
    job: RenderJob, device: Device, make: Callable[[Gallery], Made], *, weight: float = 1, besides: int = 0
) -> tuple[Made, Gallery]:
    """Call ``make`` with pictures that together keep the edition under the device's limit.

    ``weight`` is the bytes that a byte of a picture takes in the edition, ``besides`` what else is in it where that is
    known. Where all as the device shows them are too large, all are made smaller, step by step; what was done is a
    problem of the gallery.
    """
    pictures = gallery(job, device)
    made = make(pictures)
    # A tenth is left for text, style and navigation: more than the text of hundreds of articles takes.
    most = max(0, min(device.max_size * 0.9, device.max_size - besides)) / weight
    before, edge = pictures.size, pictures.profile.max_edge
    for smaller, quality in SMALLER if before > most else ():
        if smaller and (smaller >= edge or pictures.size * (smaller / edge) ** 2 > 2 * most):
            continue  # as large as now, or still twice too large: decoding hundreds of pictures tells nothing new
        profile = replace(pictures.profile, max_edge=smaller, quality=quality)
        pictures = Gallery(job, profile)
        made = make(pictures)
        if pictures.size <= most:
            break
    if before > most:
        pictures.problems.append(_told(before, pictures, device))
    return made, pictures


def _told(before: int, pictures: Gallery, device: Device) -> Problem:
    edge = pictures.profile.max_edge
    done = f"made at most {edge} pixels long" if edge else "left out"
    weighed = f"{before / 1e6:.1f} MB, more than there is room for in the {device.max_size / 1e6:g} MB of the edition"
    return Problem(
        "render",
        "pictures",
        "edition-reduced",
        f"its pictures took {weighed}: they were {done} and take {pictures.size / 1e6:.1f} MB",
        "allow a larger edition with max_size, or print fewer articles",
    )
