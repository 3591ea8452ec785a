"""A program of its own that is locked, and looks at everything it could show, before and after every key.

    python -m tests.trust.locked_window FOLDER

Standard output is JSON: how many words of the dialogue were found before locking, those found after it, those
found after every shortcut of the program was pressed, and how many were.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog

from dialogue_app import app
from dialogue_app.store import keys
from dialogue_app.support import settings
from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.window.launch import application
from dialogue_app.ui.window.main_window import MainWindow
from tests.services.amber_sea import internal
from tests.services.canaries import CANARY, planted
from tests.ui.answered import result_of

PASSPHRASE = "six made-up words"
LOCKED: list[bool] = []
WORDS = (CANARY,)
SPOKEN = (
    "text", "toPlainText", "title", "placeholderText", "currentText", "toolTip", "statusTip", "whatsThis",
    "accessibleName", "accessibleDescription", "windowTitle", "windowFilePath", "iconText",
)  # fmt: skip
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
)  # fmt: skip


def said() -> Iterator[str]:
    """Everything that any widget or action of the program could show or have read out."""
    widgets = QApplication.allWidgets()
    actions = [one for widget in QApplication.topLevelWidgets() for one in widget.findChildren(QAction)]
    for one in (*widgets, *actions):
        yield from _of(one)
        if isinstance(one, QAbstractItemView):
            yield from _cells(one)


def _of(one: QObject) -> Iterator[str]:
    for name in SPOKEN:
        ask = getattr(one, name, None)
        if callable(ask):
            try:
                found = ask()
            except TypeError:
                continue
            if isinstance(found, str) and any(word in found for word in WORDS):
                yield f"{type(one).__name__}.{name}: {found[:80]}"


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 40) if model is not None else 0):
        for role in ROLES:
            found = model.data(model.index(row, 0), role)
            if isinstance(found, str) and any(word in found for word in WORDS):
                yield f"{type(view).__name__} row: {found[:80]}"


def _answered(dialog: AskDialog) -> int:
    """Refuse everything, but give the passphrase when the file is opened."""
    if isinstance(dialog, PassphraseDialog) and not LOCKED:
        dialog.line.setText(PASSPHRASE)
        dialog.accept()
    else:
        dialog.done(0)
    return result_of(dialog)


def opened(folder: Path) -> MainWindow:
    """A window with an internal file, on a stage with a matrix."""
    path = folder / "Talks.dialogue"
    dialogue = internal()
    app.stores().create(path, planted(dialogue, list(dialogue.everything())), passphrase=PASSPHRASE)
    theme.apply(application(), "light")
    window = MainWindow(
        Dependencies(app.library, app.documents, app.sample, app.version), SettingsModel(settings.load())
    )
    window.resize(1300, 850)
    window.show()
    window.open_paths([path])
    until(window, tracks=1)
    track = window.controller.desk.tracks[0]
    session = track.dialogue.sessions()[-1].id
    for stage in track.template(session).stages[:6]:
        window.controller.bench.open_place(track, session, stage.key, "")
        QTest.qWait(30)
    return window


def until(window: MainWindow, tracks: int) -> None:
    """Wait for so many tracks to be open."""
    for _turn in range(200):
        QTest.qWait(30)
        if len(window.controller.desk.tracks) == tracks:
            return
    raise AssertionError(len(window.controller.desk.tracks))


def every_key(window: MainWindow) -> tuple[list[str], int]:
    """What can be read after each shortcut of the program was pressed on the locked window."""
    every = [key for action in window.findChildren(QAction) for key in action.shortcuts()]
    every += [
        QKeySequence(one)
        for one in ("Tab", "Alt+F", "Menu", "Ctrl+C", "Ctrl+V", "Ctrl+A", "Esc", "F6", "Space", "Return")
    ]
    found: list[str] = []
    pressed = 0
    for key in every:
        if key.isEmpty() or key in (QKeySequence("Ctrl+Q"), QKeySequence("Alt+F4")):
            continue
        QTest.keySequence(window, key)
        QTest.qWait(1)
        pressed += 1
        found += [f"{key.toString()}: {one}" for one in said()]
        for other in QApplication.topLevelWidgets():
            if other is not window and isinstance(other, QDialog) and other.isVisible():
                other.close()
    return found, pressed


def main() -> None:
    """Open, look, lock, look, press, look."""
    keys.MEMORY_KIB, keys.ROUNDS = 64, 1
    AskDialog.exec = _answered  # type: ignore[method-assign,assignment]
    window = opened(Path(sys.argv[1]))
    before = len(list(said()))
    window.actions_["lock"].trigger()
    LOCKED.append(True)
    until(window, tracks=0)
    QTest.qWait(500)
    after = list(said())
    found, pressed = every_key(window)
    held = [str(one.path) for one in window.controller.desk.tracks]
    json.dump({"before": before, "after": after, "keys": found, "pressed": pressed, "held": held}, sys.stdout)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
