"""Newsletters that come by mail: from an IMAP server, a Maildir, an mbox or files of mails."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from pydantic import Field, model_validator

from packager.errors import SourceError
from packager.kinds import Listing, SourceContext, SourceKind, SourceOptions
from packager.model import Document, Item, Problem
from packager.secret import Hidden, Secret, reveal
from packager.sources import _files, _imap, _mail, _mailfiles
from packager.sources._addresses import like
from packager.sources._enclosed import Enclosures

MOST_MAILS = 200
"""Mails taken of one mailbox for an issue: the newest."""


class MailboxOptions(SourceOptions):
    """Keys of a mailbox."""

    path: str | None = Field(None, description="an mbox, a Maildir, a mail (.eml) or a folder of mails")
    host: str | None = Field(None, min_length=1, description="in place of path: the IMAP server, HOST or HOST:PORT")
    user: str | Secret | None = Field(None, description="with host: user name")
    password: Hidden | None = Field(
        None, description='with host: its password, as { env = "NAME" } or { file = "path" }'
    )
    tls: _imap.Tls = Field(
        "yes", description="with host: encrypted from the start (yes), on demand (starttls), or not (no)"
    )
    folder: str = Field("INBOX", min_length=1, description="with host: the mail folder")
    senders: tuple[str, ...] = Field((), description="only mails from these: addresses or names, * for anything")
    subjects: tuple[str, ...] = Field((), description="only mails about this: subjects, * for anything")
    unread: bool = Field(True, description="of a server or Maildir only what is not marked as read")
    mark_read: bool = Field(True, description="mark mails as read once the issue that has them stands")
    days: int = Field(14, ge=0, description="only mails of the last so many days; 0: all")

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.path is None) == (self.host is None):
            raise ValueError("a mailbox needs either a path or a host")
        if self.host is not None and (self.user is None or self.password is None):
            raise ValueError("a mail server needs user and password")
        return self


async def read(options: MailboxOptions, context: SourceContext) -> Listing:
    """List the mails, newest first. Raises SourceError where the mailbox cannot be read."""
    since = context.now - dt.timedelta(days=options.days) if options.days else None
    if options.host is None:
        place = _files.placed(context.folder, options.path or "")
        return await asyncio.to_thread(_filed, place, options, since, context)
    account, connection = await _dialled(options, context)
    day = since.date() if since else None
    most = MOST_MAILS + 1
    mails, large = await asyncio.to_thread(
        _imap.unread, account, connection, day, most, lambda head: _chosen(head, options, None, context),
        seen=not options.unread,
    )  # fmt: skip
    kept = [(mail.data, mail.mark) for mail in mails[:MOST_MAILS]]
    return await asyncio.to_thread(_listing, kept, large, since, context, cut=len(mails) > MOST_MAILS)


async def _dialled(options: MailboxOptions, context: SourceContext) -> tuple[_imap.Account, Any]:
    host, _, port = (options.host or "").partition(":")
    number = int(port) if port.isdecimal() else _imap.PORTS[options.tls]
    user, password = (reveal(secret, context.folder) for secret in (options.user, options.password))
    account = _imap.Account(host, number, options.tls, user, password, options.folder)
    return account, await context.fetch.dial(host, number)


def _filed(place: Path, options: MailboxOptions, since: dt.datetime | None, context: SourceContext) -> Listing:
    kept: deque[tuple[bytes, str | None]] = deque(maxlen=MOST_MAILS)
    large, cut = 0, False
    for filed in _mailfiles.mails(place, seen=not options.unread):
        large += filed.large
        if filed.data and _chosen(filed.data, options, since, context):
            cut = len(kept) == MOST_MAILS
            kept.append((filed.data, filed.mark))
    return _listing(kept, large, since, context, cut=cut)


def _chosen(data: bytes, options: MailboxOptions, since: dt.datetime | None, context: SourceContext) -> bool:
    """Whether a mail is one of those that are wanted; of one that cannot be parsed, reading it will tell."""
    if not (options.senders or options.subjects or since):
        return True
    try:
        return context.parsed(_meant, data, options, since)
    except SourceError:
        return True


def _meant(data: bytes, options: MailboxOptions, since: dt.datetime | None) -> bool:
    letter = _mail.read(data)
    if not _recent(letter, since):
        return False
    sent = not options.senders or any(like(letter.sender, one) for one in options.senders)
    return sent and (not options.subjects or any(like(letter.subject or "", one) for one in options.subjects))


def _recent(letter: _mail.Letter, since: dt.datetime | None) -> bool:
    return since is None or letter.published is None or letter.published.instant(dt.UTC) >= since


def _listing(
    mails: Iterable[tuple[bytes, str | None]],
    large: int,
    since: dt.datetime | None,
    context: SourceContext,
    *,
    cut: bool,
) -> Listing:
    enclosures = Enclosures()
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    if cut:
        message = f"it holds more than {MOST_MAILS} mails: the newest {MOST_MAILS} are taken"
        problems.append(Problem("gather", "", "listing-cut", message, "senders, subjects or days would name fewer"))
    for number, (data, mark) in enumerate(mails, 1):
        try:
            item, pictures = context.parsed(_opened, data, mark, since, context)
        except SourceError as error:
            problems.append(Problem("gather", f"mail {number}", error.code, error.message, error.hint))
            continue
        enclosures.take(pictures)
        if isinstance(item, Problem):
            problems.append(item)
        elif item is not None:
            items.setdefault(item.guid, item)
    if large:
        message = f"{large} larger than {_mail.MOST_BYTES // 1_000_000} MB: left in the mailbox"
        problems.append(Problem("gather", "", "too-large", message))
    newest = sorted(items.values(), key=_time, reverse=True)
    return Listing(tuple(newest), tuple(problems), enclosed=enclosures.documents())


def _opened(
    data: bytes, mark: str | None, since: dt.datetime | None, context: SourceContext
) -> tuple[Item | Problem | None, Enclosures]:
    """A mail's item and pictures; None for one that is too old, and the problem of one without a text."""
    enclosures = Enclosures()
    letter = _mail.read(data)
    if not _recent(letter, since):
        return None, enclosures
    empty = Problem("gather", letter.subject or letter.guid, "mail-empty", "the mail holds no text")
    return _mail.item(letter, enclosures, context, mark) or empty, enclosures


