"""Locked files: identifiers are remembered, a change made meanwhile is noticed, and they open again."""

from pathlib import Path

import pytest

from dialogue_app import app
from dialogue_app.core.edits import added
from dialogue_app.core.records import Tick
from dialogue_app.services.files.library import Library, NewDialogue, NewParty
from dialogue_app.services.files.locked_files import (
    LockedFile,
    changed_meanwhile,
    digest_of,
    locked_file,
    reopen,
)
from dialogue_app.services.workspace import Workspace
from dialogue_app.store import keys

PARTIES = (NewParty(code="ATL", name="Atlantia"),)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)
    return app.library()


def made(library: Library, folder: Path, passphrase: str = "right") -> tuple[Path, ...]:
    return library.create(NewDialogue(folder=folder, name="Round", parties=PARTIES, passphrase=passphrase))


def locked(library: Library, path: Path, passphrase: str = "", *, read_only: bool = False) -> LockedFile:
    workspace = library.open(path, passphrase=passphrase, read_only=read_only)
    blocked_file = locked_file(workspace)
    workspace.close()
    assert blocked_file is not None
    return blocked_file


def test_what_is_remembered_of_a_file(library: Library, tmp_path: Path) -> None:
    internal, external = made(library, tmp_path)
    assert locked(library, internal, "right") == LockedFile(internal, True, False, digest_of(internal))
    assert locked(library, external, read_only=True) == LockedFile(external, False, True, digest_of(external))
    workspace = library.open(external)
    unsaved = Workspace(app.stores().memory(workspace.dialogue))
    assert locked_file(unsaved) is None
    workspace.close()


def test_files_open_again_with_their_passphrase(library: Library, tmp_path: Path) -> None:
    internal, external = made(library, tmp_path)
    files = [locked(library, internal, "right"), locked(library, external)]
    wrong = reopen(library, files, "wrong")
    assert [workspace.path for workspace in wrong.workspaces] == [external]
    assert wrong.waiting == files[:1]
    wrong.close()
    reopened = reopen(library, files, "right")
    assert [workspace.path for workspace in reopened.workspaces] == [internal, external]
    assert not reopened.waiting
    assert not reopened.faults
    reopened.close()
    assert changed_meanwhile(files) == ()


def test_a_change_made_meanwhile_is_noticed(library: Library, tmp_path: Path) -> None:
    internal, external = made(library, tmp_path)
    files = [locked(library, internal, "right"), locked(library, external)]
    somebody = library.open(external)
    somebody.store.write(added(Tick(id="t")))
    somebody.close()
    assert changed_meanwhile(files) == (files[1],)


def test_a_file_that_is_gone_is_said(library: Library, tmp_path: Path) -> None:
    _internal, external = made(library, tmp_path)
    file = locked(library, external)
    external.unlink()
    reopened = reopen(library, [file], "")
    assert not reopened.workspaces
    assert "is not there" in reopened.faults[0]
    assert changed_meanwhile([file]) == (file,)
