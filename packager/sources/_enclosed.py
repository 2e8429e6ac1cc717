"""Pictures that came with a text: in the page itself (``data:``), beside it in an archive, or in a mail.

A text names its pictures by address, and what follows knows only addresses of the web; what has none is
given one under ``enclosed.invalid``, a name that can never be looked up (RFC 2606).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin

from packager.model import Document

NOWHERE = "https://enclosed.invalid/"
SMALLEST = 512
"""Bytes from which a ``data:`` picture is one: what stands in for a picture that loads late has fewer."""
MOST_BYTES = 150_000_000
"""Bytes of the enclosed pictures of one source: they are held in memory until the issue has them."""

_DATA = re.compile(r"data:(?P<type>image/[\w.+-]+)?(?:;[\w.+-]+=[^;,]*)*(?P<packed>;base64)?,", re.IGNORECASE)
_LATE = re.compile(r"srcset|data-.*")


class Enclosures:
    """The pictures that came with the items of one source; never more than :data:`MOST_BYTES`."""

    def __init__(self) -> None:
        self._kept: dict[str, Document] = {}
        self.room = MOST_BYTES
        """Bytes that may still be kept."""
        self.full = False

    def documents(self) -> tuple[Document, ...]:
        """All that were kept."""
        return tuple(self._kept.values())

    def take(self, others: Enclosures) -> None:
        """Keep what ``others`` have."""
        self.full = self.full or others.full
        for one in others.documents():
            self.keep(one.data, one.media_type, one.url)

    def keep(self, data: bytes, media_type: str, url: str | None = None) -> str:
        """Keep a picture and return its address: ``url``, or one made of its bytes."""
        address = url or f"{NOWHERE}{sha256(data).hexdigest()[:32]}"
        if address not in self._kept:
            if len(data) > self.room:
                self.full = True
                return address
            self.room -= len(data)
            self._kept[address] = Document(data, address, media_type)
        return address

    def settle(self, root: Any, base: str, beside: Callable[[str], tuple[bytes, str] | None]) -> None:
        """Point the pictures of a page at what came with it.

        ``beside`` returns the bytes and media type of an address, where they came along. A picture that did not
        stays as it is.
        """
        for image in root.iter("img", "source"):
            for name in ("src", "data-src", "srcset"):
                written = (image.get(name) or "").strip()
                found = self._found(written.split()[0] if name == "srcset" and written else written, base, beside)
                if found:
                    self._point(image, found)
                    break

    def _found(self, written: str, base: str, beside: Callable[[str], tuple[bytes, str] | None]) -> str | None:
        if written[:5].lower() == "data:":
            picture = in_address(written)
            return self.keep(*picture) if picture and len(picture[0]) >= SMALLEST else None
        if not written:
            return None
        address = _joined(base, written)
        picture = beside(address) or beside(written)
        if picture is None:
            return None
        return self.keep(*picture, address if address.startswith(("http://", "https://")) else None)

    @staticmethod
    def _point(image: Any, address: str) -> None:
        if image.tag == "source":
            # The picture itself is in the img that follows, or this is all there is of it.
            image.set("srcset", address)
            return
        for name in list(image.attrib):
            if _LATE.fullmatch(name):
                del image.attrib[name]
        image.set("src", address)
        above = image.getparent()
        if above is not None and above.tag == "picture":
            for other in above.findall("source"):
                above.remove(other)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def in_address(address: str) -> tuple[bytes, str] | None:
    """The bytes and media type of a ``data:`` address (RFC 2397) that holds a picture, else None."""
    head = _DATA.match(address)
    if not head or not head["type"]:
        return None
    body = unquote_to_bytes(address[head.end() :])
    if head["packed"]:
        try:
            body = base64.b64decode(re.sub(rb"[^A-Za-z0-9+/=]", b"", body) + b"==")
        except (binascii.Error, ValueError):
            return None
    return body, head["type"].lower()
