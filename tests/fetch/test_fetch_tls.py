"""Pages that come by https: whose certificates are believed, and when that is looked up."""

import asyncio
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import pytest

from packager.errors import FetchError
from packager.fetch import WebFetch, authorities

COUNT = """
import ssl
read = []
ssl.SSLContext.set_default_verify_paths = lambda context: read.append(context)
import packager.fetch.client
print(len(read))
ssl.create_default_context()
print(len(read))
"""


@pytest.fixture
def secure(tmp_path, authority):
    """The port of a server whose certificate that authority has signed."""
    _, cert, key = authority
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>By https</p>")
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server = ThreadingHTTPServer(("localhost", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path / "site"))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def get(port):
    async def one():
        async with WebFetch(allow_hosts=[f"localhost:{port}"]) as door:
            return await door.get(f"https://localhost:{port}/", "page")

    authorities.trusted.cache_clear()
    return asyncio.run(one())


def test_a_page_comes_from_a_server_whose_authority_is_trusted_and_from_no_other(authority, secure, monkeypatch):
    with pytest.raises(FetchError) as refused:
        get(secure)
    assert refused.value.code == "tls-failed"
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[0]))
    assert get(secure).data == b"<p>By https</p>"


def test_authorities_are_read_when_they_are_asked_for_and_not_as_the_client_is_imported():
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]


@pytest.fixture(autouse=True)
def _forgotten():
    yield
    authorities.trusted.cache_clear()
