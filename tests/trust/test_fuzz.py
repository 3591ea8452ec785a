"""Everything the program reads, mutated: a result or a sentence, in time, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trust.fuzz import CORPUS, KINDS, fault_of, faults, input_of

HOW_MANY = {
    "template": 500,
    "verdicts": 500,
    "settings": 300,
    "lock": 200,
    "theme": 300,
    "document": 200,
    "parts": 120,
}
FAILED = sorted(CORPUS.glob("failed-*"))
pytestmark = pytest.mark.timeout(240)


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    assert faults(kind, range(HOW_MANY[kind]), tmp_path) == {}


@pytest.mark.parametrize("path", FAILED, ids=lambda path: path.name)
def test_what_failed_once_never_fails_again(path: Path, tmp_path: Path) -> None:
    assert fault_of(path.name.split("-")[1], path.read_bytes(), tmp_path) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_file_is_read_and_a_seed_always_gives_the_same(kind: str, tmp_path: Path) -> None:
    raw = KINDS[kind].sound.read_bytes()
    assert fault_of(kind, raw, tmp_path) == ""
    if kind != "parts":
        assert input_of(kind, 3, tmp_path) == input_of(kind, 3, tmp_path) != raw


def test_what_is_wrong_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge of these tests: it sees an error that is no sentence, and a file that was written."""
    import dataclasses

    def crashes(_path: Path) -> str:
        raise ValueError

    def writes(path: Path) -> str:
        path.with_name("more").touch()
        return ""

    for read, says in ((crashes, "Traceback: ValueError"), (writes, "was written")):
        monkeypatch.setitem(KINDS, "lock", dataclasses.replace(KINDS["lock"], read=read))
        assert says in fault_of("lock", b"", tmp_path)
