"""Mail servers that lie, break off or are none: a clear error, soon, and never the password."""

import asyncio
import datetime as dt
import socket
import threading
from zoneinfo import ZoneInfo

import pytest

from packager import kinds
from packager.errors import SourceError
from packager.fetch import WebFetch
from packager.kinds import SourceContext

SECRET = "canary-7f3a9-secret"


class Server:
    """Says a banner, then the next answer for each command, its tag filled in; then hangs up."""

    def __init__(self, banner, *answers):
        self._lines = (banner, answers)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._socket.close()

    def _run(self):
        banner, answers = self._lines
        with self._socket.accept()[0] as peer, peer.makefile("rb") as asked:
            peer.sendall(banner)
            for answer in answers:
                tag = asked.readline().split(b" ")[0]
                peer.sendall(answer.replace(b"TAG", tag))


HELLO = b"* OK here\r\n"
YES = b"TAG OK done\r\n"
CAPABLE = b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n"
SELECTED = b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7]\r\nTAG OK [READ-ONLY]\r\n"
FOUND = b"* SEARCH 1\r\nTAG OK done\r\n"


def read(port, monkeypatch, **more):
    monkeypatch.setenv("IMAP_SECRET", SECRET)
    kind = kinds.find("sources", "mailbox")
    given = {"kind": "mailbox", "host": f"127.0.0.1:{port}", "tls": "no", "user": "anna", "days": 0}
    options = kind.options.model_validate(given | {"password": {"env": "IMAP_SECRET"}} | more)

    async def run():
        async with WebFetch(allow_hosts=["127.0.0.1"]) as fetch:
            now = dt.datetime(2024, 11, 21, tzinfo=dt.UTC)
            return await kind.read(options, SourceContext("m", "M", ZoneInfo("UTC"), None, None, fetch, now))

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ((b"220 mail.example.org ESMTP\r\n",), "mail-failed"),
        ((b"",), "mail-failed"),
        ((b"* BYE too many\r\n",), "mail-failed"),
        ((b"x" * 3_000_000,), "mail-failed"),
        ((HELLO, CAPABLE, b"TAG NO wrong: anna " + SECRET.encode() + b"\r\n"), "login-failed"),
        ((HELLO, CAPABLE, YES, b"TAG NO no such folder\r\n"), "mail-failed"),
        (
            (HELLO, CAPABLE, YES, SELECTED, FOUND, b"* 1 FETCH (BODY[HEADER] {99999999999}\r\nx"),
            "mail-failed",
        ),
        (
            (HELLO, CAPABLE, YES, SELECTED, FOUND, b"\xff\xfe\x00 nonsense\r\nTAG OK done\r\n"),
            "mail-failed",
        ),
        ((HELLO, CAPABLE, YES, SELECTED, b"* SEARCH one two\r\nTAG OK done\r\n"), "mail-failed"),
    ],
    ids=["smtp", "nothing", "bye", "long line", "refused", "folder", "huge literal", "nonsense", "no numbers"],
)
def test_a_server_that_misbehaves_costs_its_source_alone(script, code, monkeypatch):
    with Server(*script) as server, pytest.raises(SourceError) as caught:
        read(server.port, monkeypatch)
    assert caught.value.code == code
    assert SECRET not in f"{caught.value.message} {caught.value.hint} {caught.value.__cause__!r}"


def test_a_server_without_encryption_is_not_given_the_password(monkeypatch):
    with Server(HELLO, CAPABLE) as server, pytest.raises(SourceError, match="secure connection"):
        read(server.port, monkeypatch, tls="yes")
    with Server(HELLO, CAPABLE, b"TAG BAD\r\n") as server, pytest.raises(SourceError):
        read(server.port, monkeypatch, tls="starttls")


def test_a_private_server_that_nobody_allowed_is_refused(monkeypatch):
    with pytest.raises(SourceError) as caught:
        read(993, monkeypatch, host="10.0.0.1")
    assert caught.value.code == "address-refused"
