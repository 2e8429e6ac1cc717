"""Commands for single pages, and logins, have what strangers wrote read in a process of its own as well."""

import asyncio

import pytest
from test_casework import PAGE_HTML, URL, refused
from web import Page

from packager import apart
from packager.errors import LostError
from packager.fetch import WebFetch
from packager.pipeline.casework import explain, save_case
from packager.pipeline.cleaning import answers
from packager.pipeline.ruletests import try_rules
from packager.ports import Bounds, Form, Login
from packager.rules import Rules, load

LOGIN_PAGE = """<form action="/enter" method="post"><input type="hidden" name="csrf" value="t&amp;1">
<input name="mail"><input type="password" name="pass"></form>"""
RULE = "body = '//article'\n"
ONWARD = f"{RULE}next_page = \"//a[@class='on']/@href\"\n"
ENDLESS = f"{RULE}next_page = '//a[count(//*) < 8]'\n"


def in_a_child(task, value):
    return apart.call(task, value, Bounds(seconds=20, memory=400_000_000))


def impatient(task, value):
    return apart.call(task, value, Bounds(seconds=1, memory=1_000_000_000))


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE_HTML)
    return {"file": str(path), "url": URL}


def cleaned(web, tmp_path, rule, worker):
    """What ``clean`` answers for a page of the web, by a rule that says where the article goes on."""
    (tmp_path / "127.0.0.1.toml").write_text(rule)

    def door(terms):
        return WebFetch(allow_hosts=[web.host])

    (reply,) = answers([{"url": web.url("/a"), "fetch": True}], door, (), rules=load(tmp_path), apart=worker)
    return reply


def test_a_page_is_explained_and_kept_apart(page, tmp_path, no_parser_here):
    assert "Ada Brook" in explain(page, refused, (), Rules(), in_a_child)[0]
    assert len(save_case(tmp_path / "case", page, refused, (), Rules(), in_a_child)) == 4


def test_rules_are_tried_apart(tmp_path, no_parser_here):
    (tmp_path / "news.example.toml").write_text(RULE)
    (tmp_path / "news.example").mkdir()
    (tmp_path / "news.example" / "a.html").write_text(PAGE_HTML)
    (trial,) = try_rules(tmp_path, in_a_child)
    assert trial.faults == ()
    assert trial.words > 0


def test_a_page_that_its_worker_does_not_survive_costs_its_rule_s_trial(tmp_path):
    (tmp_path / "news.example.toml").write_text(RULE)
    (tmp_path / "news.example").mkdir()
    (tmp_path / "news.example" / "a.html").write_text(PAGE_HTML)

    def dies(task, value):
        raise LostError("the library that reads it crashed (SIGSEGV)", code="worker-crashed")

    (trial,) = try_rules(tmp_path, dies)
    assert trial.faults == ("the library that reads it crashed (SIGSEGV)",)


def test_the_next_page_of_a_rule_is_looked_for_apart(web, tmp_path, no_parser_here):
    web.page("/a", PAGE_HTML.replace("</article>", '<a class="on" href="/odd">onward</a></article>'))
    web.page("/odd", "<article><p>And here it ends, with words that no other page has.</p></article>")
    reply = cleaned(web, tmp_path, ONWARD, in_a_child)
    assert "And here it ends" in reply["text"]


@pytest.mark.slow
def test_a_rule_that_never_ends_does_not_hold_up_clean(web, tmp_path):
    web.page("/a", "<article>" + "<p><a href=x>y</a></p>" * 20_000 + "</article>")
    reply = cleaned(web, tmp_path, ENDLESS, impatient)
    assert reply["problems"][0]["code"] == "part-failed"


def test_a_form_to_log_in_is_read_apart(web, no_parser_here):
    web.page("/login", LOGIN_PAGE)
    web.answer("/enter", Page(b"", 302, {"Location": "/welcome", "Set-Cookie": "sid=42; Path=/"}))
    web.page("/welcome", "<p>Welcome</p>")
    web.page("/story", "<p>A story for those who pay.</p>")
    login = Login((web.host,), "anna", plain=True, form=Form(web.url("/login"), "anna", "secret"))

    async def run():
        async with WebFetch(allow_hosts=[web.host], apart=in_a_child) as fetch:
            return await fetch.logged_in(lambda: login).get(web.url("/story"), "page")

    assert b"who pay" in asyncio.run(run()).data
    assert b"csrf=t%261" in web.last("/enter").body
    assert "sid=42" in web.last("/story").headers["cookie"]
