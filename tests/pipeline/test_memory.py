"""What a newsletter remembers, and what it does when its memory is lost."""

import datetime as dt
import io
import shutil
import sqlite3

import pytest
from daily import RECIPE, Paper, fates, printed, prose, read
from PIL import Image

from packager.errors import PackagerError
from packager.events import Noted, StageEnded
from packager.model import Document
from packager.pipeline import intake
from packager.pipeline.collect import collect
from packager.store.shelf import LaidPage

LEDGER = ".packager/ledger.sqlite3"
MONDAY, TUESDAY = "2024-11-20T05:30", "2024-11-21T05:30"


@pytest.fixture
def printed_once(paper):
    paper.story("pont", "2024-11-19T11:27:00+01:00")
    paper.build(MONDAY)
    paper.events.clear()
    return paper


def told(paper):
    return [event.message for event in paper.events if isinstance(event, Noted)]


# --- the ledger -----------------------------------------------------------------------------


def test_a_lost_ledger_is_made_again_from_the_issues_on_disk(printed_once):
    paper = printed_once
    for part in ("", "-wal", "-shm"):
        (paper.folder / (LEDGER + part)).unlink(missing_ok=True)
    paper.story("film", "2024-11-20T18:00:00+01:00")
    assert printed(paper.build(TUESDAY)) == ["Le récit de film"]
    assert "the ledger was made again from 1 issue on disk" in told(paper)
    assert (paper.folder / "2024-11-21" / "issue.json").read_text().count('"number": 2') == 1


@pytest.mark.parametrize("damage", [lambda data: b"x" * len(data), lambda data: data[:4096] + b"\0" * 8192])
def test_a_damaged_ledger_is_put_aside_and_made_again(printed_once, damage):
    paper = printed_once
    ledger = paper.folder / LEDGER
    ledger.write_bytes(damage(ledger.read_bytes()))
    paper.story("film", "2024-11-20T18:00:00+01:00")
    assert printed(paper.build(TUESDAY)) == ["Le récit de film"]
    assert any("ledger was damaged" in line for line in told(paper))
    assert ledger.with_name("ledger.sqlite3.damaged").is_file()


def test_an_issue_whose_run_was_killed_before_it_was_entered_is_known_all_the_same(printed_once):
    paper = printed_once
    with sqlite3.connect(paper.folder / LEDGER) as database:
        database.execute("DELETE FROM issue")
        database.execute("DELETE FROM printed")
    database.close()
    paper.story("film", "2024-11-20T18:00:00+01:00")
    assert printed(paper.build(TUESDAY)) == ["Le récit de film"]


def test_a_clock_that_was_set_back_is_told_in_one_line(printed_once):
    paper = printed_once
    before = paper.files()
    with pytest.raises(PackagerError, match="the clock says 2024-11-18") as caught:
        paper.build("2024-11-18T05:30")
    assert "--date 2024-11-18" in caught.value.hint
    assert {name: data for name, (data, _) in paper.files().items() if ".packager" not in name} == {
        name: data for name, (data, _) in before.items() if ".packager" not in name
    }


# --- the backlog ----------------------------------------------------------------------------


def test_what_fell_off_a_feed_between_issues_is_not_lost(printed_once):
    paper = printed_once
    paper.story("matin", "2024-11-20T08:00:00+01:00")
    first = collect(paper.configured(), (), paper.kit("2024-11-20T09:00"))
    assert (first.new, first.listed, first.reached) == (1, 2, 1)
    del paper.stories["matin"], paper.stories["pont"]
    paper.web.page("/matin.html", "gone", status=410)  # its page was stored, too
    paper.story("soir", "2024-11-20T19:00:00+01:00")
    assert collect(paper.configured(), (), paper.kit("2024-11-20T20:00")).new == 1
    del paper.stories["soir"]
    paper.story("nuit", "2024-11-21T01:00:00+01:00")
    report = paper.build(TUESDAY, offline=False)
    assert sorted(printed(report)) == ["Le récit de nuit", "Le récit de soir"]
    offline = paper.build("2024-11-21T05:40", offline=True)
    assert "Le récit de matin" in printed(offline)


