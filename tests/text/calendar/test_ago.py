"""Times told from the reader's now, against the time of the fetch."""

from __future__ import annotations

import datetime as dt
import json

import lxml.html
import pytest

from packager.text.calendar.ago import read_relative
from packager.text.facts import metadata

FETCHED = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TEXT = "<p>" + "Le pont a rouvert lundi matin devant une foule nombreuse venue des deux rives. " * 3 + "</p>"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2 hours ago", "en", "2026-03-05T10:00:00+01:00"),
        ("2 ώρες πριν", "el", "2026-03-05T10:00:00+01:00"),
        ("pre 2 sata", "sr", "2026-03-05T10:00:00+01:00"),
        ("2 tundi tagasi", "et", "2026-03-05T10:00:00+01:00"),
        ("2 jam yang lalu", "ms", "2026-03-05T10:00:00+01:00"),
        ("fai 2 horas", "gl", "2026-03-05T10:00:00+01:00"),
        ("2 saat əvvəl", "az", "2026-03-05T10:00:00+01:00"),
        ("२ घण्टा अगाडि", "ne", "2026-03-05T10:00:00+01:00"),
        ("2h ago", "en", "2026-03-05T10:00:00+01:00"),
        ("2 hrs ago", "en", "2026-03-05T10:00:00+01:00"),
        ("an hour ago", "en", "2026-03-05T11:00:00+01:00"),
        ("il y a 2 heures", "fr", "2026-03-05T10:00:00+01:00"),
        ("il y a une heure", "fr", "2026-03-05T11:00:00+01:00"),
        ("vor 2 Stunden", "de", "2026-03-05T10:00:00+01:00"),
        ("vor einer Stunde", "de", "2026-03-05T11:00:00+01:00"),
        ("hace 2 horas", "es", "2026-03-05T10:00:00+01:00"),
        ("hace 3 días", "es", "2026-03-02"),
        ("2 ore fa", "it", "2026-03-05T10:00:00+01:00"),
        ("há 2 horas", "pt", "2026-03-05T10:00:00+01:00"),
        ("2 uur geleden", "nl", "2026-03-05T10:00:00+01:00"),
        ("för 2 timmar sedan", "sv", "2026-03-05T10:00:00+01:00"),
        ("2 godziny temu", "pl", "2026-03-05T10:00:00+01:00"),
        ("před 2 hodinami", "cs", "2026-03-05T10:00:00+01:00"),
        ("2 saat önce", "tr", "2026-03-05T10:00:00+01:00"),
        ("3 часа назад", "ru", "2026-03-05T09:00:00+01:00"),
        ("৩ ঘণ্টা আগে", "bn", "2026-03-05T09:00:00+01:00"),
        ("3時間前に更新", "ja", "2026-03-05T09:00:00+01:00"),
        ("3小时前", "zh", "2026-03-05T09:00:00+01:00"),
        ("3小時前", "zh-TW", "2026-03-05T09:00:00+01:00"),
        ("منذ 3 ساعات", "ar", "2026-03-05T09:00:00+01:00"),
        ("منذ ساعتين", "ar", "2026-03-05T10:00:00+01:00"),
        ("قبل ساعتين", "ar", "2026-03-05T10:00:00+01:00"),
        ("לפני שעתיים", "he", "2026-03-05T10:00:00+01:00"),
        ("3 horas atrás", "pt", "2026-03-05T09:00:00+01:00"),
        ("3 timmar sedan", "sv", "2026-03-05T09:00:00+01:00"),
        ("3 timer siden", "nb", "2026-03-05T09:00:00+01:00"),
        ("πριν 3 ώρες", "el", "2026-03-05T09:00:00+01:00"),
        ("3 ساعت قبل", "fa", "2026-03-05T09:00:00+01:00"),
        ("час назад", "ru", "2026-03-05T11:00:00+01:00"),
        ("godzinę temu", "pl", "2026-03-05T11:00:00+01:00"),
        ("un’ora fa", "it", "2026-03-05T11:00:00+01:00"),
        ("3시간 전", "ko", "2026-03-05T09:00:00+01:00"),
        ("قبل 3 ساعات", "ar", "2026-03-05T09:00:00+01:00"),
        ("לפני 3 שעות", "he", "2026-03-05T09:00:00+01:00"),
        ("1 week ago", "en", "2026-02-26"),
        ("Yesterday at 11:27", "en", "2026-03-04T11:27:00"),
        ("hier à 11h27", "fr", "2026-03-04T11:27:00"),
        ("Heute, 07:30 Uhr", "de", "2026-03-05T07:30:00"),
        ("昨日 11:27", "ja", "2026-03-04T11:27:00"),
        ("gestern", "de", "2026-03-04"),
        ("Today's paper is full of words that nobody reads", "en", None),
        ("3 years ago", "en", None),
        ("last week", "en", None),
    ],
)
def test_they_count_back_from_the_fetch(text, language, expected):
    found = read_relative(text, language, FETCHED)
    assert (found.isoformat() if found else None) == expected


