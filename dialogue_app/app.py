"""The one place where everything is plugged together."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from dialogue_app.support import core_dumps, platforms

if TYPE_CHECKING:
    from dialogue_app.cli.outside import Services
    from dialogue_app.services.files.library import Library
    from dialogue_app.services.ports import DocumentMaker, StoreMaker

VERSION = "0.1.0"
SUFFIX = ".dialogue"


def main(arguments: Sequence[str]) -> int:
    """Carry out a command, or open the window, with a file or without."""
    core_dumps.leave_none()
    if len(arguments) > 1 or (arguments and not _is_file(arguments[0])):
        from dialogue_app.cli import command_line

        return command_line.main(arguments, services())
    return window([Path(one) for one in arguments])


def _is_file(argument: str) -> bool:
    """Whether an argument names a file for the window, rather than a command."""
    path = Path(argument)
    return path.suffix == SUFFIX or (not argument.startswith("-") and path.is_file())


def window(paths: Sequence[Path]) -> int:
    """Open the window. Nothing that the start screen does not need is loaded."""
    refusal = platforms.refusal(os.environ)
    if refusal:
        sys.stderr.write(refusal + "\n")
        return 1
    from dialogue_app.ui.shell.dependencies import Dependencies
    from dialogue_app.ui.window.launch import run

    if paths:
        Thread(target=stores, name="load the store", daemon=True).start()
    return run(paths, Dependencies(library=library, documents=documents, sample=sample, version=version))


def services() -> Services:
    """What the command line works with; each implementation is loaded when it is asked for."""
    from dialogue_app.cli.outside import Services

    return Services(stores=stores, documents=documents, version=version())


def library() -> Library:
    """What makes, opens and copies dialogues."""
    from dialogue_app.services.files.library import Library

    return Library(stores())


def sample(folder: Path) -> tuple[Path, ...]:
    """Write the sample into a folder."""
    from dialogue_app.services.sample.sample_files import write_sample

    return write_sample(library(), folder)


def version() -> str:
    """The version of the program, also where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed_version

    try:
        return installed_version("dialogue-app")
    except PackageNotFoundError:
        return VERSION


def stores() -> StoreMaker:
    """Where tracks are kept."""
    from dialogue_app.store.maker import FileStores

    return FileStores()


def documents() -> DocumentMaker:
    """What makes documents."""
    from dialogue_app.documents.maker import PdfDocuments

    return PdfDocuments()
