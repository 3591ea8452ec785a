"""What every test stands on: no screen, no network, folders of its own, English."""

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")


gc.disable()  # garbage collection on another thread would delete widgets there, as in the program
_TESTS_BETWEEN_SEARCHES = 25
_tests_ended = 0


def pytest_runtest_teardown() -> None:
    """Collect garbage here, on the thread of the window: often what is new, now and then all."""
    global _tests_ended
    _tests_ended += 1
    gc.collect(2 if _tests_ended % _TESTS_BETWEEN_SEARCHES == 0 else 1)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test user folders of its own, and return the folder they lie in."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection to another machine; sockets of this machine stay allowed."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _refuse()
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Go back to English after a test that turned to another language."""
    yield
    from dialogue_app.support import translation

    if translation.language() != translation.SOURCE_LANGUAGE:
        translation.use_language(translation.SOURCE_LANGUAGE)


def _refuse() -> NoReturn:
    message = "the program opened a network connection"
    raise AssertionError(message)