def test_collecting_again_fetches_no_page_again(printed_once):
    paper = printed_once
    paper.story("matin", "2024-11-20T08:00:00+01:00")
    for hour in (9, 10, 11):
        collect(paper.configured(), (), paper.kit(f"2024-11-20T{hour:02}:00"))
    assert paper.web.count("/matin.html") == 1


def test_collecting_makes_no_issue_and_notes_undated_articles_for_the_next(printed_once):
    paper = printed_once
    paper.story("feuilleton", None)
    collect(paper.configured(), (), paper.kit("2024-11-20T12:00"))
    assert sorted(path.name for path in paper.folder.glob("2024-*")) == ["2024-11-20"]
    assert printed(paper.build(TUESDAY)) == ["Le récit de feuilleton"]


def test_a_source_that_is_down_in_the_morning_gives_what_was_collected_before(printed_once):
    paper = printed_once
    paper.story("matin", "2024-11-20T08:00:00+01:00")
    collect(paper.configured(), (), paper.kit("2024-11-20T09:00"))
    paper.web.page("/feed.xml", "down", status=500)
    report = paper.build(TUESDAY)
    assert printed(report) == ["Le récit de matin"]
    assert [problem.code for problem in report.problems] == ["http-error"]


def test_an_old_issue_is_made_again_from_the_store_without_any_network(printed_once):
    paper = printed_once
    paper.story("film", "2024-11-20T18:00:00+01:00")
    paper.story("feuilleton", None)
    first = paper.build(TUESDAY)
    was = read(first)
    paper.stories.clear()
    paper.story("vent", "2024-11-21T12:00:00+01:00")
    paper.story("chronique", None)
    paper.build("2024-11-22T05:30")
    folder = paper.folder / "2024-11-21"
    folder.rename(folder.with_name("away"))
    asked = len(paper.web.requests)
    again = paper.build("2024-11-23T12:00", date=dt.date(2024, 11, 21), offline=True)
    assert len(paper.web.requests) == asked
    assert printed(again) == printed(first)
    assert read(again) == was


def test_a_damaged_backlog_is_begun_anew(printed_once):
    paper = printed_once
    (paper.folder / ".packager" / "backlog.sqlite3").write_bytes(b"nothing of the kind" * 500)
    paper.story("film", "2024-11-20T18:00:00+01:00")
    assert printed(paper.build(TUESDAY)) == ["Le récit de film"]


# --- what changed ---------------------------------------------------------------------------


def revised(paper, name, published, modified, paragraphs, counter=0):
    """Declare a story whose page alone, under an ETag, says that it was modified."""
    head = f"<meta property='article:modified_time' content='{modified}'>" if modified else ""
    paper.story(name, published, paragraphs=paragraphs, head=head, body=f"<p class='views'>{counter} views</p>")
    page = paper.web._pages[f"/{name}.html"][0]
    page.headers["ETag"] = f'"{hash((modified, tuple(paragraphs), counter))}"'


def test_an_article_that_changed_without_a_word_of_its_feed_is_found_and_printed_once_more(paper):
    text = prose("pont")
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", None, text)
    paper.build(MONDAY)
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", "2024-11-20T15:00:00+01:00", [*text[:4], *prose("neuf")])
    assert fates(paper.build(TUESDAY)) == {"Le récit de pont": "updated"}
    assert fates(paper.build("2024-11-22T05:30")) == {"Le récit de pont": "duplicate"}


@pytest.mark.parametrize("modified", [None, "2024-11-20T15:00:00+01:00"])
def test_a_counter_that_moved_is_no_change(paper, modified):
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", None, prose("pont"), counter=1)
    paper.build(MONDAY)
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", modified, prose("pont"), counter=99999)
    assert fates(paper.build(TUESDAY)) == {"Le récit de pont": "duplicate"}


