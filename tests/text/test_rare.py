"""Patterns that are compiled when they are first asked for."""

import re

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
