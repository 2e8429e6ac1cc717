"""Compose: what is of this issue, once, in one stated order, and what became of the rest."""

import datetime as dt
import random
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from packager.ledger import Ledger
from packager.model import Article, Fate, Issue, Item, Masthead, Section
from packager.stages.compose import UNDATED, compose
from packager.stages.compose.plan import Plan, keys
from packager.stages.compose.verdict import verdict
from packager.times import Moment, Window

PARIS = ZoneInfo("Europe/Paris")
DAY = dt.date(2024, 11, 21)
WINDOW = Window(
    dt.datetime(2024, 11, 20, 5, tzinfo=PARIS).astimezone(dt.UTC),
    dt.datetime(2024, 11, 21, 5, tzinfo=PARIS).astimezone(dt.UTC),
    "Europe/Paris",
)
PLAN = Plan(
    DAY, PARIS, WINDOW, sections=("Monde", "Culture"), sources=("une", "deux", "trois"), streams=frozenset({"une"}),
    catches_up=True,
)  # fmt: skip
WORDS = (
    "pont",
    "rivière",
    "maire",
    "ville",
    "école",
    "train",
    "grève",
    "vote",
    "film",
    "musée",
    "pluie",
    "vent",
    "champ",
)


def prose(name: str) -> str:
    """Thirty sentences that only this name tells."""
    choose = random.Random(name)
    return " ".join(f"Phrase {n} {' '.join(choose.choices(WORDS, k=7))}." for n in range(30))


def article(name: str, published: str | None = "2024-11-20T11:27:00+01:00", **more) -> Article:
    facts = {"id": f"{name}-00000000", "guid": name, "source": "une", "section": "Monde", "title": name.capitalize()}
    html = f"<p>{prose(name)}</p>"
    when = Moment.parse(published) if published else None
    return Article(
        **{**facts, "html": html, "words": 270, "published": when, "url": f"https://example.org/{name}", **more}
    )


def item(name: str, published: str | None = None, updated: str | None = None) -> Item:
    times = [Moment.parse(one) if one else None for one in (published, updated)]
    return Item("une", "Monde", name, f"https://example.org/{name}", name, published=times[0], updated=times[1])


def printed_before(ledger: Ledger, *articles: Article, date: dt.date = DAY - dt.timedelta(days=1)) -> None:
    window = Window(WINDOW.opens - dt.timedelta(days=1), WINDOW.opens, "Europe/Paris")
    ledger.note_seen([(item(one.guid), one.published) for one in articles], date)
    ledger.commit(Issue(Masthead("m", "M", "fr", "Europe/Paris"), date, 1, window, (Section("Monde", articles),)))


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite3") as opened:
        yield opened


def fates(composition) -> dict[str, Fate]:
    return {one.title.lower(): one.fate for one in composition.outcomes}


def names(composition) -> list[str]:
    return [one.guid for one in composition.articles]


# --- order -----------------------------------------------------------------------------------


def test_the_order_is_section_then_source_then_the_newest_first(ledger):
    articles = [
        article("vieux", "2024-11-20T06:00:00+01:00"),
        article("film", source="trois", section="Culture"),
        article("neuf", "2024-11-20T23:00:00+01:00"),
        article("autre", source="deux"),
    ]
    assert names(compose(articles, PLAN, ledger, [])) == ["neuf", "vieux", "autre", "film"]


def test_what_has_no_time_stands_last_of_its_source_as_listed(ledger):
    articles = [article("a", None), article("b", None), article("c")]
    assert names(compose(articles, PLAN, ledger, [])) == ["c", "a", "b"]


# --- windows ---------------------------------------------------------------------------------


def test_what_was_published_before_or_after_the_window_is_not_of_this_issue(ledger):
    articles = [
        article("tôt", "2024-11-20T04:59:00+01:00"),
        article("tard", "2024-11-21T05:00:00+01:00"),
        article("juste"),
    ]
    composition = compose(articles, PLAN, ledger, [])
    assert names(composition) == ["juste"]
    assert fates(composition) == {"tôt": Fate.OUTSIDE_WINDOW, "tard": Fate.OUTSIDE_WINDOW, "juste": Fate.PRINTED}


def test_an_item_outside_the_window_is_not_even_fetched(ledger):
    assert (
        verdict(item("tôt", "2024-11-19T04:59:00+01:00"), PLAN, ledger, {}, {}).reason
        == "published before the window opened"
    )
    assert verdict(item("juste", "2024-11-20T11:27:00+01:00"), PLAN, ledger, {}, {}) is None


