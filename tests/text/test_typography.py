"""Typography by language, in text alone."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.text.typography import HARD, NARROW, typeset


@pytest.mark.parametrize(
    ("language", "plain", "expected"),
    [
        ("fr", 'Il dit "oui" : vrai ?', f"Il dit «{HARD}oui{HARD}»{HARD}: vrai{NARROW}?"),
        ("fr", "« L'été »... Non!", f"«{HARD}L’été{HARD}»… Non{NARROW}!"),
        ("fr", "10 000 euros, 20 %", f"10{NARROW}000 euros, 20{NARROW}%"),
        ("en", '"It\'s late," she said - really.', "“It’s late,” she said – really."),
        ("en", "He is 6' 2\" tall", "He is 6' 2\" tall"),
        ("en", "'Yes,' said O'Hara: 'the dogs' bowl.'", "‘Yes,’ said O’Hara: ‘the dogs’ bowl.’"),
        ("en", "\"'Go,' he said,\" she said", "“‘Go,’ he said,” she said"),
        ("en", "rock 'n' roll of the '90s, and 'twas 'fun'", "rock ’n’ roll of the ’90s, and ’twas ‘fun’"),
        ("en", "a 'mark that never ends", "a 'mark that never ends"),
        ("en", '"One paragraph of many goes on', "“One paragraph of many goes on"),
        ("en", '"Short," she said. "What is cut…', "“Short,” she said. “What is cut…"),
        ("en", 'a screen of 15", as "usual"', 'a screen of 15", as "usual"'),
        ("de", '"Ja", sagt er.', "„Ja“, sagt er."),
        ("de-CH", '"Ja", sagt er.', "«Ja», sagt er."),
        ("sv", '"Ja", säger han.', "”Ja”, säger han."),
        ("th", '"ใช่"', '"ใช่"'),
        ("de", "\"Er rief 'Halt' und 'Nein'\", sagt sie.", "„Er rief ‚Halt‘ und ‚Nein‘“, sagt sie."),
        ("de", "\"Er rief '<em>Halt</em>'\", sagt sie.", "„Er rief ‚<em>Halt</em>‘“, sagt sie."),
        ("de-CH", "\"Er rief 'Halt'\"", "«Er rief ‹Halt›»"),
        ("fr", "\"Il crie 'Halte'\"", f"«{HARD}Il crie “Halte”{HARD}»"),
        ("ru", "\"Он крикнул 'Стой'\"", "«Он крикнул „Стой“»"),
        ("pl", "\"Krzyknął 'Stój'\"", "„Krzyknął «Stój»”"),
        ("it", '"Un po\' di tutto"', "“Un po’ di tutto”"),
        ("it", "Un po' di tutto, negli anni '90", "Un po’ di tutto, negli anni ’90"),
        ("it", "i 'fa' e i 'di'", "i 'fa' e i 'di'"),
        ("es", "los años '90 y 1990-2000", "los años ’90 y 1990–2000"),
        ("de", "1990-2000, S. 10-12, Tel. 555-1234", "1990–2000, S. 10–12, Tel. 555-1234"),
        ("pl", "w latach 2000-1990 i 1990-91, 1990-2000-2010", "w latach 2000-1990 i 1990-91, 1990-2000-2010"),
        ("de", "bis 2000 - so lang, 5 - 2, x - y", "bis 2000 – so lang, 5 - 2, x – y"),
        ("en", "10:30 - 11:30, p. 10-12 and 3-2", "10:30 – 11:30, p. 10–12 and 3-2"),
        ("fr", "Vraiment?! Oh!!! Oui: non", f"Vraiment{NARROW}?! Oh{NARROW}!!! Oui{HARD}: non"),
        ("nl", "\"Het is 't huis van Jans' vader\"", "“Het is ’t huis van Jans' vader”"),
        ("nl", "'s Avonds, in de jaren '90", "’s Avonds, in de jaren ’90"),
        ("nl", "de letter 's'", "de letter 's'"),
        ("fr", 'Une coque d\'"or"', f"Une coque d’«{HARD}or{HARD}»"),
        ("en", '"See http://x.example/a--b...c" -- so', "“See http://x.example/a--b...c” – so"),
        ("fr", "Voir www.x.example/a?b=c;d : oui", f"Voir www.x.example/a?b=c;d{HARD}: oui"),
    ],
)
def test_each_language_has_its_own(language, plain, expected):
    assert typeset(plain, language) == expected


def test_controls_that_a_wrong_encoding_left_are_not_printed():
    assert typeset("<p>Hundreds\x8f of <b>them\x9d</b></p>", "en") == "<p>Hundreds of <b>them</b></p>"


def test_code_is_not_touched():
    fragment = '<p>"a" <code>"b" ... it\'s</code></p><pre>if (x == "y") ; ...</pre>'
    made = typeset(fragment, "en")
    assert "“a”" in made
    assert '<code>"b" ... it\'s</code>' in made
    assert '<pre>if (x == "y") ; ...</pre>' in made


def test_attributes_are_not_touched():
    assert typeset('<a href="x?a=1..." title="l\'a">"b"</a>', "fr").startswith('<a href="x?a=1..." title="l\'a">')


def test_a_quotation_may_hold_emphasis():
    assert typeset('<p>"a <em>b</em>"</p>', "en") == "<p>“a <em>b</em>”</p>"


PIECES = st.lists(
    st.sampled_from(
        [
            '"',
            "'",
            " ",
            "...",
            "--",
            " - ",
            "a",
            "Été",
            "10 000",
            "?",
            " !",
            ":",
            "« ",
            " »",
            "<em>",
            "</em>",
            "<p>",
            "</p>",
            "<code>",
            "</code>",
            "&amp;",
            "&quot;",
        ]
    ),
    max_size=30,
).map("".join)
LANGUAGES = st.sampled_from(["fr", "fr-CA", "fr-CH", "en", "de", "ru", "zh", "ko", "es"])


@given(PIECES, LANGUAGES)
def test_doing_it_twice_changes_nothing_more(fragment, language):
    once = typeset(fragment, language)
    assert typeset(once, language) == once


@given(PIECES | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60), LANGUAGES)
def test_words_and_tags_never_change(fragment, language):
    made = typeset(fragment, language)
    assert re.findall(r"\w+", html.unescape(made)) == re.findall(r"\w+", html.unescape(fragment))
    assert re.findall(r"</?(?:em|p|code)>", made) == re.findall(r"</?(?:em|p|code)>", fragment)


@pytest.mark.parametrize(
    ("plain", "language", "typeset_"),
    [
        ("<p>Так - сказал он</p>", "ru", "<p>Так — сказал он</p>"),
        ("<p>Tak - powiedział</p>", "pl", "<p>Tak – powiedział</p>"),
        ("<p>«Bonjour» dit-il</p>", "fr", "<p>«\u00a0Bonjour\u00a0» dit-il</p>"),
        ("<p>«Bonjour» dit-il</p>", "fr-CH", "<p>«Bonjour» dit-il</p>"),
        ("<p>« Bonjour » dit-il</p>", "fr", "<p>«\u00a0Bonjour\u00a0» dit-il</p>"),
        ("<p>'Twas late, and we saw 'em</p>", "en", "<p>’Twas late, and we saw ’em</p>"),
        ("<p><code>'Twas -- «a»</code></p>", "fr", "<p><code>'Twas -- «a»</code></p>"),
    ],
)
def test_dashes_guillemets_and_elisions_by_language(plain, language, typeset_):
    assert typeset(plain, language) == typeset_
    assert typeset(typeset_, language) == typeset_


@pytest.mark.parametrize(
    ("plain", "language", "expected"),
    [
        ('"He said "no" to me," she said.', "en", "“He said ‘no’ to me,” she said."),
        ('"He said "no""', "en", "“He said ‘no’”"),
        ('"Er sagte "nein" zu mir", sagte sie.', "de", "„Er sagte ‚nein‘ zu mir“, sagte sie."),
        ('"Il a dit "non" hier", dit-elle.', "fr", "«\u00a0Il a dit “non” hier\u00a0», dit-elle."),
        ('"Powiedział "nie" wczoraj".', "pl", "„Powiedział «nie» wczoraj”."),
        ('"Hello there, said X. "Bye"', "en", '"Hello there, said X. "Bye"'),  # which is left open cannot be told
        ('A 5" disc and a "word"', "en", 'A 5" disc and a "word"'),
        ('他说"你好"，然后走了。', "zh", "他说“你好”，然后走了。"),
        ('他說"你好"，然後走了。', "zh-TW", "他說「你好」，然後走了。"),
        ('一块5"屏幕"', "zh", '一块5"屏幕"'),
        ('彼は"AI"と言った。', "ja", "彼は“AI”と言った。"),
        ("그는 '친환경' \"목표\"라고 It's 했다.", "ko", "그는 ‘친환경’ “목표”라고 It’s 했다."),
        ('\'24년 "목표"는', "ko", "’24년 “목표”는"),
    ],
)
def test_quotations_within_others_and_without_spaces(plain, language, expected):
    assert typeset(f"<p>{plain}</p>", language) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("plain", "language", "expected"),
    [
        ("-Hola -dijo Juan-. ¿Cómo estás?", "es", "—Hola —dijo Juan—. ¿Cómo estás?"),
        ("-¿Y el eje franco-alemán? -preguntó.", "es", "—¿Y el eje franco-alemán? —preguntó."),
        ("La ley -dijo- es así.", "es", "La ley -dijo- es así."),
        ("-5 grados en Ávila.", "es", "-5 grados en Ávila."),
        ("- Привет, - сказал он.", "ru", "— Привет, — сказал он."),
        ("- Bonjour, dit-il.", "fr", "– Bonjour, dit-il."),
        ("-- Jon", "en", "– Jon"),
        ("- 5 degrees", "en", "- 5 degrees"),
    ],
)
def test_a_line_that_begins_as_speech_does(plain, language, expected):
    assert typeset(f"<p>{plain}</p>", language) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("The dogs' owner told of the 'net.", "The dogs’ owner told of the ’net."),
        ("Of the 'net profit' they saw.", "Of the ‘net profit’ they saw."),
        ("He knew 'bout it, 'cos she said.", "He knew ’bout it, ’cos she said."),
    ],
)
def test_words_cut_short_are_no_quotations(plain, expected):
    assert typeset(f"<p>{plain}</p>", "en") == f"<p>{expected}</p>"
