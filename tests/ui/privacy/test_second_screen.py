"""Content above Participants is covered on a second screen until somebody says it may be shown."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.ui.privacy.second_screen import (
    Cover,
    Screens,
    SecondScreen,
    exposure,
    look_around,
    move_to_primary,
)
from dialogue_app.ui.privacy.veil import Veil
from dialogue_app.ui.widgets.ask_dialog import Notice
from dialogue_app.ui.widgets.marking_strip import MarkingStrip, ShownMarking

DESK, WALL = QRect(0, 0, 1440, 900), QRect(1440, 0, 1920, 1080)
ON_DESK, ON_WALL = QRect(100, 100, 800, 600), QRect(1500, 100, 800, 600)


@pytest.mark.parametrize(
    ("screens", "found"),
    [
        (Screens([DESK], 0, 0, ON_DESK), ""),
        (Screens([DESK, WALL], 0, 0, ON_DESK), ""),
        (Screens([DESK, WALL], 0, 1, ON_WALL), "second"),
        (Screens([DESK, WALL], 1, 0, ON_DESK), "second"),
        (Screens([DESK, WALL], 0, 0, QRect(1000, 100, 800, 600)), "second"),
        (Screens([DESK, WALL], 0, 0, QRect(-8, -8, 1456, 916)), ""),  # a maximised window's frame
        (Screens([DESK, WALL], 0, 0, None), ""),  # the desktop does not say where the window is
        (Screens([DESK, QRect(DESK)], 0, 0, ON_DESK), "mirrored"),
        (Screens([DESK, QRect(0, 0, 1920, 1080)], 0, 0, ON_DESK), "mirrored"),
        (Screens([DESK, WALL, QRect(WALL)], 0, 1, ON_WALL), "mirrored"),
    ],
)
def test_where_a_window_is_exposed(screens: Screens, found: str) -> None:
    assert exposure(screens) == found


class Room:
    """A window with a strip and a line to type in, on screens that the test sets."""

    def __init__(self, qtbot: QtBot) -> None:
        self.screens = Screens([DESK], 0, 0, ON_DESK)
        self.guard = SecondScreen(look=self.look)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.strip, self.line = MarkingStrip(), QLineEdit()
        column.addWidget(self.strip)
        column.addWidget(self.line)
        qtbot.addWidget(self.window)
        self.guard.watch(self.window, self.strip)

    def look(self, _window: QWidget) -> Screens:
        return self.screens

    def put(self, screens: Screens) -> None:
        self.screens = screens
        self.guard.changed.emit()

    @property
    def veil(self) -> Veil | None:
        return self.window.findChild(Cover).veil  # type: ignore[union-attr]


PROJECTED = Screens([DESK, WALL], 0, 1, ON_WALL)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    new_room = Room(qtbot)
    new_room.strip.show_marking("INTERNAL", ShownMarking("ALLY"), "Amber Sea")
    with qtbot.waitExposed(new_room.window):
        new_room.window.show()
    new_room.window.activateWindow()
    return new_room


def test_a_window_moved_to_a_second_screen_is_covered_at_once(room: Room, qtbot: QtBot) -> None:
    assert room.veil is None
    room.screens = PROJECTED
    room.window.move(40, 40)
    assert room.veil is not None
    assert room.veil.geometry() == room.window.rect()
    assert room.veil.title.text() == "This window is on a second screen."
    assert "ALLIANCE ONLY" in room.veil.words.text()
    assert "Seats of the internal track." in room.veil.back.accessibleDescription()
    top = room.window.childAt(room.line.geometry().center())
    assert room.veil is top or room.veil.isAncestorOf(top)
    room.window.resize(700, 500)
    assert room.veil.geometry() == room.window.rect()


def test_it_is_uncovered_when_it_comes_back_and_the_keys_go_where_they_were(room: Room) -> None:
    room.line.setFocus()
    room.put(PROJECTED)
    assert room.window.focusWidget() is room.veil.back  # type: ignore[union-attr]
    room.put(Screens([DESK], 0, 0, ON_DESK))
    assert room.veil is None
    assert room.window.focusWidget() is room.line


@pytest.mark.parametrize(("marking", "covered"), [("OPEN", 0), ("PART", 0), ("DELEG", 1), ("", 0)])
def test_only_what_is_above_participants_is_covered(qtbot: QtBot, marking: str, covered: int) -> None:
    new_room = Room(qtbot)
    if marking:
        new_room.strip.show_marking("EXTERNAL", ShownMarking(marking), "")
    new_room.put(PROJECTED)
    new_room.window.show()
    assert (new_room.veil is not None) == bool(covered)


def test_a_window_opened_on_a_second_screen_is_covered_when_it_is_first_seen(qtbot: QtBot) -> None:
    new_room = Room(qtbot)
    new_room.strip.show_marking("INTERNAL", ShownMarking("MOD"), "")
    new_room.put(PROJECTED)
    assert new_room.veil is None  # nothing is shown yet
    new_room.window.show()
    assert new_room.veil is not None


def test_a_dialog_is_covered_and_so_is_one_before_it(room: Room, qtbot: QtBot) -> None:
    dialog = Notice("Title", "Text", room.window)
    before = Notice("Title", "Text", dialog)
    for shown in (before, dialog):
        qtbot.addWidget(shown)
    for shown in (dialog, before):
        shown.show()
        cover = shown.findChild(Cover, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert cover is not None
        assert cover.veil is None
        room.put(PROJECTED)
        assert cover.veil is not None
        room.put(Screens([DESK], 0, 0, ON_DESK))


def test_it_follows_the_marking(room: Room) -> None:
    room.strip.show_marking("EXTERNAL", ShownMarking("PART"), "")
    room.put(PROJECTED)
    assert room.veil is None
    room.strip.show_marking("EXTERNAL", ShownMarking("DELEG"), "")
    assert room.veil is not None
    room.strip.hide()  # the start screen
    assert room.veil is None


def test_show_it_here_counts_for_this_marking_only(room: Room) -> None:
    room.put(PROJECTED)
    room.veil.here.click()  # type: ignore[union-attr]
    assert room.veil is None
    room.window.move(60, 60)
    assert room.veil is None
    room.strip.show_marking("INTERNAL", ShownMarking("DELEG"), "")
    assert room.veil is not None
    room.strip.show_marking("INTERNAL", ShownMarking("ALLY"), "")
    assert room.veil is None


def test_a_mirrored_screen_offers_to_minimise(room: Room) -> None:
    room.put(Screens([DESK, QRect(DESK)], 0, 0, ON_DESK))
    assert room.veil is not None
    assert room.veil.title.text() == "This screen is mirrored on a second screen."
    room.veil.back.click()
    assert room.window.isMinimized()


def test_moving_back_goes_to_the_primary_screen(room: Room) -> None:
    room.put(PROJECTED)
    room.window.setGeometry(5000, 5000, 300, 200)
    assert room.veil is not None
    room.screens = Screens([DESK, WALL], 0, 0, ON_DESK)  # where it will then be
    room.veil.back.click()
    assert room.veil is None
    primary = look_around(room.window).areas[0]
    assert primary.contains(room.window.geometry())


@pytest.mark.parametrize("show", ["showMaximized", "showFullScreen"])
def test_a_window_that_filled_the_other_screen_fills_this_one(room: Room, show: str) -> None:
    getattr(room.window, show)()
    move_to_primary(room.window)
    assert room.window.isMaximized() == (show == "showMaximized")
    assert room.window.isFullScreen() == (show == "showFullScreen")


def key(widget: QWidget, code: Qt.Key) -> None:
    widget.event(QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier))


def test_the_cover_is_used_by_keyboard_and_lets_no_key_through(room: Room, qtbot: QtBot) -> None:
    room.put(PROJECTED)
    veil = room.veil
    assert veil is not None
    assert veil.focusNextPrevChild(True)
    assert room.window.focusWidget() is veil.here
    veil.focusNextPrevChild(False)
    assert room.window.focusWidget() is veil.back
    qtbot.waitUntil(room.window.isActiveWindow)
    room.line.setFocus()
    assert room.window.focusWidget() is veil.back
    key(veil, Qt.Key.Key_X)
    assert room.line.text() == ""
    pressed: list[str] = []
    veil.back.clicked.disconnect()
    veil.back.clicked.connect(lambda: pressed.append("back"))
    key(veil, Qt.Key.Key_Escape)
    key(veil, Qt.Key.Key_Return)
    assert pressed == ["back", "back"]
    veil.here.setFocus()
    key(veil, Qt.Key.Key_Enter)
    assert room.veil is None


def test_a_screen_that_is_plugged_in_is_looked_at(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.screens = Screens([DESK, QRect(DESK)], 0, 0, ON_DESK)
    screen = room.window.screen()
    room.guard._on_screen(screen)
    assert room.veil is not None


def test_watching_twice_covers_once(room: Room) -> None:
    room.guard.watch(room.window, room.strip)
    room.put(PROJECTED)
    assert len(room.window.findChildren(Cover)) == 1
    assert len(room.window.findChildren(Veil)) == 1


# -- a program of its own with two screens -----------------------------------------------------------

TWO_SCREENS = {
    "screens": [
        {"name": "desk", "x": 0, "y": 0, "width": 1440, "height": 900},
        {"name": "wall", "x": 1440, "y": 0, "width": 1920, "height": 1080},
    ]
}
MIRRORED = {
    "screens": [
        {"name": "desk", "x": 0, "y": 0, "width": 1440, "height": 900},
        {"name": "wall", "x": 0, "y": 0, "width": 1440, "height": 900},
    ]
}
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from dialogue_app import app
from dialogue_app.support.settings import Settings
from dialogue_app.services.files.library import NewDialogue, NewParty
from dialogue_app.ui.widgets.ask_dialog import Notice
from dialogue_app.ui.shell.settings_model import SettingsModel
from dialogue_app.ui.widgets.ask_dialog import Notice
from dialogue_app.ui.window.main_window import MainWindow
from dialogue_app.ui.shell.dependencies import Dependencies
from dialogue_app.ui.privacy.second_screen import Cover

application = QApplication([])
parties = (NewParty(code="ATL", name="Atlantia"),)
paths = app.library().create(NewDialogue(folder=Path(sys.argv[1]), name="Round", parties=parties))

model = SettingsModel(Settings())

def made():
    return MainWindow(Dependencies(app.library, app.documents, app.sample, app.version), model)

def veil(one):
    cover = one.findChild(Cover)
    return "covered" if cover is not None and cover.veil is not None and cover.veil.isVisible() else "shown"

window = made()
window.show()
window.setGeometry(1500, 50, 1000, 700)
said = [veil(window)]
window.open_paths(paths[:1])
for _ in range(200):
    application.processEvents()
said.append(f"{window.strip.words} {veil(window)}")
dialog = Notice("t", "x", window)
dialog.setGeometry(1600, 90, 500, 300)
dialog.show()
said.append(veil(dialog))
window.findChild(Cover).veil.back.click()
application.processEvents()
said.append(f"{veil(window)} {window.screen().name()}")
window.setGeometry(1500, 50, 1000, 700)
application.processEvents()
said.append(veil(window))
window.close()
again = made()
again.show()
again.open_paths(paths[:1])
for _ in range(200):
    application.processEvents()
said.append(f"{again.screen().name()} {veil(again)}")
again.findChild(Cover).veil.here.click()
said.append(veil(again))
again.close()
QThreadPool.globalInstance().waitForDone()
print("|".join(said))
"""


def run(folder: Path, screens: dict[str, object]) -> list[str]:
    config = folder / "screens.json"
    config.write_text(json.dumps(screens))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1].split("|")


def test_the_real_window_on_two_screens(tmp_path: Path) -> None:
    assert run(tmp_path, TWO_SCREENS) == [
        "shown",  # the start screen holds nothing
        "ALLIANCE ONLY covered",
        "covered",  # a dialog of its own
        "shown desk",  # moved back
        "covered",  # and out again
        "wall covered",  # restored where it was closed
        "shown",  # shown there on purpose
    ]


def test_the_real_window_on_a_mirrored_screen(tmp_path: Path) -> None:
    said = run(tmp_path, MIRRORED)
    assert said[:3] == ["shown", "ALLIANCE ONLY covered", "covered"]
    assert said[-1] == "shown"
