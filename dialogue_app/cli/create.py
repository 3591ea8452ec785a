"""Commands that make new files: ``new``, ``sample`` and ``recover``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from dialogue_app.cli.outside import CommandError, Services, read_passphrase
from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.services.files.recovered_copy import recover as recovered
from dialogue_app.services.sample.sample_files import write_sample
from dialogue_app.support.translation import _


def new(services: Services, given: argparse.Namespace) -> int:
    """Make the files of a new dialogue, with the catalogue and a first session; print their paths."""
    dialogue = NewDialogue(
        folder=_folder(given.folder),
        name=given.name,
        kind=given.kind,
        passphrase=read_passphrase(given.passphrase_file),
    )
    _show(Library(services.stores()).create(dialogue))
    return 0


def sample(services: Services, given: argparse.Namespace) -> int:
    """Write the sample dialogue; print the paths of its files."""
    _show(write_sample(Library(services.stores()), _folder(given.folder)))
    return 0


def recover(services: Services, given: argparse.Namespace) -> int:
    """Save what can be read of a damaged file into a new one; say what was lost. The damaged one stays."""
    passphrase = read_passphrase(given.passphrase_file)
    for sentence in recovered(services.stores(), given.file, given.output, passphrase=passphrase).sentences:
        print(sentence)
    return 0


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(
            _("The folder {folder} could not be made ({reason}). Nothing was written.").format(
                folder=folder.name, reason=error.strerror or _("unknown reason")
            )
        ) from None
    return folder


def _show(paths: Iterable[Path]) -> None:
    for path in paths:
        print(path)