def test_a_first_issue_takes_only_the_newest_undated_articles_of_a_feed(ledger):
    articles = [article(f"n{n}", None) for n in range(UNDATED + 3)]
    assert names(compose(articles, PLAN, ledger, [])) == [f"n{n}" for n in range(UNDATED)]


def test_an_undated_article_belongs_to_the_first_issue_after_it_was_first_seen(ledger):
    printed_before(ledger, article("hier"))
    ledger.note_seen([(item("ancien"), None)], DAY - dt.timedelta(days=1))
    composition = compose([article("ancien", None), article("nouveau", None)], PLAN, ledger, [])
    assert fates(composition) == {"ancien": Fate.OUTSIDE_WINDOW, "nouveau": Fate.PRINTED}


def test_an_undated_article_of_an_issue_that_never_stood_gets_another_chance(ledger):
    ledger.note_seen([(item("ancien"), None)], DAY - dt.timedelta(days=1))
    assert names(compose([article("ancien", None)], PLAN, ledger, [])) == ["ancien"]


def test_an_article_listed_late_by_a_source_that_was_read_in_time_is_not_lost(ledger):
    """Published at 04:58, listed by its feed at 05:03: it would be in no issue."""
    printed_before(ledger, article("hier"))
    composition = compose([article("tardif", "2024-11-20T04:58:00+01:00")], PLAN, ledger, [])
    assert names(composition) == ["tardif"]


def test_an_old_article_of_a_source_that_is_new_stays_out(ledger):
    composition = compose([article("ancien", "2024-11-19T12:00:00+01:00")], PLAN, ledger, [])
    assert names(composition) == []


# --- repeats and updates ---------------------------------------------------------------------


def test_what_was_printed_is_not_printed_again(ledger):
    printed_before(ledger, article("pont"))
    composition = compose([article("pont")], PLAN, ledger, [])
    assert fates(composition) == {"pont": Fate.DUPLICATE}
    assert composition.outcomes[0].reason == "printed in the issue of 2024-11-20"
    assert verdict(item("pont", "2024-11-20T11:27:00+01:00"), PLAN, ledger, {}, {}).fate is Fate.DUPLICATE


def changed(**more) -> Article:
    return article("pont", updated=Moment.parse("2024-11-20T18:00:00+01:00"), **more)


def test_an_article_that_changed_returns_once_with_both_times_and_its_old_id(ledger):
    printed_before(ledger, replace(article("pont"), id="un-autre-titre-12345678"))
    composition = compose([changed(title="Le pont cède", id="le-pont-cede-99999999")], PLAN, ledger, [])
    (returned,) = composition.articles
    assert (returned.fate, returned.id) == (Fate.UPDATED, "un-autre-titre-12345678")
    assert (returned.published, returned.updated) == (Moment.parse("2024-11-20T11:27:00+01:00"), changed().updated)


def test_a_changed_tenth_of_the_text_counts_and_a_changed_word_does_not(ledger):
    printed_before(ledger, article("pont"))
    word = changed(html=article("pont").html.replace("Phrase 3", "Phrase trois"))
    tenth = changed(html=article("pont").html + "<p>" + "Le maire a parlé au matin. " * 7 + "</p>")
    assert names(compose([word], PLAN, ledger, [])) == []
    assert names(compose([tenth], PLAN, ledger, [])) == ["pont"]


def test_a_change_that_its_source_does_not_tell_is_not_a_change(ledger):
    printed_before(ledger, article("pont"))
    assert names(compose([article("pont", title="Le pont cède")], PLAN, ledger, [])) == []


def test_a_correction_returns_though_its_first_time_is_long_past(ledger):
    printed_before(ledger, article("pont", "2024-11-10T11:27:00+01:00"))
    late = replace(changed(title="Le pont cède"), published=Moment.parse("2024-11-10T11:27:00+01:00"))
    assert names(compose([late], PLAN, ledger, [])) == ["pont"]
    assert verdict(item("pont", "2024-11-10T11:27:00+01:00", "2024-11-20T18:00:00+01:00"), PLAN, ledger, {}, {}) is None


# --- the same story twice --------------------------------------------------------------------


def test_the_same_address_in_two_sources_is_printed_once_where_it_stands_first(ledger):
    twin = article("pont", source="deux", guid="x", url="https://example.org/pont?utm_source=rss")
    composition = compose([twin, article("pont")], PLAN, ledger, [])
    assert [one.source for one in composition.articles] == ["une"]


def test_the_same_text_under_two_addresses_is_one_story_and_names_the_other(ledger):
    """An agency's text, retitled and cut by the second paper."""
    text = article("pont").html
    copy = article("agence", source="deux", html=text.replace("Phrase 11", "").replace("Phrase 7", "Ligne 7"))
    composition = compose([article("pont"), copy], PLAN, ledger, [])
    assert names(composition) == ["pont"]
    assert composition.articles[0].also == ("https://example.org/agence",)


