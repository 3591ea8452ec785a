"""What the command line is given from outside, and how its commands read files and passphrases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotOpen, DialogueError
from dialogue_app.services.files.library import Library
from dialogue_app.services.ports import DocumentMaker, StoreMaker
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.translation import _

LARGEST_PASSPHRASE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The implementations, made only when a command asks for them: they take time to load."""

    stores: Callable[[], StoreMaker]
    documents: Callable[[], DocumentMaker]
    version: str


class CommandError(DialogueError):
    """A command that could not be carried out; the sentence says why."""


class UsageError(Exception):
    """A command that was not given as it must be."""


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file, one more than ``most`` at the utmost. Raises CommandError."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise CommandError(
            _("{file} could not be read ({reason}). Nothing was changed.").format(
                file=path.name, reason=error.strerror or _("unknown reason")
            )
        ) from None


def read_passphrase(path: Path | None) -> str:
    """The passphrase in a file: its text without the line end. Empty if no file is named."""
    if path is None:
        return ""
    raw = read_file(path, LARGEST_PASSPHRASE)
    try:
        passphrase = raw.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        passphrase = ""
    if not passphrase or len(raw) > LARGEST_PASSPHRASE or "\n" in passphrase:
        raise CommandError(
            _("{file} does not hold one line with a passphrase. Nothing was changed.").format(file=path.name)
        )
    return passphrase


@contextmanager
def opened(
    services: Services, path: Path, passphrase_file: Path | None, *, read_only: bool = True
) -> Iterator[Workspace]:
    """A file as an open track, closed again afterwards; what stands in no place there is told on standard
    error. Raises CannotOpen and its kin.
    """
    if not path.is_file():
        raise CannotOpen(_("There is no file {file}.").format(file=path.name))
    passphrase = read_passphrase(passphrase_file)
    workspace = Library(services.stores()).open(path, passphrase=passphrase, read_only=read_only)
    try:
        if passphrase and not workspace.store.protected:
            raise UsageError(
                _("{file} has no passphrase; leave the option out. Nothing was changed.").format(
                    file=path.name
                )
            )
        for sentence in workspace.loose_ends:
            print(f"{path.name}: {sentence}", file=sys.stderr)
        yield workspace
    finally:
        workspace.close()


def read_other(services: Services, given: argparse.Namespace) -> Dialogue | None:
    """The dialogue in the file given with ``--with``; nothing without one. Raises UsageError for a passphrase
    of a file that is not given.
    """
    if given.other is None:
        if given.with_passphrase_file is not None:
            raise UsageError(_("--with-passphrase-file: there is no OTHER; name it with --with."))
        return None
    with opened(services, given.other, given.with_passphrase_file) as workspace:
        return workspace.dialogue
