"""A little internet of its own for DNS rebinding: run it in network and mount namespaces, for it takes the names over.

``unshare -nm python rebinding.py FOLDER`` starts a name server whose second answer for a name is another than its
first, a web server on a public address and one on each private address, runs ``packager make`` twice on a feed of the
public one, and prints as JSON what was asked of whom. What reaches a private address is counted, whatever it is.
"""

from __future__ import annotations

import json
import socket
import struct
import subprocess
import sys
import threading
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PUBLIC = "93.184.215.14"
PRIVATE = ("127.0.0.1", "10.9.8.7", "169.254.169.254")
NAMES = {
    "feed.test": [[PUBLIC]],
    "flips.test": [[PUBLIC], ["127.0.0.1"]],
    "flips-back.test": [["10.9.8.7"], [PUBLIC]],
    "cloud.test": [[PUBLIC], ["169.254.169.254"]],
    "both.test": [["127.0.0.1", PUBLIC]],
    "private.test": [["127.0.0.1"]],
    "control.test": [[PUBLIC], ["127.0.0.1"]],
}
"""What the name server says, answer by answer; the last is for all further ones."""
PAGES = 3
"""Of each name: the first is fetched by the first answer, and there is a picture on each."""

asked: Counter[str] = Counter()
requests: dict[str, list[str]] = {address: [] for address in (PUBLIC, *PRIVATE)}


def answer(query: bytes) -> bytes:
    """Answer a question of one name (RFC 1035, 4.1) for at most no time at all (TTL 0)."""
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode())
        at += query[at] + 1
    question, (kind,) = query[12 : at + 5], struct.unpack(">H", query[at + 1 : at + 3])
    name, found = ".".join(labels).lower(), []
    if kind == 1 and name in NAMES:
        found = NAMES[name][min(asked[name], len(NAMES[name]) - 1)]
        asked[name] += 1
    records = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 0, 4) + socket.inet_aton(one) for one in found)
    return query[:2] + struct.pack(">HHHHH", 0x8180, 1, len(found), 0, 0) + question + records


def serve_names() -> None:
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))

    def run() -> None:
        while True:
            query, whom = server.recvfrom(2000)
            server.sendto(answer(query), whom)

    threading.Thread(target=run, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        address = self.server.server_address[0]
        host = (self.headers["Host"] or "").partition(":")[0]
        requests[str(address)].append(f"{host}{self.path}")
        body, kind = (feed(), "application/rss+xml") if self.path == "/feed.xml" else (page(host), "text/html")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def feed() -> bytes:
    names = [name for name in NAMES if name not in ("feed.test", "control.test")]
    items = "".join(
        f"<item><title>{name} {number}</title><link>http://{name}/{number}.html</link></item>"
        for number in range(PAGES)
        for name in names
    )
    return f"<rss version='2.0'><channel><title>Rebinding</title>{items}</channel></rss>".encode()


def page(host: str) -> bytes:
    text = "".join(
        f"<p>What {host} says in sentence {n} of its page, which is long enough to be one.</p>" for n in range(9)
    )
    picture = f"<img src='http://{host}/picture.png' alt='x'>"
    return f"<html><body><article><h1>{host}</h1>{text}{picture}</article></body></html>".encode()


def prepare(folder: Path) -> None:
    resolver = folder / "resolv.conf"
    resolver.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    for command in (
        ["ip", "link", "set", "lo", "up"],
        *(["ip", "address", "add", f"{one}/32", "dev", "lo"] for one in (PUBLIC, *PRIVATE[1:])),
        ["mount", "--bind", str(resolver), "/etc/resolv.conf"],
    ):
        subprocess.run(command, check=True)
    serve_names()
    for address in requests:
        threading.Thread(target=ThreadingHTTPServer((address, 80), Handler).serve_forever, daemon=True).start()


def make(out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "packager", "make", "http://feed.test/feed.xml", "-o", str(out)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def main() -> None:
    folder = Path(sys.argv[1])
    prepare(folder)
    # The second run asks for names anew, and hears the second answer.
    runs = [make(folder / f"{number}.epub") for number in range(2)]
    reached = {address: list(paths) for address, paths in requests.items()}
    # That this internet would let a client through that trusts its second answer.
    for _ in range(2):
        urllib.request.urlopen("http://control.test/control", timeout=10).close()
    fooled = [address for address in PRIVATE if "control.test/control" in requests[address]]
    told = {
        "status": [run.returncode for run in runs],
        "said": [run.stderr for run in runs],
        "reached": reached,
        "asked": asked,
        "fooled": fooled,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
