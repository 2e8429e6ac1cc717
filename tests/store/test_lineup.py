"""The line-up is the editor's: read with care, edited in place, never overwritten."""

from pathlib import Path

import pytest

from packager.errors import ConfigError
from packager.store import lineup
from packager.store.lineup import Entry, Override

PATH = Path("issues/le-matin/2024-11-21/lineup.toml")
BRIDGE, STRIKE, FILM = "un-pont-rouvre-1f2e3d4c", "la-greve-continue-9a8b7c6d", "un-film-00112233"
WRITTEN = """\
# My line-up, with a remark of my own.
lead = "la-greve-continue-9a8b7c6d"
note = "The cinema pages return on Friday."

[[sections]]
title = "Monde"
articles = [
    "la-greve-continue-9a8b7c6d",  # first, whatever they say
    "un-pont-rouvre-1f2e3d4c",
]

[articles.un-pont-rouvre-1f2e3d4c]
title = "Le pont rouvre lundi"
drop = false
"""


def test_what_is_proposed_reads_back_as_it_was_proposed():
    entries = [Entry(BRIDGE, "Monde", "11:27 · Un pont rouvre"), Entry(FILM, "Culture", "Un film")]
    text = lineup.write(["Monde", "Culture"], entries, BRIDGE, "2024-11-21")
    order = lineup.read(PATH, text, {BRIDGE, FILM})
    assert order.lead == BRIDGE
    assert order.sections == (("Monde", (BRIDGE,)), ("Culture", (FILM,)))
    assert "# 11:27 · Un pont rouvre" in text


def test_many_articles_stand_in_their_order_each_on_a_line_with_its_label():
    entries = [Entry(f"story-{number:08x}", "Monde", f"Story “{number}” # \\ 'x'") for number in range(300)]
    text = lineup.write(["Monde"], entries[:200], None, "2024-11-21")
    assert lineup.read(PATH, text, {one.id for one in entries}).sections == (
        ("Monde", tuple(one.id for one in entries[:200])),
    )
    more = lineup.merge(PATH, text, ["Monde"], entries, {one.id for one in entries[200:]})
    assert lineup.read(PATH, more, {one.id for one in entries}).sections == (
        ("Monde", tuple(one.id for one in entries)),
    )
    assert more.startswith(text[: text.rindex("]")])
    assert all(f'    "{one.id}", # new: {one.label}\n' in more for one in entries[200:])


def test_what_the_editor_wrote_is_read():
    order = lineup.read(PATH, WRITTEN, {BRIDGE, STRIKE})
    assert (order.lead, order.note) == (STRIKE, "The cinema pages return on Friday.")
    assert order.sections == (("Monde", (STRIKE, BRIDGE)),)
    assert order.overrides == {BRIDGE: Override(title="Le pont rouvre lundi")}


def test_new_articles_are_added_where_they_belong_and_marked_and_nothing_else_changes():
    entries = [
        Entry(STRIKE, "Monde", "La grève"),
        Entry(FILM, "Culture", "Un film"),
        Entry("une-loi-44556677", "Monde", "Une loi"),
    ]
    text = lineup.merge(PATH, WRITTEN, ["Culture", "Monde"], entries, {FILM, "une-loi-44556677"})
    order = lineup.read(PATH, text, {BRIDGE, STRIKE, FILM, "une-loi-44556677"})
    assert order.sections == (("Culture", (FILM,)), ("Monde", (STRIKE, BRIDGE, "une-loi-44556677")))
    assert order.lead == STRIKE
    assert all(line in text.splitlines() for line in WRITTEN.splitlines() if line.strip())
    assert "# new: Un film" in text


def test_nothing_new_leaves_every_byte():
    assert lineup.merge(PATH, WRITTEN, ["Monde"], [Entry(STRIKE, "Monde", "La grève")], set()) == WRITTEN


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("note =", "nota ="), ":3: unknown key “nota”; did you mean “note”?"),
        (
            ('"un-pont-rouvre-1f2e3d4c",', '"un-pont-rouvre-1f2e3d4d",'),
            ":9: no article has the id “un-pont-rouvre-1f2e3d4d”; did you mean",
        ),
        (('lead = "la-greve', 'lead = "lagreve'), ":2: no article has the id"),
        (("drop = false", 'drop = "no"'), ":14: drop is true or false"),
        (('title = "Monde"', 'titre = "Monde"'), ":6: unknown key “titre”; did you mean “title”?"),
        (("[[sections]]", "[sections]"), ": sections are written [[sections]]"),
        (('"un-pont-rouvre-1f2e3d4c",\n', '"la-greve-continue-9a8b7c6d",\n'), "stands in more than one place"),
        (("lead =", "lead"), "is not TOML"),
        (('title = "Le pont rouvre lundi"', "title = 5"), ":13: title must be a string"),
        (("[articles.un-pont", "[articles.un-port"), ":12: no article has the id"),
        (("note =", '"title" ='), ":3: unknown key “title”"),
        (('"The cinema pages', '"drop # drop = 1", drip = "'), "is not TOML"),
        (("drop = false", 'standfirst = "drop # drop"\ndrop = 1'), ":15: drop is true or false"),
    ],
)
def test_a_mistake_is_told_with_its_line(change, said):
    with pytest.raises(ConfigError) as error:
        lineup.read(PATH, WRITTEN.replace(*change, 1), {BRIDGE, STRIKE})
    assert said in error.value.message


def test_all_mistakes_are_told_at_once():
    text = WRITTEN.replace("note =", "nota =").replace("drop = false", "drop = 3")
    with pytest.raises(ConfigError) as error:
        lineup.read(PATH, text, {BRIDGE, STRIKE})
    assert len(error.value.message.splitlines()) == 2


def test_new_articles_follow_a_section_that_the_editor_gave_another_name():
    text = WRITTEN.replace('"Monde"', '"Le monde entier"')
    entries = [Entry(STRIKE, "Monde", "La grève"), Entry("une-loi-44556677", "Monde", "Une loi")]
    order = lineup.read(
        PATH,
        lineup.merge(PATH, text, ["Monde"], entries, {"une-loi-44556677"}),
        {BRIDGE, STRIKE, "une-loi-44556677"},
    )
    assert order.sections == (("Le monde entier", (STRIKE, BRIDGE, "une-loi-44556677")),)
