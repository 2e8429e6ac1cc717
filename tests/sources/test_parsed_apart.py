"""What strangers wrote is parsed in a process of its own, and what it does there costs one source."""

import pickle
import zipfile
from pathlib import Path

import pytest
from reading import NOW, codes, read_apart
from runners import harm
from test_mailbox import letter
from test_saved import PAGE, PNG, URL, mhtml, records
from web import Web

from packager import apart, kinds
from packager.errors import ParseError
from packager.kinds import SourceContext
from packager.ports import Bounds
from packager.sources import _archives, saved

TIGHT = Bounds(seconds=1, memory=100_000_000)
FEED = (
    "<rss version='2.0'><channel><title>F</title>"
    "<item><title>A</title><link>https://example.org/a</link></item></channel></rss>"
)
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a", "url": "https://example.org/a"}]}'
INDEX = (
    '<html><head><base href="https://example.org/"></head><body>'
    '<h2><a href="/2024/11/20/un-pont-rouvre.html">Un pont rouvre ce matin</a></h2></body></html>'
)
SITEMAP = "<urlset><url><loc>https://example.org/a</loc></url></urlset>"


def in_a_child(task, value):
    return apart.call(task, value, Bounds(seconds=20, memory=400_000_000))


def context(**more):
    return SourceContext("s", "S", None, None, Path(), None, NOW, **more)


@pytest.mark.parametrize(
    ("kind", "name", "content", "options"),
    [
        ("feed", "a.xml", FEED, {}),
        ("feed", "a.json", JSON, {}),
        ("index", "a.html", INDEX, {}),
        ("sitemap", "a.xml", SITEMAP, {"days": 0}),
        ("mailbox", "a.eml", letter(), {"days": 0, "unread": False}),
        ("mailbox", "a.eml", letter(), {"senders": ["*example*"], "unread": False, "days": 10_000}),
        ("saved", "a.mhtml", mhtml(), {}),
        ("saved", "a.html", PAGE.format(""), {}),
        ("folder", "a.md", "# A\n\nText.\n", {}),
        ("folder", "a.html", PAGE.format(""), {"dates": "file"}),
    ],
)
def test_every_source_parses_apart(tmp_path, no_parser_here, kind, name, content, options):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    listing = read_apart(in_a_child, kind, tmp_path, path=name, **options)
    assert len(listing.items) == 1
    assert not listing.problems


def test_an_archive_is_split_and_parsed_apart(tmp_path, no_parser_here):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.html", PAGE.format("p.png"))
        archive.writestr("p.png", b"\x89PNG" + bytes(9000))
        archive.writestr("b.md", "# B\n\nText.\n")
    (tmp_path / "a.warc").write_bytes(b"".join(records()))
    listing = read_apart(in_a_child, "saved", tmp_path, path="a.zip")
    assert len(listing.items) == 2
    assert [len(one.data) for one in listing.enclosed] == [9004]
    listing = read_apart(in_a_child, "saved", tmp_path, path="a.warc")
    assert ([item.url for item in listing.items], len(listing.enclosed)) == ([URL], 1)


def test_an_archive_that_cannot_be_split_costs_itself(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format(""))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("b.html", PAGE.format(""))

    def crashes_on_zip(task, value):
        return apart.call(lambda job: harm.segfault_on_three(3) if job[1][1:] == ("zip",) else task(job), value, TIGHT)

    listing = read_apart(crashes_on_zip, "saved", tmp_path, path=".")
    assert [item.guid for item in listing.items] == ["a.html"]
    assert [(problem.where, problem.code) for problem in listing.problems] == [("b.zip", "worker-crashed")]


def _are_parts(answer):
    return isinstance(answer, list) and isinstance(answer[0], _archives.Part)


