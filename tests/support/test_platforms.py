"""The program draws on a screen of this computer, or nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dialogue_app import app
from dialogue_app.support import platforms

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("wanted", ["", "xcb", "wayland;xcb", "offscreen:fontdb=freetype", " minimal ", ";;"])
def test_what_draws_here_is_taken(wanted: str) -> None:
    assert platforms.foreign(wanted) == ""


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("vnc", "vnc"),
        ("vnc:port=5900", "vnc"),
        ("xcb;vnc:port=5900", "vnc"),
        ("VNC", "VNC"),
        ("eglfs", "eglfs"),
    ],
)
def test_what_draws_elsewhere_is_not(wanted: str, name: str) -> None:
    assert platforms.foreign(wanted) == name


def test_the_window_is_not_opened_there_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "vnc\x1b[2J:port=5900")
    assert app.main([]) == 1
    said = capsys.readouterr().err
    assert "“vnc[2J”" in said
    assert "xcb" in said


def test_a_started_program_opens_no_port(tmp_path: Path) -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "vnc", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "dialogue_app"], env=surroundings, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"QT_QPA_PLATFORM" in done.stderr
