"""Who speaks: chosen from a menu at the foot, and shown there with the time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.support.translation import _
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.stage_clock import SpeakerClock
from dialogue_app.ui.shell.status_bar import StatusBar


class SpeakerChoice(QObject):
    """Gives the floor to somebody at the table of the session shown."""

    def __init__(
        self, desk: NavigationState, speaker: SpeakerClock, status: StatusBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._speaker, self._status = desk, speaker, status
        speaker.ticked.connect(self._show)
        status.speaker_pressed.connect(self.ask)
        self._show()

    def ask(self) -> None:
        """Ask who speaks, in a menu over the foot."""
        track = self._desk.track
        if track is None:
            return
        menu = speaker_menu(track.dialogue, self._desk.place.session, self._status)
        menu.triggered.connect(self._on_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self._status.speaker.mapToGlobal(QPoint(0, -menu.sizeHint().height()))
        menu.popup(corner)

    def _on_chosen(self, action: QAction) -> None:
        self._speaker.give_floor(str(action.data()))

    def _show(self) -> None:
        self._status.show_speaker(self._speaker.name, self._speaker.seconds)


def speaker_menu(dialogue: Dialogue, session: str, parent: QWidget) -> QMenu:
    """Who may be given the floor, each with a key; the data of each action is the name, empty for nobody."""
    menu = QMenu(parent)
    for number, seat in enumerate(dialogue.seats(session), start=1):
        name = answerer(dialogue, seat.party).name
        key = f"&{number}  " if number < 10 else ""
        action = QAction(key + name.replace("&", "&&"), menu)
        action.setData(name)
        menu.addAction(action)
    menu.addSeparator()
    nobody = QAction(_("&0  Nobody"), menu)
    nobody.setData("")
    menu.addAction(nobody)
    return menu
