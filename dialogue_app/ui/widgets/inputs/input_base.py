"""What every input is: it shows one value, says when the user has settled on another, and takes a fault.

Inputs know nothing of records. Their owner connects ``committed``, makes the change, and calls
``show_fault`` when it was refused; what was typed then stays where it is, and counts as not saved. Only what
the user changes is a change: a value that a widget cannot show as it is stays as it is until somebody edits
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import Ask
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.clicks import on_leaving
from dialogue_app.ui.widgets.inputs.fault_line import FAULT, WARNING, FaultLine, FaultRoom

PAUSE = 1000
"""Milliseconds without a key after which typing is committed."""

_PLAIN: dict[str, Any] = {"choices": (), "parties": (), "refs": (), "pairs": (), "number": None}


class DialogueSource(Protocol):
    """Whoever can show the present value of a track."""

    @property
    def dialogue(self) -> Dialogue:
        """The present value."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an input stands: pickers look up here what there is to pick. ``own`` is the record itself."""

    source: DialogueSource
    session: str
    own: str = ""

    @property
    def dialogue(self) -> Dialogue:
        """The present value of the track."""
        return self.source.dialogue


def nothing(ask: Ask) -> Any:
    """The value that means "not recorded" for a question."""
    return _PLAIN.get(ask.kind, "")


class Input(QWidget):
    """Base of the inputs. A subclass builds its widgets into ``body``, calls ``watch`` for each that takes
    keys, and overrides ``read`` and ``show_value``. ``committed`` carries the input itself.
    """

    committed = Signal(object)
    edited = Signal()

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.ask = ask
        self.setting = setting
        self.label = _(ask.label)
        self.value: Any = nothing(ask)
        self.fault = self.warning = ""
        self._committing = False
        self._room: FaultRoom | None = None
        self._fault_line: FaultLine | None = None
        self._shown: Any = self.value
        self._untouched: tuple[Any, str] = (self.value, "")
        self._watched: dict[QWidget, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)
        self.body = kit.column(self, spacing=2)
        self.setAccessibleName(self.label)

    # -- for subclasses ------------------------------------------------------------------------------

    def watch(self, widget: QWidget, name: str = "") -> None:
        """Follow a widget that takes keys: commit when it is left; Esc reverts a line."""
        widget.setAccessibleName(name or self.label)
        widget.installEventFilter(self)
        self._watched[widget] = name or self.label
        if len(self._watched) == 1:
            self.setFocusProxy(widget)

    def read(self) -> Any:
        """What stands in the widgets now. Raises Refused if it is no value."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    def show_choices(self) -> None:
        """Look up again what there is to choose from."""

    def in_order(self, value: Any) -> Any:
        """A value as the widgets would give it, where several mean the same."""
        return value

    def keep_room(self) -> None:
        """Keep a line free below the widgets for what is often said there."""
        self._room = FaultRoom(1, self)
        self.body.addWidget(self._room)

    def _on_typed(self) -> None:
        self._pause.start()
        if self.dirty:
            foot().hold(self, self.accessibleName(), self.fault)
        else:
            self._clear_fault()
        self.edited.emit()

    def _on_chosen(self) -> None:
        self.commit()
        self.edited.emit()

    # -- for owners ----------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something stands here that the user put in and that is not committed."""
        standing = self._standing()
        return standing not in (self._untouched, (self._shown, ""))

    def _standing(self) -> tuple[Any, str]:
        """What stands in the widgets: a value, or the sentence that says why it is none."""
        try:
            return self.read(), ""
        except Refused as refusal:
            return None, str(refusal)

    def _show(self, value: Any) -> None:
        """Put a value into the widgets, and know what they make of it."""
        self.show_value(value)
        self._untouched = self._standing()

    def turn_to(self, setting: Setting, value: Any) -> None:
        """Become the input of another record, with its value. Nothing unsaved may stand here."""
        self._pause.stop()
        self.setting = setting
        self.show_choices()
        self._shown = self.value = self.in_order(value)
        self._show(self.value)
        self._clear_fault()

    def set_value(self, value: Any) -> None:
        """Show a value that came from elsewhere. What is being typed is kept."""
        value = self.in_order(value)
        if value == self._shown:
            return
        kept = self.dirty
        self._shown = self.value = value
        if not kept:
            self._show(value)
            self._clear_fault()
        elif not self.dirty:  # what is being typed was saved together with something else
            self.commit()

    def commit(self) -> None:
        """Hand over what stands here, if the user changed it; once, also where saving it shows the page anew
        and that saves what stands in its inputs.
        """
        self._pause.stop()
        if self._committing:
            return
        standing = self._standing()
        value, fault = standing
        if standing == self._untouched or (not fault and value == self._shown):
            self._untouched = standing
            self._clear_fault()
            return
        if fault:
            self.show_fault(fault)
            return
        self._clear_fault()
        before, self.value = self._shown, value
        self._committing = True
        self.committed.emit(self)
        self._committing = False
        if self.fault:
            self.value = before
        else:
            self._shown, self._untouched = value, standing
            foot().let_go(self)

    def revert(self) -> None:
        """Show again what was last committed."""
        self._pause.stop()
        self._show(self._shown)
        self._clear_fault()

    def show_fault(self, sentence: str) -> None:
        """Say beside the input why its value was not taken; what was typed stays."""
        self.fault = sentence
        self._say()
        if sentence:
            foot().hold(self, self.accessibleName(), sentence)

    def show_warning(self, sentence: str) -> None:
        """Say beside the input what is amiss with a value that is taken all the same."""
        self.warning = sentence
        self._say()

    def _say(self) -> None:
        """A fault goes before a warning; both stand in the same place."""
        if self._fault_line is None:
            self._fault_line = self._room.line if self._room is not None else FaultLine(self)
        self._fault_line.say(self.fault or self.warning, FAULT if self.fault else WARNING)
        self.setAccessibleDescription(self.fault or self.warning)

    def _clear_fault(self) -> None:
        if self.fault:
            self.show_fault("")
        foot().let_go(self)

    def name_for(self, name: str) -> None:
        """Call the input by a fuller name, where several with the same label stand on a page."""
        self.setAccessibleName(name)
        for widget, own in self._watched.items():
            widget.setAccessibleName(name if own == self.label else f"{name} · {own}")

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        for widget in self._watched:
            if hasattr(widget, "setReadOnly"):
                widget.setReadOnly(read_only)
            else:
                widget.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the focus goes; on Esc a line is reverted and a longer text is kept."""
        if event.type() == QEvent.Type.FocusOut:
            if self.dirty or self.fault:
                on_leaving(event, self, self.commit)
            _forget_own_undo(watched)
        elif (
            event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.dirty
        ):
            if isinstance(watched, QTextEdit):
                return event.type() == QEvent.Type.KeyPress and not self._keeps()
            if event.type() == QEvent.Type.KeyPress:
                self.revert()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _keeps(self) -> bool:
        """Save a longer text on Esc rather than lose it: undo takes it back, typing it again does not."""
        self.commit()
        return not self.fault


def _forget_own_undo(widget: QObject) -> None:
    """Once a line is left, undo is that of the track."""
    if isinstance(widget, QLineEdit) and widget.isUndoAvailable():
        place = widget.cursorPosition()
        widget.blockSignals(True)
        widget.setText(widget.text())
        widget.setCursorPosition(place)
        widget.blockSignals(False)
