"""The model of a choice per party: rows are those who answer, columns the options; it reads the track."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Entry
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.late_entries import is_late
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.answers_model import NONE, AnswersModel, Index
from dialogue_app.ui.text.plain_tips import plain_tip
from dialogue_app.ui.text.scale_keys import codes_of, keys_of, meaning_of, shown_option
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.grid.cell_style import BLANK, CellStyle

OFF, ON, SECOND = CellStyle("off"), CellStyle("on"), CellStyle("second")


@dataclass(frozen=True, slots=True)
class Count:
    """How many chose an option, out of how many who answered."""

    code: str
    number: int


class ChoiceModel(AnswersModel):
    """Answerers by options, with a column for the text where the field asks for one."""

    def __init__(
        self, track: OpenTrack, session: str, field: TemplateField, parent: QObject | None = None
    ) -> None:
        super().__init__(track, session, parent)
        self.field = field
        self.codes = codes_of(field.scale, field.statuses)
        self.with_text = bool(field.text_label)
        self.people = answerers(track.dialogue, session, field)

    # -- reading -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NONE) -> int:
        """The number of those who answer."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = NONE) -> int:
        """The options, and the text."""
        return 0 if parent.isValid() else len(self.codes) + self.with_text

    def place(self, row: int) -> Place:
        """The place of a row's entry."""
        return Place("", self.people[row].id, "", self.field.round)

    def entry(self, row: int) -> Entry | None:
        return self.track.dialogue.entry(self.session, self.field.entry_field, *self.place(row))

    def closed(self, row: int) -> str:
        """``sealed`` or ``answered`` where the answer is not to be seen."""
        entry = self.entry(row)
        if entry is None or not (entry.value or is_sealed(entry)):
            return ""
        return "sealed" if is_sealed(entry) else "answered" if self.hides(self.people[row].id) else ""

    def cell_look(self, row: int, column: int) -> CellStyle:
        """The look of an option of a row."""
        if column >= len(self.codes):
            return BLANK
        entry = self.entry(row)
        if entry is None or self.closed(row):
            return OFF
        code = self.codes[column]
        return ON if entry.value == code else SECOND if entry.second == code else OFF

    def text(self, row: int) -> str:
        entry = self.entry(row)
        return entry.reason if entry and not self.closed(row) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column >= len(self.codes):
            text = self.text(row)
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip(text) or None
            return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return {"on": "1", "second": "2"}.get(self.cell_look(row, column).style, "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, column)
        return None

    def spoken(self, row: int, column: int) -> str:
        """An option of a row in words: ``Vistria, E Entrapment by allies: chosen``."""
        code = self.codes[column]
        option = f"{self.people[row].name}, {code} {shown_option(self.field.scale, code)}"
        shut = self.closed(row)
        if shut:
            return f"{option}: {_('sealed') if shut == 'sealed' else _('answered, hidden until the reveal')}"
        state = {"on": _("chosen"), "second": _("second choice")}.get(self.cell_look(row, column).style)
        late = f", {_('after the fact, in no score')}" if state and self.late(row) else ""
        return f"{option}: {state or _('not chosen')}{late}"

    def late(self, row: int) -> bool:
        """Whether an answer that is shown came after the fact."""
        entry = self.entry(row)
        return entry is not None and is_late(entry) and not self.closed(row)

    def head(self, column: int, between: str = "  ") -> str:
        """The words over a column, after the key that chooses it."""
        if column >= len(self.codes):
            return self.field.text_label.shown(language())
        code = self.codes[column]
        key = keys_of(self.field.scale, self.field.statuses)[code]
        return f"{key}{between}{shown_option(self.field.scale, code)}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Those who answer at the left, the options above."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation == Qt.Orientation.Vertical:
            if not 0 <= section < len(self.people):
                return None
            words = _named(self.people[section])
            if self.late(section):
                words = f"{words} · {_('after the fact')}"
            return words if role in shown else None
        if not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            code = self.codes[section] if section < len(self.codes) else ""
            meaning = meaning_of(self.field.scale, code) if code else ""
            return plain_tip("\n".join(part for part in (self.head(section), meaning) if part))
        return self.head(section) if role in shown else None

    def counts(self) -> tuple[tuple[Count, ...], int]:
        """How many chose each option first, and how many answered."""
        found: dict[str, int] = dict.fromkeys(self.codes, 0)
        for row in range(len(self.people)):
            entry = self.entry(row)
            if entry is not None and entry.value in found:
                found[entry.value] += 1
        return tuple(Count(code, number) for code, number in found.items()), sum(found.values())

    def entry_fields(self) -> frozenset[str]:
        return frozenset({self.field.entry_field})

    def party_at(self, index: Index) -> tuple[str, str]:
        """Id and name of whose row a cell is in."""
        person = next(iter(self.people[max(index.row(), 0) :] or self.people), None)
        return (person.id, person.name) if person is not None else ("", "")

    def index_of(self, item: str, party: str = "") -> QModelIndex:
        """The first cell of the row of a party; choices are about no item."""
        return self.index(self.row_of(party), 0)

    # -- changing ------------------------------------------------------------------------------------

    def update(self, change: Change | None) -> None:
        """Take a change over: the touched rows only."""
        if touches(change, STRUCTURE):
            people = answerers(self.track.dialogue, self.session, self.field)
            if people != self.people:
                self.beginResetModel()
                self.people = people
                self.endResetModel()
        if change is None:
            self.everything_changed()
            return
        rows = {person.id: row for row, person in enumerate(self.people)}
        for edit in change.edits:
            entry = edit.record
            if (
                isinstance(entry, Entry)
                and (entry.session, entry.field) == self._own()
                and entry.party in rows
            ):
                row = rows[entry.party]
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def row_of(self, party: str) -> int:
        """The row of somebody; the first where nobody is named, -1 if there is none."""
        return next((row for row, person in enumerate(self.people) if not party or person.id == party), -1)

    def _own(self) -> tuple[str, str]:
        return (self.session, self.field.entry_field)

    def everything_changed(self) -> None:
        """Announce that every cell, and what is said of those who answer, may be others."""
        super().everything_changed()
        if self.people:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.people) - 1)


def _named(answerer: Answerer) -> str:
    return answerer.name if answerer.code == answerer.name else f"{answerer.code} {answerer.name}"
