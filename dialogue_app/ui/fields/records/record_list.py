"""Editor of a list of records: a card for each, which opens to the complete form in place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.commands.lists import add_listed, move_listed, remove_record
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.form import form_groups
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import CatalogueItem, Listed, new_id
from dialogue_app.core.visibility.released_items import is_shut, needs_release
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.record_list import KIND
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.apply_change import perform, settle
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.fields.records.list_frame import ListFoot, ListHead, lay_out_list
from dialogue_app.ui.fields.records.list_order import arrange, counts, matching, steps_past
from dialogue_app.ui.text.card_links import Links, card_links, card_menu, first_reference
from dialogue_app.ui.text.card_text import CardText, card_text, statement_attribute, who_attribute
from dialogue_app.ui.text.record_values import add_blank, blank, kind_of, questions_of, set_value, values_of
from dialogue_app.ui.widgets.cards.card_column import CardColumn, moves_row, take_moving_keys
from dialogue_app.ui.widgets.cards.card_face import CardFace
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.unsaved_text import may_leave

_FILTER_FROM = 9


class RecordListEditor(FieldEditor):
    """Cards with quiet links; only those near the screen exist. Enter opens, Esc closes, Insert begins one,
    the arrows, Home and End walk, Alt+Up and Alt+Down move, Del removes. A new record is saved with its first
    answer.
    """

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kind = kind_of(self.field)
        self.questions = questions_of(self.field)
        self.form: RecordForm | None = None
        self._open = ""
        self._draft: Listed | None = None
        self._order: list[str] = []
        self._shown: dict[str, Listed] = {}
        self.head = ListHead(self.field, bool(who_attribute(self.field)), self)
        self.head.asked.connect(self._on_asked)
        self.page = ScrollPage(self)
        self.column = CardColumn[RecordCard](self.page, self.make_card, self._turn)
        self.foot = ListFoot(self.track, self.session, self.field, self)
        self.foot.add_wanted.connect(self.begin)
        self.foot.item_picked.connect(self.add_from_catalogue)
        self.around = lay_out_list(self, self.page, (self.head,), self.column, self.foot)
        self.refresh()

    # -- showing -------------------------------------------------------------------------------------

    @property
    def cards(self) -> Mapping[str, RecordCard]:
        """The cards that exist, by the id of their record."""
        return self.column.rows

    def records(self) -> list[Listed]:
        """The records of the list, with the one that is being begun."""
        found: list[Listed] = list(self.track.dialogue.listed(self.kind, self.session, self.field.key))
        draft = self._draft
        if draft is not None and all(record.id != draft.id for record in found):
            found.append(dataclasses.replace(draft, position=len(found)))
        return found

    def record(self, record_id: str) -> Listed | None:
        """The record of a card."""
        return next((record for record in self.records() if record.id == record_id), None)

    def refresh(self, change: Change | None = None) -> None:
        if not touches(change, STRUCTURE):
            return
        records = self.records()
        if any(listed.id == self._open and is_sealed(listed) for listed in records):
            self._drop_form()
        if self._draft is not None and self.track.dialogue.get(self.kind, self._draft.id) is not None:
            self._draft = None
        self._shown = {listed.id: listed for listed in self._arranged(records)}
        self._order = list(self._shown)
        self.column.show_rows(self._order)
        if self._open not in self._shown:
            self._open, self.form = "", None
            self.column.pinned.clear()
        saved = [listed for listed in records if self._draft is None or listed.id != self._draft.id]
        self.head.show_counts(len(saved), counts(self.track.dialogue, self.field, saved), len(self._order))
        self.head.show_filter(len(saved) >= _FILTER_FROM)
        self.foot.show_empty(not records)
        record = self.record(self._open) if self._open else None
        if record is not None and self.form is not None:
            self.form.show_values(values_of(record, self.questions))

    def _arranged(self, records: list[Listed]) -> list[Listed]:
        by_id = {record.id: record for record in records}
        if self._open and by_id.keys() == set(self._order):
            return [by_id[one] for one in self._order]
        words = self.head.words() if len(records) >= _FILTER_FROM else ()
        kept = matching(self.track.dialogue, self.field, records, words, always=self._open)
        return arrange(self.field, kept, self.head.order())

    def make_card(self, parent: QWidget) -> RecordCard:
        """A card of no record yet."""
        card = RecordCard(self.track.track, parent)
        card.acted.connect(self.act)
        return card

    def _turn(self, card: RecordCard, record_id: str) -> None:
        card.record_id = record_id
        self.show_card(card, self._shown[record_id])
        place, total = self.column.place(record_id) + 1, len(self._order)
        card.face.show_place(_("{n} of {total}").format(n=place, total=total))

    def card_words(self, record: Listed) -> CardText:
        text = card_text(self.track.dialogue, self.template, self.field, record)
        if self._draft is not None and record.id == self._draft.id:
            text = dataclasses.replace(text, when=_("new"), state="", state_note="")
        return text

    def show_card(self, card: RecordCard, record: Listed) -> None:
        card.show_text(self.card_words(record))
        card.set_links(self.links(record), self.menu(record))

    def links(self, record: Listed) -> Links:
        """The links of a card."""
        read_only = self.track.read_only
        return card_links(self.track.dialogue, self.template, self.field, record, read_only=read_only)

    def menu(self, record: Listed) -> Links:
        """What "More" and the context menu offer."""
        return card_menu(self.stage, self.field, self.links(record))

    # -- acting --------------------------------------------------------------------------------------

    def act(self, action: str, record_id: str) -> None:
        """Do what a card's link or menu asks for."""
        if action == "open":
            self.open(record_id)
        elif action == "close":
            self.close_form()
        elif action == "link":
            self.open(record_id, first_reference(self.field))
        elif action in ("up", "down"):
            self.move_record(record_id, -1 if action == "up" else 1)
        elif action == "remove":
            self.remove(record_id)
        elif action.startswith("field:"):
            self.navigate.emit(action.removeprefix("field:"), record_id, "")

    def open(self, record_id: str, question: str = "") -> None:
        """Open a card's form and put the focus into one of its inputs."""
        record = self.record(record_id)
        if record is None or is_sealed(record):
            return
        if self._open != record_id:
            if not self.close_form(focus=False):
                return
            if record_id not in self._shown:
                self.head.clear_filter()
            card = self.column.bring(record_id)
            if card is None:
                return
            self.form = self.make_form(record, card)
            self.form.show_values(values_of(record, self.questions))
            shut = bool(record.sealed_at) or is_shut(self.track.dialogue, record)
            self.form.set_read_only(shut or self.track.read_only)
            self.form.committed.connect(self._on_committed)
            self._open = record_id
            self.column.pinned = {record_id}
            card.open_with(self.form)
        if self.form is not None:
            self.form.focus_on(question or statement_attribute(self.field))

    def make_form(self, record: Listed, card: QWidget) -> RecordForm:
        setting = Setting(self.track, self.session, record.id)
        groups = form_groups(self.kind, [name for name, _ask in self.questions])
        return RecordForm(self.questions, groups, setting, card)

    def close_form(self, *, focus: bool = True) -> bool:
        """Save and close the form; a record begun and left empty goes. False: something unsaved stays."""
        if not self._open or self.form is None:
            return True
        self.form.commit()
        if not may_leave(self.form):
            return False
        record_id = self._open
        self._drop_form()
        self._draft = None
        self.refresh()
        if focus:
            self._focus(record_id)
        return True

    def _drop_form(self) -> None:
        card, self._open, self.form = self.cards[self._open], "", None
        self.column.pinned.clear()
        card.close_up()

    def begin(self, party: str = "") -> None:
        """Begin a new record, for a party where the list asks for one."""
        if self.track.read_only:
            return
        if not self.close_form(focus=False):
            return
        draft = blank(self.session, self.field, **self.beginning(party))
        self._draft = dataclasses.replace(draft, id=new_id())
        self.head.clear_filter()
        self.refresh()
        self.open(self._draft.id, self._first_asked(self._draft))

    def _first_asked(self, draft: Listed) -> str:
        """The question a new record begins with: of a line that needs a release, which; else its words."""
        asked = "release_item" in dict(self.questions) and needs_release(self.track.dialogue, draft)
        return "release_item" if asked else ""

    def beginning(self, party: str) -> dict[str, Any]:
        """The values a new record begins with."""
        return self.foot.beginning(party)

    def _on_committed(self, source: Input) -> None:
        record = self.record(self._open)
        if record is None:
            source.show_fault(_("This record has been removed meanwhile. What you typed is still here."))
        elif self._draft is not None and record.id == self._draft.id:
            self._order = []
            settle(self.track, source, add_blank, self._draft, source.name, source.value)
        else:
            settle(self.track, source, set_value, record, source.name, source.value)

    def move_record(self, record_id: str, direction: int) -> None:
        """Move a record past the next one that is shown."""
        record = self.record(record_id)
        if record is not None:
            steps = steps_past(self.records(), self._order, record_id, direction)
            self._order = []
            perform(self.track, move_listed, record, steps)
            self._focus(record_id)

    def remove(self, record_id: str) -> None:
        """Remove a record; undo brings it back."""
        record = self.record(record_id)
        if record is None:
            return
        place = self._order.index(record_id) if record_id in self._order else 0
        if self._draft is not None and record_id == self._draft.id:
            self._draft = None
            self.refresh()
        elif not perform(self.track, remove_record, record):
            return
        near = self._order[min(place, len(self._order) - 1)] if self._order else ""
        self._focus(near)

    def add_from_catalogue(self, item_id: str) -> None:
        item = self.track.dialogue.get(CatalogueItem, item_id)
        if item is not None:
            fresh = blank(self.session, self.field, **_values_of(item, self.kind))
            perform(self.track, add_listed, fresh)

    # -- hands ---------------------------------------------------------------------------------------

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the focus on a record's card, on the first one of a party, or on the first of all."""
        shown = self.records()
        wanted = (
            listed for listed in shown if item == listed.id or (party and party == self.foot.who(listed))
        )
        first = shown[0] if shown and not (item or party) else None
        record = next(wanted, first)
        self._focus(record.id if record else "")

    def go_to_part(self, item: str, part: str) -> None:
        """Open a record and put the focus into one of its inputs."""
        self.open(item, part)

    def commit(self) -> None:
        """Save what is being typed."""
        if self.form is not None:
            self.form.commit()

    def _focus(self, record_id: str) -> None:
        card = self.column.bring(record_id)
        if card is not None:
            card.face.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.foot.take_focus()

    def _on_asked(self) -> None:
        self._order = []
        self.refresh()

    def event(self, event: QEvent) -> bool:
        """Take the moving keys before the window's shortcuts do."""
        return take_moving_keys(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        face = QApplication.focusWidget()
        here = _card_of(face)
        if moves_row(event):
            if here:
                self.move_record(here, step)
        elif isinstance(face, CardFace) and here and event.key() == Qt.Key.Key_Delete:
            self.remove(here)
        elif isinstance(face, CardFace) and here and (there := self.column.walk(here, event.key())):
            self._focus(there)
        else:
            super().keyPressEvent(event)


def _values_of(item: CatalogueItem, kind: type[Listed]) -> dict[str, str]:
    """What a record made from a catalogue item takes over, as far as it has a place for it."""
    values = {"catalogue_item": item.id, "code": item.code, "text": item.title}
    known = {field.name for field in dataclasses.fields(kind)}
    return {name: value for name, value in values.items() if name in known}


def _card_of(widget: QWidget | None) -> str:
    """The record whose card a widget lies in."""
    while widget is not None:
        if isinstance(widget, RecordCard):
            return widget.record_id
        widget = widget.parentWidget()
    return ""


EDITOR = Editor(
    (KIND,),
    RecordListEditor,
    sealed="sealed_list",
    restated="stated_list",
    records={"silence_procedure": "silence"},
)
