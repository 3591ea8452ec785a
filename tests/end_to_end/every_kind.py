"""A template with a field of every kind there is, made from the registry, and a session that fills it."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_app.core.commands.catalogue import catalogue_items as items_here
from dialogue_app.core.commands.catalogue import fill, select_item
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.seats import add_party, answerers
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.edits import Change
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import INTERNAL, Listed, SelectedItem
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.wording.confirmation import bound
from dialogue_app.fields import selection
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.items import items_of, list_records, record_name
from dialogue_app.fields.registry import FIELD_KINDS, field_kind
from dialogue_app.services.catalogues import catalogue_items
from dialogue_app.services.templates import load_template

HEAD = """\
format = 1
key = "every_kind"
version = 1
track = "INTERNAL"
name = {en = "Every kind"}
summary = {en = "A field of each kind"}

[[stage]]
key = "S1"
title = {en = "Only stage"}
minutes = 10
purpose = {en = "Purpose"}
method = {en = "Method"}
prompts = [{en = "What?"}]

[[stage.field]]
key = "stated"
kind = "record_list"
label = {en = "Stated"}
marking = "ALLY"
record = "red_line"
"""
NEEDS = {
    "scale": 'scale = "CONF3"',
    "columns": 'columns = "seats"',
    "items": 'items = "stated"',
    "attributes": 'attributes = ["act"]',
    "catalogue": 'catalogue = "activities"',
}
"""What a field says where its kind needs it."""

WORDS = "Notice of 42 days is owed"
ANSWERS = {"date": "2026-03-01", "number": "3", "yes_no": "yes"}


def key_of(kind: FieldKind) -> str:
    return f"of_{kind.name}"


def template() -> Template:
    """The template, read and checked as one that a user brings along."""
    (read,) = load_template(HEAD + "".join(_field(kind) for kind in FIELD_KINDS), "every_kind.toml")
    return read


def _field(kind: FieldKind) -> str:
    needs = NEEDS | {"record": f'record = "{kind.record or "red_line"}"'}
    if kind.rated:
        needs["items"] = f'items = "{key_of(selection.KIND)}"'
    lines = ['[[stage.field]]', f'key = "{key_of(kind)}"', f'kind = "{kind.name}"', 'marking = "ALLY"',
             f'label = {{en = "Field of kind {kind.name}"}}', f"required = {str(kind.entered).lower()}",
             *(needs[name] for name in kind.needs)]  # fmt: skip
    if kind.counts and "scale" not in kind.needs:
        lines += ['scale = "VERDICT"', *(['columns = "seats"'] if "columns" not in kind.needs else [])]
    return "\n" + "\n".join(lines) + "\n"


def empty(template: Template) -> tuple[Dialogue, str]:
    """An internal track with two seats and a session in which one line is stated."""
    dialogue = new_track("Every kind", INTERNAL)
    dialogue = dialogue.apply(fill(catalogue_items("activities", ("en",))).edits)
    for code in ("ATL", "VIS"):
        dialogue = dialogue.apply(add_party(dialogue, code, code.title()).edits)
    dialogue = dialogue.apply(new_session(dialogue, template).edits)
    session = dialogue.sessions()[0].id
    line = _record(dialogue, session, template.stages[0].fields[0])
    return dialogue.apply(add_listed(dialogue, line).edits), session


def changes(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Iterator[Change]:
    """What fills a field, by the facts of its kind alone; each change follows on the one before."""
    kind = field_kind(field)
    if kind.keeps == "cells":
        rows = [item.id for item in items_of(dialogue, session, template, field)] if field.items else [""]
        people = [one.id for one in answerers(dialogue, session, field)] or [""]
        for place in (Place(row, party) for row in rows for party in people):
            change = set_entry(dialogue, session, field, place, value=value_of(field))
            dialogue = dialogue.apply(change.edits)
            yield change
    elif kind.beside_list:
        found = template.find_field(field.items)
        assert found is not None
        for record in list_records(dialogue, session, found[1]):
            yield change_record(dialogue, record, **dict.fromkeys(field.attributes, WORDS))
    elif LISTED_BY_NAME[record_name(field)] is SelectedItem:
        yield select_item(dialogue, session, field, items_here(dialogue, field.catalogue)[0])
    elif kind.lists:
        yield add_listed(dialogue, _record(dialogue, session, field))


def value_of(field: TemplateField) -> str:
    """An answer to a field of cells."""
    known = field.scale or field_kind(field).scale
    return scale(known).codes[0] if known else ANSWERS.get(field.answer, WORDS)


def _record(dialogue: Dialogue, session: str, field: TemplateField) -> Listed:
    """A record with what it must have: words, and the first party and record that fit."""
    kind = LISTED_BY_NAME[record_name(field)]
    values: dict[str, object] = {}
    for name, ask in questions(kind):
        if ask.kind in ("party", "side"):
            values[name] = dialogue.parties()[0].id if ask.kind == "party" else "ALLIANCE"
        elif (ask.kind == "ref" and ask.required) or name == "of":
            values[name] = dialogue.listed(LISTED_BY_NAME["red_line"], session, "stated")[0].id
        elif ask.required and ask.kind in ("line", "text", "quote"):
            values[name] = WORDS
    if kind is ReadBack:
        values |= {"attempt": 1, "result": "ACC"}
    record: Listed = kind(session=session, field=field.key, marking=field.marking, **values)  # type: ignore[arg-type]
    return bound(dialogue, record) if isinstance(record, ReadBack) else record
