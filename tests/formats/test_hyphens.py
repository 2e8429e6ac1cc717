"""Hyphenation: Pyphen's patterns, read as they are asked for, are the same patterns."""

import pyphen
import pytest

from packager.formats._pdf import hyphens

WORDS = {
    "de": "Donaudampfschifffahrtsgesellschaft Zucker Bäckerei Lebensversicherung",
    "en_US": "typographical hyphenation newspapers association",
    "fr": "bibliothèque développement extraordinaire",
    "hu": "asszony hosszú megyünk könnyű",
    "ru": "достопримечательность государство",
}
"""Of languages whose files differ: in encoding, in escapes, in alternatives such as “asz-szony”."""


@pytest.mark.parametrize("language", WORDS)
def test_words_are_parted_where_pyphen_parts_them(language):
    theirs = pyphen.Pyphen(lang=language, cache=False)
    ours = pyphen.Pyphen(lang="fr")  # whose patterns are exchanged
    ours.hd = hyphens.Patterns(pyphen.LANGUAGES[language])
    for word in WORDS[language].split():
        assert list(ours.iterate(word)) == list(theirs.iterate(word)) != []


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(set(pyphen.LANGUAGES.values())), ids=lambda path: path.stem)
def test_every_pattern_means_what_pyphen_reads(path):
    theirs, ours = pyphen.HyphDict(path), hyphens.Patterns(path)
    assert {letters: ours.patterns.get(letters) for letters in ours.patterns} == theirs.patterns
    assert ours.maxlen == theirs.maxlen


def test_a_language_is_prepared_once_and_one_without_patterns_is_left_out(monkeypatch):
    monkeypatch.setattr(pyphen, "hdcache", {})
    hyphens.prepare(["fr-FR", "tlh", ""])
    (patterns,) = pyphen.hdcache.values()
    hyphens.prepare(["fr-CA"])
    assert list(pyphen.hdcache.values()) == [patterns]
    assert pyphen.Pyphen(lang="fr").hd is patterns
    assert "patterns" not in vars(patterns), "no word has asked yet"
