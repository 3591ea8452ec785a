"""The detail of one cell, below its matrix: the complete form of an entry, and what to compare it with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.form import questions
from dialogue_app.core.records import Entry
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.late_entries import is_late
from dialogue_app.core.visibility.markings import offered
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.matrix.detail_cell import DetailCell
from dialogue_app.ui.text.card_text import shown_time
from dialogue_app.ui.text.release_text import basis_words
from dialogue_app.ui.text.scale_keys import codes_of, shown_option
from dialogue_app.ui.track.entry_writer import EntryWriter, Typed
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.inputs.date_inputs import DateInput
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.text_area import TextArea
from dialogue_app.ui.widgets.inputs.text_inputs import LineInput
from dialogue_app.ui.widgets.unsaved_text import may_leave

_ASKS = dict(questions(Entry))


class CellDetail(QFrame):
    """Follows the current cell while it is open. ``left`` says that the keys go back to the matrix."""

    left = Signal()
    closed = Signal()

    def __init__(
        self,
        track: OpenTrack,
        session: str,
        writer: EntryWriter,
        reason_label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Detail of the entry"))
        self._track, self._session, self._writer = track, session, writer
        self._cell: DetailCell | None = None
        self._shown = False
        self.title = kit.label(role="strong", wrap=False)
        self.subtitle, self.facts = kit.label(role="soft"), kit.label(role="small")
        self.level = self._choice(_("Answer"))
        self.confidence = self._choice(_("Confidence"))
        self.marking = self._choice(_("Marking"))
        setting = Setting(track, session)
        self.owner = LineInput("owner", _ASKS["owner"], setting)
        self.due = DateInput("due", _ASKS["due"], setting)
        self.reason = TextArea(reason_label or _("Reason"), 2)
        self._labels = self._lay_out(reason_label or _("Reason"))
        self.owner.committed.connect(self._on_input)
        self.due.committed.connect(self._on_input)
        self.level.activated.connect(self._on_level)
        self.confidence.activated.connect(self._on_confidence)
        self.marking.activated.connect(self._on_marking)
        self.reason.typed.connect(self._on_reason)
        self.reason.left.connect(self.left)
        self.reason.next_wanted.connect(self.left)

    def _choice(self, name: str) -> CutBox:
        box = CutBox()
        box.setAccessibleName(name)
        box.setMinimumContentsLength(12)
        return box

    def _lay_out(self, reason_label: str) -> dict[QWidget, QLabel]:
        labels: dict[QWidget, QLabel] = {}
        outer = kit.column(self, margins=(16, 12, 16, 12))
        head = kit.row()
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        outer.addLayout(head)
        grid = kit.grid(across=16, down=2)
        named = (
            (self.level, _("Answer"), 0, 0),
            (self.confidence, _("Confidence"), 0, 1),
            (self.marking, _("Marking"), 0, 2),
            (self.owner, _("Instructions expected from"), 2, 0),
            (self.due, _("Expected by"), 2, 1),
        )
        for widget, text, row, column in named:
            labels[widget] = self._label(text, widget)
            widget.setAccessibleName(text)
            grid.addWidget(labels[widget], row, column)
            grid.addWidget(widget, row + 1, column)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        outer.addLayout(grid)
        self.facts.setMinimumHeight(room_for(1))
        labels[self.reason] = self._label(reason_label, self.reason)
        outer.addWidget(labels[self.reason])
        outer.addWidget(self.reason)
        outer.addWidget(self.facts)
        return labels

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = kit.label(text, "small", wrap=False)
        label.setBuddy(buddy)
        return label

    # -- showing -------------------------------------------------------------------------------------

    def show_cell(self, cell: DetailCell | None) -> bool:
        """Show a cell; what was being typed in the one before is saved first. False if something of that
        could not be saved and is not given up: it is then still shown.
        """
        if cell == self._cell and cell is not None:
            self.refresh()
            return True
        self.commit()
        if self._cell is not None and not may_leave(self):
            return False
        self._cell = cell
        self.refresh()
        return True

    @property
    def cell(self) -> DetailCell | None:
        return self._cell

    def refresh(self) -> None:
        """Show the present entry."""
        cell = self._cell
        self.setEnabled(cell is not None)
        if cell is None:
            self.title.setText("")
            self.subtitle.setText(_("Choose a cell."))
            self.facts.setText("")
            return
        entry = self._entry(cell.column.field, cell.place)
        self.title.setText(cell.title)
        self.subtitle.setText(cell.subtitle)
        self.subtitle.setToolTip("")
        sealed = bool(entry and is_sealed(entry))
        shut = sealed or cell.closed
        shown = None if shut else entry
        self._fill_choices(cell, shown)
        self._show_parts(cell, shown, sealed)
        self.owner.set_value(shown.owner if shown else "")
        self.due.set_value(shown.due if shown else "")
        self.reason.show_text(shown.reason if shown else "")
        for widget in (self.level, self.confidence, self.marking, self.owner, self.due):
            widget.setEnabled(not sealed and not self._track.read_only)
        self.reason.setReadOnly(sealed or self._track.read_only)
        self.facts.setText(self._facts(cell, entry, shut))

    def _show_parts(self, cell: DetailCell, entry: Entry | None, sealed: bool) -> None:
        waits = bool(entry and (entry.value == "NI" or entry.owner or entry.due))
        field = cell.column.field
        parts = {
            self.level: (bool(cell.column.scale) and field.part != "reason") or self._value_scale(cell) != "",
            self.confidence: True,
            self.marking: True,
            self.owner: waits,
            self.due: waits,
            self.reason: True,
        }
        for widget, shown in parts.items():
            widget.setVisible(shown and not sealed)
            self._labels[widget].setVisible(shown and not sealed)

    def _fill_choices(self, cell: DetailCell, entry: Entry | None) -> None:
        name, statuses = self._value_scale(cell), self._value_field(cell).statuses
        codes = codes_of(name, statuses)
        fill(
            self.level,
            [(code, f"{code}  {shown_option(name, code)}") for code in codes],
            entry.value if entry else "",
        )
        confidence = [(option.code, option.shown) for option in scale("CONF3").options]
        fill(self.confidence, confidence, entry.confidence if entry else "")
        marking = entry.marking if entry else cell.column.field.marking
        may = {*offered(self._track.track), marking}
        markings = [(option.code, option.shown) for option in scale("HANDLING").options if option.code in may]
        fill(self.marking, markings, marking, blank=False)
        self.marking.setEnabled(entry is not None)

    def _value_field(self, cell: DetailCell) -> TemplateField:
        """The field whose scale the value of the entry is on: this one, or the one it shows a part of."""
        field = cell.column.field
        if field.part == "value" or not field.of:
            return field
        stage_and_field = self._track.template(self._session).find_field(field.of)
        return stage_and_field[1] if stage_and_field else field

    def _value_scale(self, cell: DetailCell) -> str:
        if cell.column.field.part == "value":
            return cell.column.scale
        return self._value_field(cell).scale

    def _facts(self, cell: DetailCell, entry: Entry | None, shut: bool) -> str:
        if entry is not None and is_sealed(entry):
            time = shown_time(entry.sealed_at)
            return _("Sealed {time}; it cannot be read or changed.").format(time=time)
        if shut:
            return _("Hidden until the reveal. What is typed here replaces what was answered.")
        facts = [_("Entered {time}").format(time=shown_time(entry.entered_at))] if entry else []
        if entry is not None and is_late(entry):
            facts.append(_("After the fact: it enters no score."))
        if entry is not None and is_void(entry):
            facts.append(
                _("Void: given to an earlier wording. Answer again, or record that the meaning is unchanged.")
            )
        facts += self._compared(cell)
        if entry is not None and entry.basis:
            item = self._track.dialogue.get(ReleaseItem, entry.basis)
            if item is not None:
                words = f"{item.code} {item.release_text}".strip()
                facts.append(_("From the released item: {item}").format(item=words))
        basis, fallen = basis_words(self._track.dialogue, cell.column.field, entry)
        if fallen:
            facts.append(_("It rests on nothing in force: {basis}.").format(basis=basis))
        return "   ".join(facts)

    def _compared(self, cell: DetailCell) -> list[str]:
        """What the same seat answered in the round before, and on its own side's doing the same."""
        facts = []
        name = self._value_scale(cell)
        if cell.column.earlier is not None:
            before = self._entry(cell.column.field, Place(cell.item, *cell.column.earlier))
            if before is not None and before.value and not is_sealed(before):
                facts.append(_("Round 1: {answer}").format(answer=_answer(name, before.value)))
        if cell.mirror is not None:
            other = self._entry(cell.mirror, Place(cell.item, cell.column.party))
            if other is not None and other.value and not is_sealed(other):
                facts.append(
                    _("If we did it: {answer}").format(answer=_answer(cell.mirror.scale, other.value))
                )
        return facts

    def _entry(self, field: TemplateField, place: Place) -> Entry | None:
        return self._track.dialogue.entry(self._session, field.entry_field, *place)

    # -- writing -------------------------------------------------------------------------------------

    def begin(self, typed: str = "") -> None:
        """Put the keys into the reason; ``typed`` is its beginning."""
        self.reason.setFocus()
        cursor = self.reason.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.reason.setTextCursor(cursor)
        if typed:
            self.reason.insertPlainText(typed)

    def focus_on(self, part: str) -> None:
        """Put the focus on what holds one part of the entry."""
        places: dict[str, QWidget] = {"owner": self.owner, "due": self.due, "confidence": self.confidence}
        widget = places.get(part, self.reason)
        (widget if not widget.isHidden() else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Save what is being typed right now."""
        if self._cell is None:
            return
        self.reason.commit()
        for field in (self.owner, self.due):
            if field.dirty:
                field.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the matrix."""
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _set(self, *, merge: bool = False, source: Typed | None = None, **values: str) -> None:
        if self._cell is not None:
            field = self._value_field(self._cell) if "value" in values else self._cell.column.field
            self._writer.set((field, self._cell.place), merge=merge, source=source, **values)

    def _on_level(self) -> None:
        self._set(value=self.level.currentData())

    def _on_confidence(self) -> None:
        self._set(confidence=self.confidence.currentData())

    def _on_marking(self) -> None:
        self._set(marking=self.marking.currentData())

    def _on_input(self, source: Input) -> None:
        self._set(source=source, **{source.name: source.value})

    def _on_reason(self, text: str) -> None:
        self._set(merge=True, source=self.reason, reason=text)


def fill(box: CutBox, options: list[tuple[str, str]], value: str, *, blank: bool = True) -> None:
    """Offer options in a box, the empty one first, and choose a value."""
    wanted = [("", "\N{EN DASH}"), *options] if blank else options
    if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] != wanted:
        box.clear()
        for code, words in wanted:
            box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(value)))


def _answer(scale_name: str, value: str) -> str:
    return f"{value} {shown_option(scale_name, value)}"
