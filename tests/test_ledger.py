"""The ledger: what was printed stays printed, whatever happens after."""

import datetime as dt
import sqlite3
from dataclasses import replace

import pytest

from packager.errors import StoreError
from packager.ledger import Ledger, Record
from packager.model import Article, Issue, Item, Masthead, Problem, Section
from packager.times import Moment, Window

UTC = dt.UTC
DAY = dt.date(2024, 11, 20)
BRIDGE = Article(
    id="un-pont-rouvre-1f2e3d4c", guid="tag:1", source="monde", section="Monde", title="Un pont rouvre",
    html="<p>Le pont de l’Est rouvre lundi.</p>", url="https://example.org/pont?utm_source=feed",
    published=Moment.parse("2024-11-19T11:27:00+01:00"),
)  # fmt: skip


def issue(date: dt.date, number: int, *articles: Article) -> Issue:
    closes = dt.datetime.combine(date, dt.time(4), UTC)
    window = Window(closes - dt.timedelta(days=1), closes, "Europe/Paris")
    return Issue(Masthead("m", "M", "fr", "Europe/Paris"), date, number, window, (Section("Monde", articles),))


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite3") as opened:
        yield opened


def test_an_article_is_known_again_by_its_guid(ledger):
    ledger.commit(issue(DAY, 1, BRIDGE))
    before = ledger.printed("monde", "tag:1", None, DAY + dt.timedelta(days=1))
    assert (before.date, before.id, before.title) == (DAY, BRIDGE.id, "Un pont rouvre")
    assert before.published == BRIDGE.published
    assert before.text == "Le pont de l’Est rouvre lundi."


def test_an_article_is_known_again_by_its_address_in_another_source(ledger):
    ledger.commit(issue(DAY, 1, BRIDGE))
    assert ledger.printed("culture", "other", "https://example.org/pont?utm_medium=mail", DAY + dt.timedelta(days=1))


def test_an_issue_is_no_repeat_of_itself_but_of_every_other(ledger):
    """Also of later ones: a missed day built afterwards repeats nothing."""
    ledger.commit(issue(DAY, 1, BRIDGE))
    assert ledger.printed("monde", "tag:1", BRIDGE.url, DAY) is None
    assert ledger.printed("monde", "tag:1", BRIDGE.url, DAY - dt.timedelta(days=1)).date == DAY


def test_numbers_go_up_and_a_rebuilt_issue_keeps_its_own(ledger):
    assert ledger.number(DAY) == 1
    ledger.commit(issue(DAY, 1, BRIDGE))
    assert ledger.number(DAY) == 1
    assert ledger.number(DAY + dt.timedelta(days=1)) == 2


def test_the_next_window_opens_where_the_last_issue_closed(ledger):
    assert ledger.last_close(DAY) is None
    ledger.commit(issue(DAY, 1, BRIDGE))
    ledger.commit(issue(DAY + dt.timedelta(days=5), 2, BRIDGE))
    assert ledger.last_close(DAY + dt.timedelta(days=3)) == dt.datetime(2024, 11, 20, 4, tzinfo=UTC)


def test_committing_the_same_issue_again_writes_nothing(ledger, tmp_path):
    ledger.commit(issue(DAY, 1, BRIDGE))
    before = sqlite3.connect(tmp_path / "ledger.sqlite3").execute("PRAGMA data_version").fetchone()
    changes = ledger._db.total_changes
    ledger.commit(issue(DAY, 1, BRIDGE))
    assert ledger._db.total_changes == changes
    assert before


def test_committing_an_issue_anew_forgets_what_left_it(ledger):
    ledger.commit(issue(DAY, 1, BRIDGE))
    ledger.commit(issue(DAY, 1, replace(BRIDGE, id="autre-00000000", guid="tag:2", url=None)))
    assert ledger.printed("monde", "tag:1", BRIDGE.url, DAY + dt.timedelta(days=1)) is None


def test_first_sight_counts_and_a_time_found_later_is_added(ledger):
    item = Item("monde", "Monde", "tag:9")
    ledger.note_seen([(item, None)], DAY)
    ledger.note_seen([(item, Moment.parse("2024-11-18"))], DAY + dt.timedelta(days=1))
    seen = ledger.seen("monde", "tag:9")
    assert (seen.date, seen.published) == (DAY, Moment.parse("2024-11-18"))
    assert ledger.knows("monde", DAY + dt.timedelta(days=1))
    assert not ledger.knows("monde", DAY)
    assert not ledger.knows("culture", DAY)


def test_a_damaged_ledger_is_told_in_one_line(tmp_path):
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(b"this is not a database, but it is long enough to be taken for one" * 20)
    with pytest.raises(StoreError, match="cannot open the ledger"):
        Ledger(path)


def test_a_ledger_of_a_newer_packager_is_not_touched(tmp_path):
    path = tmp_path / "ledger.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer packager"):
        Ledger(path)


def test_how_a_source_fared_is_remembered(ledger):
    failure = Problem("gather", "Monde", "not-found", "404 Not Found")
    days = [dt.datetime(2024, 11, day, 5, tzinfo=UTC) for day in (20, 21, 22, 23)]
    ledger.note_sources([("monde", None)], days[0])
    assert ledger.record("monde") == Record()
    ledger.note_sources([("monde", failure)], days[1])
    ledger.note_sources([("monde", replace(failure, message="410 Gone"))], days[2])
    assert ledger.record("monde") == Record(days[1], days[2], "not-found", "410 Gone")
    ledger.note_sources([("monde", None)], days[3])
    assert ledger.record("monde") == Record(None, days[2], "not-found", "410 Gone")


def test_a_ledger_of_an_older_packager_is_brought_up_to_date(tmp_path):
    path = tmp_path / "ledger.sqlite3"
    with Ledger(path) as ledger:
        ledger.commit(issue(DAY, 1, BRIDGE))
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE source")
        database.execute("PRAGMA user_version = 1")
    database.close()
    with Ledger(path) as ledger:
        assert ledger.committed(DAY)
        assert ledger.record("monde") == Record()
