"""What all tests share."""

from collections.abc import Iterator

import pytest
from daily import Paper
from web import Web


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server of one's own on loopback."""
    with Web() as server:
        yield server


@pytest.fixture
def paper(tmp_path, web) -> Paper:
    """A newsletter that reads one feed of that web."""
    return Paper(tmp_path, web)
