"""What stands on a cover: whole words inside its margins, in faces that have their letters, whatever the script."""

import io
import re
import zipfile
from dataclasses import replace

import newspaper
import pytest
from PIL import Image
from printing import Press

from packager import locale
from packager.formats import _cover, _cover_lines, _fonts, _headlines, _lettered, _view
from packager.model import Design, Section

HEADLINES = {
    "ko": "부산항만공사, 새 부두 개장을 알리고 준설 작업을 겨울 내내 이어가기로 하다",
    "zh": "港务局宣布新码头启用，疏浚工程将持续整个冬天直到2025年3月",
    "ja": "第12回東京国際映画祭のグランプリに「橋」が輝く、港湾局は浚渫工事を継続すると発表した",
    "th": "การท่าเรือประกาศเปิดท่าเทียบเรือใหม่และกล่าวว่าการขุดลอกจะดำเนินต่อไปตลอดฤดูหนาว",
    "hi": "बंदरगाह प्राधिकरण ने नए घाट के उद्घाटन की घोषणा की और काम पूरी सर्दी चलेगा",
    "ar": "افتتاح المكتبة العامة بعد ثلاث سنوات من الترميم وسط حضور كبير من السكان",
    "he": "הספרייה הציבורית נפתחת מחדש אחרי שלוש שנות שיפוצים והמתנה",
    "de": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz beschlossen",
    "en": "www.example.org/a/very/long/address/without/any/space/at/all/that/nobody/reads and then",
    "fr": "Aujourd’hui " * 40,
}
EVEN = _headlines.Measure(1360, lambda text, size: len(text) * size)
LEAD = 124


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    return Press(tmp_path_factory.mktemp("covers"))


def needs(language):
    lacking = _fonts.settable(HEADLINES[language])[1]
    if lacking:
        pytest.skip(f"no font for {language} is installed")


def paper(*titles, section="City"):
    first = newspaper.issue().sections[0].articles[0]
    articles = [
        replace(first, id=f"a{number}-0a1b2c3d", guid=str(number), title=title, language=language)
        for number, (language, title) in enumerate(titles)
    ]
    return replace(newspaper.issue(), sections=(Section(section, tuple(articles)),), lead=articles[0].id)


def cover(press, issue, theme="broadsheet"):
    path, _ = press.make("epub", issue, more={"design": Design(theme)})
    with zipfile.ZipFile(path) as archive:
        return Image.open(io.BytesIO(archive.read("EPUB/images/cover.jpg"))).convert("L")


def inked(image, left, right):
    """Return how much of a strip from top to bottom is black, below the masthead."""
    strip = image.crop((round(left * image.width), round(0.3 * image.height), round(right * image.width), image.height))
    return sum(strip.histogram()[:128])


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["broadsheet", "modern"])
@pytest.mark.parametrize("language", HEADLINES)
def test_no_word_of_a_headline_leaves_the_page(press, language, theme):
    needs(language)
    image = cover(press, paper((language, HEADLINES[language]), (language, HEADLINES[language])), theme)
    assert not inked(image, 0.94, 1), "something stands in the right margin"
    assert not inked(image, 0, 0.06), "something stands in the left margin"


def test_the_name_of_a_section_ends_before_the_margin(press):
    image = cover(
        press, paper(("en", "A bridge"), section="A name that is far longer than any section ought to have " * 3)
    )
    assert not inked(image, 0.94, 1)


@pytest.mark.parametrize("language", ["ko", "zh", "ja", "th", "hi"])
def test_lines_are_measured_in_the_face_that_they_will_have(language):
    needs(language)
    face = _cover._Face.of(Design())
    lines = _headlines.wrapped(HEADLINES[language], LEAD, face.measure(language), most=5)
    assert len(lines.lines) > 1
    if language in {"zh", "ja"}:
        letters = re.sub("[^\u3040-\u9fff]", "", lines.lines[0])
        assert face.length(letters, LEAD, language) == pytest.approx(len(letters) * LEAD, rel=0.05)


def test_what_no_face_has_is_as_wide_as_it_is_high():
    assert _lettered.width("\U00012000\U00012000", None, 50, weight=700) == 100


def test_each_letter_of_a_line_stands_in_a_face_that_has_it():
    needs("ja")
    family = "&#39;Source Serif 4&#39;, Amiri"
    text = "Now in 東京 &amp; here"
    svg = f'<text x="100" font-family="{family}" font-weight="700" font-size="60">{text}</text>'
    parts = _cover_lines.settled(svg, _fonts.file_of)
    found = re.findall(r"<text ([^>]*)>([^<]*)</text>", parts)
    assert [text for _, text in found] == ["Now in", "東京", "&amp; here"]
    assert ["CJK" in attributes for attributes, _ in found] == [False, True, False]
    places = [float(re.search(r'x="([\d.]+)"', attributes)[1]) for attributes, _ in found]
    assert places == sorted(places)
    assert places[2] > places[1] + 120, "behind two letters as wide as high"
    centred = _cover_lines.settled(svg.replace("<text", '<text text-anchor="middle"'), _fonts.file_of)
    assert float(re.search(r'x="(-?[\d.]+)"', centred)[1]) < 0, "it begins half of its width before its place"


def test_a_line_that_its_face_has_stays_as_it_is():
    line = '<text x="1" font-family="Source Serif 4" font-size="9">R&amp;D – Αθήνα</text>'
    assert _cover_lines.settled(line, _fonts.file_of) == line


