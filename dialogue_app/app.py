"""The one place where everything is plugged together."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version

from dialogue_app.cli import command_line
from dialogue_app.cli.outside import Services
from dialogue_app.services.ports import DocumentMaker, StoreMaker

VERSION = "0.1.0"


def main(arguments: Sequence[str]) -> int:
    """Carry out a command, or open the window where there is none."""
    if arguments and not command_line.is_for_command_line(arguments):
        return command_line.main(["--help"], services())
    return command_line.main(arguments, services())


def services() -> Services:
    """What the command line works with; each implementation is loaded when it is asked for."""
    return Services(stores=stores, documents=documents, version=version())


def version() -> str:
    """The version of the program, also where it is not installed."""
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
    raise NotImplementedError