def facts(body: str, head: str = "", *, fetched: dt.datetime | None = FETCHED) -> metadata.Facts:
    page = f'<html lang="fr"><head>{head}</head><body><h1>Un pont rouvre</h1>{body}{TEXT}</body></html>'
    return metadata.read(lxml.html.document_fromstring(page), fetched=fetched)


def linked(**said: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


class TestOnAPage:
    def test_a_short_line_under_the_headline_counts_back(self):
        assert facts("<p>Publié il y a 3 heures</p>").published.isoformat() == "2026-03-05T09:00:00+01:00"

    def test_without_a_time_of_fetch_it_says_nothing(self):
        assert facts("<p>Publié il y a 3 heures</p>", fetched=None).published is None

    def test_an_update_is_one(self):
        found = facts("<p>Mis à jour il y a 5 minutes</p>")
        assert (found.published, found.updated.isoformat()) == (None, "2026-03-05T11:55:00+01:00")

    def test_a_line_may_tell_both(self):
        found = facts("<p>Publié il y a 3 heures · Mis à jour il y a 1 heure</p>")
        assert found.published.isoformat() == "2026-03-05T09:00:00+01:00"
        assert found.updated.isoformat() == "2026-03-05T11:00:00+01:00"

    def test_two_spans_make_no_zone(self):
        body = "<p>il y a 3 heures</p><p>il y a 2 heures</p>"
        assert facts(body).published.at.utcoffset() == dt.timedelta(hours=1)

    def test_today_in_a_sentence_is_no_date(self):
        assert facts("<p>Le prix est 5 € aujourd’hui.</p>").published is None

    def test_what_the_page_declares_is_better(self):
        head = linked(datePublished="2026-03-05T08:41:00+01:00")
        assert facts("<p>il y a 3 heures</p>", head).published.isoformat() == "2026-03-05T08:41:00+01:00"

    @pytest.mark.parametrize(
        "body",
        [
            "<p>Le maire avait parlé il y a 3 heures devant le conseil, où tous se taisaient, dit un témoin.</p>",
            '<div class="related"><p>il y a 3 heures</p></div>',
            '<ol class="comments"><li>il y a 3 heures</li></ol>',
        ],
    )
    def test_another_thing_s_is_not(self, body):
        assert facts(body).published is None


class TestDoubts:
    @pytest.mark.parametrize("at", ["2026-04-09T08:00:00Z", "1987-04-09T08:00:00Z"])
    def test_what_cannot_be_is_told_and_not_taken(self, at):
        found = facts("", linked(datePublished=at))
        assert found.published is None
        assert [doubt.code for doubt in found.doubts] == ["time-doubted"]

    def test_one_clock_in_two_zones_is_told(self):
        head = linked(datePublished="2026-03-04T11:27:00Z")
        head += '<meta property="article:published_time" content="2026-03-04T11:27:00+01:00">'
        found = facts("", head)
        assert found.published.isoformat() == "2026-03-04T11:27:00+01:00"
        assert [doubt.code for doubt in found.doubts] == ["times-contradict"]

    def test_one_instant_in_two_zones_is_none(self):
        head = linked(datePublished="2026-03-04T10:27:00Z")
        head += '<meta property="article:published_time" content="2026-03-04T11:27:00+01:00">'
        assert facts("", head).doubts == ()
