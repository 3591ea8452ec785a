"""Editor of a text per party: one for each seat, side or participant, perhaps on each of several items."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Entry
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.party_text import KIND
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.fields.party_text.text_rows import PartyTexts, entry_at
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.entry_writer import EntryWriter
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.rows.item_list import ItemList
from dialogue_app.ui.widgets.rows.item_table import ItemRow
from dialogue_app.ui.widgets.unsaved_text import may_leave


class PartyTextEditor(FieldEditor):
    """Texts at the right; where the field is about a list, its items at the left."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.writer = EntryWriter(self.track, self.session)
        self._items: dict[str, Item] = {}
        self._item = ""
        self.empty = kit.label("", "soft", self)
        self.title = kit.label("", "strong", self)
        self.title.setVisible(bool(self.field.items))
        self.list = ItemList(_("Items"), self)
        self.list.setFixedWidth(theme.current().scaled(264))
        self.list.setVisible(bool(self.field.items))
        self.texts = PartyTexts(context)
        self._lay_out()
        self.list.chosen.connect(self._on_item)
        self.texts.written.connect(self._on_written)
        self.texts.ended.connect(self._on_ended)
        self.refresh()

    def _lay_out(self) -> None:
        outer = kit.column(self)
        outer.addWidget(self.empty)
        beside = kit.row(spacing=16)
        beside.addWidget(self.list)
        right = kit.column()
        right.addWidget(self.title)
        right.addWidget(self.texts, 1)
        beside.addLayout(right, 1)
        outer.addLayout(beside, 1)

    # -- showing -------------------------------------------------------------------------------------

    def refresh(self, change: Change | None = None) -> None:
        """Show what is recorded."""
        if touches(change, STRUCTURE):
            self.texts.show_people(answerers(self.track.dialogue, self.session, self.field))
            self._take_items()
        elif change is not None and self._items:
            self._count_again(change)
        self._show_texts()
        missing = self._missing()
        self.empty.setText(missing)
        self.empty.setVisible(bool(missing))
        self.texts.setVisible(not missing)
        self.list.setVisible(bool(self.field.items) and not missing)

    def _missing(self) -> str:
        if not self.texts.people:
            return _("Nobody is there to answer yet. Add seats or participants under “Parties and seats”.")
        if self.field.items and not self._items:
            stage_and_field = self.template.find_field(self.field.items)
            source = stage_and_field[1].label.shown(language()) if stage_and_field else self.field.items
            return _("A text is asked for on each item of “{field}”. Nothing is recorded there yet.").format(
                field=source
            )
        return ""

    def _take_items(self) -> None:
        if not self.field.items:
            return
        items = items_of(self.track.dialogue, self.session, self.template, self.field)
        known = {item.id: item for item in items}
        if self._item not in known:
            self.texts.commit()
            self._item = items[0].id if items else ""
        self._items = known
        self.list.blockSignals(True)
        self.list.table.set_rows([self._row(item) for item in items])
        if self.list.current_id() != self._item:
            self.list.choose(self._item)
        self.list.blockSignals(False)

    def _count_again(self, change: Change) -> None:
        """How many have answered on the items that a change touches."""
        touched = {edit.record.item for edit in change.edits if isinstance(edit.record, Entry)}
        for item_id in touched & self._items.keys():
            self.list.table.change_row(self._row(self._items[item_id]))

    def _row(self, item: Item) -> ItemRow:
        of = len(self.texts.people)
        done = sum(
            1
            for person in self.texts.people
            if (entry := entry_at(self.context, item.id, person)) and entry.value
        )
        spoken = _("{n} of {total} answered").format(n=done, total=of)
        return ItemRow(item.id, item.code, item.title, f"{done}/{of}", settled=done == of, notes=spoken)

    def _show_texts(self) -> None:
        item = self._items.get(self._item)
        if item is not None:
            self.title.setText(f"{item.code}  {item.title}".strip())
        self.texts.show_item(self._item)

    # -- acting --------------------------------------------------------------------------------------

    def go_to(self, item: str = "", party: str = "") -> None:
        self.list.choose(item)
        self.texts.focus_on(party)

    def commit(self) -> None:
        """Save what is being typed."""
        self.texts.commit()

    def _on_item(self, item_id: str) -> None:
        self.texts.commit()
        if item_id != self._item and not may_leave(self.texts):
            self.list.blockSignals(True)
            self.list.choose(self._item)
            self.list.blockSignals(False)
            return
        self._item = item_id
        self._show_texts()

    def _on_written(self, party: str, text: str) -> None:
        place = Place(self._item, party, "", self.field.round)
        self.writer.set((self.field, place), merge=True, source=self.texts.areas[party], value=text)

    def _on_ended(self) -> None:
        """After the last text of an item comes the first of the next."""
        order = list(self._items)
        place = order.index(self._item) + 1 if self._item else len(order)
        if place < len(order):
            self.list.choose(order[place])
            self.texts.focus_on()


EDITOR = Editor((KIND,), PartyTextEditor)
