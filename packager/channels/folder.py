"""Copies editions into a folder: a synchronised one, a mounted reader, a web server's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from packager.errors import DeliveryError, StoreError
from packager.kinds import ChannelKind, ChannelOptions
from packager.model import Edition, Issue, Receipt
from packager.store import disk


class FolderOptions(ChannelOptions):
    """Options of ``[[channels]]`` with ``kind = "folder"``."""

    path: str = Field(
        min_length=1,
        description="folder to copy editions into, made if missing; `~` and paths relative to the newsletter",
    )
    formats: tuple[str, ...] = Field((), description="editions to copy; all by default")


def deliver(options: FolderOptions, issue: Issue, editions: Iterable[Edition], base: Path) -> Receipt:
    """Copy each edition under its own name, whole or not at all; one that stands already is not touched."""
    folder = base / Path(options.path).expanduser()
    wanted = [one for one in editions if not options.formats or one.format in options.formats]
    try:
        changed = [disk.copy(Path(edition.path), folder / Path(edition.path).name) for edition in wanted]
    except StoreError as error:
        raise DeliveryError(error.message, error.hint) from error
    return Receipt("folder", str(folder), tuple(Path(one.path).name for one in wanted), any(changed))


KIND = ChannelKind(
    name="folder",
    summary="copies editions into a folder",
    options=FolderOptions,
    deliver=deliver,
)
