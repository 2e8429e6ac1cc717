"""Patterns that are compiled when they are first asked for."""

import re
import subprocess
import sys

import pytest

from packager.text.rare import rare


def test_it_does_what_a_compiled_pattern_does():
    pattern = rare(r"(?P<word>\w+)!", re.IGNORECASE)
    assert isinstance(pattern, re.Pattern)
    assert pattern.search("Oh, no!")["word"] == "no"
    assert pattern.sub(r"\g<word>.", "Stop! Now!") == "Stop. Now."
    assert (pattern.pattern, pattern.flags) == (r"(?P<word>\w+)!", re.IGNORECASE | re.UNICODE)


def test_it_is_compiled_when_it_is_first_asked_for():
    unsound = rare("(")
    with pytest.raises(re.error):
        unsound.search("a")


ORDINARY = """<html lang="fr"><title>Le pont est rouvert – Gazette d’Énergie</title>
<body><article><h1>Le pont est rouvert</h1>
<p class="byline">Par Zoé Dupré</p><time datetime="2024-11-20T11:27:00+01:00">20 novembre 2024 à 11:27</time>
<p>{}</p><p>{}</p><p>{}</p></article></body></html>"""


def test_an_ordinary_page_is_cleaned_without_the_patterns_of_few():
    """East Asia's bylines and words, other calendars, next pages: each takes as long as a tenth of a page."""
    sentence = "Le pont a été rouvert mercredi, après trois ans de travaux, et les riverains s’en réjouissent. " * 4
    code = (
        "import sys\n"
        "from packager.model import Document, Item\n"
        "from packager.stages.clean import clean\n"
        "from packager.text.article import paging\n"
        "from packager.text.calendar import calendars, days\n"
        "from packager.text.facts import bywords, titles\n"
        "from packager.text.lines import noticewords\n"
        "page = Document(sys.stdin.buffer.read(), 'https://example.org/pont', 'text/html')\n"
        "article = clean(Item('x', '', 'pont', page.url, document=page), zone=None, language=None)\n"
        "rare = [bywords._EASTERN, titles._SIGN, titles._SIGN_OR_WORD, calendars._SOLAR, calendars._THAI,\n"
        "        calendars._ERA, days._MONTH_DAY, noticewords.READ, noticewords.ALONE_IN_LINE, paging._PAGE_OF]\n"
        "print(article.authors, [one.pattern[:20] for one in rare if '_compiled' in vars(one)])\n"
    )
    page = ORDINARY.format(*[sentence] * 3).encode()
    ran = subprocess.run([sys.executable, "-c", code], input=page, capture_output=True, check=True)
    assert ran.stdout.decode() == "('Zoé Dupré',) []\n"
