"""The language and direction of a text, where its letters deny what its page declares."""

from __future__ import annotations

import pytest

from packager.model import Document, Item
from packager.stages.clean import clean
from packager.text.language import settle

ARABIC = (
    "أعيد فتح الجسر يوم الاثنين أمام حشد كبير من الناس جاؤوا من ضفتي النهر، وقال رئيس البلدية إن الأعمال استمرت عامين."
)
CHINESE = "市政府周一宣布，横跨大河的旧桥将于下月重新开放，此前该桥因安全问题关闭了近两年时间。"
JAPANESE = "市は月曜日、大きな川にかかる古い橋を来月ふたたび開くと発表した。住民は歓迎している。"
RUSSIAN = "Старый мост через реку открыли в понедельник утром, и на открытие пришли жители обоих берегов."


@pytest.mark.parametrize(
    ("text", "declared", "usual", "language"),
    [
        (ARABIC, "en", None, "ar"),
        (ARABIC, "fa", None, "fa"),
        (ARABIC, None, "fa", "fa"),
        (CHINESE, "en-US", None, "zh"),
        (CHINESE, "zh-TW", None, "zh-TW"),
        (JAPANESE, "en", None, "ja"),
        (JAPANESE, "zh", None, "ja"),
        (RUSSIAN, "en", "bg", "bg"),
        (RUSSIAN, "en", None, "ru"),
        ("The bridge over the Волга is open again, and many came to see it.", "en", None, "en"),
        ("Une courte brève.", "en", None, "en"),
    ],
)
def test_no_language_that_is_not_written_in_the_text_s_letters(text, declared, usual, language):
    assert settle(text, declared, usual) == language


@pytest.mark.parametrize("lang", ['lang="en"', ""])
def test_a_text_runs_as_its_letters_do(lang):
    page = f"<html {lang}><body><article><h1>جسر جديد</h1><p>{f'{ARABIC}</p><p>' * 4}</article></body></html>"
    url = "https://news.example/a"
    article = clean(Item("s", "", "g", url, document=Document(page.encode(), url)), zone=None, language=None)
    assert (article.language, article.direction) == ("ar", "rtl")


def test_a_feed_s_text_runs_as_its_letters_do():
    item = Item("s", "جسر جديد", "g", "https://news.example/a", content=f"<p>{ARABIC}</p>" * 4)
    article = clean(item, zone=None, language="ar")
    assert (article.language, article.direction) == ("ar", "rtl")
