"""What all tests share."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator

import pytest
from daily import Paper
from hypothesis import HealthCheck, settings
from web import Web

# How long an example takes says something of the machine, and nothing of the program.
settings.register_profile("packager", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("packager")

# A shell that starts the tests in the background has them ignore the keyboard, and so would all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server of one's own on loopback."""
    with Web() as server:
        yield server


@pytest.fixture
def paper(tmp_path, web) -> Paper:
    """A newsletter that reads one feed of that web."""
    return Paper(tmp_path, web)


@pytest.fixture
def no_parser_here(monkeypatch) -> None:
    """Let no parser work in this process; the children that are forked from it may use theirs."""
    import email

    import feedparser
    import lxml.etree
    import markdown_it

    from packager.sources import _archives
    from packager.sources._feed import json
    from packager.text import html

    here = os.getpid()

    def guard(place, name):
        real = getattr(place, name)

        def guarded(*values, **named):
            assert os.getpid() != here, f"{name} parses in the process that gathers"
            return real(*values, **named)

        monkeypatch.setattr(place, name, guarded)

    for place, name in (
        (feedparser, "parse"), (lxml.etree, "iterparse"), (html, "_parsed"), (email, "message_from_bytes"),
        (json, "read_json"), (markdown_it.MarkdownIt, "parse"), (markdown_it.MarkdownIt, "render"),
        (_archives, "zipped"), (_archives, "warc"),
    ):  # fmt: skip
        guard(place, name)


@pytest.fixture
def authority(tmp_path):
    """An authority of one's own, and a certificate of its for localhost: (authority, certificate, key)."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here")
    subject = tmp_path / "subject.cnf"
    # All that RFC 5280 asks for: Python checks it strictly from 3.13 on.
    subject.write_text(
        "subjectAltName = DNS:localhost\nbasicConstraints = critical,CA:FALSE\nkeyUsage = critical,digitalSignature\n"
        "subjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid\n"
    )
    ca, ca_key, cert, key, asked = (tmp_path / name for name in ("ca.pem", "ca.key", "cert.pem", "key.pem", "csr.pem"))
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    signs = ["-addext", "keyUsage=critical,keyCertSign,cRLSign"]
    for command in (
        ["req", "-x509", *curve, *signs, "-subj", "/CN=Test authority", "-days", "2", "-keyout", ca_key, "-out", ca],
        ["req", *curve, "-subj", "/CN=localhost", "-keyout", key, "-out", asked],
        ["x509", "-req", "-in", asked, "-CA", ca, "-CAkey", ca_key, "-days", "2", "-extfile", subject, "-out", cert],
    ):
        subprocess.run(["openssl", *map(str, command)], check=True, capture_output=True)
    return ca, cert, key
