"""Editor of a drafted text: its paragraphs in order, the brackets set off, and who stands behind each."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from PySide6.QtWidgets import QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.kinds import kind_name
from dialogue_app.core.lists import add_listed, move_listed
from dialogue_app.core.records import Listed, new_id
from dialogue_app.core.substance import LineParagraph
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.performing import perform
from dialogue_app.ui.fields.record_list import RecordListEditor
from dialogue_app.ui.models.card_links import Links
from dialogue_app.ui.models.record_values import blank
from dialogue_app.ui.widgets.bracket_inputs import BracketsInput, BracketTextInput
from dialogue_app.ui.widgets.form_groups import groups_of
from dialogue_app.ui.widgets.input_base import Setting
from dialogue_app.ui.widgets.record_form import RecordForm

VARIANTS = ("bis", "ter", "quater", "quinquies")


class DraftedTextEditor(RecordListEditor):
    """The paragraphs as cards: closed they read as the text does, brackets visible; open they are edited."""

    def make_form(self, record: Listed, card: QWidget) -> RecordForm:
        """The form of a paragraph, in which the brackets follow the text as it is typed."""
        own = {"text": BracketTextInput, "alternatives": BracketsInput}
        groups = groups_of(kind_name(self.kind), [name for name, _ask in self.questions])
        setting = Setting(self.track, self.session, record.id)
        form = RecordForm(self.questions, groups, setting, card, inputs=own)
        text, behind = form.inputs.get("text"), form.inputs.get("alternatives")
        if isinstance(behind, BracketsInput) and isinstance(text, BracketTextInput):
            behind.set_text(str(getattr(record, "text", "")))
            text.edited.connect(self._on_text_edited)
        return form

    def _on_text_edited(self) -> None:
        form = self.form
        if form is None:
            return
        text, behind = form.inputs["text"], form.inputs["alternatives"]
        if isinstance(behind, BracketsInput) and isinstance(text, BracketTextInput):
            behind.set_text(text.area.text())

    def beginning(self, who: str) -> dict[str, Any]:
        """A new paragraph gets the next number and is proposed."""
        numbers = [int(found[0]) for one in self._paragraphs() if (found := re.findall(r"^\d+", one.number))]
        return {"number": str(max(numbers, default=0) + 1), "status": "PRO"}

    def menu(self, record: Listed) -> Links:
        """A paragraph may get an alternative paragraph after it."""
        found = super().menu(record)
        return (*found, ("variant", _("Insert alternative paragraph"))) if len(found) > 1 else found

    def act(self, action: str, record_id: str) -> None:
        """Do what a card's link or menu asks for."""
        if action == "variant":
            self.add_variant(record_id)
        else:
            super().act(action, record_id)

    def add_variant(self, record_id: str) -> None:
        """Add "2 bis" after paragraph 2, "2 ter" after that."""
        record = self.record(record_id)
        if not isinstance(record, LineParagraph):
            return
        number = self._variant_number(record.number)
        fresh = blank(self.session, self.field, number=number, status="PRO")
        fresh = dataclasses.replace(fresh, id=new_id())
        if perform(self.track, _insert_after, fresh, record):
            self.open(fresh.id, "text")

    def _variant_number(self, number: str) -> str:
        base = number.split(" ")[0] or "1"
        taken = {one.number for one in self._paragraphs()}
        free = (f"{base} {word}" for word in VARIANTS if f"{base} {word}" not in taken)
        return next(free, f"{base} {len(taken)}")

    def _paragraphs(self) -> list[LineParagraph]:
        return [one for one in self.records() if isinstance(one, LineParagraph)]


def _insert_after(dialogue: Dialogue, fresh: Listed, before: LineParagraph) -> Change:
    """Add a paragraph right after another one and its alternatives, as one change."""
    adding = add_listed(dialogue, fresh, name=_("Insert alternative paragraph"))
    after = dialogue.apply(adding.edits)
    placed = after.get(type(fresh), fresh.id)
    if placed is None:
        return adding
    order = [one.id for one in after.listed(type(fresh), fresh.session, fresh.field)]
    base = before.number.split(" ")[0]
    related = [
        one.id
        for one in dialogue.listed(LineParagraph, before.session, before.field)
        if one.number.split(" ")[0] == base
    ]
    last = max((order.index(one) for one in related), default=order.index(before.id))
    steps = last + 1 - order.index(fresh.id)
    moving = move_listed(after, placed, steps)
    return Change(adding.name, adding.edits + moving.edits)
