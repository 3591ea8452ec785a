"""What the dialogs share: the frame with text, a sentence about faults, and buttons; plain questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QLayout, QPushButton, QWidget

from dialogue_app.core.errors import DialogueError
from dialogue_app.support.translation import _
from dialogue_app.ui.qt.screen_room import liked_size, move_into_sight, screen_room
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import FaultRoom
from dialogue_app.ui.widgets.least_room import LeastRoom
from dialogue_app.ui.widgets.marking_strip import STRIP, MarkingStrip, ShownMarking

if TYPE_CHECKING:
    from dialogue_app.ui.track.open_track import OpenTrack

LIKED_WIDTH, NARROWEST = 480, 320
_SIDE, _EDGE = 24, 1
EDGES = (_EDGE, _EDGE, _EDGE, _EDGE)
"""The line around a dialog, which nothing in it covers."""
FAULT_LINES = 2
"""Room is kept above the buttons for a sentence of so many lines."""


class AskDialog(QDialog):
    """A dialog with a title, an explanation, a body, a sentence about what is wrong, and buttons.

    A subclass adds to ``body`` and overrides ``fault``: the sentence that keeps it from being accepted.
    It is freed by ``asked``. It bears the marking of the window it was opened from, in the colour of the
    file that is shown there and with its name, unless it says otherwise itself or has no CONTENT.
    What does not fit on the screen is scrolled between the marking and the buttons, which are always seen.
    """

    CONTENT: ClassVar[bool] = True
    """Whether it may show something of an open dialogue."""

    def __init__(self, title: str, explanation: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._liked = QSize(LIKED_WIDTH, 0)
        self.setMinimumWidth(NARROWEST)
        self.body = kit.column()
        self._act: Callable[[], str] | None = None
        self._fault_room = room = FaultRoom(FAULT_LINES)
        room.setVisible(self.may_refuse())
        self.fault_label = room.line
        self.strip = MarkingStrip()
        self.strip.hide()
        outer = kit.column(self, spacing=0, margins=EDGES)
        outer.addWidget(self.strip)
        self._content = QWidget()
        column = kit.column(self._content, spacing=12, margins=(_SIDE, 20, _SIDE, 12))
        column.addWidget(kit.label(title, "title"))
        if explanation:
            column.addWidget(kit.label(explanation, "purpose"))
        column.addLayout(self.body, 1)
        self._room = LeastRoom()
        self._room.setWidget(self._content)
        outer.addWidget(self._room, 1)
        foot = kit.column(spacing=12, margins=(_SIDE, 0, _SIDE, 20))
        foot.addWidget(room)
        foot.addLayout(self._build_buttons(accept))
        outer.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the marking of the window behind it, unless it has one of its own."""
        parent: QWidget | None = self.parentWidget()
        strip = parent.window().findChild(MarkingStrip, STRIP) if parent else None
        if strip is not None and self.CONTENT and not strip.isHidden() and self.strip.isHidden():
            self.show_marking(strip.track, strip.marking, strip.title)
        if strip is not None and strip.guard is not None:
            strip.guard.watch(self, self.strip)
        self._take_size()
        super().showEvent(event)  # puts it into the middle of the window behind it, at its size of now
        move_into_sight(self)

    def like(self, width: int, height: int = 0) -> None:
        """Be so wide and at least so high, at text of the usual size and where the screen has the room."""
        self._liked = QSize(width, height)

    def grow(self) -> None:
        """As large as its content is now, in its font, with its marking; never beyond the screen."""
        self._take_size()
        move_into_sight(self)

    def _take_size(self) -> None:
        layout, largest = self.layout(), screen_room(self)
        chosen = self.size() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else QSize(0, 0)
        least = chosen.expandedTo(liked_size(self, self._liked.width(), self._liked.height()))
        needed = self.buttons.minimumSize().width() + 2 * (_SIDE + _EDGE)
        if needed > largest.width():
            self.buttons.setDirection(QBoxLayout.Direction.TopToBottom)
        width = max(least.width(), self._content.minimumSizeHint().width() + 2 * _EDGE, needed)
        self.resize(min(width, largest.width()), min(least.height(), largest.height()))
        if layout is not None:
            layout.activate()
            height = max(self.height(), layout.totalSizeHint().height())
            self.resize(self.width(), min(height, largest.height()))

    def show_marking(self, track: str, marking: str, about: str) -> None:
        """Show a marking at the top, the highest of what the dialog shows, in the colour of the file that it
        is about and with its name. Of no known kind of track: in no colour.
        """
        self.strip.show_marking(track, ShownMarking(marking), about)
        self.strip.show()
        if self.property("accent") != track:
            self.setProperty("accent", track)
            self.style().unpolish(self.accept_button)
            self.style().polish(self.accept_button)

    def _build_buttons(self, accept: str) -> QLayout:
        self.buttons = kit.row()
        self.buttons.addStretch(1)
        self.cancel_button = kit.button(_("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button = kit.button(accept, "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self.accept)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        return self.buttons

    def form(self) -> kit.FormLayout:
        """A form in the body: labels above what they ask for."""
        form = kit.form()
        self.body.addLayout(form)
        return form

    @classmethod
    def may_refuse(cls) -> bool:
        """Whether something may keep it from being accepted; then room is kept for a sentence about it."""
        return cls.fault is not AskDialog.fault

    def fault(self) -> str:
        """The sentence that says what is missing; empty if nothing is."""
        return ""

    def show_fault(self, sentence: str) -> None:
        """Show a sentence in place; an empty one hides it."""
        self.fault_label.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that locks works here too; a dialog keeps the window's own keys from being heard."""
        action = lock_action(self)
        if action is not None and QKeySequence(event.keyCombination()) == action.shortcut():
            action.trigger()
        else:
            super().keyPressEvent(event)

    def carry_out(self, act: Callable[[], str]) -> None:
        """Have this done before it closes. A sentence that comes back says why it was not: the dialog then
        stays, with all that was typed.
        """
        self._act = act
        self._fault_room.show()

    def accept(self) -> None:
        """Close only where nothing is wrong, and what it asks for is done."""
        sentence = self.fault()
        if not sentence and self._act is not None:
            sentence = self._act()
        self.show_fault(sentence)
        if not sentence:
            super().accept()


def lock_action(dialog: QWidget) -> QAction | None:
    """The action that locks the window a dialog was opened from; nothing if there is none now."""
    above = dialog.parentWidget()
    while above is not None:
        action = above.findChild(QAction, "lock", Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(action, QAction):
            return action if action.isVisible() else None
        above = above.parentWidget()
    return None


def asked(dialog: QDialog) -> bool:
    """Show a dialog and wait; afterwards it will be freed. Whether it was accepted."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def asked_until_taken(dialog: AskDialog, track: OpenTrack, act: Callable[[], object]) -> bool:
    """Show a dialog until what it asks for was done to a track, or was given up; whether it was done. What is
    refused is said in the dialog, which stays as it was filled in. Where the place of the file fails, the
    track keeps the change, and says so once the dialog is closed.
    """
    failures: list[str] = []

    def carry_out() -> str:
        try:
            with track.failures_kept() as sentences:
                act()
        except DialogueError as refusal:
            return str(refusal)
        if track.unsaved is None:
            return "\n".join(sentences)
        failures.extend(sentences)
        return ""

    dialog.carry_out(carry_out)
    done = asked(dialog)
    for sentence in failures:
        track.say(sentence)
    return done and not failures


class ChoiceDialog(AskDialog):
    """A question with several answers, each a button; ``chosen`` is its number, -1 for none."""

    def __init__(
        self,
        title: str,
        text: str,
        answers: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, answers[0], parent)
        self.chosen = -1
        self.answers = [self.accept_button]
        for answer in answers[1:]:
            button = kit.button(answer)
            button.setAutoDefault(False)
            self.buttons.insertWidget(self.buttons.count() - 1, button)
            self.answers.append(button)
        for button in self.answers:
            button.clicked.disconnect() if button is self.accept_button else None
            button.clicked.connect(self._on_answer)

    def _on_answer(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chosen = self.answers.index(sender)
            self.accept()


def choose(parent: QWidget | None, title: str, text: str, answers: Sequence[str], *, keep: str = "") -> int:
    """Ask; the number of the answer, or -1. ``keep`` is the word for leaving things as they are, where that
    is what Enter does.
    """
    dialog = ChoiceDialog(title, text, answers, parent)
    if keep:
        dialog.cancel_button.setText(keep)
        dialog.accept_button.setAutoDefault(False)
        dialog.accept_button.setDefault(False)
        dialog.accept_button.setProperty("role", "plain")
        dialog.cancel_button.setDefault(True)
        dialog.cancel_button.setFocus()
    return dialog.chosen if asked(dialog) else -1


class Notice(AskDialog):
    """A sentence to be read."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, _("Close"), parent)
        self.cancel_button.hide()


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Show a sentence and wait until it was read."""
    asked(Notice(title, text, parent))
