"""The attribution rule holds in every document of every track: names planted in every text are looked for."""

import dataclasses
import re
from functools import cache
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import ask_of
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    TRAINING,
    Entry,
    ListRow,
    Participant,
    Party,
    Record,
    Track,
)
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.templates import built_in_templates
from tests.documents.made_up import Maker
from tests.documents.papers import printed, words
from tests.documents.played_exercise import played
from tests.documents.reading import bookmarks, raw, reader

RULES = ("REC", "PARTY", "SIDE", "CHR", "OFF")
PERSON, PARTY = "Quendolin Harrowgate", "Zarandia"
"""A participant and a member state, whose names stand in every text."""

POST = "Kabinettschefin"
"""Stands wherever a person's name or post is asked for."""

COLUMNS = {
    column.key
    for template in built_in_templates()
    for _stage, field in template.fields()
    for column in field.rows
    if column.person
}
"""The columns of lists in which the templates of the program ask for a person."""

SHORT = ("code", "number", "version", "reference", "catalogue", "template_key")


def planted(dialogue: Dialogue) -> Dialogue:
    """The dialogue with both names in every text, and a post wherever a person is asked for."""
    state = Party(id="zar", code="ZAR", name=PARTY, side=ALLIANCE, position=99)
    session = dialogue.sessions()[-1].id
    person = Participant(id="quen", session=session, name=PERSON, party="zar", post=POST, marking="PART")
    return Dialogue((*(_planted(record) for record in dialogue.everything()), state, person))


def _planted(record: Record) -> Record:
    if isinstance(record, Party | Participant | Track):
        return record
    values: dict[str, Any] = {}
    for attribute in dataclasses.fields(record):
        ask, value = ask_of(attribute), getattr(record, attribute.name)
        if ask.person:
            values[attribute.name] = POST
        elif ask.kind in ("line", "text", "quote") and value and attribute.name not in SHORT:
            values[attribute.name] = f"{value} {PERSON} {PARTY}"
    if isinstance(record, ListRow):
        values["values"] = tuple(
            (key, POST if key in COLUMNS else f"{text} {PERSON} {PARTY}" if " " in text else text)
            for key, text in record.values
        )
    if isinstance(record, Entry) and " " in record.value:
        values["value"] = f"{record.value} {PERSON} {PARTY}"
    return dataclasses.replace(record, **values)


@cache
def dialogue_of(track: str) -> Dialogue:
    """A session of each kind of track in which everything is filled in."""
    if track in (INTERNAL, EXTERNAL):
        return planted(sample_dialogues()[track == EXTERNAL])
    if track == TRAINING:
        return planted(played())
    return planted(Maker(BRIEF).fill(items=4).dialogue)


FOR_THE_RECORD = ("session-summary", "external-brief", "register")
"""What can be made off the record, of that alone which was agreed; the others are made of single answers."""

CASES = [
    (kind.key, track, rule)
    for kind, _make in DOCUMENTS
    for track in (INTERNAL, EXTERNAL, BRIEF, TRAINING)
    if track in kind.tracks
    for rule in RULES
]


@cache
def document(kind: str, track: str, rule: str) -> bytes:
    """The document; off the record, where it would be made of single answers, there is none."""
    other = dialogue_of(EXTERNAL) if kind == "comparison" else None
    if rule == "OFF" and kind not in FOR_THE_RECORD:
        with pytest.raises(Refused, match="off the record"):
            printed(kind, dialogue_of(track), other=other, attribution_rule=rule)
        return b""
    return printed(kind, dialogue_of(track), other=other, attribution_rule=rule)


def everything(pdf: bytes) -> str:
    """Text, bookmarks and metadata; of no document nothing."""
    if not pdf:
        return ""
    pdf_reader = reader(pdf)
    return "\n".join((words(pdf), *bookmarks(pdf), *map(str, (pdf_reader.metadata or {}).values())))


@pytest.mark.parametrize(("kind", "track", "rule"), CASES)
def test_nobody_is_named_whom_the_rule_protects(kind: str, track: str, rule: str) -> None:
    text = everything(document(kind, track, rule))
    if rule != "REC":
        assert PERSON not in text
        assert POST not in text
    if rule in ("SIDE", "CHR", "OFF") and track != BRIEF:
        assert PARTY not in text
        assert not re.search(r"\bZAR\b", text)
    unpacked = raw(document(kind, track, rule))
    for name in (PERSON, POST) if rule != "REC" else ():
        assert name.encode() not in unpacked
        assert name.encode("utf-16-be") not in unpacked