def _time(item: Item) -> float:
    return item.published.at.timestamp() if item.published else 0.0


async def acknowledge(options: MailboxOptions, context: SourceContext, items: Sequence[Item]) -> None:
    """Mark mails as read. An mbox and files of mails are nobody's count: they stay as they are."""
    marks = [item.mark for item in items if item.mark]
    if not options.mark_read or not marks:
        return
    if options.host is None:
        place = _files.placed(context.folder, options.path or "")
        await asyncio.to_thread(_mailfiles.mark_seen, place, marks)
    else:
        account, connection = await _dialled(options, context)
        await asyncio.to_thread(_imap.mark_seen, account, connection, marks)


def recognise(argument: str, found: Document | Path) -> Mapping[str, Any] | None:
    """Take a Maildir, and a file that begins as a mail or as an mbox does."""
    if not isinstance(found, Path):
        return None
    if found.is_dir():
        mine = _mailfiles.is_maildir(found)
    else:
        head = _files.beginning(found, _mailfiles.HEAD_BYTES)
        mine = found.is_file() and _mailfiles.is_mail(head) and not _is_page(found)
    return {"kind": "mailbox", "path": argument, "days": 0, "unread": False} if mine else None


def _is_page(path: Path) -> bool:
    """A page saved as MHTML is a mail by its form; a kind of its own reads it."""
    return path.suffix.lower() in {".mht", ".mhtml"}


KIND = SourceKind(
    name="mailbox",
    summary="newsletters that come by mail: IMAP, Maildir, mbox or files of mails",
    options=MailboxOptions,
    read=read,
    recognise=recognise,
    acknowledge=acknowledge,
    precedence=14,
)
