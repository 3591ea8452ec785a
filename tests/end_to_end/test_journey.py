"""From a new dialogue to a printed summary, in the real window, by keyboard alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.end_to_end.screen import Screen, Window, until

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(240)]

NAME = "Northern Table"
VERDICTS = "1" * 5 + "2" + "3" + "2" + "1"


def dump(screen: Screen, path: Path) -> dict[str, list[dict[str, Any]]]:
    """What a file holds, as the command line tells it."""
    done = subprocess.run(
        [sys.executable, "-m", "dialogue_app", "dump", str(path)],
        env=screen.environment,
        capture_output=True,
        check=True,
    )
    found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)["records"]
    return found


def make(screen: Screen, folder: Path) -> Window:
    """Start, and make a two-track dialogue of the nine allies of the sample."""
    window = screen.start().wait_for("Dialogue").press_until("New two-track dialogue", "ctrl+n")
    window.type(NAME).keys("Tab", "ctrl+a").type(str(folder))
    window.keys("Tab", "Tab", "Down", "Return")
    window.wait_for("First session").keys("ctrl+a").type("First sitting").keys("Return")
    window.wait_gone("First session")
    return window.wait_for(NAME)


def enter_a_row_of_verdicts(window: Window) -> None:
    """Select the first activity of the catalogue and give nine verdicts on it."""
    window.keys("ctrl+Next", "ctrl+Next", "ctrl+Next", "ctrl+2", "Return")
    window.keys("ctrl+Tab", "ctrl+Tab", "ctrl+2")
    window.keys(*VERDICTS)


def skip_the_stage(window: Window) -> None:
    """Skip the stage that is shown, with a reason and a name."""
    window.keys("ctrl+shift+k").wait_for("Skip")
    window.type("No legal adviser in the room.").keys("Tab").type("A. Chair").keys("Return")
    window.wait_gone("Skip")
    window.wait_for(NAME)


def test_from_a_new_dialogue_to_a_printed_summary(screen: Screen, tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    internal = folder / f"{NAME} (internal).dialogue"
    window = make(screen, folder)
    enter_a_row_of_verdicts(window)
    window.keys("ctrl+Next")
    skip_the_stage(window)
    window.keys("ctrl+q")
    assert window.wait_end() == 0

    held = dump(screen, internal)
    assert [one["title"] for one in held["session"]] == ["First sitting"]
    given = [one for one in held["entry"] if one["field"] == "verdict_r1"]
    assert sorted(one["value"] for one in given) == sorted(VERDICTS)
    (skipped,) = [one for one in held["stage_state"] if one["status"] == "SKIPPED"]
    assert (skipped["stage"], skipped["by"]) == ("I5", "A. Chair")
    assert internal.stat().st_mode & 0o777 == 0o600

    window = screen.start().wait_for(NAME)
    target = tmp_path / "summary.pdf"
    window.press_until("Export", "ctrl+p", "ctrl+e")
    window.keys("ctrl+a").type(str(target)).keys("Return")
    until(target.exists, "the exported summary")
    window.wait_for(NAME).keys("ctrl+q")
    assert window.wait_end() == 0

    reader = PdfReader(target)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "ALLIANCE ONLY" in reader.pages[0].extract_text()
    assert "First sitting" in text
    assert "No legal adviser in the room." in text
    assert "MIL-01" in text
    assert not (reader.metadata or {}).get("/Author")
