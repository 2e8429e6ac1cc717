"""What many feeds cost: time and memory of collecting and gathering, for growing numbers of feeds of twenty articles.

``python tests/bench/thousand.py [FEEDS...]``, by default 125 250 500 1000. Nothing is asserted: the figures are
for a note. Linear time is a constant last column; bounded memory is one that does not grow with the feeds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from daily import prose
from web import Page, Web

ITEMS = 20
RECIPE = """\
title = "Thousand"
timezone = "UTC"
formats = ["epub"]
allow_hosts = ["{host}"]
[limits]
run_minutes = 600
per_host = 16
"""


def declare(web: Web, feeds: int) -> None:
    """Declare feeds and their pages, every article with words of its own."""
    now = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() - 3600))
    for feed in range(feeds):
        entries = (
            f"<item><title>Story {number} of {feed}</title><link>{web.url(f'/{feed}/{number}')}</link>"
            f"<pubDate>{now}</pubDate></item>"
            for number in range(ITEMS)
        )
        rss = f"<rss version='2.0'><channel><title>Feed {feed}</title>{''.join(entries)}</channel></rss>"
        web.page(f"/{feed}.xml", rss, kind="application/rss+xml", headers={"ETag": f'"{feed}"'})
        for number in range(ITEMS):
            web.answer(f"/{feed}/{number}", lambda request: page(request.path))


def page(path: str) -> Page:
    text = "".join(f"<p>{one}</p>" for one in prose(path, 60))
    html = (
        f"<html lang='en'><head><title>Story</title></head><body><article><h1>Story {path}</h1>{text}</article></body>"
    )
    return Page(html.encode(), headers={"Content-Type": "text/html", "ETag": f'"{path}"'})


def newsletter(home: Path, web: Web, feeds: int) -> None:
    folder = home / "issues" / "thousand"
    folder.mkdir(parents=True)
    sources = (
        f'[[sections.sources]]\nkind = "feed"\nurl = "{web.url(f"/{n}.xml")}"\ntext = "article"\n' for n in range(feeds)
    )
    text = RECIPE.format(host=web.host) + '[[sections]]\ntitle = "All"\n' + "".join(sources)
    (folder / "newsletter.toml").write_text(text)


def measured(what: str, feeds: int, home: Path, *arguments: str) -> None:
    """Run a command and print seconds by the clock, CPU seconds, peak memory, and milliseconds for each article."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "packager", "-C", str(home), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = (process.stderr.read() if process.stderr else b"").decode()
    _, status, usage = os.wait4(process.pid, 0)
    took, cpu = time.monotonic() - began, usage.ru_utime + usage.ru_stime
    last = said.strip().splitlines()[-1:] if status else []
    print(
        f"{what:<10} {feeds:>5} feeds {took:8.1f} s {cpu:8.1f} CPU s {usage.ru_maxrss / 1024:7.0f} MB"
        f" {1000 * cpu / feeds / ITEMS:7.1f} ms each",
        *last,
        flush=True,
    )


def main() -> None:
    for feeds in [int(one) for one in sys.argv[1:]] or [125, 250, 500, 1000]:
        with Web() as web, tempfile.TemporaryDirectory() as folder:
            declare(web, feeds)
            newsletter(Path(folder), web, feeds)
            measured("collect", feeds, Path(folder), "collect", "thousand")
            measured("again", feeds, Path(folder), "collect", "thousand")
            measured("gather", feeds, Path(folder), "gather", "thousand")


if __name__ == "__main__":
    main()
