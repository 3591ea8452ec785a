"""A program of its own that locks, or goes to the joint room, and reports what remains in it.

    python -m tests.ui.leaving_child lock|joint FOLDER

It writes the sample into FOLDER, gives the internal file a passphrase, plants a word in the internal track,
goes about in it, and waits for a line on standard input; then it leaves, and prints what remains as JSON. It
waits for another line before it ends, so that its memory can be read.
"""

from __future__ import annotations

import json
import secrets
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dialogue_app import app
from dialogue_app.core.commands.lists import change_attributes
from dialogue_app.core.commands.stages import write_notes
from dialogue_app.core.records import INTERNAL
from dialogue_app.services.workspace import Workspace
from dialogue_app.support import settings
from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog
from dialogue_app.ui.window.help_window import HelpWindow
from dialogue_app.ui.window.launch import application
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui import remains
from tests.ui.answered import result_of

PASSPHRASE = "ratu-rupi-fulo-guje"


class Leaving:
    """The window, and what is done in it."""

    def __init__(self, what: str, folder: Path) -> None:
        self.what = what
        self.backwards = "Q" + secrets.token_hex(8)
        self.internal = app.sample(folder)[0]
        workspace = app.library().open(self.internal)
        self.plant(workspace)
        workspace.store.change_passphrase(PASSPHRASE)
        workspace.close()
        qt = application()
        theme.apply(qt, "light")
        model = SettingsModel(settings.load())
        self.window = MainWindow(Dependencies(app.library, app.documents, app.sample, app.version), model)
        self.window.resize(1400, 900)
        self.window.show()

    def plant(self, workspace: Workspace) -> None:
        """Put the word where the track, a party, a session and a note have texts."""
        word = self.backwards[::-1]
        dialogue = workspace.dialogue
        session = dialogue.sessions()[-1]
        for record, name in ((dialogue.track, "name"), (dialogue.parties()[0], "name"), (session, "title")):
            workspace.perform(change_attributes(workspace.dialogue, record, {name: f"{name} {word} here"}))
        workspace.perform(write_notes(workspace.dialogue, session.id, "I1", f"note {word}"))

    def go_about(self) -> None:
        """Open the files and look at pages, so that caches and undo steps have something to hold."""
        AskDialog.exec = answer  # type: ignore[method-assign,assignment]
        self.window.open_paths([self.internal])
        del self.internal
        QTest.qWait(1500)
        desk, bench = self.window.controller.desk, self.window.controller.bench
        track = desk.of_kind(INTERNAL)
        assert track is not None
        assert len(desk.tracks) == 2
        session = desk.session_of(track)
        for stage in ("I4", "I2", "I1"):
            desk.go(track, session, stage=stage)
            QTest.qWait(150)
        bench.guide.notes.setPlainText(f"typed {self.backwards[::-1]} last")
        for page in ("parties", "analyses", "documents", "register", "search"):
            bench.open_page(track, page)
            QTest.qWait(700)
        bench.page.line.setText(self.backwards[::-1])  # type: ignore[union-attr]
        QTest.qWait(700)
        QGuiApplication.clipboard().setText(f"copied {self.backwards[::-1]}")
        HelpWindow(self.window).show()
        desk.go(track, session, stage="I1")
        QTest.qWait(100)
        self.window.actions_["present"].trigger()
        QTest.qWait(300)
        bench.guide.notes.setPlainText(f"typed again {self.backwards[::-1]}")

    def leave(self) -> None:
        """Lock, or go to the joint room."""
        self.window.actions_["lock" if self.what == "lock" else "joint_room"].trigger()
        QTest.qWait(1000)

    def report(self) -> dict[str, object]:
        """What remains."""
        room = self.window.controller
        return {
            "tracks": [track.track for track in room.desk.tracks],
            "kinds": remains.kinds(),
            "holders": remains.holders(self.backwards),
            "said": remains.said(self.backwards),
            "paths": remains.holders("(internal).dialogue"[::-1]) if self.what == "joint" else [],
            "path_said": remains.said("(internal)"[::-1]),
            "internal_said": remains.said("INTERNAL"[::-1]),
            "title": self.window.windowTitle(),
            "strip": [self.window.strip.words, self.window.strip.title],
            "others": remains.on_the_screen(self.window),
            "clipboard": QGuiApplication.clipboard().text(),
            "settings": settings.settings_file().read_text("utf-8"),
        }


def answer(dialog: AskDialog) -> int:
    """In place of a person."""
    if isinstance(dialog, PassphraseDialog):
        dialog.line.setText(PASSPHRASE)
        dialog.accept()
    elif isinstance(dialog, ChoiceDialog):
        dialog.answers[0].click()
    return result_of(dialog)


def say(line: str) -> None:
    """A line for the one who waits."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Wait, leave, report, wait."""
    leaving = Leaving(sys.argv[1], Path(sys.argv[2]))
    leaving.go_about()
    say(leaving.backwards)
    sys.stdin.readline()
    leaving.leave()
    say(json.dumps(leaving.report()))
    sys.stdin.readline()


if __name__ == "__main__":
    main()
