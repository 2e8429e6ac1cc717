"""Logins and secrets: sent where they belong, and found nowhere else."""

import base64
import io
import json
import logging
import subprocess
import sys
from html import escape
from urllib.parse import parse_qs, quote, quote_plus, urlencode, urlsplit

import pytest
from daily import prose
from PIL import Image
from web import Page, Web

from packager import config, kinds
from packager.errors import ConfigError

pytestmark = pytest.mark.slow  # each runs the command in a process of its own

CANARY = "canary-7f3a9-secret"
FEED = """<rss version="2.0"><channel><title>Private</title><item><title>A story</title><link>{link}</link>
<guid>1</guid><pubDate>Thu, 21 Nov 2024 03:27:00 +0100</pubDate></item></channel></rss>"""
RECIPE = """title = "Private"
formats = ["epub"]
allow_hosts = ["127.0.0.1", "localhost"]
{more}
[[sections]]
title = "Here"
  [[sections.sources]]
  kind = "feed"
  url = "{url}"
  text = "article"
  {login}
"""


def story(mark=""):
    return f"<html><body><article><h1>A story</h1>{''.join(f'<p>{p}</p>' for p in prose('x'))}<p>{mark}</p></article>"


class Home:
    """A newsletter behind a login, built by the installed command, and everything that it wrote."""

    def __init__(self, folder):
        self.folder = folder
        self.paper = folder / "issues" / "private"
        self.paper.mkdir(parents=True)
        self.told = ""

    def write(self, url, login, more=""):
        (self.paper / "newsletter.toml").write_text(RECIPE.format(url=url, login=login, more=more))

    def run(self, *arguments, env=None):
        done = subprocess.run(
            [sys.executable, "-m", "packager", "-C", self.folder, *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={
                "PATH": "/usr/bin:/bin", "HOME": str(self.folder), "PACKAGER_DEBUG": "1",
                "PYTHONPATH": ":".join(sys.path), "SITE_SECRET": CANARY, **(env or {}),
            },
        )  # fmt: skip
        self.told += done.stdout + done.stderr
        return done

    def build(self, **env):
        return self.run("build", "private", "--date", "2024-11-21", "--json", env=env)

    def spilt(self):
        """Where the canary can be found: what was said, and every file but those that were given it."""
        given = {"newsletter.toml", "secret.txt", "cookies.txt"}
        marks = {CANARY.encode(), base64.b64encode(f"anna:{CANARY}".encode())}
        places = [p for p in self.folder.rglob("*") if p.is_file() and p.name not in given]
        found = [str(place) for place in places if any(mark in place.read_bytes() for mark in marks)]
        return found + (["output"] if any(mark.decode() in self.told for mark in marks) else [])


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def guarded(web, check, mark=""):
    """A feed and its story that only answer where ``check`` (request) holds."""

    def behind(body, kind):
        return lambda request: Page(body.encode(), 200, {"Content-Type": kind}) if check(request) else Page(b"no", 401)

    web.answer("/feed", behind(FEED.format(link=web.url("/story")), "application/rss+xml"))
    web.answer("/story", behind(story(mark).replace("</h1>", '</h1><img src="/bridge.png" alt="x">'), "text/html"))
    web.answer(
        "/bridge.png",
        lambda request: Page(picture(), 200, {"Content-Type": "image/png"}) if check(request) else Page(b"no", 401),
    )


def picture():
    data = io.BytesIO()
    Image.effect_noise((400, 300), 40).save(data, "PNG")
    return data.getvalue()


BASIC = "Basic " + base64.b64encode(f"anna:{CANARY}".encode()).decode()


@pytest.mark.parametrize(
    ("login", "name", "value"),
    [
        ('login = { user = "anna", password = { env = "SITE_SECRET" } }', "authorization", BASIC),
        ('login = { token = { env = "SITE_SECRET" } }', "authorization", f"Bearer {CANARY}"),
        ('login = { token = { file = "secret.txt" } }', "authorization", f"Bearer {CANARY}"),
        ('login = { headers = { X-Key = { env = "SITE_SECRET" } } }', "x-key", CANARY),
        ('login = { cookies = "cookies.txt" }', "cookie", f"session={CANARY}"),
    ],
    ids=["basic", "bearer", "file", "header", "cookies"],
)
def test_a_login_opens_feed_and_articles_and_is_found_nowhere(home, login, name, value):
    for file, text in (("secret.txt", CANARY + "\n"), ("cookies.txt", jar("127.0.0.1"))):
        (home.paper / file).write_text(text)
        (home.paper / file).chmod(0o600)
    with Web() as web:
        guarded(web, lambda request: request.headers.get(name) == value, mark=f"you sent {CANARY}, in full {value}")
        home.write(web.url("/feed"), login)
        report = json.loads(home.build().stdout)
        assert [one["outcome"] for one in report["articles"]] == ["printed"], home.told
        assert report["problems"] == []
        assert (web.count("/story"), web.count("/bridge.png")) == (1, 1)
    assert home.spilt() == []


KEYED = 'login = { query = { key = { env = "SITE_SECRET" } } }'
ODD = "ca na+ry/7f3a9&=é"
"""A secret that addresses, pages and JSON write otherwise."""


@pytest.mark.parametrize("secret", [CANARY, ODD], ids=["plain", "odd"])
@pytest.mark.parametrize("linked", ["/story", "/story?key={key}&page=1"])
def test_a_secret_in_the_address_of_a_feed_is_found_nowhere(home, secret, linked):
    """It goes with the feed's address, and back to where the site's own links have it; no page or file repeats it."""
    link = linked.format(key=quote_plus(secret))

    def opened(request):
        return parse_qs(urlsplit(request.path).query).get("key") == [secret]

    with Web() as web:
        feed = FEED.format(link=web.url(escape(link))).replace(
            "<item>", f"<link>{web.url('/feed?key=')}{escape(secret)}</link><item>"
        )
        paths = [f"/feed?n=1&{urlencode({'key': secret})}"]
        web.answer(
            paths[0],
            lambda request: (
                Page(feed.encode(), 200, {"Content-Type": "application/rss+xml"}) if opened(request) else Page(b"", 403)
            ),
        )
        sent = f"/story?page=1&{urlencode({'key': secret})}" if "?" in link else "/story"
        web.page(sent, story(f"you sent {escape(secret)} and {quote_plus(secret)}"))
        home.write(web.url("/feed?n=1"), KEYED)
        report = json.loads(home.build(SITE_SECRET=secret).stdout)
        assert [one["outcome"] for one in report["articles"]] == ["printed"], home.told
        assert (web.count(paths[0]), web.count(sent)) == (1, 1)
        home.run("sources", "private", "--json", env={"SITE_SECRET": secret})
    spilt = [one.read_bytes() for one in home.folder.rglob("*") if one.is_file()] + [home.told.encode()]
    marks = {secret.encode(), quote_plus(secret).encode(), quote(secret, safe="").encode(), escape(secret).encode()}
    assert not any(mark in one for one in spilt for mark in marks)


@pytest.mark.parametrize(
    "answer",
    [
        lambda url: Page(b"no", 404),
        lambda url: Page(b"no", 500),
        lambda url: Page(b"", 302, {"Location": f"ftp://x/{CANARY}"}),
        lambda url: Page(b"", 302, {"Location": f"http://10.0.0.1/?key={CANARY}"}),
        lambda url: Page(b"", 301, {"Location": url(f"/new?key={CANARY}")}),
        lambda url: Page(f"<html><link rel='alternate' type='application/rss+xml' href='/?key={CANARY}'>".encode()),
    ],
    ids=["404", "500", "ftp", "private", "moved", "page"],
)
def test_a_secret_in_an_address_is_in_no_error(home, answer):
    with Web() as web:
        web.answer(f"/feed?key={CANARY}", answer(web.url))
        web.page(f"/new?key={CANARY}", FEED.format(link=web.url("/story")), kind="application/rss+xml")
        web.page("/story", story())
        home.write(web.url("/feed"), KEYED)
        home.build()
        home.run("sources", "private", "--fix")
        assert CANARY not in (home.paper / "newsletter.toml").read_text()
        assert web.count(f"/feed?key={CANARY}")
    assert home.spilt() == []


def test_a_secret_in_an_address_goes_to_no_other_host(home):
    with Web() as web, Web() as other:
        web.redirect(f"/feed?key={CANARY}", other.url("/feed"))
        other.page("/feed", FEED.format(link=other.url("/story?key=x")), kind="application/rss+xml")
        other.page("/story?key=x", story())
        home.write(web.url("/feed"), KEYED)
        assert [one["outcome"] for one in json.loads(home.build().stdout)["articles"]] == ["printed"], home.told
        assert not [request for request in other.requests if CANARY in request.path]
    assert home.spilt() == []


def jar(host):
    return f"# Netscape HTTP Cookie File\n{host}\tFALSE\t/\tFALSE\t0\tsession\t{CANARY}\n"


def test_what_a_login_fetched_is_kept_apart_and_served_offline(home):
    login = 'login = { token = { env = "SITE_SECRET" } }'
    with Web() as web:
        guarded(web, lambda request: "authorization" in request.headers)
        home.write(web.url("/feed"), login)
        home.build()
        web_store = home.paper / ".packager" / "web"
        assert not list(web_store.glob("pages/*/*"))
        assert list(web_store.glob("private/*/pages/*/*"))
        assert (web_store / "private").stat().st_mode & 0o077 == 0
        home.write(web.url("/feed"), "")
        report = json.loads(home.run("build", "private", "--date", "2024-11-22", "--json", "--offline").stdout or "{}")
        assert not report.get("articles")
    assert home.spilt() == []


def test_user_and_password_in_an_address_are_a_secret_too(home):
    with Web() as web:
        guarded(web, lambda request: request.headers.get("authorization") == BASIC)
        home.write(web.url("/feed").replace("://", f"://anna:{CANARY}@"), "")
        report = json.loads(home.build().stdout)
        assert [one["outcome"] for one in report["articles"]] == ["printed"], home.told
        home.run("sources", "private")
        home.run("list", "--json")
        bad = web.url("/none").replace("://", f"://anna:{CANARY}@")
        home.run("make", bad, "-o", str(home.folder / "x.epub"), "--allow-host", "127.0.0.1", "--json")
        home.run("make", f"ftp://anna:{CANARY}@127.0.0.1/x", "-o", str(home.folder / "x.epub"))
        home.run("clean", bad, "--allow-host", "127.0.0.1", "--json")
    assert home.spilt() == []


def test_a_login_goes_to_no_other_host_and_not_along_with_a_redirect(home):
    with Web() as web, Web() as other:
        web.redirect("/feed", other.url("/feed"))
        other.page("/feed", FEED.format(link=other.url("/story")), kind="application/rss+xml")
        other.page("/story", story())
        home.write(web.url("/feed"), 'login = { token = { env = "SITE_SECRET" }, headers = { X-Key = "k" } }')
        home.build()
        assert web.last("/feed").headers["authorization"] == f"Bearer {CANARY}"
        assert other.requests
        assert not [
            request for request in other.requests if {"authorization", "x-key", "cookie"} & set(request.headers)
        ]
    assert home.spilt() == []


LOGIN_PAGE = """<form action="/search"><input name=q></form><form action="/enter" method="post">
<input type="hidden" name="csrf" value="t&amp;1"><input type="email" name="mail"><input type=password name=pass>
<input type="checkbox" name="stay" value="1" checked><input type=submit name=go></form>"""


def site_with_form(web, password):
    guarded(web, lambda request: "sid=42" in request.headers.get("cookie", ""))
    web.answer("/login", Page(LOGIN_PAGE.encode(), 200, {"Content-Type": "text/html", "Set-Cookie": "pre=1; Path=/"}))

    def enter(request):
        fields = parse_qs(request.body.decode())
        good = fields.get("pass") == [password] and fields.get("mail") == ["anna"] and fields.get("csrf") == ["t&1"]
        if not good or "pre=1" not in request.headers.get("cookie", "") or "stay" not in fields:
            return Page(LOGIN_PAGE.encode(), 200, {"Content-Type": "text/html"})
        return Page(b"", 302, {"Location": "/welcome", "Set-Cookie": "sid=42; Path=/; HttpOnly"})

    web.answer("/enter", enter)
    web.page("/welcome", "<p>Welcome</p>")
    return f'login = {{ form = "{web.url("/login")}", user = "anna", password = {{ env = "SITE_SECRET" }} }}'


def test_a_form_is_filled_in_as_a_reader_would(home):
    with Web() as web:
        home.write(web.url("/feed"), site_with_form(web, CANARY))
        report = json.loads(home.build().stdout)
        assert [one["outcome"] for one in report["articles"]] == ["printed"], home.told
        assert web.count("/enter") == 1
    assert home.spilt() == []


def test_the_ticket_that_a_form_gave_is_in_no_edition_and_other_cookies_leave_the_text_alone(home):
    ticket = "9f31c7d2a7744e0bb1b3" + CANARY
    with Web() as web:
        told = f"your session is {ticket} and your language is en-GB, the plain English one"
        login = site_with_form(web, CANARY)
        guarded(web, lambda request: f"sid={ticket}" in request.headers.get("cookie", ""), mark=told)
        cookies = f"sid={ticket}; Path=/\r\nSet-Cookie: language=the plain English one"
        web.answer("/enter", Page(b"", 302, {"Location": "/welcome", "Set-Cookie": cookies}))
        home.write(web.url("/feed"), login)
        report = json.loads(home.build().stdout)
    assert [one["outcome"] for one in report["articles"]] == ["printed"], home.told
    (fragment,) = home.paper.glob("*/content/*.html")
    assert "your session is ••• and your language is en-GB, the plain English one" in fragment.read_text()
    assert home.spilt() == []


def test_a_form_that_does_not_take_the_password_is_told(home):
    with Web() as web:
        home.write(web.url("/feed"), site_with_form(web, "another"))
        assert home.build().returncode == 1
    assert "login failed" in home.told
    assert home.spilt() == []


def test_a_secret_that_is_missing_or_open_to_others_costs_its_source(home):
    with Web() as web:
        home.write(web.url("/feed"), 'login = { token = { env = "NOT_SET" } }')
        assert home.build().returncode == 1
        assert "NOT_SET is not set" in home.told
        (home.paper / "secret.txt").write_text(CANARY)
        (home.paper / "secret.txt").chmod(0o644)
        home.write(web.url("/feed"), 'login = { token = { file = "secret.txt" } }')
        assert home.build().returncode == 1
        assert "chmod 600" in home.told
        (home.paper / "cookies.txt").write_text(f"no cookies but {CANARY}\n")
        (home.paper / "cookies.txt").chmod(0o600)
        home.write(web.url("/feed"), 'login = { cookies = "cookies.txt" }')
        assert home.build().returncode == 1
        assert "Netscape" in home.told
        assert not web.requests
    assert home.spilt() == []


@pytest.mark.parametrize(
    "login",
    [
        f'login = {{ user = "anna", password = "{CANARY}" }}',
        f'login = {{ token = "{CANARY}" }}',
        f'login = {{ token = {{ env = "X", value = "{CANARY}" }} }}',
        f'login = {{ token = ["{CANARY}"] }}',
        'login = { user = "anna" }',
        "login = {}",
        f'login = {{ pasword = "{CANARY}" }}',
    ],
)
def test_a_secret_written_out_is_refused_and_not_repeated(home, login):
    home.write("https://example.org/feed", login)
    with pytest.raises(ConfigError) as caught:
        config.load(home.paper, kinds.find, kinds.names("formats"))
    assert CANARY not in f"{caught.value.message} {caught.value.hint} {caught.value!r}"
    assert home.build().returncode == 2
    assert home.spilt() == []


def test_the_records_of_a_login_do_not_show_it(monkeypatch, caplog):
    from packager.secret import LoginOptions, login_of
    from packager.sources.feed import FeedOptions

    monkeypatch.setenv("SITE_SECRET", CANARY)
    asked = LoginOptions.model_validate({"user": "anna", "password": {"env": "SITE_SECRET"}})
    login = login_of(FeedOptions(kind="feed", url="https://example.org/", login=asked), __import__("pathlib").Path())
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("x").debug("%r %r", asked, login)
    assert login.headers["Authorization"] == BASIC
    assert CANARY not in caplog.text + repr(login)
    assert BASIC not in caplog.text
