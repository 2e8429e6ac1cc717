"""The example newsletter, as gathered: what a reader must find in it, and what must be gone.

The fragments are compared with ``expected/`` too; ``PACKAGER_REFRESH=1`` writes those again.
"""

import json
import os
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

EXPECTED = Path(__file__).parent / "expected"

ORDER = {
    "La ville": ("Après dix-neuf mois", "Port-Nérine : le marché du jeudi"),
    "The City": ("The boat that arrives",),
    "Sciences": ("Où vont les anguilles", "The Roost at Kelder Bay"),
    "Technology": ("We taught a brass computer",),
    "Culture": ("À l’Éden", "المنارة"),
    "At the Table": ("A soup for people",),
}
"""Section to the words of its titles, in no order within the section."""

FACTS = {
    "Après dix-neuf mois": (
        "2024-11-20T11:27:00+01:00",
        "text",
        "2024-11-20T14:05:00+01:00",
        ["Maëlle Corvaisier"],
        "fr",
    ),
    "Port-Nérine : le marché": ("2024-11-20T18:20:00+01:00", "feed", None, ["Corentin Le Dû"], "fr"),
    "The boat that arrives": ("2024-11-20T17:45:00+00:00", "time", None, ["Ines Thackeray"], "en"),
    "Où vont les anguilles": ("2024-11-20T09:00:00+01:00", "json-ld", None, ["Ysé Tanguy", "Baptiste Morvan"], "fr"),
    "The Roost": ("2024-11-20", "text", None, ["Winifred Sallow"], "en"),
    "We taught a brass": ("2024-11-20T08:12:00+00:00", "meta", "2024-11-20T16:30:00+00:00", ["Oluwaseun Marsh"], "en"),
    "À l’Éden": (None, None, None, ["Jeanne Abgrall"], "fr"),
    "المنارة": ("2024-11-20T19:30:00+01:00", "meta", None, ["ليلى منصور"], "ar"),
    "A soup": ("2024-11-20", "file", None, ["The editors"], "en"),
}
"""Published, where that was found, updated, authors and language of each, as its page says."""

STAYS = {
    "Après dix-neuf mois": (
        "Points clés",
        "Les voitures attendront le 9 décembre",
        "pont tournant au lever du soleil",
        "la travée est revenue dans son axe",
        "une passe de 38 mètres",
        "tout était à refaire",
    ),
    "Port-Nérine : le marché": ("Les nouveaux horaires", "porte à la craie", "<li>"),
    "The boat that arrives": (
        "<table>",
        "Bakers’ boat",
        "Leaves Harrowmouth",
        "dogs by conversation",
        "<blockquote>",
        "Calum Reddy",
        "halfway between one day and the same day",
        "A boat is for going.",
    ),
    "Où vont les anguilles": (
        "<caption>",
        "131,5",
        'id="fn-1"',
        'href="#fn-1"',
        "Séquence des signaux",
        "<q>",
        "il y a encore une anguille",
        "son dos s’assombrit",
    ),
    "The Roost": (
        "They came late this year",
        "“monitor the situation”",
        "Eleven thumbs, Monday",
        "they are not.",
        "<li>",
    ),
    "We taught a brass": (
        "<pre>",
        "def height(hours: float) -&gt; float:",
        "<code>MARGUERITE</code>",
        "The cord adds them up",
        "<ol>",
    ),
    "À l’Éden": (
        "<blockquote",
        "quelqu’un qui retient sa respiration",
        "Noémie Salaün",
        "a fini de se tourner",
        "le soir de la première séance",
    ),
    "المنارة": ("لا تسكت", "<blockquote>", "Margaret Quill", "رسائل بلا عنوان", "رسم: مجلّة الضفّتين"),
    "A soup": ("<table>", "<ol>", "<strong>Not all of it.</strong>", "two who missed the boat"),
}
"""Words and tags that belong to the article."""

GOES = {
    "Après dix-neuf mois": (
        "cookies",
        "Publicité",
        "Partager",
        "À lire aussi",
        "03:15",
        "Sur le même sujet",
        "riverain_gauche",
        "La lettre du matin",
        "Les plus lus",
        "Mentions légales",
        "Dernière édition",
        "Mots-clés",
        "PORT-NÉRINE —",
        "data:image",
    ),
    "Port-Nérine : le marché": ("Lire sur Estuaire Dépêches",),
    "The boat that arrives": (
        "Share this",
        "Like this",
        "Related",
        "Rook to d7",
        "Leave a Reply",
        "Recent Posts",
        "Proudly powered",
        "Posted in",
        "noscript",
    ),
    "Où vont les anguilles": (
        "Abonnez-vous",
        "Le Livre des boues",
        "À lire ensuite",
        "13 novembre",
        "Mentions",
        "Soutenir",
    ),
    "The Roost": ("visitor", "guestbook", "Webring", "Last year’s roost", "<font", "Front page"),
    "We taught a brass": ("Subscribe", "toaster", "Open evening", "free licence"),
    "À l’Éden": ("J’aime", "Vous aimerez aussi", "cookies", "Recevez Rivages", "AGENDA"),
    "المنارة": ("اقرأ أيضًا", "شارك", "جميع الحقوق", "اتّصل بنا"),
}
"""Furniture of its page that must not be printed."""

