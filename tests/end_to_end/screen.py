"""A screen of one's own with the real window on it, driven by real keys: what the journeys stand on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
STEP = 0.02


class Screen:
    """A private Xvfb that picks its own number and ends with the journey."""

    def __init__(self, home: Path) -> None:
        self._server, number = private_server()
        self.environment = {
            **os.environ,
            "DISPLAY": number,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_RUNTIME_DIR": str(home),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
        }
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._programs: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> Window:
        """Start the program and wait for its window."""
        program = subprocess.Popen(
            [sys.executable, "-m", "dialogue_app", *arguments], env=self.environment, cwd=ROOT
        )
        self._programs.append(program)
        return Window(self, program)

    def tool(self, *arguments: str, check: bool = True) -> str:
        """Run xdotool on this screen and return what it prints."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout

    def close(self) -> None:
        """End whatever still runs, and the screen."""
        for process in (*self._programs, self._server):
            if process.poll() is None:
                process.terminate()
                process.wait(10)


def private_server() -> tuple[subprocess.Popen[bytes], str]:
    """An Xvfb that picks its own number, and its display. It stays as it is when its last client goes."""
    read_end, write_end = os.pipe()
    options = ["-displayfd", str(write_end), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end, encoding="ascii") as pipe:
        return server, ":" + pipe.readline().strip()


class Window:
    """The program's window, as a person at the keyboard has it."""

    def __init__(self, screen: Screen, program: subprocess.Popen[bytes]) -> None:
        self._screen, self.program = screen, program
        self._window = ""

    def wait_for(self, title: str) -> Window:
        """Wait until a visible window's title contains a text, and turn to it."""
        found: list[str] = []

        def there() -> bool:
            assert self.program.poll() is None, f"the program ended with {self.program.returncode}"
            names = self._screen.tool("search", "--onlyvisible", "--name", title, check=False).split()
            found[:] = names
            return bool(names)

        until(there, f"a window named {title!r}")
        self._window = found[-1]
        return self

    def wait_gone(self, title: str) -> Window:
        """Wait until no visible window's title contains a text any more."""
        until(lambda: not self.shows(title), f"the window {title!r} to close")
        return self

    def keys(self, *names: str) -> Window:
        """Press keys one after the other."""
        for name in names:
            self._screen.tool(*self._focus(), "key", "--clearmodifiers", name)
        return self

    def shows(self, title: str) -> bool:
        """Whether a visible window's title contains a text."""
        return bool(self._screen.tool("search", "--onlyvisible", "--name", title, check=False).split())

    def press_until(self, title: str, *names: str) -> Window:
        """Press keys again and again until a window has come: what they open may still be in the making."""
        until(lambda: self.keys(*names).shows(title), f"{names} to open {title!r}", step=0.5)
        return self.wait_for(title)

    def type(self, text: str) -> Window:
        """Type an ASCII text."""
        self._screen.tool(*self._focus(), "type", "--delay", "4", text)
        return self

    def _focus(self) -> tuple[str, ...]:
        """Puts the focus on the window: without a window manager nobody gives it back after a dialog."""
        return ("windowfocus", "--sync", self._window)

    def wait_end(self) -> int:
        """Wait until the program has ended and return its exit code."""
        return self.program.wait(PATIENCE)


def until(holds: Callable[[], bool], what: str, step: float = STEP) -> None:
    """Wait until something holds; fail with its name if it does not within half a minute."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(step)


def needed_tools() -> list[str]:
    """The tools of the system that a journey needs and that are missing here."""
    return [name for name in ("Xvfb", "xdotool", "pdftotext") if shutil.which(name) is None]
