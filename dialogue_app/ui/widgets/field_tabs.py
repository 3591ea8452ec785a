"""Tabs over the fields of a stage. They go on in a second line where the first is full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets.painted_state import RING, paint_focus
from dialogue_app.ui.widgets.wrapped_row import Sized, WrappedRow

_ACROSS = (20, 16, 12)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class FieldTab(QAbstractButton):
    """One tab: bold and underlined in the accent when chosen, faint when its field was skipped."""

    stepped = Signal(int)

    def __init__(self, text: str, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = track
        self._note = ""
        self.setText(re.sub(r"\s*\([^()]*\)$", "", text))
        self.setToolTip(exact_tip(text if self.text() != text else ""))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_note(self, note: str) -> None:
        """Show a word behind the label, such as that the field was skipped."""
        if note != self._note:
            self._note = note
            self.setAccessibleName(f"{self.text()}, {note}" if note else self.text())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the words as they are when chosen, bold: a choice moves no other tab."""
        look = theme.current()
        width = QFontMetrics(look.font("base", bold=True)).horizontalAdvance(self.text())
        if self._note:
            width += QFontMetrics(look.font("base")).horizontalAdvance(" " + self._note)
        return QSize(width + 2 * RING, look.scaled(30))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move between the tabs."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        chosen = self.isChecked()
        accent = look.accent_for(self._track)
        painter.setFont(look.font("base", bold=chosen))
        pen_color = accent if chosen else look.color("text" if self.underMouse() else "text_soft")
        painter.setPen(pen_color)
        room = QRect(RING, 0, self.width() - RING, self.height() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._note:
            left = painter.fontMetrics().horizontalAdvance(self.text() + " ")
            painter.setFont(look.font("base"))
            painter.setPen(look.color("text_faint"))
            painter.drawText(room.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._note)
        if chosen:
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), accent)
        if self.hasFocus():
            paint_focus(painter, self.rect().adjusted(0, 3, 0, -4))
        painter.end()


class FieldTabs(WrappedRow):
    """The tabs in a line. ``chosen`` carries the number of the tab, from 0."""

    chosen = Signal(int)

    def __init__(self, labels: Sequence[str], track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, across=_ACROSS[0], down=0)
        self.setAccessibleName(_("Fields"))
        self.tabs = [FieldTab(label, track) for label in labels]
        for tab in self.tabs:
            tab.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # one stop for Tab: the chosen one
            self.add(tab)
            tab.toggled.connect(self._on_toggled)
            tab.stepped.connect(self._on_stepped)

    @property
    def current(self) -> int:
        """The number of the chosen tab; -1 if there is none."""
        return next((number for number, tab in enumerate(self.tabs) if tab.isChecked()), -1)

    def choose(self, number: int) -> None:
        if 0 <= number < len(self.tabs):
            self.tabs[number].setChecked(True)

    def _on_toggled(self, on: bool) -> None:
        sender = self.sender()
        if isinstance(sender, FieldTab):
            sender.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
            if on:
                if any(tab.hasFocus() for tab in self.tabs):
                    sender.setFocus(Qt.FocusReason.OtherFocusReason)
                self.chosen.emit(self.tabs.index(sender))

    def _on_stepped(self, step: int) -> None:
        sender = self.sender()
        if isinstance(sender, FieldTab):
            number = (self.tabs.index(sender) + step) % len(self.tabs)
            self.choose(number)
            self.tabs[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _lines(self, width: int, sizes: Sized) -> list[Sized]:
        """The tabs move closer together where that spares a line."""
        for across in _ACROSS:
            self._across = across
            lines = super()._lines(width, sizes)
            if len(lines) == 1:
                return lines
        self._across = _ACROSS[0]
        return super()._lines(width, sizes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below the tabs."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.current().color("line"))
        painter.end()
