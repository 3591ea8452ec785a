"""Editor of some attributes of listed records, side by side: a row a record, edited in place.

Up to three attributes stand in columns; more of them stand in a small form below each record.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.domain_records import Signal
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.form import Ask, questions
from dialogue_app.core.kinds import kind_name
from dialogue_app.core.records import Listed, Record
from dialogue_app.core.scales import scale
from dialogue_app.core.shown_values import value_of
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.items import Item, items_of, kinds_of_items
from dialogue_app.fields.record_columns import KIND
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.apply_change import settle
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.fields.records.column_row import MOST_COLUMNS, ColumnHeads, ColumnRow, RowText
from dialogue_app.ui.text.card_text import speaker_of, who_is_it
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_column import CardColumn
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.scroll_page import ScrollPage


class RecordColumnsEditor(FieldEditor):
    """A compact table of inputs, or a small form a record; only the rows near the screen exist."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._items: dict[str, Item] = {}
        self._asks: dict[str, Ask] = {}
        self._about = kinds_of_items(self.template, self.field)
        self.empty = kit.label(self._empty_words(), "soft", self)
        around = kit.column(self, spacing=None)
        self.page = ScrollPage(self)
        around.addWidget(self.page)
        self.heads = ColumnHeads(self.page.inside)
        self.column = CardColumn[ColumnRow](self.page, self._make_row, self._turn, spacing=8)
        inside = kit.column(self.page.inside)
        for widget in (self.empty, self.heads, self.column):
            inside.addWidget(widget)
        inside.addStretch(1)
        self.refresh()

    def _empty_words(self) -> str:
        stage_and_field = self.template.find_field(self.field.items.partition(".")[0])
        name = str(stage_and_field[1].label) if stage_and_field else ""
        return _("Nothing to fill in yet: first enter something under “{list}”.").format(list=name)

    # -- showing -------------------------------------------------------------------------------------

    @property
    def inputs(self) -> dict[tuple[str, str], Input]:
        """The inputs that exist: (id of the record, attribute) -> input."""
        return {
            (record_id, name): field
            for record_id, row in self.column.rows.items()
            for name, field in row.inputs.items()
        }

    def refresh(self, change: Change | None = None) -> None:
        if not touches(change, self._about):
            return
        items = items_of(self.track.dialogue, self.session, self.template, self.field)
        self._items = {item.id: item for item in items}
        if items and items[0].record is not None and not self._asks:
            known = dict(questions(type(items[0].record)))
            self._asks = {name: known[name] for name in self.field.attributes}
        self.column.show_rows(self._items)
        self.empty.setVisible(not items)
        self._show_heads(items)

    def _show_heads(self, items: tuple[Item, ...]) -> None:
        row = next(iter(self.column.rows.values()), None)
        shown = row is not None and len(self._asks) <= MOST_COLUMNS
        self.heads.setVisible(shown)
        if shown and row is not None:
            heads = [_kind_words(items[0]), *(_(ask.label) for ask in self._asks.values())]
            self.heads.show_heads(heads, row)

    def _make_row(self, parent: QWidget) -> ColumnRow:
        row = ColumnRow(self._asks, Setting(self.track, self.session), parent)
        row.committed.connect(self._on_committed)
        return row

    def _turn(self, row: ColumnRow, record_id: str) -> None:
        item = self._items[record_id]
        text = _row_text(item, speaker_of(self.track.dialogue, item.record))
        values = {name: value_of(item.record, name) for name in self._asks}
        setting = Setting(self.track, self.session, record_id)
        row.turn_to(setting, text, values, read_only=self.track.read_only)
        for field in row.inputs.values():
            field.name_for(f"{field.label}: {item.code} {item.title}"[:200])
        place, total = self.column.place(record_id) + 1, len(self._items)
        row.setAccessibleDescription(_("{n} of {total}").format(n=place, total=total))

    # -- acting --------------------------------------------------------------------------------------

    def _on_committed(self, source: Input) -> None:
        item = self._items.get(str(source.property("record")))
        if item is None or item.record is None:
            source.show_fault(_("This record has been removed meanwhile. What you typed is still here."))
            return
        settle(self.track, source, change_record, item.record, **{source.name: source.value})

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the focus on the first input of a record, or the first that is empty."""
        name = self.field.attributes[0]
        if item not in self._items:
            item, name = self._first_empty()
        row = self.column.bring(item)
        if row is not None:
            row.inputs[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_empty(self) -> tuple[str, str]:
        places = ((item, name) for item in self._items.values() for name in self._asks)
        empty = (
            (item.id, name) for item, name in places if value_of(item.record, name) in ("", (), None)
        )  # fmt: skip
        return next(empty, ("", ""))

    def begin(self, party: str = "") -> None:
        """Begin a record in the list the rows are of: of the party whose row has the focus."""
        stage_and_field = self.template.find_field(self.field.items.partition(".")[0])
        if stage_and_field is not None and not self.track.read_only:
            self.begin_wanted.emit(stage_and_field[1].key, party or self._whose(stage_and_field[1]))

    def _whose(self, listed: TemplateField) -> str:
        """The party of the record whose row has the focus; empty if none has, or it is nobody's."""
        record = next((item.record for item in self._items.values() if self._holds_focus(item.id)), None)
        return who_is_it(record, listed) if isinstance(record, Listed) else ""

    def _holds_focus(self, record_id: str) -> bool:
        focus = QApplication.focusWidget()
        own = [field for (row, _name), field in self.inputs.items() if row == record_id]
        return focus is not None and any(field.isAncestorOf(focus) for field in own)

    def commit(self) -> None:
        """Save what is being typed."""
        for field in self.inputs.values():
            if field.dirty:
                field.commit()


def _row_text(item: Item, party: str) -> RowText:
    head = "  ".join(part for part in (item.code, party, _context(item)) if part)
    return RowText(head, item.title, _quoted(item), _comparison(item.record))


def _quoted(item: Item) -> bool:
    """Whether the text of a row is somebody's own words."""
    if item.record is None:
        return False
    quotes = [name for name, ask in questions(type(item.record)) if ask.kind == "quote"]
    return any(getattr(item.record, name) == item.title for name in quotes)


def _context(item: Item) -> str:
    return scale("CONTEXT").shown(item.note) if item.note else ""


def _comparison(record: Record | None) -> str:
    """What was intended against what was received, once both are known."""
    if not isinstance(record, Signal) or not (record.intended_level and record.received_level):
        return ""
    level = scale("THREAT5")
    return _("intended {a} → received {b}").format(
        a=f"{record.intended_level} {level.shown(record.intended_level)}",
        b=f"{record.received_level} {level.shown(record.received_level)}",
    )


def _kind_words(item: Item) -> str:
    if item.record is None:
        return ""
    names = {"selected_item": _("Activity"), "catalogue_item": _("Catalogue")}
    name = kind_name(type(item.record))
    return names.get(name) or _(name.replace("_", " ").capitalize())


EDITOR = Editor((KIND,), RecordColumnsEditor)
