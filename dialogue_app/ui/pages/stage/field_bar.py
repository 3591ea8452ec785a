"""Which field of a stage is shown: tabs, and below them the segments of a tab that several fields share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.field_tabs import FieldTab, FieldTabs
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, Segments

_ABOVE = 10


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
        for number, button in zip(self._members[tab], shown.buttons(), strict=True):
            words = self._places[number].segment.replace("&", "&&")
            note = self._notes[number]
            button.setText(_("{field}, {note}").format(field=words, note=note) if note else words)
        shown.name_for(self._places[self._members[tab][0]].tab)

    def _on_tab(self, tab: int) -> None:
        self._show_segments()
        self.chosen.emit(self._shown[tab])

    def _on_segment(self, key: str) -> None:
        self.choose(next(number for number, place in enumerate(self._places) if place.key == key))


def _members(places: Sequence[FieldPlace]) -> list[list[int]]:
    """The numbers of the places that stand in each tab."""
    together = groupby(enumerate(places), key=lambda one: one[1].tab if one[1].segment else one[0])
    return [[number for number, _place in members] for _tab, members in together]