@pytest.mark.parametrize(
    "title",
    ["関係者によると十九か月ぶりに旋回橋が動く見込み、来週", "关闭十九个月之后，旋转桥重新开放，汽车要等2025年"],
)
def test_a_headline_that_is_written_without_spaces_gets_none_on_the_cover(title):
    lines = _headlines.wrapped(title, LEAD, EVEN, most=5).lines
    assert "".join(lines) == title
    assert len(lines) > 1
    assert not any(line[0] in "、，ー" for line in lines)


def test_korean_words_and_words_with_an_apostrophe_stay_whole():
    for title in (HEADLINES["ko"], "Aujourd’hui l’impression d’aujourd’hui recommence"):
        lines = _headlines.wrapped(title, LEAD, EVEN, most=9).lines
        assert " ".join(lines) == title


def test_words_longer_than_a_line_are_divided_as_their_language_does():
    german = _headlines.wrapped(HEADLINES["de"], LEAD, replace(EVEN, language="de"), most=9)
    assert "".join(line.removesuffix("-") for line in german.lines).replace(" ", "") == HEADLINES["de"].replace(" ", "")
    assert german.lines[0].endswith("-")
    address = _headlines.wrapped(HEADLINES["en"], LEAD, replace(EVEN, language="en"), most=9)
    assert "".join(address.lines).replace(" ", "") == HEADLINES["en"].replace(" ", "")
    assert all(line.endswith("/") for line in address.lines[:3])
    marked = _headlines.wrapped("กำ" * 60, LEAD, replace(EVEN, language="th"), most=9)
    assert all(line.startswith("ก") for line in marked.lines), "no sign is parted from its letter"


def test_what_there_is_no_room_for_is_left_out_with_a_sign():
    lines = _headlines.wrapped("word " * 3000, LEAD, EVEN, most=3).lines
    assert len(lines) == 3
    assert lines[2].endswith("word…")
    assert all(len(line) * LEAD * 2 // 3 <= EVEN.room + LEAD for line in lines)
    assert len(_headlines.wrapped("x" * 100_000, LEAD, EVEN, most=3).lines) == 3


def blocks(number):
    issue = paper(*[("en", f"The bridge opens again, without a ribbon, {each}") for each in range(number)])
    words = locale.Words(issue.masthead.language, issue.masthead.timezone)
    return _cover._blocks(_view.front(issue, words), 800, _cover._Face.of(Design()))


def test_few_stories_stand_in_larger_type_and_many_are_no_fewer_for_it():
    few, many = blocks(2), blocks(6)
    assert few[0].size > many[0].size
    assert few[1].size > many[1].size
    assert len(many) == 6


def test_a_line_is_measured_once_whatever_sizes_are_tried():
    _lettered._width.cache_clear()
    blocks(6)
    assert _lettered._width.cache_info().hits > _lettered._width.cache_info().misses


def test_no_sign_stands_on_a_line_without_the_word_that_typography_tied_it_to():
    tight = _headlines.Measure(12, lambda text, size: len(text), "fr")
    lines = _headlines.wrapped("« une dépense sans fin\u202f»", 10, tight, most=5).lines
    assert lines == ("« une", "dépense", "sans fin\u202f»")


@pytest.mark.parametrize(("title", "end"), [
    ("The bridge opens again, without a ribbon", "a ribbon"),
    ("What the police knew of it", "knew of it"),
    ("Budget: the vote is a success", "a success"),
    ("An authority that nobody has asked for its opinion", "its opinion"),
    ("Dredging goes on, says the administration", ""),
    ("La bibliothèque sauvée : « une dépense sans fin\u202f»", "sans fin\u202f»"),
    ("Ferry late", ""),
    ("港湾局、新しい埠頭の開業を発表", "業を発表"),
    ("아침에 다시 문을 연 다리", "문을 연 다리"),
    ("", ""),
])  # fmt: skip
def test_the_last_words_of_a_headline_stay_together_where_they_are_short(title, end):
    assert _headlines.end_of(title) == end
    assert re.sub("<[^>]*>", "", _headlines.whole_end(title)) == title


def test_no_short_word_ends_a_headline_on_the_cover_alone():
    lines = _headlines.wrapped("The bridge opens again, without a ribbon", 10, replace(EVEN, room=310), most=5).lines
    assert lines == ("The bridge opens again, without", "a ribbon")
    narrow = _headlines.wrapped("The bridge opens again, without a ribbon", 10, replace(EVEN, room=70), most=9).lines
    assert narrow[-3:] == ("without", "a", "ribbon"), "where there is no room for both"


def test_the_only_story_says_what_it_is_about():
    alone = blocks(1)
    assert len(alone) == 2
    told = alone[1]
    assert told.y[0] > alone[0].y[-1] + told.size
    assert told.y[-1] < _cover.FOOT
    assert len(told.lines) > 2
    assert (told.size, told.ruled) < (alone[0].size, alone[0].ruled)


def test_a_line_that_a_template_of_its_own_places_otherwise_is_left_to_the_renderer():
    line = '<text x="50%" y="10" font-size="40" font-weight="bold">We \u2764\ufe0f bridges</text>'
    assert _cover_lines.settled(line, _fonts.file_of) == line
    assert _cover_lines.settled(line.replace("50%", "50").replace("bold", "700"), _fonts.file_of) != line
