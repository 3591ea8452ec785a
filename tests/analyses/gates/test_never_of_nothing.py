"""No gate is met by nothing: on every template, whatever is entered through the verbs."""

from random import Random

import pytest

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.core.gates import MET, NOTHING, OPEN, GateResult
from dialogue_app.core.records import SIDES, Entry, Listed
from dialogue_app.core.template import Stage, Template
from dialogue_app.services.templates import built_in_templates
from tests.analyses.gates.fills import fill
from tests.analyses.gates.room import ALLIES, SESSION, Room

SEEDS = range(6)
EACH = 12
TEMPLATES = built_in_templates()


def looked_at(template: Template, stage: Stage, result: GateResult) -> set[str]:
    """The entry fields and lists behind the fields that a gate may read: those its parameters name, with the
    lists they are about.
    """
    keys = (
        {field.key for field in stage.fields} if result.implied else set(_words(result.gate.params.values()))
    )
    fields = [field for _stage, field in template.fields() if field.key in keys]
    return {
        name
        for field in fields
        for name in (field.key, field.entry_field, field.items.partition(".")[0])
        if name
    }


def _words(values: object) -> list[str]:
    words: list[str] = []
    for value in values:  # type: ignore[attr-defined]
        words += (
            [value] if isinstance(value, str) else _words(value) if isinstance(value, list | tuple) else []
        )
    return words


def recorded(room: Room) -> set[str]:
    """The fields in which anything stands."""
    records = [record for record in room.dialogue.everything() if isinstance(record, Entry | Listed)]
    return {record.field for record in records if record.session == SESSION}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_gate_is_met_only_by_what_is_recorded_where_it_looks(seed: int, template: Template) -> None:
    random = Random(f"{template.key}:{seed}")
    room = Room(template.key, ALLIES if template.track == "INTERNAL" else SIDES)
    room.select("A1")
    states: set[str] = set()
    for stage in template.stages:
        for _again in range(EACH * len(stage.fields)):
            fill(room, random, stage)
        known = recorded(room)
        for result in gates_of(room.dialogue, SESSION, template, stage.key):
            states.add(result.state)
            if result.computed:
                assert result.state != MET or result.judged > 0, result
                assert result.state != MET or looked_at(template, stage, result) & known, result
                assert (result.state == OPEN) == bool(result.missing), result
                assert result.done >= 0, result
                assert result.state != MET or result.done == result.of, result
    assert OPEN in states


def test_the_fills_reach_every_state() -> None:
    """Otherwise the test above would look at nothing."""
    states: set[tuple[str, bool]] = set()
    for template in TEMPLATES:
        random = Random(template.key)
        room = Room(template.key, ALLIES[:3] if template.track == "INTERNAL" else SIDES)
        for stage in template.stages:
            for _again in range(30 * len(stage.fields)):
                fill(room, random, stage)
                if _again % 20 == 0:
                    results = gates_of(room.dialogue, SESSION, template, stage.key)
                    states |= {(result.state, result.computed) for result in results}
    assert {(MET, True), (OPEN, True), (NOTHING, True)} <= states
