"""Reading services: what is unread becomes articles, and is marked as read once the issue stands."""

import contextlib
import json

import pytest
from readers import SERVICES, TOKEN
from reading import codes, read
from test_logins import Home
from web import Page, Web

from packager.errors import SourceError

EVERY = pytest.mark.parametrize("service", SERVICES)


@pytest.fixture(autouse=True)
def _secret(monkeypatch):
    monkeypatch.setenv("SITE_SECRET", TOKEN)


def listed(service, web, **more):
    return read("reader", web=web, service=service, url=web.url("/"), **(SERVICES[service][1] | more))


@EVERY
def test_what_is_unread_is_listed_with_all_that_is_known(service):
    with Web() as web:
        SERVICES[service][0](web)
        first, *others = listed(service, web).items
    assert [item.title for item in (first, *others)] == ["Story 0", "Story 1", "Story 2"]
    assert first.url == "https://example.org/0"
    assert first.authors == ("Jane Doe",)
    assert first.published.instant(None).timestamp() == 1732156020
    assert not first.wants_page
    assert len(first.content) > 1000
    assert first.site in {"The Example", "example.org"}


@EVERY
def test_pages_of_a_long_list_are_followed_and_a_tag_narrows_it(service):
    with Web() as web:
        SERVICES[service][0](web, 150)
        assert len(listed(service, web).items) == 150
        assert len(listed(service, web, tag="News").items) == 150


@EVERY
def test_a_login_that_is_refused_is_told_without_the_secret(service, monkeypatch):
    monkeypatch.setenv("SITE_SECRET", "wrong-" + TOKEN)
    with Web() as web:
        SERVICES[service][0](web)
        with pytest.raises(SourceError) as caught:
            listed(service, web)
    assert caught.value.code == "login-failed"
    assert TOKEN not in f"{caught.value!r} {caught.value.message} {caught.value.hint} {caught.value.__cause__!r}"


RECIPE = """title = "Reader"
formats = ["epub"]
allow_hosts = ["127.0.0.1"]
[[sections]]
title = "Read"
cap = 2
  [[sections.sources]]
  kind = "reader"
  service = "{service}"
  url = "{url}"
  {login}
"""


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f'{key} = "{one}"' for key, one in value.items()) + " }"
    return f'"{value}"'


@EVERY
@pytest.mark.slow
def test_entries_are_read_once_the_issue_stands_and_only_those_in_it(service, tmp_path):
    home = Home(tmp_path)
    with Web() as web:
        there = SERVICES[service][0](web)
        login = "\n  ".join(f"{key} = {toml(value)}" for key, value in SERVICES[service][1].items())
        (home.paper / "newsletter.toml").write_text(RECIPE.format(service=service, url=web.url("/"), login=login))
        home.run("gather", "private", "--date", "2024-11-21")
        assert there.read == set()
        report = json.loads(home.build().stdout)
        assert sorted(one["outcome"] for one in report["articles"]) == ["over-cap", "printed", "printed"], home.told
        assert there.read == {0, 1}
    assert home.spilt() == []


@pytest.mark.parametrize(
    "body", [b"<html>not an interface</html>", b"[]", b'{"entries": 5}', b'{"entries": [1, {"id": null}]}', b"\xff"]
)
def test_an_answer_that_is_none_is_an_error_or_an_empty_list(body):
    with Web() as web:
        web.answer(
            "/v1/entries?order=published_at&direction=desc&limit=100&status=unread&offset=0",
            Page(body, 200, {"Content-Type": "application/json"}),
        )
        with contextlib.suppress(SourceError):  # and nothing else
            assert listed("miniflux", web).items == ()


def test_a_service_that_moved_is_not_followed_with_the_login():
    with Web() as web, Web() as other:
        path = "/v1/entries?order=published_at&direction=desc&limit=100&status=unread&offset=0"
        web.redirect(path, other.url("/v1/entries"))
        with pytest.raises(SourceError, match="moved"):
            listed("miniflux", web)
        assert not other.requests


def test_a_tag_that_is_not_there_is_an_error():
    with Web() as web:
        SERVICES["miniflux"][0](web)
        with pytest.raises(SourceError, match="Elsewhere"):
            listed("miniflux", web, tag="Elsewhere")


def test_a_short_text_asks_for_the_page():
    with Web() as web:
        there = SERVICES["miniflux"][0](web)
        whole = there.entry
        there.entry = lambda number: whole(number) | {"content": "<p>Teaser</p>"}
        assert all(item.wants_page for item in listed("miniflux", web).items)
        assert codes(listed("miniflux", web)) == []
        assert not any(item.wants_page for item in listed("miniflux", web, text="content").items)
