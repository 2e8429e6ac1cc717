"""The daily build: day after day, nothing lost, nothing twice, and the editor's hand respected."""

import datetime as dt
import json

import pytest
from daily import Paper, fates, printed, prose, read

from packager.errors import ConfigError, PackagerError
from packager.events import Noted, StageEnded
from packager.model import Fate

DAY, NEXT, THIRD = "2024-11-21T05:30", "2024-11-22T05:30", "2024-11-23T05:30"


def test_a_day_becomes_an_issue_and_an_edition(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("film", "2024-11-20T18:00:00+00:00")
    report = paper.build(DAY)
    assert printed(report) == ["Le récit de film", "Le récit de pont"]
    assert report.made
    assert [edition.path.rsplit("/", 1)[1] for edition in report.editions] == ["le-matin-2024-11-21.epub"]
    text = "".join(read(report).values())
    assert prose("pont")[0].split()[-1] in text
    assert 'datetime="2024-11-20T11:27:00+01:00"' in text


def test_the_next_day_repeats_nothing(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    paper.story("film", "2024-11-21T09:00:00+01:00")
    report = paper.build(NEXT)
    assert fates(report) == {"Le récit de pont": "duplicate", "Le récit de film": "printed"}
    assert paper.web.count("/pont.html") == 1


def test_an_article_that_changed_returns_once_marked_and_with_both_times(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    first = next(one for one in paper.build(DAY).articles if one.fate is Fate.PRINTED)
    paper.story("pont", "2024-11-20T11:27:00+01:00", updated="2024-11-21T14:05:00+01:00", title="Le pont cède")
    report = paper.build(NEXT)
    (again,) = report.articles
    assert (again.fate, again.id) == (Fate.UPDATED, first.id)
    page = read(report)[next(name for name in read(report) if first.id in name)]
    assert 'datetime="2024-11-20T11:27:00+01:00"' in page
    assert 'datetime="2024-11-21T14:05:00+01:00"' in page
    assert fates(paper.build(THIRD)) == {"Le pont cède": "duplicate"}


def test_a_touched_page_without_a_real_change_does_not_return(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    paper.story("pont", "2024-11-20T11:27:00+01:00", updated="2024-11-21T14:05:00+01:00")
    assert fates(paper.build(NEXT)) == {"Le récit de pont": "duplicate"}


def test_nothing_new_makes_nothing_and_touches_nothing(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    paper.build(NEXT)
    before = paper.files()
    report = paper.build(NEXT)
    assert (report.made, report.issue, report.editions) == (False, None, [])
    assert paper.files() == before
    assert any(isinstance(event, Noted) and "nothing new for 2024-11-22" in event.message for event in paper.events)


def test_the_same_day_again_rewrites_no_file_and_fetches_nothing_that_did_not_change(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    before = paper.files()
    report = paper.build("2024-11-21T11:00")
    assert paper.files() == before
    assert not report.made
    assert printed(report) == ["Le récit de pont"]
    assert paper.web.count("/pont.html") == 1


def test_the_same_day_again_adds_what_is_new_and_keeps_the_editors_hand(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("film", "2024-11-20T12:00:00+01:00")
    paper.build(DAY)
    folder = paper.folder / "2024-11-21"
    lineup = folder / "lineup.toml"
    film = next(path for path in (folder / "content").iterdir() if "film" in path.name)
    film.write_text("<p>Coupé par la rédaction.</p>", "utf-8")
    lineup.write_text(lineup.read_text("utf-8").replace('title = "Monde"', 'title = "Le monde entier"'), "utf-8")
    paper.story("loi", "2024-11-20T20:00:00+01:00")
    report = paper.build("2024-11-21T08:00")
    assert printed(report) == ["Le récit de film", "Le récit de pont", "Le récit de loi"]
    text = "".join(read(report).values())
    assert "Coupé par la rédaction." in text
    assert "Le monde entier" in text
    assert "# new: " in lineup.read_text("utf-8")


def test_the_editor_renders_what_the_editor_wrote_without_any_network(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("film", "2024-11-20T12:00:00+01:00")
    report = paper.build(DAY)
    pont = next(one.id for one in report.articles if one.title == "Le récit de pont")
    lineup = paper.folder / "2024-11-21" / "lineup.toml"
    text = lineup.read_text("utf-8")
    lineup.write_text(f'lead = "{pont}"\nnote = "Bonne lecture !"\n' + text.split("\n\n", 2)[-1], "utf-8")
    with lineup.open("a", encoding="utf-8") as file:
        file.write(f'\n[articles.{pont}]\ntitle = "Le pont, enfin"\n')
    asked = len(paper.web.requests)
    again = paper.render("2024-11-21")
    assert len(paper.web.requests) == asked
    whole = "".join(read(again).values())
    assert "Le pont, enfin" in whole
    assert "Bonne lecture" in whole


def test_a_retitled_article_is_still_known_the_next_day(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    paper.story("pont", "2024-11-20T11:27:00+01:00", title="Un tout autre titre")
    assert fates(paper.build(NEXT)) == {"Un tout autre titre": "duplicate"}


def test_a_feed_that_cannot_be_reached_costs_itself_and_is_named_in_the_edition(paper):
    recipe = (paper.folder / "newsletter.toml").read_text("utf-8")
    paper.write(recipe + f'  [[sections.sources]]\n  kind = "feed"\n  url = "{paper.web.url("/gone.xml")}"\n')
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    report = paper.build(DAY)
    assert printed(report) == ["Le récit de pont"]
    (problem,) = report.problems
    assert (problem.where, problem.stage) == (paper.web.url("/gone.xml"), "gather")
    assert "404" in problem.message
    assert "/gone.xml" in "".join(read(report).values())


def test_what_is_left_out_is_named_once_though_its_feed_moved(paper):
    recipe = (paper.folder / "newsletter.toml").read_text("utf-8")
    capped = recipe.replace('title = "Monde"', 'title = "Monde"\ncap = 1')
    paper.write(capped)
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("film", "2024-11-20T12:00:00+01:00")
    assert fates(paper.build(DAY))["Le récit de pont"] == "over-cap"
    paper.web.redirect("/moved.xml", "/feed.xml")
    paper.write(capped.replace("/feed.xml", "/moved.xml"))
    paper.story("loi", "2024-11-20T09:00:00+01:00")
    pages = read(paper.build("2024-11-21T08:00"))
    (told,) = (page for name, page in pages.items() if name.endswith("left-out.xhtml"))
    assert told.count("Le récit de pont") == 1
    assert told.count("Le récit de loi") == 1


def test_a_page_that_cannot_be_had_is_named_and_tried_again_the_next_day(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("film", "2024-11-20T12:00:00+01:00")
    paper.web.page("/film.html", "down", status=404)
    report = paper.build(DAY)
    assert fates(report) == {"Le récit de film": "failed", "Le récit de pont": "printed"}
    assert "Le récit de film" in "".join(read(report).values())
    paper.story("film", "2024-11-20T12:00:00+01:00")
    assert printed(paper.build(NEXT)) == ["Le récit de film"]


def test_when_every_source_fails_nothing_is_made_and_it_is_an_error(paper):
    with pytest.raises(PackagerError, match="404") as error:
        paper.build(DAY)
    assert error.value.exit_code == 1
    assert not (paper.folder / "2024-11-21").exists()


def test_strict_keeps_the_editions_and_delivers_nothing(tmp_path, web):
    channel = '[[channels]]\nkind = "folder"\npath = "out"\n'
    paper = Paper(tmp_path, web, more=channel)
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("film", "2024-11-20T12:00:00+01:00")
    paper.web.page("/film.html", "down", status=404)
    assert paper.build(DAY, strict=True).editions
    assert not (paper.folder / "out").exists()
    paper.build(DAY)
    assert [path.name for path in (paper.folder / "out").iterdir()] == ["le-matin-2024-11-21.epub"]


def test_a_channel_that_refuses_costs_itself_and_is_told(tmp_path, web):
    paper = Paper(tmp_path, web, more='[[channels]]\nkind = "folder"\npath = "out"\n')
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    (paper.folder / "out").write_text("a file stands where the folder should")
    report = paper.build(DAY)
    assert report.made
    assert [problem.stage for problem in report.problems] == ["deliver"]
    ends = [event for event in paper.events if isinstance(event, StageEnded)]
    assert (ends[-1].stage, ends[-1].summary) == ("deliver", "nothing")


def test_an_issue_can_be_gathered_again_from_what_was_fetched_without_network(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    first = paper.build(DAY).editions[0]
    for path in sorted((paper.folder / "2024-11-21").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    asked = len(paper.web.requests)
    assert paper.build("2024-11-21T09:00", offline=True).editions[0].sha256 == first.sha256
    assert len(paper.web.requests) == asked


def test_a_reissue_gathers_nothing(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    asked = len(paper.web.requests)
    assert printed(paper.build("2024-11-21T09:00", reissue=True)) == ["Le récit de pont"]
    assert len(paper.web.requests) == asked


def test_the_report_says_what_came_of_everything(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("vieux", "2024-11-10T11:27:00+01:00")
    paper.build(DAY)
    report = json.loads((paper.folder / "2024-11-21" / "report.json").read_text("utf-8"))
    assert [(one["title"], one["outcome"], one["reason"]) for one in report["gather"]["articles"]] == [
        ("Le récit de vieux", "outside-window", "published before the window opened")
    ]
    assert [one["outcome"] for one in report["render"]["articles"]] == ["printed"]


def test_pictures_without_a_description_are_told_in_the_report(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    (one,) = paper.build(DAY).articles
    folder = paper.folder / "2024-11-21"
    fragment = folder / "content" / f"{one.id}.html"
    assert json.loads((folder / "report.json").read_text("utf-8"))["render"]["undescribed"] == {}
    fragment.write_text(
        '<p>Texte</p><img src="../assets/a.png"><img src="../assets/b.png" alt="Un pont">'
        '<img src="../assets/c.png" alt="">',
        "utf-8",
    )
    paper.render("2024-11-21")
    assert json.loads((folder / "report.json").read_text("utf-8"))["render"]["undescribed"] == {one.id: 1}
    assert Noted("pictures without a description: 1, in articles: 1") in paper.events


def test_everything_dropped_is_an_error_that_says_so(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    for path in (paper.folder / "2024-11-21" / "content").iterdir():
        path.unlink()
    with pytest.raises(PackagerError, match="every article of the issue is left out"):
        paper.render("2024-11-21")


def test_a_date_that_has_not_begun_is_refused(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    with pytest.raises(ConfigError, match="has not begun"):
        paper.build(DAY, date=dt.date(2024, 11, 22))


# --- files that an editor drops into a folder ------------------------------------------------

INBOX = """\
title = "Le Matin"
language = "fr"
timezone = "Europe/Paris"
closes = "05:00"
formats = ["epub"]

[[sections]]
title = "Notes"
  [[sections.sources]]
  kind = "folder"
  path = "inbox"
"""


@pytest.fixture
def inbox(tmp_path, web) -> Paper:
    paper = Paper(tmp_path / "inbox", web, recipe=INBOX)
    (paper.folder / "inbox").mkdir()
    return paper


def note(paper: Paper, name: str, published: str, *, title: str = "", updated: str = "", told: str = "") -> None:
    head = f"<meta property='article:published_time' content='{published}'>"
    if updated:
        head += f"<meta property='article:modified_time' content='{updated}'>"
    title = title or f"La note {name}"
    body = f"<article><h1>{title}</h1>{''.join(f'<p>{one}</p>' for one in prose(told or name))}</article>"
    page = f"<html lang='fr'><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    (paper.folder / "inbox" / f"{name}.html").write_text(page, "utf-8")


def test_a_file_dated_after_the_close_is_tomorrows(inbox):
    note(inbox, "tôt", "2024-11-21T04:00:00+01:00")
    note(inbox, "tard", "2024-11-21T05:10:00+01:00")
    assert printed(inbox.build(DAY)) == ["La note tôt"]
    assert printed(inbox.build(NEXT)) == ["La note tard"]


def test_a_file_that_changed_returns_as_updated(inbox):
    note(inbox, "pont", "2024-11-20T12:00:00+01:00")
    inbox.build(DAY)
    note(inbox, "pont", "2024-11-20T12:00:00+01:00", updated="2024-11-21T12:00:00+01:00", title="Le pont cède")
    assert fates(inbox.build(NEXT)) == {"Le pont cède": "updated"}


def test_a_twin_does_not_come_back_when_the_editor_drops_the_one_that_stood(inbox):
    note(inbox, "a", "2024-11-20T12:00:00+01:00", told="même")
    note(inbox, "b", "2024-11-20T13:00:00+01:00", told="même")
    note(inbox, "c", "2024-11-20T14:00:00+01:00")
    report = inbox.build(DAY)
    kept = next(one.id for one in report.articles if one.fate is Fate.PRINTED and one.title != "La note c")
    (inbox.folder / "2024-11-21" / "content" / f"{kept}.html").unlink()
    assert printed(inbox.build("2024-11-21T06:00")) == ["La note c"]


def test_a_missed_day_built_afterwards_repeats_nothing_of_the_later_issue(paper):
    paper.story("un", "2024-11-20T11:00:00+01:00")
    paper.build(DAY)
    paper.story("deux", "2024-11-21T11:00:00+01:00")
    paper.story("trois", "2024-11-22T11:00:00+01:00")
    assert printed(paper.build(THIRD)) == ["Le récit de trois", "Le récit de deux"]
    assert printed(paper.build("2024-11-23T06:00", date=dt.date(2024, 11, 22))) == []


def test_a_mistake_in_the_lineup_is_told_before_anything_is_gathered(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.build(DAY)
    (paper.folder / "2024-11-21" / "lineup.toml").write_text('sections = "x"\n', "utf-8")
    paper.story("film", "2024-11-20T12:00:00+01:00")
    asked = len(paper.web.requests)
    with pytest.raises(ConfigError, match=r"sections are written \[\[sections\]\]"):
        paper.build("2024-11-21T06:00")
    assert len(paper.web.requests) == asked


def test_a_span_ends_now_at_the_latest(paper):
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    paper.story("demain", "2024-11-25T11:27:00+01:00")
    span = {"since": dt.datetime(2024, 11, 1, tzinfo=dt.UTC), "until": dt.datetime(2024, 12, 1, tzinfo=dt.UTC)}
    assert printed(paper.build(DAY, **span)) == ["Le récit de pont"]


def test_a_reissue_of_a_day_that_has_no_issue_is_an_error(paper):
    with pytest.raises(PackagerError, match="there is no issue of 2024-11-21"):
        paper.build(DAY, reissue=True)
