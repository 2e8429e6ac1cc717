"""The dateline glued to the first sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.pipeline.cleaning import answer, as_page
from packager.text.lines.dateline import place_of, split


@pytest.mark.parametrize(
    ("text", "language", "dateline"),
    [
        ("PARIS (AFP) — Le gouvernement a tranché.", "fr", "PARIS (AFP)"),
        ("القاهرة - (رويترز) - أعيد فتح الجسر القديم.", "ar", "القاهرة - (رويترز)"),
        ("New Delhi (PTI): The court said on Monday.", "en", "New Delhi (PTI)"),
        ("NEW DELHI, Nov 20 (Reuters): The court said.", "en", "NEW DELHI, Nov 20 (Reuters)"),
        ("Berlin/dpa: Der Fluss stieg am Montag.", "de", "Berlin/dpa"),
        ("Berlin/Paris (dpa/AFP): Der Fluss stieg.", "de", "Berlin/Paris (dpa/AFP)"),
        ("Paris | AFP | Le fleuve est encore monté.", "fr", "Paris | AFP"),
        ("МОСКВА, 20 ноя - РИА Новости. Мост открыт снова.", "ru", "МОСКВА, 20 ноя - РИА Новости"),
        ("Москва. 20 ноября. INTERFAX.RU - Мост открыт снова.", "ru", "Москва. 20 ноября. INTERFAX.RU"),
        ("नई दिल्ली, 20 नवंबर (भाषा) सरकार ने कहा.", "hi", "नई दिल्ली, 20 नवंबर (भाषा)"),
        ("Warta9.com, Jakarta - Jembatan dibuka lagi.", "id", "Warta9.com, Jakarta"),
        ("Buenos Aires, 20 de noviembre (Télam). El puente abrió.", "es", "Buenos Aires, 20 de noviembre (Télam)"),
        ("BERLIN dpa | Der Fluss stieg am Montag.", "de", "BERLIN dpa"),
        ("PARIS —Le maire a tranché.", "fr", "PARIS"),
        ("Genève, le 20 novembre – Les deux pays signent.", "fr", "Genève, le 20 novembre"),
        ("LONDON, Nov 20 (Reuters) - The bank said no.", "en", "LONDON, Nov 20 (Reuters)"),
        ("NEW YORK (AP) -- The mayor said no.", "en", "NEW YORK (AP)"),
        ("Berlin (dpa) - Die Regierung will mehr.", "de", "Berlin (dpa)"),
        ("МОСКВА, 20 ноября — Мост открыт снова.", "ru", "МОСКВА, 20 ноября"),
        ("新华社北京11月20日电 大桥重新开放。", "zh", "新华社北京11月20日电"),
        ("（中央社記者王小明台北20日電）大橋重新開放。", "zh", "（中央社記者王小明台北20日電）"),
        ("【パリ共同】橋は20日、再び開いた。", "ja", "【パリ共同】"),
        ("［東京　２０日　ロイター］ - 橋は20日、再び開いた。", "ja", "［東京　２０日　ロイター］"),
        ("(서울=연합뉴스) 홍길동 기자 = 다리가 다시 열렸다.", "ko", "(서울=연합뉴스) 홍길동 기자"),
        ("باريس 20 نوفمبر (أ ف ب) – أعلنت الحكومة.", "ar", "باريس 20 نوفمبر (أ ف ب)"),
        ("नई दिल्ली (भाषा) - सरकार ने कहा.", "hi", "नई दिल्ली (भाषा)"),
        ("(ANSA) - ROMA, 20 NOV - Il governo ha deciso.", "it", "(ANSA) - ROMA, 20 NOV"),
        ("DENVER--(BUSINESS WIRE)--The firm said no.", "en", "DENVER--(BUSINESS WIRE)"),
        ("NEW YORK, Nov. 20 /PRNewswire/ -- The firm said no.", "en", "NEW YORK, Nov. 20 /PRNewswire/"),
        ("МОСКВА, 20 ноября. /ТАСС/. Мост открыт снова.", "ru", "МОСКВА, 20 ноября. /ТАСС/"),
        ("Madrid, 20 nov (EFE).- El Gobierno ha dicho no.", "es", "Madrid, 20 nov (EFE)"),
        ("CIUDAD DE MÉXICO.- El Gobierno ha dicho no.", "es", "CIUDAD DE MÉXICO"),
        ("New Delhi, Nov 20 (PTI) The bank said no.", "en", "New Delhi, Nov 20 (PTI)"),
    ],
)
def test_a_place_with_its_agency_or_date_is_told_apart(text, language, dateline):
    assert split(text, language) == (dateline, text.removeprefix(dateline).lstrip(" —–-=.:|"))


@pytest.mark.parametrize(
    "text",
    [
        "Paris – la ville lumière – accueille les Jeux.",
        "NASA — which flew there first — is silent.",
        "BREAKING — The bridge reopens.",
        "Le maire (PS) — Il a tout dit.",
        "Apple (AAPL) – The firm said no.",
        "Anna Lee (52) – La maire a dit non.",
        "In London (UK) – The mayor said no.",
        "The bridge (AP) The crowd came.",
        "【速報】橋は20日、再び開いた。",
        "The bridge reopened on Monday - A crowd came.",
        "",
        "PARIS —",
        "New Delhi: The court said on Monday.",
        "SMITH: We saw the river rise.",
        "By John Smith | AFP | The river rose.",
        "Apple (AAPL): The firm rose on Monday.",
        "Update (Reuters): The river rose.",
        "London | The river rose on Monday.",
    ],
)
def test_a_sentence_is_left_whole(text):
    assert split(text, "fr") is None


@pytest.mark.parametrize(
    ("text", "language", "dateline"),
    [
        ("Nairobi, Kenya – ", "en", "Nairobi, Kenya"),
        ("PARIS (AFP)", "fr", "PARIS (AFP)"),
        ("【パリ共同】", "ja", "【パリ共同】"),
        ("Published November 20, 2026", "en", None),
        ("By Ann Lee", "en", None),
        ("GAZETTE-Podcast", "en", None),
        ("20 November, 10:15", "en", None),
        ("", "en", None),
    ],
)
def test_what_a_page_marks_as_a_dateline_is_one_where_it_names_a_place(text, language, dateline):
    assert place_of(text, language) == dateline


@pytest.mark.parametrize(
    ("first", "head", "dateline"),
    [
        ('<p><span class="dateline">Nairobi, Kenya – </span>§</p>', "", "Nairobi, Kenya"),
        ('<p class="article-dateline">Paris (AFP)</p><p>§</p>', "", "Paris (AFP)"),
        ("<p>§</p>", '{"@type":"NewsArticle","headline":"A bridge","dateline":"Berlin, Germany"}', "Berlin, Germany"),
        ('<p class="dateline">20 November 2026</p><p>§</p>', "", None),
        ("<p>PARIS (AFP) — §</p>", "", "PARIS (AFP)"),
    ],
)
def test_it_is_taken_from_the_text_and_read_back_from_the_printed_page(tmp_path, first, head, dateline):
    text = "The river rose again on Monday night, and the old bridge was closed to all traffic until the evening."
    rest = "".join(f"<p>{text.replace('Monday', day)}</p>" for day in ("Tuesday", "Friday", "Sunday"))
    script = f'<script type="application/ld+json">{head}</script>' if head else ""
    page = tmp_path / "page.html"
    page.write_text(
        f"<html lang=en><head><title>A bridge</title>{script}</head><body><main><article><h1>A bridge</h1>"
        f"{first.replace('§', text)}{rest}</article></main></body></html>"
    )
    once = answer({"file": str(page), "url": "https://news.example/a"})
    assert (once["dateline"], once["html"]) == (dateline, f"<p>{text}</p>{rest}")
    page.write_text(as_page(once))
    again = answer({"file": str(page), "url": "https://news.example/a"})
    assert (again["dateline"], again["html"]) == (once["dateline"], once["html"])


@given(st.text(max_size=200))
def test_nothing_of_the_text_is_lost(text):
    found = split(text)
    if found:
        letters = [c for c in text if c.isalnum()]
        assert [c for c in "".join(found) if c.isalnum()] == letters
