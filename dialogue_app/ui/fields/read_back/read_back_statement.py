"""One statement being read back: keeps its pane in step with the dialogue, and makes the changes."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.commands.read_back import answer, attempts_made, restate, why_not_restate
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.records import SIDES, new_id
from dialogue_app.core.template import TemplateField
from dialogue_app.core.wording.confirmation import MOST_ATTEMPTS, languages_of, speaker_id, wording_in
from dialogue_app.fields.items import Item
from dialogue_app.fields.read_back import CHANGED, attempts, is_former, standing_of
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.apply_change import perform, settle
from dialogue_app.ui.fields.read_back.read_back_pane import (
    AFTER_CORRECTION,
    CORRECTED,
    PaneText,
    ReadBackPane,
)
from dialogue_app.ui.fields.read_back.read_back_text import both_statements, changed_words, listener_id
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.unsaved_text import may_leave


class ReadBackStatement(QObject):
    """The pane of one statement in its card. ``answered`` carries the speaker's answer once it is saved."""

    answered = Signal(str)

    def __init__(
        self, track: OpenTrack, session: str, field: TemplateField, item: Item, card: RecordCard
    ) -> None:
        super().__init__(card)
        self.track = track
        self.session = session
        self.field = field
        self.item = item
        self.card = card
        self._shape: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self.pane = self._build()

    # -- showing -------------------------------------------------------------------------------------

    def tries(self) -> tuple[ReadBack, ...]:
        """The attempts at the statement."""
        return attempts(self.track.dialogue, self.session, self.field, self.item.id)

    def refresh(self, item: Item) -> None:
        self.item = item
        tries = self.tries()
        if self._shape_of(tries) != self._shape:
            self.pane = self._build()
            return
        for read_back in tries:
            if read_back.id in self.pane.rows:
                self.pane.rows[read_back.id].show_record(read_back)
        self._show_standing(self.pane)

    def _shape_of(self, tries: tuple[ReadBack, ...]) -> tuple[object, ...]:
        """What a pane is built for: the attempts that were answered, how, and whether on these words."""
        dialogue = self.track.dialogue
        return tuple(
            (read_back.id, read_back.result, is_former(dialogue, read_back))
            for read_back in tries
            if read_back.result
        )

    def _build(self) -> ReadBackPane:
        tries = self.tries()
        self._shape, self._asked = self._shape_of(tries), ()
        pane = ReadBackPane(Setting(self.track, self.session), self.card)
        pane.show_attempts([read_back for read_back in tries if read_back.result])
        pane.committed.connect(self._on_committed)
        pane.answered.connect(self.answer)
        self._show_standing(pane)
        self.card.open_with(pane)
        return pane

    def _show_standing(self, pane: ReadBackPane) -> None:
        """What dropped or could not be agreed, and the next attempt where one may be made."""
        dialogue, tries = self.track.dialogue, self.tries()
        standing = standing_of(dialogue, tries)
        if standing.state == CHANGED:
            pane.show_changed(changed_words(dialogue, standing), standing.before, standing.now)
        else:
            pane.show_changed("")
        names = (self._name(speaker_id(self.item.record)), self._name(self._listener()))
        both = both_statements(standing, tries, *names)
        pane.show_result(_("Could not be agreed. Both statements stand."), both)
        asked: tuple[object, ...] = ()
        if not why_not_restate(dialogue, tries):
            asked = (attempts_made(dialogue, tries) + 1, *names)
        if asked != self._asked:
            self._asked = asked
            pane.drop_next()
            if asked:
                self._ask_next(pane, attempts_made(dialogue, tries) + 1)
        self._show_begun(pane)
        self._show_words(pane)
        for field in pane.every_input():
            field.set_read_only(self.track.read_only)

    def _name(self, party: str) -> str:
        return answerer(self.track.dialogue, party).name if party else ""

    def _listener(self) -> str:
        return listener_id(self.track.dialogue, self.session, self.item, self.tries())

    def _ask_next(self, pane: ReadBackPane, number: int) -> None:
        speaker, listener = speaker_id(self.item.record), self._listener()
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
        for name, field in pane.inputs.items():
            if begun is not None:
                field.set_value(getattr(begun, name))
            elif name == "text":
                field.set_value("")
            elif name == "by" and not field.value:
                field.set_value(self._listener())
            elif name == "language" and not field.value:
                field.set_value(next(iter(languages_of(self.track.dialogue, self.session)), ""))
        if pane.correction is not None and begun is not None and (begun.correction or begun.wording):
            pane.correction.show()

    def _show_words(self, pane: ReadBackPane) -> None:
        """The statement in the language in which it is said back."""
        language = str(pane.inputs["language"].read()) if "language" in pane.inputs else ""
        words = wording_in(self.track.dialogue, self.item.record, language)
        pane.show_statement(words, self.card.face.text.cells)

    def _begun(self) -> ReadBack | None:
        """The attempt that has been written down and not yet answered."""
        return next((read_back for read_back in self.tries() if not read_back.result), None)

    # -- acting --------------------------------------------------------------------------------------

    def _on_committed(self, source: Input) -> None:
        if source.name == "language":
            self._show_words(self.pane)
        record_id = str(source.property("record"))
        begun = self.track.dialogue.get(ReadBack, record_id) if record_id else self._begun()
        if begun is not None:
            settle(self.track, source, change_record, begun, **{source.name: source.value})
        elif source.name == "text" and source.value:
            if settle(self.track, source, restate, self._fresh(source.value)):
                foot().let_go(self.pane)
        elif source.name in CORRECTED and source.value:
            foot().hold(self.pane, source.accessibleName())  # it is saved with the words said back

    def _fresh(self, text: str) -> ReadBack:
        """What is being said back, with whatever else stands in the pane."""
        place = ReadBack(
            id=new_id(),
            session=self.session,
            field=self.field.key,
            marking=self.field.marking,
            of=self.item.id,
        )
        return dataclasses.replace(place, text=text, **self._around())

    def _around(self) -> dict[str, Any]:
        """Who speaks and listens, and what belongs to the answer, as it stands in the pane."""
        result: dict[str, Any] = {"of_party": speaker_id(self.item.record), "by": self._listener()}
        for name in ("of_party", "by", "language", *CORRECTED):
            if name in self.pane.inputs:
                result[name] = str(self.pane.inputs[name].read())
        return result

    def answer(self, code: str) -> None:
        """Record the speaker's answer to the attempt."""
        if "text" not in self.pane.inputs or self.track.read_only:
            return
        if code == AFTER_CORRECTION and self.pane.ask_correction():
            return
        said = self.pane.inputs["text"]
        said.commit()
        begun = self._begun()
        self.commit()
        if begun is not None and not may_leave(self.pane):
            return
        begun = self._begun()
        if begun is None:
            if not said.fault:
                self.track.failed.emit(_("Write down first what was said back. Nothing was changed."))
            said.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values = self._around()
        if code != AFTER_CORRECTION:
            values["wording"] = ""
        if perform(self.track, answer, begun, code, **values):
            self.answered.emit(code)

    def commit(self) -> None:
        """Save what is being typed."""
        for field in self.pane.every_input():
            if field.dirty and (self._begun() or field.name == "text" or field.property("record")):
                field.commit()

    def take_focus(self) -> None:
        """Put the cursor where the next words go: what is missing in the last attempt, or the next one."""
        rows = list(self.pane.rows.values())
        empty = [field for row in rows[-1:] for field in row.fields() if not field.value]
        target = empty[0] if empty and empty[0].name != "confirmed_by" else self.pane.inputs.get("text")
        target = target or (rows[-1].fields()[0] if rows and rows[-1].fields() else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
