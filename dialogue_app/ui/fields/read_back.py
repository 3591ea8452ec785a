"""Editor of read-backs: each statement of another list, at most three attempts a wording, the answer.

Without a list it is a plain list of attempts.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dialogue_app.core.confirmation import CONFIRMED, MOST_ATTEMPTS, languages_of
from dialogue_app.core.edits import Change
from dialogue_app.core.lists import change_record
from dialogue_app.core.read_back import answer, attempts_made, restate, why_not_restate
from dialogue_app.core.records import SIDES, Entry, FieldSkip, StageState, Tick, new_id
from dialogue_app.core.seats import answerer
from dialogue_app.core.substance import ReadBack
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.read_back import (
    CHANGED,
    Standing,
    attempts,
    standing_of,
)
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.fields.performing import perform, settle
from dialogue_app.ui.fields.record_list import RecordListEditor
from dialogue_app.ui.models.card_links import say_back_words
from dialogue_app.ui.models.card_text import CardText
from dialogue_app.ui.models.read_back_words import (
    both_statements,
    changed_words,
    count_words,
    listener_id,
    speaker_id,
    statement_text,
)
from dialogue_app.ui.open_track import OpenTrack
from dialogue_app.ui.widgets.input_base import Input, Setting
from dialogue_app.ui.widgets.read_back_pane import (
    AFTER_CORRECTION,
    ANSWERS,
    CORRECTED,
    PaneText,
    ReadBackPane,
)
from dialogue_app.ui.widgets.record_card import RecordCard
from dialogue_app.ui.widgets.scroll_page import ScrollPage

_ELSEWHERE = frozenset({Entry, FieldSkip, StageState, Tick})
_KEYS = {Qt.Key.Key_1: ANSWERS[0], Qt.Key.Key_2: ANSWERS[1], Qt.Key.Key_3: ANSWERS[2]}


class ReadBackEditor(FieldEditor):
    """Cards of the statements. The one that is open asks for the next attempt; Ctrl+1, 2 and 3 answer."""

    def __init__(
        self,
        track: OpenTrack,
        session: str,
        template: Template,
        stage: Stage,
        field: TemplateField,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(track, session, template, stage, field, parent)
        self.cards: dict[str, RecordCard] = {}
        self.pane: ReadBackPane | None = None
        self.plain: RecordListEditor | None = None
        self._open = ""
        self._shape: tuple[tuple[str, str], ...] = ()
        self._asked: tuple[object, ...] = ()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        if not field.items:
            self.plain = RecordListEditor(track, session, template, stage, field, self)
            around.addWidget(self.plain)
            return
        self.page = ScrollPage(self)
        around.addWidget(self.page)
        self._column = QVBoxLayout(self.page.inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self.count.setProperty("role", "soft")
        self._column.addWidget(self.count)
        self._column.addStretch(1)
        self.refresh()
        self._open_first()

    # -- showing -------------------------------------------------------------------------------------

    def items(self) -> tuple[Item, ...]:
        """The statements to be read back."""
        return items_of(self.track.dialogue, self.session, self.template, self.field)

    def tries(self, item: str) -> tuple[ReadBack, ...]:
        """The attempts at one statement."""
        return attempts(self.track.dialogue, self.session, self.field, item)

    def standing(self, item: str) -> Standing:
        """How the read-back of one statement stands."""
        return standing_of(self.track.dialogue, self.tries(item))

    def refresh(self, change: Change | None = None) -> None:
        """Show what is there now."""
        if change is not None and change.kinds <= _ELSEWHERE:
            return
        if self.plain is not None:
            self.plain.refresh(change)
            return
        items = self.items()
        for gone in [one for one in self.cards if one not in {item.id for item in items}]:
            self._drop(gone)
        for place, item in enumerate(items):
            card = self.cards.get(item.id) or self._make_card(item)
            if self._column.indexOf(card) != place + 1:
                self._column.insertWidget(place + 1, card)
            card.show_text(self._text(item))
            card.set_links(self._links(item))
        self._count(items)
        self._show_pane()

    def _drop(self, item_id: str) -> None:
        card = self.cards.pop(item_id)
        if item_id == self._open:
            self._open, self.pane = "", None
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _make_card(self, item: Item) -> RecordCard:
        card = RecordCard(item.id, self.track.track, self.page.inside, keeps_statement=True)
        card.acted.connect(self._on_acted)
        self.cards[item.id] = card
        return card

    def _text(self, item: Item) -> CardText:
        return statement_text(self.track.dialogue, item, self.standing(item.id))

    def _links(self, item: Item) -> tuple[tuple[str, str], ...]:
        return (("open", say_back_words(self.standing(item.id))),)

    def _count(self, items: tuple[Item, ...]) -> None:
        found = self.template.find_field(self.field.items)
        name = str(found[1].label) if found else ""
        self.count.setText(count_words(self.track.dialogue, [self.tries(item.id) for item in items], name))

    # -- the pane ------------------------------------------------------------------------------------

    def _open_first(self) -> None:
        waiting = next((one.id for one in self.items() if not self.standing(one.id).settled), "")
        if waiting and not self.track.read_only:
            self.open(waiting, focus=False)

    def open(self, item_id: str, *, focus: bool = True) -> None:
        """Open the pane of a statement."""
        if item_id not in self.cards:
            return
        if item_id != self._open:
            self.close_pane()
            self._open = item_id
            self._build_pane()
        if focus:
            self._focus_pane()

    def close_pane(self) -> None:
        """Save what is being typed and close the pane."""
        self.commit()
        if self._open in self.cards:
            self.cards[self._open].close_up()
        self._open, self.pane, self._shape, self._asked = "", None, (), ()

    def _item(self) -> Item | None:
        return next((item for item in self.items() if item.id == self._open), None)

    def _show_pane(self) -> None:
        if not self._open:
            return
        tries = self.tries(self._open)
        if tuple((one.id, one.result) for one in tries if one.result) != self._shape:
            self._build_pane()
            return
        pane, item = self.pane, self._item()
        if pane is None or item is None:
            return
        for one in tries:
            if one.id in pane.rows:
                pane.rows[one.id].show_record(one)
        self._show_standing(pane, item)

    def _build_pane(self) -> None:
        item = self._item()
        if item is None:
            return
        made = [one for one in self.tries(item.id) if one.result]
        self._shape, self._asked = tuple((one.id, one.result) for one in made), ()
        pane = ReadBackPane(Setting(self.track, self.session), self.cards[item.id])
        pane.show_attempts(made)
        pane.committed.connect(self._on_committed)
        pane.answered.connect(self.answer)
        self._show_standing(pane, item)
        self.pane = pane
        self.cards[item.id].open_with(pane)

    def _show_standing(self, pane: ReadBackPane, item: Item) -> None:
        """What dropped or could not be agreed, and the next attempt where one may be made."""
        dialogue, tries = self.track.dialogue, self.tries(item.id)
        found = standing_of(dialogue, tries)
        if found.state == CHANGED:
            pane.show_changed(changed_words(dialogue, found), found.before, found.now)
        else:
            pane.show_changed("")
        names = (self._name(self._speaker(item)), self._name(self._listener(item)))
        both = both_statements(found, tries, *names)
        pane.show_result(_("Could not be agreed. Both statements stand."), both)
        asked: tuple[object, ...] = ()
        if not why_not_restate(dialogue, tries):
            asked = (attempts_made(dialogue, tries) + 1, *names)
        if asked != self._asked:
            self._asked = asked
            pane.drop_next()
            if asked:
                self._ask_next(pane, item, attempts_made(dialogue, tries) + 1)
        self._show_begun(pane)
        for field in pane.every_input():
            field.set_read_only(self.track.read_only)

    def _name(self, who: str) -> str:
        return answerer(self.track.dialogue, who).name if who else ""

    def _ask_next(self, pane: ReadBackPane, item: Item, number: int) -> None:
        speaker, listener = self._speaker(item), self._listener(item)
        pick_listener = len(self.track.dialogue.seats(self.session)) > len(SIDES) or not listener
        text = PaneText(
            "" if pick_listener else self._name(listener),
            self._name(speaker),
            number,
            MOST_ATTEMPTS,
            languages_of(self.track.dialogue, self.session),
        )
        pane.show_next(text, pick_listener=pick_listener, pick_speaker=not speaker)

    def _show_begun(self, pane: ReadBackPane) -> None:
        begun = self._begun()
        item = self._item()
        for name, field in pane.inputs.items():
            if begun is not None:
                field.set_value(getattr(begun, name))
            elif name == "text":
                field.set_value("")
            elif name == "by" and item is not None and not field.value:
                field.set_value(self._listener(item))
            elif name == "language" and not field.value:
                field.set_value(next(iter(languages_of(self.track.dialogue, self.session)), ""))
        if pane.correction is not None and begun is not None and (begun.correction or begun.wording):
            pane.correction.show()

    def _begun(self) -> ReadBack | None:
        """The attempt that has been written down and not yet answered."""
        return next((one for one in self.tries(self._open) if not one.result), None)

    def _speaker(self, item: Item) -> str:
        return speaker_id(item)

    def _listener(self, item: Item) -> str:
        return listener_id(self.track.dialogue, self.session, item, self.tries(item.id))

    # -- acting --------------------------------------------------------------------------------------

    def _on_acted(self, action: str, item_id: str) -> None:
        if action == "open":
            self.open(item_id)
        elif action == "close":
            self.close_pane()
            self.cards[item_id].face.setFocus()

    def _on_committed(self, source: Input) -> None:
        record_id = str(source.property("record"))
        begun = self.track.dialogue.get(ReadBack, record_id) if record_id else self._begun()
        if begun is not None:
            settle(self.track, source, change_record, begun, **{source.name: source.value})
        elif source.name == "text" and source.value:
            settle(self.track, source, restate, self._fresh(source.value))

    def _fresh(self, text: str) -> ReadBack:
        """What is being said back, with whatever else stands in the pane."""
        return ReadBack(
            id=new_id(),
            session=self.session,
            field=self.field.key,
            marking=self.field.marking,
            of=self._open,
            text=text,
            **self._around(),
        )

    def _around(self) -> dict[str, Any]:
        """Who speaks and listens, and what belongs to the answer, as it stands in the pane."""
        item, pane = self._item(), self.pane
        found: dict[str, Any] = {
            "of_party": self._speaker(item) if item else "",
            "by": self._listener(item) if item else "",
        }
        for name in ("of_party", "by", "language", *CORRECTED):
            if pane is not None and name in pane.inputs:
                found[name] = str(pane.inputs[name].read())
        return found

    def answer(self, code: str) -> None:
        """Record the speaker's answer to the attempt and go on to what comes next."""
        pane = self.pane
        if pane is None or "text" not in pane.inputs or self.track.read_only:
            return
        if code == AFTER_CORRECTION and pane.ask_correction():
            return
        said = pane.inputs["text"]
        said.commit()
        begun = self._begun()
        if begun is None:
            if not said.fault:
                self.track.failed.emit(_("Write down first what was said back. Nothing was changed."))
                said.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values = self._around()
        if code != AFTER_CORRECTION:
            values["wording"] = ""
        if not perform(self.track, answer, begun, code, **values):
            return
        if code in CONFIRMED:
            self.close_pane()
            self._open_first()
        self._focus_pane()

    def _focus_pane(self) -> None:
        pane = self.pane
        if pane is None:
            return
        rows = list(pane.rows.values())
        empty = [field for row in rows[-1:] for field in row.fields() if not field.value]
        target = empty[0] if empty and empty[0].name != "confirmed_by" else pane.inputs.get("text")
        target = target or (rows[-1].fields()[0] if rows and rows[-1].fields() else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def commit(self) -> None:
        """Save what is being typed."""
        if self.plain is not None:
            self.plain.commit()
        if self.pane is not None:
            for field in self.pane.every_input():
                if field.dirty and (self._begun() or field.name == "text" or field.property("record")):
                    field.commit()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+1, 2 and 3 before the window's shortcuts do, while a pane is open."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._code(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+1, 2 and 3 answer."""
        code = self._code(event)
        if code:
            self.answer(code)
        else:
            super().keyPressEvent(event)

    def _code(self, event: QKeyEvent) -> str:
        if self.pane is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != (
            Qt.KeyboardModifier.ControlModifier
        ):
            return ""
        return _KEYS.get(Qt.Key(event.key()), "")
