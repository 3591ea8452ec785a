"""Where nobody may be named, one answer shows nowhere, however many seats there are: no paper, no analysis
and no picture for the room depends on what it is.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import INTERNAL, Entry
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.reports.export import analyse_as_ruled
from dialogue_app.services.audience.projector import Room
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.templates import template_of
from tests.documents.made_up import Maker
from tests.documents.papers import DATE, words

KINDS = [kind.key for kind, _make in DOCUMENTS if INTERNAL in kind.tracks and kind.key != "comparison"]
"""The comparison is made with another track; what it counts it counts as the matrix does."""
DECLARED = ("ACCEPTANCE", "RECORD_STATUS", "YES_NO")
Change = Callable[[Entry, TemplateField], Entry | None]
Case = Callable[[str, int], Change]


def session(rule: str, change: Change) -> Dialogue:
    """Nine seats that have answered everything, as changed; the answers of the first seat apart."""
    dialogue = Maker(INTERNAL, attribution_rule=rule).seats(9).fill(items=2, sealed=False).dialogue
    fields = {field.key: field for _stage, field in template_of(dialogue.sessions()[-1]).fields()}
    kept = []
    for record in dialogue.everything():
        counted = (
            isinstance(record, Entry)
            and fields[record.field].columns == "seats"
            and fields[record.field].scale
        )
        if isinstance(record, Entry) and counted and fields[record.field].scale not in DECLARED:
            changed = change(
                dataclasses.replace(record, reason="", second="", owner=""), fields[record.field]
            )
            kept += [changed] if changed is not None else []
        else:
            kept.append(record)
    return Dialogue(kept)


def first_seat(rule: str) -> str:
    dialogue = Maker(INTERNAL, attribution_rule=rule).seats(9).dialogue
    return dialogue.seats(dialogue.sessions()[-1].id)[0].party


def answered(entry: Entry, field: TemplateField, place: int) -> Entry:
    aspects = {aspect.key: aspect.scale for aspect in field.aspects}
    codes = scale(aspects.get(entry.aspect) or field.scale).codes
    return dataclasses.replace(entry, value=codes[place], marking="ALLY")


def alone(party: str, place: int) -> Change:
    """One seat has answered, nobody else."""
    return lambda entry, field: answered(entry, field, place) if entry.party == party else None


def seen_alone(party: str, place: int) -> Change:
    """All have, and all but one keep it to themselves."""
    return lambda entry, field: (
        answered(entry, field, place)
        if entry.party == party
        else dataclasses.replace(answered(entry, field, 0), marking="DELEG")
    )


def void_but_one(party: str, place: int) -> Change:
    """All have, and all but one to an earlier wording."""
    return lambda entry, field: (
        answered(entry, field, place)
        if entry.party == party
        else dataclasses.replace(answered(entry, field, 0), late="void")
    )


CASES = [alone, seen_alone, void_but_one]


def both(case: Case, rule: str) -> tuple[Dialogue, Dialogue]:
    party = first_seat(rule)
    return session(rule, case(party, 0)), session(rule, case(party, -1))


@pytest.mark.parametrize("rule", ["CHR", "SIDE"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_does_not_depend_on_one_answer(kind: str, case: Case, rule: str) -> None:
    first, other = (words(made(kind, dialogue)) for dialogue in both(case, rule))
    assert first == other


def made(kind: str, dialogue: Dialogue) -> bytes:
    """As the program makes it, which leaves out first what is in no count."""
    request = DocumentRequest(kind=kind, dialogue=dialogue, session=dialogue.sessions()[-1].id, date=DATE)
    return PdfDocuments().make(request, lambda _share: None)


@pytest.mark.parametrize("rule", ["CHR", "SIDE"])
@pytest.mark.parametrize("case", [alone, void_but_one])
def test_no_analysis_depends_on_one_answer(case: Case, rule: str) -> None:
    told = [json.dumps(analyse_as_ruled(dialogue).analyses) for dialogue in both(case, rule)]
    assert told[0] == told[1]


@pytest.mark.parametrize("rule", ["CHR", "SIDE"])
@pytest.mark.parametrize("case", CASES)
def test_the_room_does_not_see_one_answer(case: Case, rule: str) -> None:
    shown = []
    for dialogue in both(case, rule):
        now = dialogue.sessions()[-1]
        template = template_of(now)
        rooms = [Room(dialogue, now, template, stage) for stage in template.stages]
        shown.append([room.matrix(thing) for room in rooms for thing in room.things() if thing.field])
    assert shown[0] == shown[1]
    assert not any(cell for matrix in shown[0] if matrix for row in matrix.rows for cell in row.cells)
