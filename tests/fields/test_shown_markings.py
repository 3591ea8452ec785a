"""What a field shows is marked: its own marking, what it holds, what its rows are about."""

import dataclasses

from dialogue_app.core.commands.catalogue import select_item
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_record, change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.records import INTERNAL, CatalogueItem, Entry, SelectedItem, Session, Track
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.shown_markings import markings_brought, shown_markings
from dialogue_app.services.templates import template

TEMPLATE = template("internal_alliance")


def field(key: str) -> TemplateField:
    stage_and_field = TEMPLATE.find_field(key)
    assert stage_and_field is not None
    return stage_and_field[1]


def after(dialogue: Dialogue, change: Change) -> Dialogue:
    return dialogue.apply(change.edits)


def selected() -> Dialogue:
    """An activity selected and judged once."""
    dialogue = Dialogue((
        Track(id="t", track=INTERNAL), Session(id="s", title="One", handling="ALLY"),
    ))  # fmt: skip
    item = CatalogueItem(id="c", catalogue="activities", code="MIL-01", title="Exercise")
    dialogue = after(dialogue, add_record(item))
    return after(dialogue, select_item(dialogue, "s", field("selection"), item))


def shown(dialogue: Dialogue, key: str) -> frozenset[str]:
    return shown_markings(dialogue, "s", TEMPLATE, field(key))


def test_an_empty_field_shows_its_own_marking() -> None:
    assert shown(selected(), "interests") == {"ALLY"}


def test_what_is_entered_counts_with_what_its_rows_are_about() -> None:
    dialogue = selected()
    row = next(iter(dialogue.of(SelectedItem).values()))
    dialogue = after(dialogue, change_record(dialogue, row, marking="DELEG"))
    verdict = field("verdict_r1")
    assert shown(dialogue, "verdict_r1") == {"ALLY", "DELEG"}
    change = set_entry(dialogue, "s", verdict, Place(row.id, "x"), value="4", marking="MOD")
    assert shown(after(dialogue, change), "verdict_r1") == {"ALLY", "DELEG", "MOD"}


def test_what_a_change_brings_is_known_at_once() -> None:
    dialogue = selected()
    row = next(iter(dialogue.of(SelectedItem).values()))
    change = set_entry(dialogue, "s", field("verdict_r1"), Place(row.id, "x"), value="4", marking="MOD")
    assert markings_brought(change, "s", [field("verdict_r1")]) == {"MOD"}
    parts = [
        template_field for _stage, template_field in TEMPLATE.fields() if template_field.of == "verdict_r1"
    ]
    assert parts
    assert markings_brought(change, "s", parts) == {"MOD"}
    assert markings_brought(change, "s2", [field("verdict_r1")]) == frozenset()
    assert markings_brought(change, "s", [field("interests")]) == frozenset()
    assert markings_brought(change.reversed(), "s", [field("verdict_r1")]) == frozenset()


def test_an_entry_without_a_marking_makes_the_field_moderator_only() -> None:
    dialogue = selected()
    row = next(iter(dialogue.of(SelectedItem).values()))
    change = set_entry(dialogue, "s", field("verdict_r1"), Place(row.id, "x"), value="4")
    entry = change.edits[0].after
    assert isinstance(entry, Entry)
    dialogue = Dialogue((*dialogue.everything(), dataclasses.replace(entry, marking="")))
    assert "MOD" in shown(dialogue, "verdict_r1")
