"""The example newsletter, built once for all tests that look at it."""

import pytest
from builds import Built, build, lay_out


@pytest.fixture(scope="session")
def example(tmp_path_factory) -> Built:
    home = lay_out(tmp_path_factory.mktemp("example"))
    return Built(home, build(home))
