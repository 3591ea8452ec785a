"""Files that were locked: what is remembered of them while they are closed, and opening them again.

Only identifiers are remembered: where a file lies, whether it is protected, and a digest of its bytes, by
which a change made by somebody else meanwhile is noticed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dialogue_app.core.errors import DialogueError, PassphraseNeeded
from dialogue_app.services.files.library import Library
from dialogue_app.services.workspace import Workspace

_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A file that was open when the program was locked."""

    path: Path
    protected: bool
    read_only: bool = False
    digest: bytes = b""


@dataclass(slots=True)
class Reopened:
    """What came of opening locked files: those that are open, those that wait for another passphrase, and
    a sentence for each that could not be opened.
    """

    workspaces: list[Workspace]
    waiting: list[LockedFile]
    faults: list[str]

    def close(self) -> None:
        """Let go of what was opened."""
        for workspace in self.workspaces:
            workspace.close()


def locked_file(workspace: Workspace) -> LockedFile | None:
    """What is to be remembered of an open track; nothing if it has no file. Call it just before the track is
    closed: reading the file lets go of the library's own locks.
    """
    path = workspace.path
    if path is None:
        return None
    store = workspace.store
    return LockedFile(path, store.protected, store.read_only, digest_of(path))


def digest_of(path: Path) -> bytes:
    """The digest of a file's bytes; empty if it cannot be read."""
    digest = blake2b(digest_size=32)
    try:
        with path.open("rb") as stream:
            while part := stream.read(_AT_ONCE):
                digest.update(part)
    except OSError:
        return b""
    return digest.digest()


def changed_meanwhile(files: Sequence[LockedFile]) -> tuple[LockedFile, ...]:
    """The files that are other than they were when they were locked. For files that are not open."""
    return tuple(file for file in files if digest_of(file.path) != file.digest)


def reopen(library: Library, files: Sequence[LockedFile], passphrase: str) -> Reopened:
    """Open again the files that a passphrase opens, and those that need none. The others wait."""
    reopened = Reopened([], [], [])
    for file in files:
        word = passphrase if file.protected else ""
        try:
            workspace = library.open(file.path, passphrase=word, read_only=file.read_only)
        except PassphraseNeeded:
            reopened.waiting.append(file)
        except DialogueError as error:
            reopened.faults.append(str(error))
        else:
            reopened.workspaces.append(workspace)
    return reopened
