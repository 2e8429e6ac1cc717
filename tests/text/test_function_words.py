"""A declared language is believed where the small words of the text bear it out."""

import pytest

from packager.text.function_words import confirmed

FRENCH = (
    "Le pont est le seul passage à sec entre la ville et le port, sur la rive gauche. Quand la barge en avait "
    "faussé le pivot, les deux villes se sont retrouvées sans lien, et il a fallu attendre un an pour que le "
    "chantier commence avec une équipe qui ne savait plus fondre une telle pièce."
)
NORWEGIAN = (
    "Broen er den eneste veien over elven, og det har vært slik i mange år. Da skipet traff den, ble byen delt "
    "i to, og folk måtte vente på båten som ikke kom før sent på kvelden. Nå er den åpen igjen etter en lang vinter."
)


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (FRENCH.upper(), "fr")])
def test_the_language_of_the_text_is_confirmed(text, language):
    assert confirmed(text, language)


@pytest.mark.parametrize("language", ["no", "nb", "da"])
def test_neighbours_that_share_their_small_words_are_left_to_the_model(language):
    assert not confirmed(NORWEGIAN, language)


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "en"), (FRENCH, "es"), (NORWEGIAN, "de"), (FRENCH, "zh")])
def test_another_is_not(text, language):
    assert not confirmed(text, language)


@pytest.mark.parametrize("language", ["fr", "sw"])
def test_what_cannot_tell_does_not_confirm(language):
    assert not confirmed("Ouverture : 9 h", language)


def test_scripts_tell_where_words_are_not_spaced():
    assert confirmed("橋は一年半ぶりに開いた。" * 5, "ja")
    assert confirmed("大桥在关闭一年半之后重新开放。" * 5, "zh")
    assert not confirmed("橋は一年半ぶりに開いた。" * 5, "zh")
