"""What the matrix editors share: view, legend, detail of the current cell, hiding until the reveal."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from dialogue_app.core.kinds import kind_name, title_of
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.wording.voided_answers import VOID, is_void
from dialogue_app.fields.items import Item, items_of
from dialogue_app.support.translation import N_, _, language
from dialogue_app.ui.fields.editor import FieldContext
from dialogue_app.ui.fields.hidden_answers import HiddenAnswersEditor
from dialogue_app.ui.fields.matrix.detail_cell import DetailCell
from dialogue_app.ui.fields.matrix.matrix_columns import CellColumn, TrailingColumn
from dialogue_app.ui.fields.matrix.matrix_model import MatrixModel
from dialogue_app.ui.fields.matrix.matrix_view import MatrixView
from dialogue_app.ui.fields.matrix.scale_legend import ScaleLegend

_ROWS = {
    "selected_item": N_("Activity"),
    "catalogue_item": N_("Commitment"),
    "perception_statement": N_("Statement"),
    "response_option": N_("Option"),
    "line_paragraph": N_("Paragraph"),
}
_ASKED = {
    ("RUSSIA", "on_other"): N_("if Russia did this next month"),
    ("ALLIANCE", "on_self"): N_("if we did it to Russia"),
    ("RUSSIA", ""): N_("where the middle of the table will be"),
}


class MatrixEditor(HiddenAnswersEditor):
    """A matrix with its legend. Pages may give it trailing columns with ``set_trailing``."""

    model: MatrixModel
    view: MatrixView

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        model = MatrixModel(self.track, self.session, self.rows, self.columns, self)
        view = MatrixView(model, self.writer, self.track.track, self)
        reasons = self.field.part == "reason"
        self.legend = ScaleLegend(
            self.legend_scale(), self._value_field().statuses if reasons else self.field.statuses
        )
        view.legend_wanted.connect(self.legend.toggle)
        self.show_table(model, view, self.legend, self._empty_text())

    # -- what subclasses say -------------------------------------------------------------------------

    def rows(self) -> tuple[Item, ...]:
        if not self.field.items:
            return (Item("", "", self.field.label.shown(language())),)
        return items_of(self.track.dialogue, self.session, self.template, self.field)

    def columns(self) -> tuple[CellColumn, ...]:
        raise NotImplementedError

    def legend_scale(self) -> str:
        """The scale the legend explains: that of the answers, where the field shows another part of them."""
        return self._value_field().scale if self.field.part == "reason" else self.field.scale

    def _value_field(self) -> TemplateField:
        stage_and_field = self.template.find_field(self.field.of) if self.field.of else None
        return stage_and_field[1] if stage_and_field else self.field

    def always_below(self) -> int:
        """The detail, where reasons are what is asked for."""
        if self.field.part != "reason" or self._detail is None or self._detail.isHidden():
            return 0
        return self.detail.sizeHint().height() + self.column.spacing()

    def set_trailing(self, trailing: tuple[TrailingColumn, ...]) -> None:
        """Show columns after the cells."""
        self.model.set_trailing(trailing)

    # -- the editor ----------------------------------------------------------------------------------

    def current_item(self) -> str:
        """The id of the row that the current cell is in."""
        index = self.view.currentIndex()
        return self.model.items[index.row()].id if index.isValid() else ""

    def _empty_text(self) -> str:
        stage_and_field = self.template.find_field(self.field.items) if self.field.items else None
        if stage_and_field is None:
            return _("Nothing is there to be answered yet.")
        stage, source = stage_and_field
        where = "" if stage.key == self.stage.key else f"{stage.key} \N{EN DASH} "
        return _(
            "The rows come from “{field}”. They appear here as soon as something is recorded there."
        ).format(field=f"{where}{source.label.shown(language())}")

    def show_state(self) -> None:
        """Show the detail and the notes too, by what is hidden now."""
        super().show_state()
        asks = self.model.has_cells() and (self.field.part == "reason" or self.detail_shown)
        if asks and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        if asks or self._detail is not None:
            self.detail.setVisible(asks)
        if asks:
            self.detail.show_cell(self._current_cell())
        self.view.corner.text = self._corner()
        notes = []
        if self.field.part == "reason":
            notes.append(_("strong with a corner: a reason is recorded; Enter or a letter writes it"))
        notes += cell_notes(self.model, sealed=self.field.sealed)
        if self.view.mixed_notes and self.view.usual_note and not self.view.two_lines:
            usual = scale("CONTEXT").shown(self.view.usual_note).lower()
            notes.append(_("context not named: {usual}").format(usual=usual))
        self.legend.set_notes(notes)

    def _corner(self) -> str:
        record = self.model.items[0].record if self.model.items else None
        if record is None:
            return ""
        words = [
            _(_ROWS[kind_name(type(record))]) if kind_name(type(record)) in _ROWS else title_of(type(record))
        ]
        asked = _ASKED.get((self.field.actor, self.field.direction), "")
        if asked and self.field.scale == "VERDICT":
            words.append(_(asked))
        notes = {item.note for item in self.model.items}
        if len(notes) == 1 and (note := notes.pop()):
            words.append(scale("CONTEXT").shown(note).lower())
        return " · ".join(words)

    def _current_cell(self) -> DetailCell | None:
        index = self.view.currentIndex()
        if not self.model.is_cell(index):
            return None
        column, item = self.model.columns[index.column()], self.model.items[index.row()]
        title = " · ".join(part for part in (column.name, item.code) if part)
        return DetailCell(
            column, item.id, title, item.title, self._mirror(column), self.model.hides(column.party)
        )

    def _mirror(self, column: CellColumn) -> TemplateField | None:
        if column.field.direction != "on_other" or not column.field.items:
            return None
        same = (
            field for field in self.stage.fields if field.items == column.field.items and not field.sealed
        )
        field = next(
            (
                template_field
                for template_field in same
                if template_field.direction == "on_self" and not template_field.of
            ),
            None,
        )
        hidden = field is not None and (self.session, field.entry_field) in self.track.hidden_fields
        return None if hidden else field

    def _go_back(self) -> None:
        """Make that cell the current one whose detail holds what is not saved."""
        kept = self.detail.cell
        if kept is None or kept.column not in self.model.columns:
            return
        place = self.model.columns.index(kept.column)
        row = next((n for n, item in enumerate(self.model.items) if item.id == kept.item), -1)
        self.view.setCurrentIndex(self.model.index(row, place))


def cell_notes(model: MatrixModel, *, sealed: bool) -> list[str]:
    """A note for each way in which a cell that is shown does not count. Only a sealed field has late ones."""
    if model.hidden:
        return []
    notes = []
    if sealed and _has_late(model):
        notes.append(_("dashed: given after the fact, in no score"))
    if _has_void(model):
        notes.append(_("faint: given to an earlier wording, void until answered again"))
    return notes


def _has_late(model: MatrixModel) -> bool:
    if not any(late for _marking, late in _tallied(model)):
        return False
    found = model.entries()
    rows, columns = range(len(model.items)), range(len(model.columns))
    return any(model.cell_look(row, column, found).late for row in rows for column in columns)


def _has_void(model: MatrixModel) -> bool:
    if not any(late == VOID for _marking, late in _tallied(model)):
        return False
    places = {(column.field.entry_field, column.cell) for column in model.columns}
    items = {item.id for item in model.items}
    return any(
        is_void(entry) and (field, cell) in places and item in items
        for field in _fields(model)
        for item, cells in model.track.dialogue.field_entries(model.session, field).items()
        for cell, entry in cells.items()
    )


def _tallied(model: MatrixModel) -> Iterator[tuple[str, str]]:
    """How what stands in the fields shown is marked and flagged, each way once: many cells are not gone
    through where none can be found.
    """
    for field in _fields(model):
        yield from model.track.dialogue.tally(model.session, field)


def _fields(model: MatrixModel) -> frozenset[str]:
    return frozenset(column.field.entry_field for column in model.columns)
