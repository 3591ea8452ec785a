"""Random answers to the fields of a template, given through the verbs that the window uses."""

from __future__ import annotations

import dataclasses
from random import Random
from typing import Any

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import Ask, questions
from dialogue_app.core.kinds import BY_NAME, LISTED_BY_NAME
from dialogue_app.core.records import SIDES, Listed, ListRow
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Stage, TemplateField
from dialogue_app.core.visibility.hidden_answers import hide, reveal
from dialogue_app.core.visibility.seals import seal
from dialogue_app.fields.items import items_of, list_records, record_name
from dialogue_app.fields.registry import field_kind
from tests.analyses.gates.room import SESSION, Room

DATE, MOMENT = "2026-03-12", "2026-03-12T10:00:00+01:00"
_PLAIN = {"date": DATE, "datetime": MOMENT, "number": 2, "pairs": ()}


def fill(room: Room, random: Random, stage: Stage) -> None:
    """Answer something of one stage, or seal or hide one of its fields. What is refused is left."""
    field = random.choice(stage.fields)
    act = random.choices((_answer, _seal, _hide), (9, 1, 1))[0]
    try:
        room.dialogue = room.dialogue.apply(act(room, random, field).edits)
    except Refused:
        return


def _seal(room: Room, random: Random, field: TemplateField) -> Change:
    return seal(room.dialogue, SESSION, field) if field.sealed else Change("", ())


def _hide(room: Room, random: Random, field: TemplateField) -> Change:
    return random.choice((hide, reveal))(room.dialogue, SESSION, field.entry_field)


def _answer(room: Room, random: Random, field: TemplateField) -> Change:
    if field.kind == "computed":
        return Change("", ())
    if field_kind(field).lists:
        return add_listed(room.dialogue, _record(room, random, field))
    if field.kind == "record_columns":
        return _column(room, random, field)
    items = [item.id for item in items_of(room.dialogue, SESSION, room.template, field)]
    if field.items and not items:
        return Change("", ())
    people = [answerer.id for answerer in answerers(room.dialogue, SESSION, field)] or [""]
    aspects = [aspect.key for aspect in field.aspects] or [""]
    place = Place(random.choice(items or [""]), random.choice(people), random.choice(aspects), field.round)
    return set_entry(room.dialogue, SESSION, field, place, **{field.part: _value(random, field)})


def _value(random: Random, field: TemplateField) -> str:
    if field.scale and field.part == "value":
        return random.choice((*scale(field.scale).codes, *field.statuses))
    kinds = {"date": DATE, "number": "3", "yes_no": random.choice(("yes", "no"))}
    if field.part == "confidence":
        return random.choice("LMH")
    return kinds.get(field.kind, random.choice(("5", "words")))


def _record(room: Room, random: Random, field: TemplateField) -> Listed:
    kind = LISTED_BY_NAME[record_name(field)]
    record = kind(session=SESSION, field=field.key, marking=field.marking)
    if isinstance(record, ListRow):
        asked = [
            (row.key, Ask(label="", kind=row.kind, scale=row.scale, of=(row.of,)))  # type: ignore[arg-type]
            for row in field.rows
        ]
        pairs = ((key, str(_told(room, random, ask))) for key, ask in asked if random.random() < 0.7)
        return dataclasses.replace(record, values=tuple(pairs))
    return dataclasses.replace(record, **_some(room, random, kind, 0.7))


def _column(room: Room, random: Random, field: TemplateField) -> Change:
    stage_and_field = room.template.find_field(field.items)
    records = list_records(room.dialogue, SESSION, stage_and_field[1]) if stage_and_field else ()
    if not records:
        return Change("", ())
    record = random.choice(records)
    values = _some(room, random, type(record), 1.0)
    wanted = {name: values[name] for name in field.attributes if name in values}
    return change_record(room.dialogue, record, **wanted)


def _some(room: Room, random: Random, kind: Any, share: float) -> dict[str, Any]:
    return {
        name: _told(room, random, ask)
        for name, ask in questions(kind)
        if name != "marking" and random.random() < share
    }


def _told(room: Room, random: Random, ask: Ask) -> Any:
    """An answer to one question of a form."""
    if ask.kind in ("choice", "choices"):
        code = random.choice(scale(ask.scale).codes)
        return code if ask.kind == "choice" else (code,)
    if ask.kind in ("party", "side", "parties"):
        side = random.choice(SIDES)
        return (side,) if ask.kind == "parties" else side
    if ask.kind in ("ref", "refs"):
        known = [
            record_id for name in ask.of if name in BY_NAME for record_id in room.dialogue.of(BY_NAME[name])
        ]
        picked = random.choice(known) if known else ""
        return picked if ask.kind == "ref" else tuple(filter(None, (picked,)))
    if ask.kind == "yes_no":
        return random.choice(("yes", "no"))
    return _PLAIN.get(ask.kind, "words")
