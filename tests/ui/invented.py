"""An invented dialogue in memory, and the editors of its fields: what the tests of the matrices stand on."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands.catalogue import catalogue_items as items_here
from dialogue_app.core.commands.catalogue import fill, select_item
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.seats import add_party, answerers
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.edits import added
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING, Entry, Listed
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.wording.confirmation import bound
from dialogue_app.fields.items import items_of
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.catalogues import catalogue_items
from dialogue_app.services.templates import template
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from dialogue_app.ui.fields.editor import FieldContext
from dialogue_app.ui.fields.editors import editor_of
from dialogue_app.ui.track.open_track import OpenTrack

PARTIES = (
    ("ATL", "Atlantica"), ("WES", "Westmark"), ("RHE", "Rhenia"), ("HES", "Hesperia"), ("THL", "Thalassia"),
    ("DAN", "Danubia"), ("VIS", "Vistria"), ("OST", "Ostria"), ("NMK", "Norrmark"),
)  # fmt: skip
TEMPLATES = {
    INTERNAL: "internal_alliance",
    EXTERNAL: "external_russia",
    BRIEF: "thinktank_brief_90",
    TRAINING: "mock_negotiation",
}


@dataclass
class Table:
    """An open track with one session."""

    track: OpenTrack
    session: str
    template: Template

    @property
    def dialogue(self) -> Dialogue:
        return self.track.dialogue

    def context(self, stage: Stage, field: TemplateField) -> FieldContext:
        return FieldContext(self.track, self.session, self.template, stage, field)

    def field(self, key: str) -> TemplateField:
        stage_and_field = self.template.find_field(key)
        assert stage_and_field is not None
        return stage_and_field[1]

    def items(self, key: str) -> tuple[str, ...]:
        return tuple(
            item.id for item in items_of(self.dialogue, self.session, self.template, self.field(key))
        )

    def parties(self, key: str) -> tuple[str, ...]:
        return tuple(answerer.id for answerer in answerers(self.dialogue, self.session, self.field(key)))

    def set(self, key: str, place: Place, **values: str) -> None:
        change = set_entry(self.dialogue, self.session, self.field(key), place, **values)
        assert self.track.perform(change)

    def value(self, key: str, place: Place) -> str:
        entry = self.entry(key, place)
        return entry.value if entry else ""

    def entry(self, key: str, place: Place) -> Entry | None:
        return self.dialogue.entry(self.session, self.field(key).entry_field, *place)

    def editor(self, key: str, parent: QWidget | None = None) -> QWidget:
        stage_and_field = self.template.find_field(key)
        assert stage_and_field is not None
        stage, field = stage_and_field
        editor = editor_of(field_kind(field))(self.context(stage, field), parent)
        self.track.changed.connect(editor.refresh)
        return editor


def table(
    track: str = INTERNAL,
    *,
    seats: int = 9,
    activities: int = 12,
    records: tuple[Listed, ...] = (),
    sealed: bool = False,
    values: tuple[tuple[str, int, str, str], ...] = (),
) -> Table:
    """A track with a session; ``values`` are (field, row, party, value), sealed on demand."""
    dialogue = new_track("Amber Sea", track, fiction=True)
    for catalogue in ("activities", "statements"):
        dialogue = dialogue.apply(fill(catalogue_items(catalogue, ("en",))).edits)
    for place in range(seats if track in (INTERNAL, TRAINING) else 0):
        code, name = PARTIES[place] if place < len(PARTIES) else (f"P{place:02}", f"Party {place}")
        dialogue = dialogue.apply(add_party(dialogue, code, name).edits)
    frame = template(TEMPLATES[track])
    dialogue = dialogue.apply(new_session(dialogue, frame).edits)
    session = dialogue.sessions()[0].id
    stage_and_field = frame.find_field("selection")
    assert stage_and_field is not None
    for item in items_here(dialogue, "activities")[:activities]:
        dialogue = dialogue.apply(select_item(dialogue, session, stage_and_field[1], item).edits)
    for place, record in enumerate(records):
        placed = dataclasses.replace(record, id=f"r{place}", session=session, position=place)
        bound_one = bound(dialogue, placed) if isinstance(placed, ReadBack) else placed
        dialogue = dialogue.apply(added(bound_one))
    for key, row, party, value in values:
        field = frame.find_field(key)
        assert field is not None
        rows = items_of(dialogue, session, frame, field[1])
        party_id = next(
            (answerer.id for answerer in answerers(dialogue, session, field[1]) if answerer.code == party), ""
        )
        place_of = Place(rows[row].id if rows else "", party_id, "", field[1].round)
        dialogue = dialogue.apply(set_entry(dialogue, session, field[1], place_of, value=value).edits)
    if sealed:
        dialogue = Dialogue(
            dataclasses.replace(other, sealed_at="2026-03-12T14:32:05+01:00")
            if isinstance(other, Entry)
            else other
            for other in dialogue.everything()
        )
    return Table(OpenTrack(Workspace(MemoryStore(dialogue))), session, frame)
