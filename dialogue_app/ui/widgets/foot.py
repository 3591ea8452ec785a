"""What widgets tell the foot of the window: what stands in them and is not saved, and short notices.

A widget in which one types holds its text here from the first key until it is saved; where it was refused,
with the sentence that says why. Whoever is about to throw a widget away asks first: see ``unsaved_text``.
"""

from __future__ import annotations

from typing import NamedTuple
from weakref import ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class UnsavedText(NamedTuple):
    """Text that is not saved: where it stands, what the place is called, and why it was refused; without a
    sentence it is only being typed.
    """

    widget: QWidget
    name: str
    sentence: str


class Foot(QObject):
    """``changed`` when something else is unsaved now; ``said`` carries a notice."""

    changed = Signal()
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[int, tuple[ref[QWidget], str, str]] = {}

    def hold(self, widget: QWidget, name: str, sentence: str = "") -> None:
        """Keep in mind that what stands in a widget is not saved."""
        held = (ref(widget), name, sentence)
        if self._held.get(id(widget)) != held:
            self._held[id(widget)] = held
            self.changed.emit()

    def let_go(self, widget: QWidget) -> None:
        """What stands in a widget is saved, or was given up."""
        if self._held.pop(id(widget), None) is not None:
            self.changed.emit()

    def held(self, *parts: QWidget) -> list[UnsavedText]:
        """What is not saved in these parts of the window; everywhere, if none are named."""
        unsaved_texts: list[UnsavedText] = []
        for key, (where, name, sentence) in list(self._held.items()):
            widget = where()
            if widget is None or not isValid(widget):
                del self._held[key]
            elif not parts or any(part is widget or part.isAncestorOf(widget) for part in parts):
                unsaved_texts.append(UnsavedText(widget, name, sentence))
        return unsaved_texts

    def refused(self, *parts: QWidget) -> list[UnsavedText]:
        """What was refused in these parts of the window, and still stands there."""
        return [unsaved_text for unsaved_text in self.held(*parts) if unsaved_text.sentence]

    def say(self, sentence: str) -> None:
        """Show a short notice."""
        self.said.emit(sentence)


_FOOT = Foot()


def foot() -> Foot:
    """The one foot of the program."""
    return _FOOT
