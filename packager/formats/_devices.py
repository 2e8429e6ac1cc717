"""What e-readers show: the profiles that an edition for a device is made by."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field, field_validator

from packager.errors import did_you_mean
from packager.frozen import frozen
from packager.kinds import Options

MAIL = 50_000_000
"""Bytes of the largest edition: what Amazon takes by mail, and mail servers hardly ever more."""

COVER = 2400
"""Pixels of the height of a cover, two thirds of which is its width: what shops and shelves ask for."""

USUAL = "any"
"""Name of the profile that suits every reader."""


@frozen
class Device:
    """A screen and what it can cope with."""

    width: int = 1680
    """Pixels of the screen, held upright; of :data:`USUAL`, what large e-readers show."""
    height: int = 1680
    gray: bool = False
    max_picture: int = 5_000_000
    """Largest picture, in bytes."""
    max_size: int = MAIL
    """Largest edition, in bytes."""
    cover: int = COVER
    """Height of the cover, in pixels: no more than the screen has."""

    @property
    def edge(self) -> int:
        """Longest side of a picture, in pixels: the screen can be turned."""
        return max(self.width, self.height)


def _ink(width: int, height: int) -> Device:
    """Return an e-ink screen: gray, with little memory, so that a picture of a megabyte is slow to open."""
    return Device(width, height, gray=True, max_picture=1_000_000, cover=min(height, COVER))


def _tinted(width: int, height: int) -> Device:
    """Return an e-ink screen with colours."""
    return replace(_ink(width, height), gray=False)


DEVICES = {
    USUAL: Device(),
    "screen": Device(1400, 1400, max_picture=800_000),
    "kindle": _ink(1072, 1448),
    "kindle-paperwhite": _ink(1264, 1680),
    "kindle-colorsoft": _tinted(1264, 1680),
    "kindle-scribe": _ink(1860, 2480),
    "kobo": _ink(1072, 1448),
    "kobo-nia": _ink(758, 1024),
    "kobo-clara": _ink(1072, 1448),
    "kobo-clara-colour": _tinted(1072, 1448),
    "kobo-libra": _ink(1264, 1680),
    "kobo-libra-colour": _tinted(1264, 1680),
    "kobo-elipsa": _ink(1404, 1872),
    "pocketbook": _ink(1072, 1448),
    "tolino": _ink(1072, 1448),
    "remarkable": _ink(1404, 1872),
    "boox": _ink(1404, 1872),
    "phone": Device(1080, 1920, max_picture=1_500_000, cover=1920),
    "tablet": Device(1640, 2360, max_picture=3_000_000, cover=2360),
    "small": replace(_ink(600, 800), max_picture=300_000, max_size=10_000_000),
}
"""Screens by name; sizes are their makers'. “small” is any reader of the first ten years."""


class DeviceOptions(Options):
    """Keys of an edition for e-readers: a profile, and what to change of it."""

    profile: str = Field(USUAL, description=f"device to make it for: {', '.join(DEVICES)}")
    pictures: Literal["colour", "gray"] | None = Field(
        None, description="“gray” for e-ink: smaller files, the same looks; by default as the device shows them"
    )
    max_edge: int | None = Field(
        None, ge=320, le=4000, description="longest side of a picture, in pixels; by default the screen's"
    )
    max_picture: int | None = Field(
        None, ge=20_000, description="largest picture, in bytes; larger ones are compressed more"
    )
    max_size: int | None = Field(
        None,
        ge=100_000,
        description="largest edition, in bytes (50 MB); where pictures make it larger, all are made smaller, and told",
    )

    @field_validator("profile")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in DEVICES:
            raise ValueError(
                f"there is no profile “{name}”{did_you_mean(name, DEVICES)}; it may be {', '.join(DEVICES)}"
            )
        return name

    def device(self) -> Device:
        """Return the device of the profile, changed as the other keys say."""
        device = DEVICES[self.profile]
        return replace(
            device,
            width=self.max_edge or device.width,
            height=self.max_edge or device.height,
            gray=device.gray if self.pictures is None else self.pictures == "gray",
            max_picture=self.max_picture or device.max_picture,
            max_size=self.max_size or device.max_size,
        )
