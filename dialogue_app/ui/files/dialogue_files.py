"""Making the files of a dialogue or of the sample on another thread, and unmaking them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.core.errors import CannotSave, DialogueError
from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class NewFiles:
    """Files just made, the folders made for them, innermost first, and the first file if it is open."""

    paths: tuple[Path, ...]
    folders: tuple[Path, ...]
    first: Workspace | None = None


def unmake(new_files: NewFiles) -> None:
    """Delete again what was made; what somebody else has put beside it stays."""
    if new_files.first is not None:
        new_files.first.close()
    with contextlib.suppress(OSError):
        for path in new_files.paths:
            path.unlink(missing_ok=True)
        for folder in new_files.folders:
            folder.rmdir()


def files_in(folder: Path, write: Callable[[Path], tuple[Path, ...]], fault: str) -> NewFiles:
    """Write into a folder that may have to be made; nothing is left of it if that fails.

    Raises what ``write`` raises, and CannotSave with ``fault`` where the folder cannot be written.
    """
    folders = tuple(path for path in (folder, *folder.parents) if not path.exists())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return NewFiles(write(folder), folders)
    except OSError as error:
        unmake(NewFiles((), folders))
        reason = error.strerror or _("unknown reason")
        raise CannotSave(fault.format(folder=folder, reason=reason)) from error
    except BaseException:
        unmake(NewFiles((), folders))
        raise


class DialogueTask:
    """The files of a new dialogue."""

    def __init__(self, library: Callable[[], Library], new: NewDialogue, *, ready: bool) -> None:
        self._library, self._new, self._ready = library, new, ready

    def run(self) -> NewFiles:
        """Make them: all or none; with a passphrase, which takes a while, open the first as well."""
        fault = _("The folder cannot be written ({reason}). Nothing was made.")
        new_files = files_in(self._new.folder, self._write, fault)
        if not self._new.passphrase:
            return new_files
        try:
            first = self._library().open(new_files.paths[0], passphrase=self._new.passphrase)
        except DialogueError:
            return new_files  # it will be said when it is opened like any other file
        return NewFiles(new_files.paths, new_files.folders, first)

    def _write(self, folder: Path) -> tuple[Path, ...]:
        if not self._ready:
            return self._library().create(self._new)
        from dialogue_app.services.sample.sample_files import write_exercise

        new = self._new
        return write_exercise(self._library(), folder, name=new.name, passphrase=new.passphrase)


class SampleTask:
    """The files of the sample."""

    def __init__(self, sample: Callable[[Path], tuple[Path, ...]], folder: Path) -> None:
        self._sample, self._folder = sample, folder

    def run(self) -> NewFiles:
        """Make them: all or none."""
        fault = _("{folder} could not be written ({reason}). Nothing was made.")
        return files_in(self._folder, self._sample, fault)