@pytest.mark.parametrize(("times", "printed"), [(2, ["pont"]), (4, ["agence", "pont"])])
def test_a_text_that_another_paper_cut_in_half_is_one_story_and_a_digest_that_holds_it_another(ledger, times, printed):
    whole = article("pont").html.split()
    cut = article("agence", html=f"{' '.join(whole[: len(whole) // times])}</p>", words=60)
    for articles in ([cut, article("pont", source="deux")], [article("pont"), replace(cut, source="deux")]):
        composition = compose(articles, PLAN, ledger, [])
        assert sorted(names(composition)) == printed
    assert names(compose([article("pont", source="deux")], PLAN, ledger, [cut])) == ["pont"]  # more than what stands


def test_two_stories_of_one_guid_keep_two_ids(ledger):
    other = article(
        "x",
        source="deux",
        guid="pont",
        id="pont-00000000",
        title="Pont",
        html="<p>" + "tout autre chose ici " * 30 + "</p>",
    )
    composition = compose([article("pont"), other], PLAN, ledger, [])
    assert len({one.id for one in composition.articles}) == 2


def test_what_stands_in_the_issue_is_not_gathered_twice(ledger):
    here = article("pont")
    standing = dict.fromkeys(keys(here), here)
    assert verdict(item("pont", "2024-11-20T11:27:00+01:00"), PLAN, ledger, standing, {}).fate is Fate.PRINTED
    assert names(compose([article("pont", source="deux", guid="y")], PLAN, ledger, [here])) == []


# --- caps ------------------------------------------------------------------------------------


def test_caps_cut_the_oldest_and_say_so(ledger):
    plan = replace(PLAN, source_caps={"une": 1}, section_caps={"Monde": 2})
    articles = [
        article("a", "2024-11-20T08:00:00+01:00"), article("b", "2024-11-20T09:00:00+01:00"),
        article("c", source="deux"), article("d", source="deux"),
    ]  # fmt: skip
    composition = compose(articles, plan, ledger, [])
    assert names(composition) == ["b", "c"]
    assert [one.reason for one in composition.outcomes if one.fate is Fate.OVER_CAP] == [
        "its source is full: it takes 1", "its section is full: it takes 2",
    ]  # fmt: skip


def test_a_cap_counts_what_stands_in_the_issue_already(ledger):
    plan = replace(PLAN, section_caps={"Monde": 1})
    assert names(compose([article("b", html="<p>autre chose</p>", words=2)], plan, ledger, [article("a")])) == []


def test_every_article_has_just_one_outcome(ledger):
    articles = [
        article("a"),
        article("b", "2024-11-01"),
        article("a", source="deux", guid="z"),
        article("c", excerpt=True),
    ]
    composition = compose(articles, PLAN, ledger, [])
    assert len(composition.outcomes) == len(articles)


def test_of_one_story_the_best_copy_is_printed_and_the_others_are_named_under_it(ledger):
    cut = article("depeche", excerpt=True, url="https://un.example/d")
    whole = article("depeche", guid="2", source="deux", section="Culture", url="https://deux.example/d")
    pictured = replace(
        whole, guid="3", source="trois", url="https://trois.example/d", image="https://trois.example/1.jpg"
    )
    (kept,) = compose([cut, whole, pictured], PLAN, ledger, ()).articles
    assert kept.source == "trois"
    assert kept.also == ("https://un.example/d", "https://deux.example/d")


def test_a_copy_that_is_little_longer_does_not_displace_the_first(ledger):
    first = article("depeche", url="https://un.example/d")
    second = replace(first, guid="2", source="deux", url="https://deux.example/d", words=300)
    assert compose([first, second], PLAN, ledger, ()).articles[0].source == "une"
    longer = replace(second, words=400)
    assert compose([first, longer], PLAN, ledger, ()).articles[0].source == "deux"


def test_what_stands_in_the_issue_stays_though_a_better_copy_comes(ledger):
    standing = article("depeche", excerpt=True)
    better = replace(standing, guid="2", source="deux", url="https://deux.example/d", excerpt=False)
    composition = compose([better], PLAN, ledger, [standing])
    assert composition.articles == ()
    assert fates(composition) == {"depeche": Fate.DUPLICATE}


def test_one_address_in_two_sources_is_not_named_under_itself(ledger):
    other = replace(article("depeche"), guid="2", source="deux", url="https://example.org/depeche?utm_source=x")
    assert compose([article("depeche"), other], PLAN, ledger, ()).articles[0].also == ()
