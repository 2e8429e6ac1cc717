"""Whole lines that stand beside a text, in many languages."""

from __future__ import annotations

import pytest

from packager.text.lines.notices import drop_notices
from packager.text.lines.phrases import OFFERED, OTHERS, heads_others, offers
from packager.text.soup import QuickSoup

LONG = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening."


def left(line: str, tag: str = "p", site: str | None = None) -> str:
    soup = QuickSoup(f"<p>{LONG}</p><p>{LONG} Twice.</p><{tag}>{line}</{tag}><p>Then it fell, and so did the rain.</p>")
    drop_notices(soup, [], site=site)
    return soup.get_text(" ")


@pytest.mark.parametrize(
    "line",
    ["Komentarze (12)", "コメントを書く", "이전 기사보기", "Скопировать ссылку", "انسخ الرابط",
     "کد خبر: 123456", "העתק קישור",
     "Yazı boyutu", "Gửi bình luận", "Salin Tautan", "คัดลอกลิงก์", "टिप्पणियां", "মন্তব্য করুন",
     "Compartilhe!", "Volver arriba ↑",
     "Нашли опечатку? Выделите её и нажмите Ctrl+Enter", "Реклама. ООО «Мост». ИНН 7700000000"],
)  # fmt: skip
def test_what_a_page_offers_goes(line: str) -> None:
    assert line not in left(line)


@pytest.mark.parametrize(
    "label",
    ["アクセスランキング", "많이 본 뉴스", "Другие новости", "أخبار ذات صلة",
     "پربازدیدترین‌ها", "Diğer haberler", "Tin liên quan",
     "Berita Terkait", "ข่าวล่าสุด",
     "ताज़ा खबरें", "আরও খবর", "Související články", "Últimas noticias"],
)  # fmt: skip
def test_labels_over_other_stories_go(label: str) -> None:
    assert label not in left(label, "h3")


@pytest.mark.parametrize(
    "line", ["Diskuse", "Polecamy", "Komentarz eksperta", "コメント全文", "Новости", "خبر", "Tin", "Emner i"]
)
def test_lines_that_may_head_a_part_of_a_text_stay(line: str) -> None:
    assert line in left(line, "h3")


def test_what_a_feed_brings_keeps_its_lines() -> None:
    assert "続きを読む" in left("続きを読む", site="bridges.example")


def test_every_phrase_is_known_and_none_is_both() -> None:
    assert not OFFERED & OTHERS
    assert all(map(offers, OFFERED))
    assert all(map(heads_others, OTHERS))
    assert min(map(len, OFFERED | OTHERS)) > 1