def test_an_advertisement_in_the_text_of_a_page_that_lies_about_its_time_is_no_change(paper):
    first, other = (" ".join(f"{word}{number}" for number in range(60)) for word in ("win", "buy"))
    text = [*prose("pont"), *prose("pont du soir")]
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", None, [*text[:2], first, *text[2:]])
    paper.build(MONDAY)
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", "2024-11-20T15:00:00+01:00", [*text[:2], other, *text[2:]])
    assert fates(paper.build(TUESDAY)) == {"Le récit de pont": "duplicate"}


def test_what_did_not_change_costs_one_conditional_request(paper):
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", None, prose("pont"))
    paper.build(MONDAY)
    paper.build(TUESDAY)
    assert paper.web.count("/pont.html") == 2
    assert "if-none-match" in paper.web.last("/pont.html").headers


def test_a_source_without_updates_prints_nothing_twice(tmp_path, web):
    paper = Paper(tmp_path, web, recipe=RECIPE + "  updates = false\n")
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", None, prose("pont"))
    paper.build(MONDAY)
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", "2024-11-20T15:00:00+01:00", prose("neuf"))
    assert fates(paper.build(TUESDAY)) == {"Le récit de pont": "duplicate"}
    assert web.count("/pont.html") == 1


def test_a_removed_issue_is_made_again_though_a_later_one_printed_its_article_as_updated(paper):
    text = prose("pont")
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", None, text)
    paper.build(MONDAY)
    revised(paper, "pont", "2024-11-19T11:27:00+01:00", "2024-11-20T15:00:00+01:00", [*text[:4], *prose("neuf")])
    paper.build(TUESDAY)
    shutil.rmtree(paper.folder / "2024-11-20")
    assert printed(paper.build(TUESDAY, date=dt.date(2024, 11, 20), offline=True)) == ["Le récit de pont"]
    assert fates(paper.build(TUESDAY)) == {"Le récit de pont": "updated"}


# --- how long -------------------------------------------------------------------------------


def build_days(paper, days):
    for day in days:
        paper.stories.clear()
        paper.story(f"jour-{day}", f"2024-11-{day - 1}T18:00:00+01:00")
        paper.build(f"2024-11-{day}T05:30")


@pytest.mark.parametrize(
    ("keep", "left"), [("issues = 2", [23, 24]), ("days = 1", [23, 24]), ("issues = 3\ndays = 2", [22, 23, 24])]
)
def test_old_issues_go_and_their_numbers_stay(tmp_path, web, keep, left):
    paper = Paper(tmp_path, web, more=f"[keep]\n{keep}\n")
    build_days(paper, range(20, 25))
    assert sorted(path.name for path in paper.folder.glob("2024-*")) == [f"2024-11-{day}" for day in left]
    assert '"number": 5' in (paper.folder / "2024-11-24" / "issue.json").read_text()
    assert not list(paper.folder.rglob(".packager-working-*"))
    assert any("the issue of 2024-11-20 was removed" in line for line in told(paper))
    assert fates(paper.build("2024-11-24T06:00")) == {"Le récit de jour-24": "printed"}


def test_what_was_stored_for_removed_issues_goes_with_them(tmp_path, web):
    paper = Paper(tmp_path, web, more="[keep]\nissues = 1\n")
    build_days(paper, (18, 20, 28))
    with sqlite3.connect(paper.folder / ".packager" / "backlog.sqlite3") as database:
        (left,) = database.execute("SELECT count(*) FROM item").fetchone()
    database.close()
    assert left == 1


# --- what is told ---------------------------------------------------------------------------

INBOX = (
    RECIPE.partition("[[sections]]")[0]
    + '[[sections]]\ntitle = "X"\n[[sections.sources]]\nkind = "folder"\npath = "in"\n'
)


def test_a_picture_that_lies_outside_its_folder_is_told(tmp_path, web):
    paper = Paper(tmp_path, web, recipe=INBOX)
    (paper.folder / "in").mkdir()
    text = "".join(f"<p>{one}</p>" for one in prose("page"))
    (paper.folder / "in" / "page.html").write_text(
        "<html><head><title>Une page</title>"
        "<meta property='article:published_time' content='2024-11-19T20:00:00+01:00'>"
        f"</head><body><article><h1>Une page</h1>{text}<img src='../secret.png' alt='s'></article></body></html>"
    )
    report = paper.build(MONDAY)
    assert printed(report) == ["Une page"]
    (problem,) = report.problems
    assert (problem.code, "../secret.png" in problem.message) == ("image-outside", True)


