"""A mailbox on an IMAP server (RFC 9051): the mails of one folder, and the mark that they were read."""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import imaplib
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import Any, Literal

from packager.errors import SourceError
from packager.frozen import frozen
from packager.sources import _mail

Tls = Literal["yes", "starttls", "no"]
PORTS: dict[Tls, int] = {"yes": 993, "starttls": 143, "no": 143}
SILENCE = 30
"""Seconds without a byte after which a server is given up."""
TOTAL = 180
"""Seconds of one visit: a hundred newsletters of half a megabyte over a slow line."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


@frozen
class Account:
    """Where a mailbox is and who opens it."""

    host: str
    port: int
    tls: Tls
    user: str = field(repr=False)
    password: str = field(repr=False)
    folder: str = "INBOX"


@frozen
class Fetched:
    """A mail and how it is named on its server."""

    data: bytes
    mark: str


class _Connection(imaplib.IMAP4):
    """A connection over a socket that was opened elsewhere, which neither waits nor swallows without end."""

    def __init__(self, account: Account, connection: socket.socket) -> None:
        self._given = connection
        self._ends = time.monotonic() + TOTAL
        super().__init__(account.host, account.port, SILENCE)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._given

    def read(self, size: int) -> bytes:
        if size > _mail.MOST_BYTES:
            raise self.abort("a mail larger than was announced")
        self._check()
        return super().read(size)

    def readline(self) -> bytes:
        self._check()
        return super().readline()

    def _check(self) -> None:
        if time.monotonic() > self._ends:
            raise TimeoutError


@contextlib.contextmanager
def opened(account: Account, connection: socket.socket, *, writable: bool) -> Iterator[tuple[_Connection, str]]:
    """Log in and open the folder; its UIDVALIDITY comes along. Raises SourceError, and shows nothing a server said."""
    try:
        server = _connected(account, connection)
        try:
            if account.tls == "starttls":
                server.starttls(ssl.create_default_context())
            _log_in(server, account)
            status, _ = server.select(_quoted(account.folder), readonly=not writable)
            if status != "OK":
                raise _failed(
                    f"there is no folder “{account.folder}”", "folders are named as the server does: INBOX/News"
                )
            yield server, (server.response("UIDVALIDITY")[1] or [b"0"])[0].decode("ascii", "replace")
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                server.logout()
    except (TimeoutError, imaplib.IMAP4.abort) as error:
        raise _failed(f"{account.host} broke off or did not answer in time", "the next run tries again") from error
    except ssl.SSLError as error:
        raise _failed(f"the secure connection to {account.host} failed", "is its certificate valid?") from error
    except (imaplib.IMAP4.error, OSError) as error:
        raise _failed(f"{account.host} refused a command", "is it an IMAP server?") from error
    except (ValueError, LookupError, TypeError) as error:
        # imaplib trusts what it reads.
        raise _failed(f"{account.host} answered what no IMAP server would", "is it an IMAP server?") from error
    finally:
        connection.close()


def _connected(account: Account, connection: socket.socket) -> _Connection:
    connection.settimeout(SILENCE)
    if account.tls == "yes":
        connection = ssl.create_default_context().wrap_socket(connection, server_hostname=account.host)
    return _Connection(account, connection)


def _log_in(server: _Connection, account: Account) -> None:
    try:
        server.login(account.user, account.password)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeError):
        # Without the cause: servers have repeated what they were told.
        hint = "are user and password right, and may programs log in there?"
        raise SourceError(f"{account.host} did not take the login", hint, code="login-failed") from None


def unread(
    account: Account,
    connection: socket.socket,
    since: dt.date | None,
    most: int,
    wanted: Callable[[bytes], bool],
    *,
    seen: bool,
) -> tuple[list[Fetched], int]:
    """Return the newest mails of the folder, and how many were too large.

    ``wanted`` is asked with a mail's head; ``seen``: those that were read as well. Nothing is marked.
    """
    with opened(account, connection, writable=False) as (server, validity):
        criteria = [] if seen else ["UNSEEN"]
        criteria += [f"SINCE {since.day:02d}-{MONTHS[since.month - 1]}-{since.year}"] if since else []
        _, found = server.uid("SEARCH", *(criteria or ["ALL"]))
        uids = sorted({int(one) for one in (found[0] or b"").split()}, reverse=True)
        mails: list[Fetched] = []
        large = 0
        for uid in uids:
            if len(mails) >= most:
                break
            head, size = _head(server, uid)
            if not wanted(head):
                continue
            if size > _mail.MOST_BYTES:
                large += 1
                continue
            data = _literal(server.uid("FETCH", str(uid), "(BODY.PEEK[])")[1])
            mails.append(Fetched(data, f"{validity}:{uid}"))
    return mails, large


def _head(server: _Connection, uid: int) -> tuple[bytes, int]:
    answer = server.uid("FETCH", str(uid), "(RFC822.SIZE BODY.PEEK[HEADER])")[1]
    size = next((found for part in answer if (found := _SIZE.search(_joined(part)))), None)
    return _literal(answer), int(size[1]) if size else 0


def _joined(part: Any) -> bytes:
    return b" ".join(one for one in part if isinstance(one, bytes)) if isinstance(part, tuple) else part or b""


def _literal(answer: Sequence[Any]) -> bytes:
    return next((part[1] for part in answer if isinstance(part, tuple) and isinstance(part[1], bytes)), b"")


def mark_seen(account: Account, connection: socket.socket, marks: Sequence[str]) -> None:
    """Mark mails as read. A folder that was made anew since then has others under these numbers: none is marked."""
    with opened(account, connection, writable=True) as (server, validity):
        uids = [uid for one in marks if (pair := one.partition(":"))[0] == validity and (uid := pair[2]).isdecimal()]
        for at in range(0, len(uids), 100):
            status, _ = server.uid("STORE", ",".join(uids[at : at + 100]), "+FLAGS.SILENT", r"(\Seen)")
            if status != "OK":
                raise _failed("the mails could not be marked as read", "may this user write to the folder?")


def _quoted(folder: str) -> str:
    """A folder's name as the protocol has it: modified UTF-7 (RFC 3501, 5.1.3), in quotes."""

    def packed(match: re.Match[str]) -> str:
        if match[0] == "&":
            return "&-"
        coded = base64.b64encode(match[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
        return f"&{coded}-"

    name = re.sub(r"&|[^\x20-\x7e]+", packed, folder)
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _failed(what: str, hint: str) -> SourceError:
    return SourceError(what, hint, code="mail-failed")