PICTURES = {
    "Après dix-neuf mois": 2,
    "Port-Nérine : le marché": 0,
    "The boat that arrives": 1,
    "Où vont les anguilles": 1,
    "The Roost": 1,
    "We taught a brass": 1,
    "À l’Éden": 1,
    "المنارة": 1,
    "A soup": 1,
}


def phrases(wanted: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Title and words of each."""
    return [(title, word) for title, words in wanted.items() for word in words]


def test_every_article_is_in_its_section(example):
    sections = {title: [one["title"] for one in example.printed if one["section"] == title] for title in ORDER}
    assert [one["section"] for one in example.printed] == [s for s, titles in ORDER.items() for _ in titles]
    for section, beginnings in ORDER.items():
        for beginning in beginnings:
            assert any(beginning in title for title in sections[section]), (beginning, sections)


@pytest.mark.parametrize("title", FACTS)
def test_facts_are_those_of_the_page(example, title):
    article = next(one["article"] for one in example.issue["articles"] if title in one["article"]["title"])
    published, found, updated, authors, language = FACTS[title]
    said = example.outcome(title)
    assert (said["published"], said["published_from"]) == (published, found)
    # A page that was never changed may say so: updated when it was published.
    assert _instant(article["updated"]) in ({updated} if updated else {None, published})
    assert list(article["authors"]) == authors
    assert article["language"].partition("-")[0] == language
    assert article["direction"] == ("rtl" if language == "ar" else "ltr")


def _instant(moment):
    return moment and moment["at"].replace("Z", "+00:00")


@pytest.mark.parametrize(("title", "words"), phrases(STAYS))
def test_what_the_article_says_stays(example, title, words):
    assert words in _plain_quotes(example.fragment(title))


@pytest.mark.parametrize(("title", "words"), phrases(GOES))
def test_what_surrounds_the_article_goes(example, title, words):
    assert words.lower() not in _plain_quotes(example.fragment(title)).lower()


def _plain_quotes(html):
    return html.replace("&nbsp;", "\u00a0")


def test_the_name_of_the_site_is_no_part_of_a_title(example):
    assert example.outcome("The Roost")["title"] == "The Roost at Kelder Bay"


@pytest.mark.parametrize("title", PICTURES)
def test_pictures_are_kept_once_with_a_text_and_a_size(example, title):
    pictures = re.findall(r"<img [^>]*>", example.fragment(title))
    assert len(pictures) == PICTURES[title]
    for picture in pictures:
        name = re.search(r'src="\.\./assets/([^"]+)"', picture)[1]
        assert (example.folder / "assets" / name).is_file()
        assert re.search(r'alt="[^"]{10,}"', picture)
        assert re.search(r'width="\d+"', picture)


def test_the_dateline_is_told_apart_from_the_first_sentence(example):
    lead = example.issue["articles"][0]["article"]
    assert lead["dateline"].upper() == "PORT-NÉRINE"
    assert "<p>À 6 h 36, le gardien" in example.fragment("Après dix-neuf mois")


def test_the_lead_is_the_first_with_a_picture(example):
    assert example.outcome("Après dix-neuf mois")["id"] in (example.folder / "lineup.toml").read_text("utf-8")


def test_one_story_of_two_sources_is_printed_once(example):
    second = example.outcome("Le pont de la Douane a rouvert")
    assert second["outcome"] == "duplicate"
    lead = example.issue["articles"][0]["article"]
    assert "https://depeches.example.com/2024/11/pont-de-la-douane" in lead["also"]


def test_what_is_older_than_the_window_is_left_out(example):
    assert example.outcome("Le chat du sémaphore")["outcome"] == "outside-window"


def test_an_entry_without_a_text_is_told(example):
    oysters = example.outcome("Huîtres")
    assert oysters["outcome"] == "failed"
    assert oysters["reason"]


def test_the_issue_is_the_one_expected(example):
    """Every fragment to the letter, and the facts of every article."""
    found = {f"{one['id']}.html": example.fragment(one["title"]) for one in example.printed}
    keep = ("id", "title", "section", "url", "published", "published_from", "outcome", "reason")
    facts = [{key: one.get(key) for key in keep} for one in example.report["articles"]]
    found["articles.json"] = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("PACKAGER_REFRESH"):
        EXPECTED.mkdir(exist_ok=True)
        for path in EXPECTED.iterdir():
            path.unlink()
        for name, text in found.items():
            (EXPECTED / name).write_text(text, "utf-8")
    assert {path.name: path.read_text("utf-8") for path in EXPECTED.iterdir()} == found
