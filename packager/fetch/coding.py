"""Content codings (RFC 9110, 8.4.1), undone piece by piece so that a bomb never unfolds in memory."""

from __future__ import annotations

import zlib
from typing import Protocol

from packager.errors import FetchError

ACCEPTED = "gzip, deflate, br"

GZIP = b"\x1f\x8b"
"""How a member of gzip begins (RFC 1952, 2.3.1)."""


class CodingBrokenError(Exception):
    """The bytes are not what the coding's name promised."""


class Decoder(Protocol):
    """Undoes one content coding."""

    def feed(self, data: bytes, room: int) -> bytes:
        """Return what ``data`` decodes to; stops once more than ``room`` bytes came out.

        Raises CodingBrokenError.
        """
        ...


class Plain:
    """No coding."""

    def feed(self, data: bytes, room: int) -> bytes:
        return data


class Zlib:
    """gzip, and deflate in both readings of it: with the zlib header that the RFC asks for, and without."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._inner: zlib._Decompress | None = None

    def feed(self, data: bytes, room: int) -> bytes:
        self._inner = self._inner or zlib.decompressobj(31 if self._gzip else _window(data))
        try:
            pieces = [self._inner.decompress(data, room + 1)]
            # gzip allows several members one after the other; what follows that is no member is padding.
            while self._gzip and self._inner.unused_data[:2] == GZIP and sum(map(len, pieces)) <= room:
                rest = self._inner.unused_data
                self._inner = zlib.decompressobj(31)
                pieces.append(self._inner.decompress(rest, room + 1))
        except zlib.error as error:
            raise CodingBrokenError(str(error)) from error
        return b"".join(pieces)


def _window(data: bytes) -> int:
    """The window size that tells zlib whether a deflate stream has the header of RFC 1950."""
    has_header = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return 15 if has_header else -15


class Brotli:
    """br (RFC 7932)."""

    def __init__(self) -> None:
        import brotli

        self._inner = brotli.Decompressor()
        self._error: type[Exception] = brotli.error

    def feed(self, data: bytes, room: int) -> bytes:
        try:
            pieces = [self._inner.process(data, output_buffer_limit=room + 1)]
            size = len(pieces[0])
            while not self._inner.can_accept_more_data() and size <= room:
                pieces.append(self._inner.process(b"", output_buffer_limit=room + 1 - size))
                size += len(pieces[-1])
        except self._error as error:
            raise CodingBrokenError(str(error)) from error
        return b"".join(pieces)


def decoder(coding: str) -> Decoder:
    """Return what undoes the codings of a Content-Encoding header.

    A coding that nobody knows is taken as none, as browsers do. Raises FetchError for one that is
    known but was not asked for, and for several at once, which nobody needs but a bomb.
    """
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in {"", "identity"}]
    if len(names) > 1:
        raise FetchError("it is compressed more than once", code="bad-answer")
    match names:
        case ["gzip" | "x-gzip"]:
            return Zlib(gzip=True)
        case ["deflate"]:
            return Zlib(gzip=False)
        case ["br"]:
            return Brotli()
        case ["zstd" | "compress" | "x-compress" as other]:
            raise FetchError(f"it is compressed in a way that was not asked for ({other})", code="bad-answer")
    return Plain()


class Body:
    """A body that grows piece by piece, decoded, and never beyond ``most`` bytes."""

    def __init__(self, coding: str, most: int) -> None:
        self._decoder = decoder(coding)
        self._pieces: list[bytes] = []
        self._most = most
        self.size = 0

    def add(self, data: bytes) -> None:
        """Take the next piece as it came. Raises FetchError where the body is too large or garbled."""
        try:
            piece = self._decoder.feed(data, self._most - self.size)
        except CodingBrokenError as error:
            if self._pieces:
                raise FetchError("its compression is broken", code="bad-answer") from error
            # Some servers name a coding that they did not apply.
            self._decoder, piece = Plain(), data
        self.size += len(piece)
        if self.size > self._most:
            raise too_large(self._most)
        if piece:
            self._pieces.append(piece)

    def whole(self) -> bytes:
        return b"".join(self._pieces)


def unwrapped(data: bytes, most: int) -> bytes:
    """Undo gzip that nobody spoke of, as of a feed stored compressed. Raises FetchError beyond ``most`` bytes."""
    if not data.startswith(GZIP):
        return data
    body = Body("gzip", most)
    body.add(data)
    return body.whole()


def too_large(most: int) -> FetchError:
    """Make the error for a body beyond ``most`` bytes."""
    return FetchError(f"it is larger than {most / 1_000_000:g} MB", code="too-large")
