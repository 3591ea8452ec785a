"""A program of its own that does everything a sitting does, and reports what it opened on the way.

    python -m tests.trust.journey INSIDE OUTSIDE

INSIDE and OUTSIDE are folders with one file each, the tracks of a dialogue. Every stage, field and page of
both is shown, words are typed, searched and copied, every document is printed; then the internal file is left
for the joint room, every page of the external one is shown again, its documents and a copy for the other side
are written, and the window is closed. Standard output is JSON: the socket events, and the sockets held at the
end.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from pathlib import Path

EVENTS: list[str] = []


def watch(event: str, _arguments: tuple[object, ...]) -> None:
    """Remember everything that has to do with a network."""
    if event.split(".", 1)[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "ssl"):
        EVENTS.append(event)


sys.addaudithook(watch)

from PySide6.QtGui import QGuiApplication  # noqa: E402 - the watch stands before anything is loaded
from PySide6.QtTest import QTest  # noqa: E402

from dialogue_app import app  # noqa: E402
from dialogue_app.core.records import EXTERNAL, INTERNAL  # noqa: E402
from dialogue_app.services.audience.counterpart_copy import hand_over, write_hand_over  # noqa: E402
from dialogue_app.services.ports import DocumentRequest  # noqa: E402
from dialogue_app.services.print_job import save_pdf  # noqa: E402
from dialogue_app.support import settings  # noqa: E402
from dialogue_app.support.journal import open_journal  # noqa: E402
from dialogue_app.ui.files.backup_actions import BackupActions  # noqa: E402
from dialogue_app.ui.qt import theme  # noqa: E402
from dialogue_app.ui.shell.dependencies import Dependencies  # noqa: E402
from dialogue_app.ui.shell.settings_model import SettingsModel  # noqa: E402
from dialogue_app.ui.track.open_track import OpenTrack  # noqa: E402
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog  # noqa: E402
from dialogue_app.ui.window.launch import application  # noqa: E402
from dialogue_app.ui.window.main_window import MainWindow  # noqa: E402
from tests.services.canaries import CANARY  # noqa: E402

SAID: list[str] = []


def accept(dialog: AskDialog) -> int:
    """In place of a person: say yes, and remember what was asked."""
    SAID.append(dialog.windowTitle())
    if isinstance(dialog, ChoiceDialog):
        dialog.chosen = 0
    dialog.done(1)
    return dialog.result()


class Journey:
    """The window, and what is done in it."""

    def __init__(self, inside: Path, outside: Path) -> None:
        self.inside, self.outside = inside, outside
        AskDialog.exec = accept  # type: ignore[method-assign,assignment]
        qt = application()
        theme.apply(qt, "light")
        open_journal()
        self.window = MainWindow(
            Dependencies(app.library, app.documents, app.sample, app.version), SettingsModel(settings.load())
        )
        self.window.tell = SAID.append  # type: ignore[method-assign]
        self.window.resize(1440, 900)
        self.window.show()

    def go(self) -> None:
        """Everything."""
        (path,) = self.inside.glob("*.dialogue")
        self.window.open_paths([path])
        self.wait_for(2)
        for kind in (INTERNAL, EXTERNAL):
            self.look(kind)
        self.search(CANARY)
        self.type_notes(f"{CANARY} typed")
        self.let_backups_be_made()
        self.print_all(INTERNAL, self.inside)
        self.window.actions_["joint_room"].trigger()
        self.wait_for(1)
        QTest.qWait(300)
        self.look(EXTERNAL)
        self.type_notes("An external note")
        self.print_all(EXTERNAL, self.outside)
        track = self.track(EXTERNAL)
        copy = hand_over(track.dialogue)
        write_hand_over(self.window.dependencies.library().stores, copy, self.outside / "copy.dialogue")
        self.window.close()
        QTest.qWait(100)

    def let_backups_be_made(self) -> None:
        """Type nothing until what is due has been backed up."""
        keepings = next(
            one for one in self.window.controller.parts if isinstance(one, BackupActions)
        ).keepings
        for _turn in range(400):
            if not any(one.waiting or one.at_work for one in keepings.values()):
                return
            QTest.qWait(50)
        raise AssertionError("a backup was expected")

    def wait_for(self, tracks: int) -> None:
        """Until so many tracks are open."""
        for _turn in range(200):
            if (
                len(self.window.controller.desk.tracks) == tracks
                and self.window.controller.bench.page is not None
            ):
                return
            QTest.qWait(50)
        raise AssertionError(f"{tracks} tracks were expected; asked: {SAID}")

    def track(self, kind: str) -> OpenTrack:
        """The open track of a kind."""
        found = self.window.controller.desk.of_kind(kind)
        assert found is not None, SAID
        return found

    def look(self, kind: str) -> None:
        """Show every field of every stage of the last session, and every page."""
        track, bench = self.track(kind), self.window.controller.bench
        session = track.dialogue.sessions()[-1].id
        for stage in track.template(session).stages:
            for field in stage.fields:
                bench.open_place(track, session, stage.key, field.key)
                QTest.qWait(1)
        bench.load_pages()
        for page in bench.pages:
            if kind in page.TRACKS:
                bench.open_page(track, page.KEY)
                QTest.qWait(60)
        QGuiApplication.clipboard().setText(f"{CANARY} copied")

    def search(self, words: str) -> None:
        """Look for words in what is open."""
        self.window.actions_["search"].trigger()
        page = self.window.controller.bench.page
        page.line.setText(words)  # type: ignore[union-attr]
        QTest.qWait(400)

    def type_notes(self, words: str) -> None:
        """Write a private note to the first stage of the track shown."""
        desk, bench = self.window.controller.desk, self.window.controller.bench
        track = self.track(EXTERNAL) if len(desk.tracks) == 1 else self.track(INTERNAL)
        session = track.dialogue.sessions()[-1].id
        bench.open_place(track, session, track.template(session).stages[0].key, "")
        bench.guide.notes.setPlainText(words)
        bench.commit()

    def print_all(self, kind: str, folder: Path) -> None:
        """Every document of a track."""
        track, maker = self.track(kind), app.documents()
        other = self.track(EXTERNAL).dialogue if kind == INTERNAL else None
        for one in maker.kinds():
            if kind in one.tracks:
                request = DocumentRequest(
                    kind=one.key,
                    dialogue=track.dialogue,
                    session=track.dialogue.sessions()[-1].id,
                    date="2026-03-26",
                    other=other if one.key == "comparison" else None,
                )
                save_pdf(maker.make(request, lambda _share: None), folder / f"{one.key}.pdf")


def sockets() -> list[str]:
    """What this process holds that is a socket."""
    held = []
    for one in Path("/proc/self/fd").iterdir():
        try:
            target = str(one.readlink())
        except OSError:
            continue
        if target.startswith("socket:"):
            held.append(target)
    return held


if __name__ == "__main__":
    faulthandler.dump_traceback_later(300, exit=True)  # a journey that hangs says where
    Journey(Path(sys.argv[1]), Path(sys.argv[2])).go()
    json.dump({"events": EVENTS, "sockets": sockets(), "said": SAID}, sys.stdout)
