"""Which field of a stage is shown: tabs, and below them the segments of a tab that several fields share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, Segments
from dialogue_app.ui.widgets.painted_state import RING, paint_focus
from dialogue_app.ui.widgets.wrapped_row import Sized, WrappedRow

_ABOVE = 10
STRUCK = "struck"
"""The tone of a segment whose field was skipped."""

_ACROSS = (20, 16, 12)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class FieldPlace(NamedTuple):
    """Where a field stands: its key, its tab, and its segment there; empty where it has the tab alone."""

    key: str
    tab: str
    segment: str = ""


class FieldBar(QWidget):
    """Tabs, at their right the ``beside``, and segments. ``chosen`` carries the number of the place."""

    chosen = Signal(int)

    def __init__(
        self, places: Sequence[FieldPlace], track: str, beside: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._places = tuple(places)
        self._members = _members(self._places)
        self._shown = [members[0] for members in self._members]
        self._segments: dict[int, Segments] = {}
        self._notes = [""] * len(self._places)
        self.row = FieldTabs([self._places[members[0]].tab for members in self._members], track, self)
        self.row.chosen.connect(self._on_tab)
        line = kit.row(spacing=0)
        line.addWidget(self.row, 1)
        line.addWidget(beside, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = kit.column(self, spacing=_ABOVE)
        self._column.addLayout(line)
        self._column.addStretch(1)

    @property
    def tabs(self) -> list[FieldTab]:
        """The tabs in order."""
        return self.row.tabs

    @property
    def current(self) -> int:
        """The number of the place shown; -1 if there is none."""
        return self._shown[self.row.current] if self.row.current >= 0 else -1

    def choose(self, number: int) -> None:
        tab = next(tab for tab, members in enumerate(self._members) if number in members)
        if tab != self.row.current:
            self._shown[tab] = number
            self.row.choose(tab)
        elif number != self._shown[tab]:
            self._shown[tab] = number
            self._show_segments()
            self.chosen.emit(number)

    def segments(self) -> Segments | None:
        """Those of the tab shown; None where a field has the tab alone."""
        return self._segments.get(self.row.current)

    def stop(self) -> QWidget:
        """Where the focus goes: the segment of the field shown, or its tab."""
        segments = self.segments()
        if segments is None:
            return self.tabs[self.row.current]
        return segments.buttons()[self._members[self.row.current].index(self.current)]

    def show_notes(self, notes: Sequence[str]) -> None:
        """A word behind the label of each place; a tab shows that of its fields where all have the same."""
        self._notes = list(notes)
        for tab, members in zip(self.tabs, self._members, strict=True):
            found = {notes[number] for number in members}
            tab.show_note(found.pop() if len(found) == 1 else "")
        for number in self._segments:
            self._show_words(number)

    def _show_segments(self) -> None:
        """The segments of a tab are made when it is first shown."""
        tab = self.row.current
        if len(self._members[tab]) > 1 and tab not in self._segments:
            self._segments[tab] = self._make(tab)
            self._column.insertWidget(1, self._segments[tab])
        for other, segments in self._segments.items():
            segments.setVisible(other == tab)
        if tab in self._segments:
            self._segments[tab].set_code(self._places[self._shown[tab]].key)

    def _make(self, tab: int) -> Segments:
        places = [self._places[number] for number in self._members[tab]]
        segments = Segments([BoxChoice(place.key, place.segment) for place in places], self, stays=True)
        segments.chosen.connect(self._on_segment)
        self._show_words(tab, segments)
        return segments

    def _show_words(self, tab: int, segments: Segments | None = None) -> None:
        shown = segments or self._segments[tab]
        shown.name_for(self._places[self._members[tab][0]].tab)
        for number, button in zip(self._members[tab], shown.buttons(), strict=True):
            note = self._notes[number]
            theme.take_tone(button, STRUCK if note else "")
            if note:
                name = _("{field}, {note}").format(field=button.accessibleName(), note=note)
                button.setAccessibleName(name)
            button.setToolTip(exact_tip(note))

    def _on_tab(self, tab: int) -> None:
        self._show_segments()
        self.chosen.emit(self._shown[tab])

    def _on_segment(self, key: str) -> None:
        self.choose(next(number for number, place in enumerate(self._places) if place.key == key))


def _members(places: Sequence[FieldPlace]) -> list[list[int]]:
    """The numbers of the places that stand in each tab."""
    together = groupby(enumerate(places), key=lambda one: one[1].tab if one[1].segment else one[0])
    return [[number for number, _place in members] for _tab, members in together]


class FieldTab(QAbstractButton):
    """One tab: bold and underlined in the accent when chosen, faint and struck through when its field was
    skipped. Neither makes it wider.
    """

    stepped = Signal(int)

    def __init__(self, text: str, track: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track = track
        self._full = text
        self._note = ""
        self.setText(re.sub(r"\s*\([^()]*\)$", "", text))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._name()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_note(self, note: str) -> None:
        """Strike the label through for a reason, such as that the field was skipped."""
        if note != self._note:
            self._note = note
            self._name()
            self.update()

    def _name(self) -> None:
        """Say in full what the tab is, and why it is struck through."""
        name = _("{field}, {note}").format(field=self._full, note=self._note) if self._note else self._full
        self.setAccessibleName(name)
        self.setToolTip(exact_tip(name if self.text() != name else ""))

    def sizeHint(self) -> QSize:
        """Wide enough for the words as they are when chosen, bold: a choice moves no other tab."""
        look = theme.current()
        width = QFontMetrics(look.font("base", bold=True)).horizontalAdvance(self.text())
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
        font = look.font("base", bold=chosen)
        font.setStrikeOut(bool(self._note))
        painter.setFont(font)
        quiet = "text" if self.underMouse() else "text_faint" if self._note else "text_soft"
        painter.setPen(accent if chosen else look.color(quiet))
        room = QRect(RING, 0, self.width() - RING, self.height() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
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
