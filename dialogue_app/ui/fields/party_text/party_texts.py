"""Texts of several parties below one another: who at the left, the words at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.core.records import Entry
from dialogue_app.core.sealing import is_sealed
from dialogue_app.core.seats import Answerer
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets.inputs.text_area import TextArea


class PartyText(TextArea):
    """The text of one party; it knows whose it is."""

    written = Signal(str, str)
    passed = Signal(str)

    def __init__(self, who: Answerer, name: str) -> None:
        super().__init__(name, 2)
        self.who = who.id
        self.setProperty("role", "quote")
        self.typed.connect(self._on_typed)
        self.next_wanted.connect(self._on_next)

    def _on_typed(self, text: str) -> None:
        self.written.emit(self.who, text)

    def _on_next(self) -> None:
        self.passed.emit(self.who)


class PartyTexts(QScrollArea):
    """One text for each of those who answer. ``written`` carries who and what."""

    written = Signal(str, str)
    ended = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._people: tuple[Answerer, ...] = ()
        self.areas: dict[str, PartyText] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(label)

    def show_people(self, people: tuple[Answerer, ...]) -> None:
        """Offer a text for each of these; those that are there already keep theirs."""
        if people == self._people:
            return
        self.commit()
        self._people = people
        self.areas = {}
        inside = QWidget()
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 8, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(people):
            area = self.areas[one.id] = PartyText(one, f"{self._label}, {one.name}")
            area.written.connect(self.written)
            area.passed.connect(self._on_passed)
            grid.addWidget(self._name(one, area), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(area, row, 1)
        outer.addLayout(grid)
        outer.addStretch(1)
        self.setWidget(inside)

    def _name(self, one: Answerer, area: PartyText) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(4, 6, 0, 0)
        layout.setSpacing(0)
        for text, role in ((one.name, "strong"), (one.code if one.code != one.name else "", "small")):
            if text:
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setProperty("role", role)
                label.setBuddy(area)
                layout.addWidget(label)
        box.setFixedWidth(144)
        return box

    def show_entries(self, entries: dict[str, Entry | None], *, read_only: bool) -> None:
        """Show what is recorded, by who wrote it."""
        for who, area in self.areas.items():
            entry = entries.get(who)
            sealed = bool(entry and is_sealed(entry))
            area.setReadOnly(sealed or read_only)
            area.setPlaceholderText(_("sealed") if sealed else "")
            area.show_text(entry.value if entry and not sealed else "")

    def commit(self) -> None:
        """Save what is being typed."""
        for area in self.areas.values():
            area.commit()

    def focus_on(self, who: str = "") -> None:
        """Put the keys into the text of somebody, or into the first."""
        area = self.areas.get(who) or next(iter(self.areas.values()), None)
        if area is not None:
            area.setFocus()
            self.ensureWidgetVisible(area)

    def _on_passed(self, who: str) -> None:
        order = [one.id for one in self._people]
        place = order.index(who) + 1
        if place < len(order):
            self.focus_on(order[place])
        else:
            self.ended.emit()
