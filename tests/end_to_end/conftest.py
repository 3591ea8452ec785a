"""A screen for each journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.screen import Screen, needed_tools


@pytest.fixture
def screen(own_folders: Path) -> Iterator[Screen]:
    """A private screen; the journey fails where the tools for it are missing."""
    missing = needed_tools()
    assert not missing, f"a journey needs {', '.join(missing)}; packaging/dev.py test installs them"
    made = Screen(own_folders)
    yield made
    made.close()
