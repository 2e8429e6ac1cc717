"""Several builds of one newsletter at once: one makes the issue, and the others say so and go."""

import datetime as dt
import os
import subprocess
import sys

import pytest
from daily import prose
from web import Web

RECIPE = """title = "N"
timezone = "UTC"
formats = ["epub"]
allow_hosts = ["{host}"]
[[sections]]
title = "A"
[[sections.sources]]
kind = "feed"
url = "{url}"
"""


@pytest.mark.slow
def test_of_ten_builds_at_once_one_makes_the_issue(tmp_path):
    day = dt.datetime.now(dt.UTC)
    folder = tmp_path / "issues" / "n"
    folder.mkdir(parents=True)
    with Web() as web:
        text = "".join(f"<p>{one}</p>" for one in prose("x"))
        # Slow enough that the ten meet.
        web.page("/story", f"<html lang='en'><article><h1>A story</h1>{text}</article>", delay=2)
        when = f"{day - dt.timedelta(hours=1):%a, %d %b %Y %H:%M:%S} GMT"
        item = f"<item><title>A story</title><link>{web.url('/story')}</link><pubDate>{when}</pubDate></item>"
        web.page("/feed", f"<rss version='2.0'><channel><title>F</title>{item}</channel></rss>")
        (folder / "newsletter.toml").write_text(RECIPE.format(host=web.host, url=web.url("/feed")))
        command = [sys.executable, "-m", "packager", "-C", str(tmp_path), "build", "n", "--date", f"{day:%Y-%m-%d}"]
        environment = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
        builds = [
            subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(10)
        ]
        said = [build.communicate()[1] for build in builds]
    # One that begins when another has ended finds nothing to do: that is no conflict.
    assert {build.returncode for build in builds} <= {0, 4}
    refused = [text for build, text in zip(builds, said, strict=True) if build.returncode == 4]
    assert refused
    assert set(refused) == {
        "packager: another build of “n” is at work\n  → wait until it has ended, then run the command again\n"
    }
    assert len(list(tmp_path.rglob("*.epub"))) == 1
    assert web.count("/story") == 1
