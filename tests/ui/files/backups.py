"""What the tests of backups in the window share: an open file, edits, backups, waiting for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.seats import add_party
from dialogue_app.services.files.backups import back_up
from dialogue_app.services.files.library import Library, NewDialogue
from dialogue_app.ui.files.backup_actions import BackupActions
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.main_window import MainWindow


def opened(window: MainWindow, folder: Path, library: Library) -> OpenTrack:
    """An open file of one track."""
    paths = library.create(NewDialogue(folder=folder, name="Talk", kind="exercise"))
    window.open_paths(paths)
    track = window.controller.desk.track
    assert track is not None
    return track


def silent(_part: float) -> None:
    """Progress that nobody watches."""


def part_of(window: MainWindow) -> BackupActions:
    return next(part for part in window.controller.parts if isinstance(part, BackupActions))


def edit(track: OpenTrack, code: str) -> None:
    assert track.perform(add_party(track.dialogue, code, f"Party {code}"))


def wait(window: MainWindow, qtbot: QtBot) -> None:
    """Until no backup is being written, nor may be begun."""
    keepings = part_of(window).keepings
    qtbot.waitUntil(
        lambda: not any(scheduler.waiting or scheduler.at_work for scheduler in keepings.values())
    )


def texts_of(dialog: AskDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def several(track: OpenTrack) -> None:
    store, now = track.workspace.store, datetime.now().astimezone()
    for hours in (5, 3, 0.2):
        back_up(store, track.dialogue, silent, now=now - timedelta(hours=hours))