def test_on_the_record_the_names_do_stand_there() -> None:
    """Else the tests above would find nothing anywhere."""
    text = everything(document("session-summary", INTERNAL, "REC"))
    assert PERSON in text
    assert PARTY in text
    assert POST in text


@pytest.mark.parametrize(
    ("kind", "track", "rule"), [case for case in CASES if case[2] in ("SIDE", "CHR", "OFF")]
)
def test_no_party_stands_in_a_matrix(kind: str, track: str, rule: str) -> None:
    if track == BRIEF:
        return
    text = everything(document(kind, track, rule))
    dialogue = dialogue_of(track)
    for party in dialogue.parties():
        if party.side == ALLIANCE:
            assert not re.search(rf"\b{re.escape(party.code)}\b", text), party.code
            assert party.name not in text


# -- who gave which answer ---------------------------------------------------------------------------

INSIDE = ("session-summary", "internal-brief", "rules-matrix", "register")


def made(seats: int, rule: str) -> Dialogue:
    """An internal session with everything filled in."""
    return Maker(INTERNAL, attribution_rule=rule).seats(seats).fill(items=4, sealed=False).dialogue


def swapped(dialogue: Dialogue) -> Dialogue:
    """The same session, but the first two seats gave each other's answers."""
    first, two = (seat.party for seat in dialogue.seats(dialogue.sessions()[0].id)[:2])
    other = {first: two, two: first}
    return Dialogue(
        dataclasses.replace(each, party=other.get(each.party, each.party))
        if isinstance(each, Entry)
        else each
        for each in dialogue.everything()
    )


@pytest.mark.parametrize("kind", INSIDE)
@pytest.mark.parametrize("rule", ["SIDE", "CHR"])
@pytest.mark.parametrize("seats", [4, 9])
def test_it_makes_no_difference_which_party_gave_an_answer(kind: str, rule: str, seats: int) -> None:
    dialogue = made(seats, rule)
    assert words(printed(kind, dialogue)) == words(printed(kind, swapped(dialogue)))


def test_by_name_it_does() -> None:
    dialogue = made(9, "PARTY")
    assert words(printed("rules-matrix", dialogue)) != words(printed("rules-matrix", swapped(dialogue)))


def spread(dialogue: Dialogue, levels: str) -> Dialogue:
    """The same with these levels as every verdict of round one, seat by seat; nothing else is a number."""
    session = dialogue.sessions()[0]
    place = {seat.party: number for number, seat in enumerate(dialogue.seats(session.id))}
    kept: list[Record] = []
    for record in dialogue.everything():
        if isinstance(record, Entry) and record.field == "verdict_r1" and record.party in place:
            kept.append(dataclasses.replace(record, value=levels[place[record.party]], second=""))
        elif not isinstance(record, Entry):
            kept.append(record)
    return Dialogue(kept)


@pytest.mark.parametrize("kind", INSIDE)
@pytest.mark.parametrize("rule", ["SIDE", "CHR"])
def test_below_five_seats_the_range_is_all_that_is_told(kind: str, rule: str) -> None:
    dialogue = made(4, rule)
    first, other = (words(printed(kind, spread(dialogue, levels))) for levels in ("1225", "1155"))
    assert first == other


@pytest.mark.parametrize("kind", INSIDE)
def test_from_five_seats_on_it_is_counted(kind: str) -> None:
    dialogue = made(5, "CHR")
    first, other = (words(printed(kind, spread(dialogue, levels))) for levels in ("12225", "11555"))
    assert (first != other) == (kind != "register")


# -- off the record ----------------------------------------------------------------------------------

SAID = "Kanarienvogel"


def remarked(dialogue: Dialogue) -> Dialogue:
    """The same with something said in every answer, and in every difference that was not agreed."""
    kept: list[Record] = []
    for record in dialogue.everything():
        if isinstance(record, Entry):
            free = " " in record.value
            kept.append(dataclasses.replace(record, reason=SAID, value=SAID if free else record.value))
        elif isinstance(record, Difference):
            kept.append(
                dataclasses.replace(record, statement=SAID, status="DRAFT", accepted_a="no", accepted_b="")
            )
        else:
            kept.append(record)
    return Dialogue(kept)


@pytest.mark.parametrize("track", [INTERNAL, EXTERNAL, TRAINING])
@pytest.mark.parametrize("kind", ["session-summary", "register"])
def test_off_the_record_only_what_was_agreed_is_told(kind: str, track: str) -> None:
    dialogue = remarked(dialogue_of(track))
    assert SAID not in everything(printed(kind, dialogue, attribution_rule="OFF"))
    assert SAID in everything(printed(kind, dialogue, attribution_rule="REC"))
