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


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("QT_QPA_GENERIC_PLUGINS", "tuiotouch"),
        ("QT_QPA_GENERIC_PLUGINS", "TuioTouch:udp=3399"),
        ("DBUS_SESSION_BUS_ADDRESS", "tcp:host=192.0.2.1,port=4567"),
        ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus; tcp:host=192.0.2.1,port=4567"),
        ("DBUS_SYSTEM_BUS_ADDRESS", "nonce-tcp:host=192.0.2.1"),
        ("AT_SPI_BUS_ADDRESS", "tcp:host=192.0.2.1"),
        ("IBUS_ADDRESS", "tcp:host=192.0.2.1"),
        ("DISPLAY", "192.0.2.1:0"),
        ("DISPLAY", "tcp/elsewhere:0.1"),
        ("DISPLAY", "[2001:db8::1]:0"),
    ],
)
def test_what_leads_beyond_this_computer_is_refused(variable: str, value: str) -> None:
    said = platforms.refusal({variable: value}, "linux")
    assert f"{variable} is “{value[:40]}”, which can lead beyond this computer" in said


@pytest.mark.parametrize(
    "surroundings",
    [
        {"QT_QPA_GENERIC_PLUGINS": " "},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus", "AT_SPI_BUS_ADDRESS": "autolaunch:"},
        {"DISPLAY": ":0"},
        {"DISPLAY": "unix:1.0"},
        {"DISPLAY": "unix/anything:1"},
        {"DISPLAY": "localhost:10.0"},
        {"DISPLAY": "[::1]:10.0"},
        {"DISPLAY": f"{os.uname().nodename}:0"},
        {"DISPLAY": "/tmp/launch/org.xquartz:0"},
        {"DISPLAY": "192.0.2.1:0", "QT_QPA_PLATFORM": "offscreen"},
    ],
)
def test_the_desktop_of_this_computer_is_spoken_to(surroundings: dict[str, str]) -> None:
    assert platforms.refusal(surroundings, "linux") == ""


def test_where_there_is_no_x11_its_display_means_nothing() -> None:
    assert platforms.refusal({"DISPLAY": "192.0.2.1:0"}, "win32") == ""
    assert platforms.refusal({"DISPLAY": "192.0.2.1:0", "QT_QPA_PLATFORM": "wayland;xcb"}, "linux") != ""


@pytest.mark.parametrize(
    ("variable", "value"), [("QT_QPA_PLATFORM", "vnc"), ("QT_QPA_GENERIC_PLUGINS", "tuiotouch:udp=0")]
)
def test_a_started_program_opens_no_port(tmp_path: Path, variable: str, value: str) -> None:
    surroundings = {**os.environ, variable: value, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "dialogue_app"], env=surroundings, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert variable.encode() in done.stderr
