"""Editor of read-backs: each statement of another list, at most three attempts a wording, the answer.

Without a list it is a plain list of attempts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands.read_back import attempts_in
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Listed
from dialogue_app.core.wording.confirmation import CONFIRMED
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.read_back import KIND, Standing, attempts, standing, standings
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.fields.read_back.read_back_pane import ReadBackPane
from dialogue_app.ui.fields.read_back.read_back_statement import ReadBackStatement
from dialogue_app.ui.fields.read_back.read_back_text import count_words
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.text.card_links import say_back_words
from dialogue_app.ui.text.card_text import CardText, card_text, read_back_words
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_column import CardColumn
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.unsaved_text import may_leave


class ReadBackEditor(FieldEditor):
    """Cards of the statements. The one that is open asks for the next attempt."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._saying: ReadBackStatement | None = None
        self.plain: RecordListEditor | None = None
        self._open = ""
        around = kit.column(self, spacing=None)
        if not self.field.items:
            self.plain = RecordListEditor(context, self)
            around.addWidget(self.plain)
            return
        self.page = ScrollPage(self)
        around.addWidget(self.page)
        self._items: dict[str, Item] = {}
        self.column = CardColumn[RecordCard](self.page, self._make_card, self._turn)
        inside = kit.column(self.page.inside, spacing=10)
        self.count = kit.label("", "soft", self)
        inside.addWidget(self.count)
        inside.addWidget(self.column)
        inside.addStretch(1)
        self.refresh()
        self._open_first()

    # -- showing -------------------------------------------------------------------------------------

    @property
    def cards(self) -> Mapping[str, RecordCard]:
        """The cards that exist, by the id of their statement."""
        return self.column.rows

    def items(self) -> tuple[Item, ...]:
        """The statements to be read back."""
        return items_of(self.track.dialogue, self.session, self.template, self.field)

    def tries(self, item: str) -> tuple[ReadBack, ...]:
        """The attempts at one statement."""
        return attempts(self.track.dialogue, self.session, self.field, item)

    def standing(self, item: str) -> Standing:
        """How the read-back of one statement stands."""
        return standing(self.track.dialogue, self.session, self.field, item)

    def refresh(self, change: Change | None = None) -> None:
        if not touches(change, STRUCTURE):
            return
        if self.plain is not None:
            self.plain.refresh(change)
            return
        items = self.items()
        self._items = {item.id: item for item in items}
        self.column.show_rows(self._items)
        if self._open not in self._items:
            self._forget()
        self._count(items)
        if self._saying is not None:
            self._saying.refresh(self._items[self._open])

    def _make_card(self, parent: QWidget) -> RecordCard:
        card = RecordCard(self.track.track, parent)
        card.acted.connect(self._on_acted)
        return card

    def _turn(self, card: RecordCard, item_id: str) -> None:
        """Make a card that of a statement."""
        item = self._items[item_id]
        card.record_id = item_id
        card.show_text(self._text(item))
        card.set_links(self._links(item))
        place, total = self.column.place(item_id) + 1, len(self._items)
        card.face.show_place(_("{n} of {total}").format(n=place, total=total))

    def _text(self, item: Item) -> CardText:
        """The card the statement has in its own list, with how this read-back of it stands."""
        record = item.record
        stage_and_field = self.template.find_field(record.field) if isinstance(record, Listed) else None
        if stage_and_field is None or not isinstance(record, Listed):
            text = CardText(item.code, statement=item.title)
        else:
            text = card_text(self.track.dialogue, self.template, stage_and_field[1], record)
        state, note, tone = read_back_words(self.standing(item.id))
        return dataclasses.replace(text, state=state, state_note=note, tone=tone)

    def _links(self, item: Item) -> tuple[tuple[str, str], ...]:
        return (("open", say_back_words(self.standing(item.id))),)

    def _count(self, items: tuple[Item, ...]) -> None:
        stage_and_field = self.template.find_field(self.field.items)
        name = str(stage_and_field[1].label) if stage_and_field else ""
        records = {item.id: item.record for item in items}
        judged = standings(self.track.dialogue, self.session, self.field, records)
        made = attempts_in(self.track.dialogue, self.session, self.field.key)
        tries = (read_back for item in items for read_back in made.get(item.id, ()))
        self.count.setText(count_words(judged, tries, name))

    # -- the pane ------------------------------------------------------------------------------------

    @property
    def pane(self) -> ReadBackPane | None:
        """The pane of the statement that is open."""
        return self._saying.pane if self._saying is not None else None

    def _open_first(self) -> None:
        waiting = next((item.id for item in self.items() if not self.standing(item.id).settled), "")
        if waiting and not self.track.read_only:
            self.open(waiting, focus=False)

    def open(self, item_id: str, *, focus: bool = True) -> None:
        """Open the pane of a statement."""
        item = self._items.get(item_id)
        if item is None:
            return
        if item_id != self._open:
            if not self.close_pane():
                return
            card = self.column.bring(item_id) if focus else self.column.row(item_id)
            if card is None:
                return
            self._open = item_id
            self.column.pinned = {item_id}
            self._saying = ReadBackStatement(self.track, self.session, self.field, item, card)
            self._saying.answered.connect(self._on_answered)
        if focus:
            self._focus_pane()

    def close_pane(self) -> bool:
        """Save what is being typed and close the pane. False if something in it is not saved and not given
        up.
        """
        self.commit()
        if self.pane is not None and not may_leave(self.pane):
            return False
        if self._open in self.cards:
            self.cards[self._open].close_up()
        self._forget()
        return True

    def _forget(self) -> None:
        saying, self._saying, self._open = self._saying, None, ""
        self.column.pinned.clear()
        if saying is not None:
            saying.deleteLater()

    # -- acting --------------------------------------------------------------------------------------

    def _on_acted(self, action: str, item_id: str) -> None:
        if action == "open":
            self.open(item_id)
        elif action == "close" and self.close_pane():
            card = self.column.bring(item_id)
            if card is not None:
                card.face.setFocus()

    def answer(self, code: str) -> None:
        """Record the speaker's answer to the attempt that is open."""
        if self._saying is not None:
            self._saying.answer(code)

    def _on_answered(self, code: str) -> None:
        if code in CONFIRMED:
            self.close_pane()
            self._open_first()
        self._focus_pane()

    def _focus_pane(self) -> None:
        if self._saying is not None:
            self._saying.take_focus()

    # -- hands ---------------------------------------------------------------------------------------

    def go_to(self, item: str = "", party: str = "") -> None:
        """Open the pane of a statement, or of the next one that waits."""
        if self.plain is not None:
            self.plain.go_to(item, party)
        elif item:
            self.open(item)
        else:
            self._open_first()
            self._focus_pane()

    def begin(self, party: str = "") -> None:
        """Begin what was said back, where it is of no record."""
        if self.plain is not None:
            self.plain.begin(party)

    def commit(self) -> None:
        """Save what is being typed."""
        if self.plain is not None:
            self.plain.commit()
        if self._saying is not None:
            self._saying.commit()


EDITOR = Editor((KIND,), ReadBackEditor)
