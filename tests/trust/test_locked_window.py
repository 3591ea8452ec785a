"""Five minutes at a locked laptop: nothing that the window has, shown or hidden, holds a word of content."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.timeout(300)


def test_no_word_and_no_menu_of_a_locked_window_holds_content(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment |= {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONFAULTHANDLER"] = "1"
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.locked_window", str(tmp_path)],
        capture_output=True, text=True, cwd=ROOT, env=environment, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["before"] > 10, "the search finds nothing"
    assert found["after"] == []
    assert found["keys"] == []
    assert found["held"] == []
    assert found["pressed"] > 50
