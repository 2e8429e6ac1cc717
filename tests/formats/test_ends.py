"""Where a line ends: what is decided by its draft is what the layout engine decides by setting each try."""

import random

import pytest
import weasyprint
from weasyprint.layout import inline
from weasyprint.text import line_break

from packager.formats._pdf import ends, thrift

WORDS = {
    "en": "a of the in AV To, “quoted” well-known office internationalisation 1,234.56 — e.g. Ty. x/y and/or",
    "de": "und Straße Donaudampfschifffahrt, größer Rechtsschutzversicherung der; „Zitat“ Aufmerksamkeit E-Mail 20 %",
    "fr": "l’anticonstitutionnellement « dit » qu’aujourd’hui : développement œuvre à la fin, été ! vraisemblablement",
    "ru": "и достопримечательность, в здравоохранение — правительство «слова» или кто-нибудь; переосвидетельствование",
    "el": "και η δημοκρατία, ευχαριστώ: παγκοσμιοποίηση του κόσμου",
    "xx": "no patterns for such language whatever incomprehensibilities",
}
ODD = (
    "שלום",
    "ประเทศไทย",
    "東京都",
    "dis\u00adcre\u00adtion",
    "👩\u200d🚀",
    "a\u00a0space",
    "zero\u200bwidth",
    "fi\u2028ne",
    "مرحبا",
)
LOOKS = (
    "hyphens: auto",
    "hyphens: none",
    "hyphens: auto; hyphenate-limit-zone: 20%; hyphenate-limit-chars: 8 4 4",
    "hyphens: auto; overflow-wrap: anywhere",
    "white-space: pre-wrap",
    "letter-spacing: 1px",
    "hyphens: auto; font-size: 31px; font-weight: bold; hyphenate-character: '~~'",
)


@pytest.fixture(scope="module")
def asked():
    """By language and look: style and context with which the layout engine asks where a line ends."""
    found = {}
    given = inline.split_first_line

    def heard(text, style, context, *more, **named):
        found.setdefault((style["lang"], text.split()[0]), (style, context))
        return given(text, style, context, *more, **named)

    paragraphs = (
        f'<p lang="{language}" style="{look}">{number} words</p>'
        for language in WORDS
        for number, look in enumerate(LOOKS)
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(inline, "split_first_line", heard)
        weasyprint.HTML(string="".join(paragraphs)).render()
    return found


def told(answer):
    layout, length, resume, width, height, baseline = answer
    return layout.text, length, resume, width, height, baseline


def texts(language, number):
    """Texts of a language, one in four with a word that is not ordinary."""
    chance = random.Random(f"{language} {number}")
    for _ in range(25):
        words = chance.choices(WORDS[language].split(), k=chance.randint(1, 30))
        if chance.random() < 0.25:
            words.insert(chance.randrange(len(words) + 1), chance.choice(ODD))
        yield " ".join(words) + chance.choice(("", " ")), chance.choice((None, 0, 20, *range(60, 420, 7), 10_000))


@pytest.mark.parametrize("look", range(len(LOOKS)), ids=LOOKS)
@pytest.mark.parametrize("language", WORDS)
def test_lines_end_where_the_layout_engine_ends_them(asked, language, look):
    style, context = asked[language, str(look)]
    given = line_break.split_first_line
    with thrift.thrifty():
        for text, room in texts(language, look):
            ours = ends.deciding(given)(text, style, context, room, 0)
            assert told(ours) == told(given(text, style, context, room, 0)), (text, room)


def lines(split, text, style, context, room):
    """All lines of a text, one after another, as the layout engine asks for them."""
    while text:
        found = split(text, style, context, room, 0)
        yield told(found)
        text = text.encode()[found[2] or len(text.encode()) :].decode().lstrip(" ")


@pytest.mark.parametrize("look", [0, 2, 3, 6], ids=lambda number: LOOKS[number])
@pytest.mark.parametrize("language", WORDS)
def test_all_lines_of_a_long_text_do(asked, language, look):
    style, context = asked[language, str(look)]
    given, chance = line_break.split_first_line, random.Random(f"{language} {look}")
    with thrift.thrifty():
        for room in (140, 233, 377.5):
            text = " ".join((chance.choice(ODD), *chance.choices(WORDS[language].split(), k=300), chance.choice(ODD)))
            ours = lines(ends.deciding(given), text, style, context, room)
            assert list(ours) == list(lines(given, text, style, context, room))


def test_a_line_is_set_little_more_than_once(asked):
    style, context = asked["en", "0"]
    given, set_text, letters = line_break.split_first_line, line_break.Layout.set_text, []

    def heard(layout, text, *more, **named):
        letters.append(len(text))
        return set_text(layout, text, *more, **named)

    def share(split):
        letters.clear()
        list(lines(split, text, style, context, 240))
        return sum(letters) / len(text)

    text = " ".join(random.Random(1).choices(WORDS["en"].split(), k=600))
    with thrift.thrifty(), pytest.MonkeyPatch.context() as patched:
        patched.setattr(line_break.Layout, "set_text", heard)
        assert share(ends.deciding(given)) < 3 < 4.5 < share(given)