def test_an_archive_comes_from_its_worker_a_piece_at_a_time(tmp_path, monkeypatch):
    """No answer of a worker is much larger than is said, and all of them together are the archive."""
    monkeypatch.setattr(saved, "AT_ONCE_BYTES", 20_000)
    answers = []

    def watched(task, value):
        answers.append(task(value))
        return answers[-1]

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(10):
            archive.writestr(f"{number}.html", PAGE.format(f"{number}.png"))
            archive.writestr(f"{number}.png", PNG + bytes(9_000) + bytes([number]))
    listing = read_apart(watched, "saved", tmp_path, path="a.zip")
    assert (len(listing.items), len(listing.enclosed)) == (10, 10)
    assert max(sum(len(one.data) for one in each) for each in answers if _are_parts(each)) <= 20_000
    monkeypatch.setattr(saved, "PAGES_BYTES", 3 * len(PAGE.format("0.png")))
    listing = read_apart(watched, "saved", tmp_path, path="a.zip")
    assert (len(listing.items), codes(listing)) == (3, ["archive-cut"])


@pytest.mark.parametrize(
    ("task", "value", "code"),
    [
        (harm.segfault_on_three, 3, "worker-crashed"),
        (harm.loop_on_three, 3, "worker-time"),
        (harm.hog, None, "worker-memory"),
        (harm.refuse, 3, "reading-failed"),
    ],
)
def test_a_parser_that_fails_costs_its_source(task, value, code):
    with pytest.raises(ParseError) as raised:
        context(apart=lambda task, value: apart.call(task, value, TIGHT)).parsed(task, value)
    assert raised.value.code == code


def test_one_mail_and_one_page_of_an_archive_cost_themselves(tmp_path, monkeypatch):
    for number, subject in enumerate(("Good", "Bad")):
        (tmp_path / f"{number}.eml").write_bytes(letter(subject))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("good.html", PAGE.format(""))
        archive.writestr("bad.html", PAGE.format("").replace("Bridge", "Bad"))

    def breaks(task, value):
        if any(sign in pickle.dumps(value) for sign in (b"Bad",)):
            raise RecursionError("too deep")
        return task(value)

    mails = read_apart(breaks, "mailbox", tmp_path, path=".", days=0)
    assert [item.title for item in mails.items] == ["Good"]
    assert [problem.code for problem in mails.problems] == ["parse-failed"]
    pages = read_apart(breaks, "saved", tmp_path, path="a.zip")
    assert len(pages.items) == 1
    assert {(problem.code, problem.where) for problem in pages.problems} == {("parse-failed", "a.zip/bad.html")}


def test_a_context_goes_to_another_process_without_its_doors():
    with Web() as web:  # a thing that cannot be pickled
        copy = pickle.loads(pickle.dumps(SourceContext("s", "S", None, "fr", Path("a"), web, NOW, print)))
    assert (copy.key, copy.language, copy.folder, copy.fetch, copy.apart) == ("s", "fr", Path("a"), None, kinds.here)


@pytest.mark.parametrize(
    "trap",
    [
        "<y " + " ".join(f"a{number}" for number in range(5_000)) + "/>",
        "<y " + " ".join(f"a{number}='1'" for number in range(5_000)) + "/>",
        "".join(f"<n{number}:a xmlns:n{number}='http://x/{number}'/>" for number in range(500)),
        "<!" * 200_000,
    ],
    ids=["names", "attributes", "prefixes", "sections"],
)
def test_a_feed_on_which_parsers_take_minutes_is_refused(tmp_path, trap):
    (tmp_path / "a.xml").write_text(FEED.replace("<item>", f"<item>{trap}"))
    with pytest.raises(ParseError) as raised:
        read_apart(kinds.here, "feed", tmp_path, path="a.xml")
    assert raised.value.code == "not-a-feed"


def test_a_long_text_in_one_attribute_is_no_trap(tmp_path):
    (tmp_path / "a.xml").write_text(FEED.replace("<item>", f"<item about='{'long words ' * 2_000}'>"))
    assert len(read_apart(kinds.here, "feed", tmp_path, path="a.xml").items) == 1