def test_more_pictures_than_an_article_may_have_are_told(tmp_path, web):
    paper = Paper(tmp_path, web, more="[limits]\npictures = 1\n")
    for name in "ab":
        web.page(f"/{name}.png", _png(ord(name)), kind="image/png")
    body = "".join(f"<figure><img src='/{name}.png' alt='{name}'></figure><p>{prose(name)[0]}</p>" for name in "ab")
    paper.story("images", "2024-11-19T11:27:00+01:00", body=body)
    (problem,) = paper.build(MONDAY).problems
    assert (problem.code, "1 of its 2" in problem.message) == ("pictures-cut", True)


def _png(shade):
    out = io.BytesIO()
    Image.new("RGB", (300, 200), (shade, 0, 0)).save(out, "PNG")
    return out.getvalue()


def test_many_sources_are_taken_in_groups_and_make_the_same_issue(tmp_path, web, monkeypatch):
    more = "".join(
        f'[[sections.sources]]\nkind = "feed"\nurl = "{{web}}/feed.xml?{n}"\ntext = "article"\n' for n in "ab"
    )
    paper = Paper(tmp_path, web, recipe=RECIPE + more)
    for query in "ab":
        link = web.url(f"/{query}.html")
        entry = f"<item><title>Le récit de {query}</title><link>{link}</link><guid>{query}</guid></item>"
        web.page(f"/feed.xml?{query}", f"<rss version='2.0'><channel>{entry}</channel></rss>")
        page = "".join(f"<p>{one}</p>" for one in prose(query))
        web.page(f"/{query}.html", f"<html><body><article><h1>Le récit de {query}</h1>{page}</article></body></html>")
    paper.story("pont", "2024-11-19T11:27:00+01:00")
    monkeypatch.setattr(intake, "AT_ONCE", 1)
    report = paper.build(MONDAY)
    assert printed(report) == ["Le récit de pont", "Le récit de a", "Le récit de b"]
    assert [event.stage for event in paper.events if isinstance(event, StageEnded)][:6] == ["gather", "clean"] * 3
    told = [event.message for event in paper.events if isinstance(event, Noted)]
    assert told[:4] == ["3 sources, 1 at a time", *(f"{number} of 3 sources read" for number in (1, 2, 3))]


def test_large_pages_that_wait_to_be_cleaned_are_not_in_memory(paper, monkeypatch):
    """Here five of a megabyte: a hundred of fifteen, from as many hosts, would take more than there is."""
    held = []

    def watched(items, *rest):
        held.append([type(item.document) for item in items])
        return cleaned(items, *rest)

    cleaned = intake._clean
    monkeypatch.setattr(intake, "_clean", watched)
    for number in range(5):
        paper.story(f"s{number}", "2024-11-19T11:27:00+01:00", head=f"<!--{'x' * 1_000_000}-->")
    paper.story("petit", "2024-11-19T11:27:00+01:00")
    assert len(printed(paper.build(MONDAY))) == 6
    assert sorted(held[0], key=str) == [Document, *[LaidPage] * 5]


def test_the_texts_of_articles_that_wait_for_the_others_are_not_in_memory(paper, monkeypatch):
    for name in "abc":
        paper.story(name, "2024-11-19T11:27:00+01:00")
    held = []

    def watched(stage):
        def run(articles, *rest, **more):
            held.extend(one.html for one in articles)
            return stage(articles, *rest, **more)

        return run

    monkeypatch.setattr(intake, "compose", watched(intake.compose))
    monkeypatch.setattr(intake, "illustrate", watched(intake.illustrate))
    report = paper.build(MONDAY)
    assert held == [""] * 6
    assert all(prose(name)[3] in " ".join(read(report).values()) for name in "abc")
    paper.story("d", "2024-11-19T12:27:00+01:00")
    assert printed(paper.build(MONDAY)) == [f"Le récit de {name}" for name in "abcd"]
