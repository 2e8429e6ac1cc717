"""What all tests share."""

import signal
from collections.abc import Iterator

import pytest
from daily import Paper
from hypothesis import HealthCheck, settings
from web import Web

# How long an example takes says something of the machine, and nothing of the program.
settings.register_profile("packager", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("packager")

# A shell that starts the tests in the background has them ignore the keyboard, and so would all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server of one's own on loopback."""
    with Web() as server:
        yield server


@pytest.fixture
def paper(tmp_path, web) -> Paper:
    """A newsletter that reads one feed of that web."""
    return Paper(tmp_path, web)
