"""Editor of a selection: the catalogue at the left, at the right what this session takes up, and how."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.commands.catalogue import add_item, catalogue_items, select_item, unselect
from dialogue_app.core.commands.lists import change_record, move_listed
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import CatalogueItem, SelectedItem, new_id
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.markings import usual
from dialogue_app.fields.selection import KIND
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.fields.apply_change import perform, settle
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.fields.selection.catalogue_panel import CataloguePanel
from dialogue_app.ui.fields.selection.own_item_form import OwnItemForm
from dialogue_app.ui.fields.selection.selected_row import SelectedRow
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_column import CardColumn, moves_row, take_moving_keys
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.unsaved_text import may_leave


class SelectionEditor(FieldEditor):
    """Enter or Space takes an item up, Insert writes an own one, Del takes one out, Alt+Up, Alt+Down move."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.own: OwnItemForm | None = None
        self._shown: dict[str, SelectedItem] = {}
        self.catalogue = CataloguePanel(str(self.field.label), self)
        self.catalogue.chosen.connect(self.select)
        self.catalogue.own_wanted.connect(self.open_own)
        self.catalogue.setVisible(not self.track.read_only)
        self._left = QWidget(self)
        left = kit.column(self._left, spacing=None, margins=(0, 0, 12, 0))
        left.addWidget(self.catalogue, 1)
        self.count = kit.label("", "soft", self)
        self.empty = kit.label(
            _("Choose at the left what this session judges. Enter or Space takes an item up."), "soft"
        )
        self.count.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.count.setMinimumHeight(room_for(2, "base"))
        self.page = ScrollPage(self)
        self.column = CardColumn[SelectedRow](self.page, self._make_row, self._turn, spacing=0)
        inside = kit.column(self.page.inside, spacing=0, margins=(12, 0, 4, 0))
        for part in (self.count, self.empty, self.column):
            inside.addWidget(part)
        inside.addStretch(1)
        panes = kit.row(self, spacing=0)
        panes.addWidget(self._left, 4)
        panes.addWidget(self.page, 5)
        self.refresh()

    # -- showing -------------------------------------------------------------------------------------

    @property
    def rows(self) -> Mapping[str, SelectedRow]:
        """The rows that exist, by the id of what is selected."""
        return self.column.rows

    def selected(self) -> tuple[SelectedItem, ...]:
        """What the session takes up, in order."""
        return self.track.dialogue.listed(SelectedItem, self.session, self.field.key)

    def refresh(self, change: Change | None = None) -> None:
        if not touches(change, STRUCTURE):
            return
        dialogue, selected = self.track.dialogue, self.selected()
        self._shown = {selected_item.id: selected_item for selected_item in selected}
        self.column.pinned &= self._shown.keys()
        self.column.show_rows(self._shown)
        self.empty.setVisible(not selected)
        taken: dict[str, list[str]] = {}
        for item in selected:
            taken.setdefault(item.catalogue_item, []).append(item.context)
        self.catalogue.show_items(
            catalogue_items(dialogue, self.field.catalogue),
            {item: " ".join(contexts) for item, contexts in taken.items()},
        )
        self._count(selected)

    def _make_row(self, parent: QWidget) -> SelectedRow:
        row = SelectedRow(Setting(self.track, self.session), parent)
        row.committed.connect(self._on_committed)
        row.context_chosen.connect(self._on_context)
        row.acted.connect(self.act)
        return row

    def _turn(self, row: SelectedRow, record_id: str) -> None:
        """Make a row that of something selected."""
        record = self._shown[record_id]
        if row.record_id != record_id:
            row.turn_to(Setting(self.track, self.session, record_id))
            row.set_read_only(self.track.read_only)
        row.show_record(record, self.track.dialogue.get(CatalogueItem, record.catalogue_item))
        place, total = self.column.place(record_id) + 1, len(self._shown)
        row.setAccessibleDescription(_("{n} of {total}").format(n=place, total=total))

    def _count(self, selected: tuple[SelectedItem, ...]) -> None:
        low, high, n = self.field.minimum, self.field.maximum, len(selected)
        words = ngettext("{n} selected", "{n} selected", n).format(n=n)
        if low and high:
            words += " " + _("({low}–{high} advised)").format(low=low, high=high)
        items = (self.track.dialogue.get(CatalogueItem, item.catalogue_item) for item in selected)
        anchors = sum(1 for item in items if item is not None and item.anchor == "yes")
        parts = [words]
        if anchors:
            parts.append(ngettext("{n} anchor", "{n} anchors", anchors).format(n=anchors))
        elif n:
            parts.append(_("no anchor yet: one or two keep the whole scale in use"))
        outside = bool(n and ((low and n < low) or (high and n > high)))
        self.count.setText("   ·   ".join(parts))
        theme.take_role(self.count, "warn" if outside else "soft")

    # -- acting --------------------------------------------------------------------------------------

    def select(self, item_id: str) -> None:
        """Take a catalogue item up in its usual context."""
        item = self.track.dialogue.get(CatalogueItem, item_id)
        if item is not None and not self.track.read_only:
            perform(self.track, select_item, self.session, self.field, item)

    def act(self, action: str, record_id: str) -> None:
        """Do what a row's link asks for."""
        record = self.track.dialogue.get(SelectedItem, record_id)
        if record is None or self.track.read_only:
            return
        if action == "remove":
            place = self.column.place(record_id)
            if perform(self.track, unselect, record) and self._shown:
                self._focus(self.column.ids[min(place, len(self._shown) - 1)])
        elif action in ("up", "down"):
            perform(self.track, move_listed, record, -1 if action == "up" else 1)
            self._focus(record_id)
        elif action == "context":
            self._second_context(record)
        elif action == "more":
            self._toggle_more(record)

    def _toggle_more(self, record: SelectedItem) -> None:
        """Show or hide the details of a row; while they are shown the row stays."""
        row = self.column.row(record.id)
        if row is None:
            return
        if row.more is not None:
            row.more.commit()
        if row.more is None or may_leave(row.more):
            row.toggle_more(record)
        if row.more is None:
            self.column.pinned.discard(record.id)
        else:
            self.column.pinned.add(record.id)

    def _second_context(self, record: SelectedItem) -> None:
        item = self.track.dialogue.get(CatalogueItem, record.catalogue_item)
        taken = {
            selected_item.context
            for selected_item in self.selected()
            if selected_item.catalogue_item == record.catalogue_item
        }
        usual = [*(item.contexts if item else ()), *scale("CONTEXT").codes]
        free = next((code for code in usual if code not in taken), "")
        if item is None or not free:
            self.track.failed.emit(_("This item is selected in every context already. Nothing was changed."))
            return
        perform(self.track, _select_beside, self.session, self.field, item, record, free)

    def _on_context(self, record_id: str, context: str) -> None:
        record = self.track.dialogue.get(SelectedItem, record_id)
        if record is None:
            return
        if not perform(self.track, _set_context, record, context):
            self.rows[record_id].context.set_code(record.context)

    def _on_committed(self, source: Input) -> None:
        record = self.track.dialogue.get(SelectedItem, str(source.property("record")))
        if record is None:
            source.show_fault(_("This record has been removed meanwhile. What you typed is still here."))
            return
        settle(self.track, source, change_record, record, **{source.name: source.value})

    # -- own items -----------------------------------------------------------------------------------

    def begin(self, party: str = "") -> None:
        """Begin an item of one's own."""
        self.open_own()

    def open_own(self) -> None:
        """Open the form for an item of one's own."""
        if self.own is not None or self.track.read_only:
            return
        items = catalogue_items(self.track.dialogue, self.field.catalogue)
        numbers = [int(match[1]) for item in items if (match := re.fullmatch(r"OWN-(\d+)", item.code))]
        code = f"OWN-{max(numbers, default=0) + 1:02}"
        self.own = OwnItemForm(Setting(self.track, self.session), code, self._left)
        self.own.added.connect(self._on_own)
        self.own.closed.connect(self.close_own)
        layout = self._left.layout()
        if layout is not None:
            layout.addWidget(self.own)
        self.catalogue.hide()
        self.own.form.focus_on("title")

    def close_own(self) -> None:
        """Close the form for an item of one's own; what was typed in it is asked about."""
        if self.own is not None and may_leave(self.own):
            self._drop_own()

    def _drop_own(self) -> None:
        if self.own is not None:
            foot().let_go(self.own)
            self.own.hide()
            self.own.deleteLater()
            self.own = None
            self.catalogue.show()
            self.catalogue.list.setFocus()

    def _on_own(self, values: dict[str, Any]) -> None:
        values = {"marking": usual(self.track.track)} | values
        item = CatalogueItem(id=new_id(), catalogue=self.field.catalogue, **values)
        try:
            change = _add_and_select(self.track.dialogue, self.session, self.field, item)
        except Refused as refusal:
            if self.own is not None:
                self.own.show_fault(str(refusal))
            return
        if self.track.perform(change):
            self._drop_own()

    # -- hands ---------------------------------------------------------------------------------------

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the focus on a selected item, or into the search."""
        if item in self._shown:
            self._focus(item)
        else:
            self.catalogue.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Save what is being typed."""
        for row in list(self.rows.values()):
            for field in row.every_input():
                if field.dirty:
                    field.commit()

    def _focus(self, record_id: str) -> None:
        row = self.column.bring(record_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take the moving keys before the window's shortcuts do."""
        return take_moving_keys(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows, Home and End go from row to row; Alt with an arrow moves the row."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        row = QApplication.focusWidget()
        here = row.record_id if isinstance(row, SelectedRow) else ""
        if here in self._shown and step and moves_row(event):
            self.act("up" if step < 0 else "down", here)
        elif here in self._shown and (there := self.column.walk(here, event.key())):
            self._focus(there)
        else:
            super().keyPressEvent(event)


def _set_context(dialogue: Dialogue, record: SelectedItem, context: str) -> Change:
    """Set the context of a selected item. Raises Refused if it stands in that context already."""
    for item in dialogue.listed(SelectedItem, record.session, record.field):
        if item.id != record.id and (item.catalogue_item, item.context) == (record.catalogue_item, context):
            raise Refused(_("This item is selected in that context already. Nothing was changed."))
    return change_record(dialogue, record, name=_("Set context"), context=context)


def _select_beside(
    dialogue: Dialogue,
    session: str,
    field: TemplateField,
    item: CatalogueItem,
    beside: SelectedItem,
    context: str,
) -> Change:
    """Select an item in a second context, right after its first row and with its wording."""
    adding = select_item(dialogue, session, field, item, context=context)
    if not adding:
        return adding
    first = adding.edits[0].after
    if not isinstance(first, SelectedItem):
        return adding
    worded = dataclasses.replace(first, wording=beside.wording)
    adding = dataclasses.replace(adding, edits=(dataclasses.replace(adding.edits[0], after=worded),))
    after = dialogue.apply(adding.edits)
    order = [selected_item.id for selected_item in after.listed(SelectedItem, session, field.key)]
    moving = move_listed(after, worded, order.index(beside.id) + 1 - order.index(worded.id))
    return Change(adding.name, adding.edits + moving.edits)


def _add_and_select(dialogue: Dialogue, session: str, field: TemplateField, item: CatalogueItem) -> Change:
    """Add an own item to the catalogue and select it, as one change."""
    adding = add_item(dialogue, item)
    selecting = select_item(dialogue.apply(adding.edits), session, field, item)
    return Change(adding.name, adding.edits + selecting.edits)


EDITOR = Editor((KIND,), SelectionEditor)
