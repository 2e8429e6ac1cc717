"""Likeness: of many texts, those that may tell the same story are found without comparing each with each."""

import random

from packager.text.html import plain_text
from packager.text.likeness import HOUSE_PHRASE, Likenesses, untagged
from packager.text.words import resemblance, shingles, tokens

WORDS = [f"word{number}" for number in range(2000)]


def text(name: str, length: int = 400) -> list[str]:
    return random.Random(name).choices(WORDS, k=length)


def whole(words: list[str]) -> frozenset[int]:
    return shingles(" ".join(words))


def test_a_copy_that_an_editor_shortened_finds_its_original_among_hundreds():
    likenesses = Likenesses()
    for number in range(300):
        likenesses.add(number, whole(text(f"story {number}")))
    for number in range(0, 300, 7):
        cut = whole(text(f"story {number}")[:280])
        assert resemblance(cut, whole(text(f"story {number}"))) > 0.6
        assert likenesses.of(cut)[0] == number


def test_what_shares_nothing_finds_nothing():
    likenesses = Likenesses()
    likenesses.add(1, whole(text("one")))
    likenesses.add(2, frozenset())
    assert likenesses.of(whole(text("another"))) == []
    assert likenesses.of(frozenset()) == []


def test_a_phrase_of_the_house_does_not_have_each_story_compared_with_each():
    likenesses = Likenesses()
    phrase = frozenset({1, 2, 3})  # smaller than any other hash, so that it is in every sketch
    for number in range(10 * HOUSE_PHRASE):
        likenesses.add(number, phrase | {1000 + 100 * number + each for each in range(50)})
    again = phrase | {1000 + 100 * 150 + each for each in range(50)}
    assert likenesses.of(again)[0] == 150
    assert all(len(others) <= HOUSE_PHRASE for others in likenesses._others.values())


def test_of_a_fragment_only_the_words_are_compared():
    fragment = '<h2 id="a">One</h2><p>two <a href="https://example.org/?a=1&gt;0">three</a>, four</p><hr/>'
    fragment += '<figure><img src="assets/a.jpg" alt="not &quot;this&quot; > nor that"/></figure><p>five</p>'
    assert tokens(untagged(fragment)) == tokens(plain_text(fragment)) == ["one", "two", "three", "four", "five"]
