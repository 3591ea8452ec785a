"""What the room may see: an allow-list by marking, seal, reveal and attribution rule."""

import dataclasses
from functools import cache
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import (
    EXTERNAL,
    INTERNAL,
    CatalogueItem,
    Entry,
    Participant,
    Record,
    SelectedItem,
    Session,
)
from dialogue_app.core.visibility.hidden_answers import hide
from dialogue_app.services.audience.projector import MOST_ROWS, Room, RoomMatrix, room_marking
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.templates import template_of
from tests.services.canaries import CANARY, with_canaries

STAGE = {INTERNAL: "I4", EXTERNAL: "E6"}


@cache
def sample(track: str) -> Dialogue:
    return sample_dialogues()[track == EXTERNAL]


def room_of(
    track: str,
    *,
    stage: str = "",
    hidden: tuple[str, ...] = (),
    dialogue: Dialogue | None = None,
    **session: Any,
) -> Room:
    """A stage of the first session of the sample, with attributes of the session changed."""
    dialogue = dialogue or sample(track)
    before = dialogue.sessions()[0]
    after = dataclasses.replace(before, **session)
    dialogue = Dialogue(after if record.id == before.id else record for record in dialogue.everything())
    template = template_of(after)
    return Room(dialogue, after, template, template.stage(stage or STAGE[track]), frozenset(hidden))


def matrices(room: Room) -> dict[tuple[str, int], RoomMatrix]:
    by_part = {
        (thing.field, thing.part): room.matrix(thing) for thing in room.things() if thing.kind == "matrix"
    }
    return {place: matrix for place, matrix in by_part.items() if matrix is not None}


def with_entries(dialogue: Dialogue, field: str, **values: Any) -> Dialogue:
    """The same with attributes of every answer of a field replaced."""
    return Dialogue(
        dataclasses.replace(record, **values)
        if isinstance(record, Entry) and record.field == field
        else record
        for record in dialogue.everything()
    )


def cells(matrix: RoomMatrix) -> set[str]:
    return {cell for row in matrix.rows for cell in row.cells} - {""}


@pytest.mark.parametrize(
    ("track", "handling", "found"),
    [
        (INTERNAL, "ALLY", "ALLY"), (INTERNAL, "PART", "PART"), (INTERNAL, "DELEG", ""), (INTERNAL, "", ""),
        (EXTERNAL, "PART", "PART"), (EXTERNAL, "OPEN", "OPEN"), (EXTERNAL, "MOD", ""),
    ],
)  # fmt: skip
def test_the_room_sees_what_its_session_is_marked_and_never_more(
    track: str, handling: str, found: str
) -> None:
    dialogue = sample(track)
    session = dataclasses.replace(dialogue.sessions()[0], handling=handling)
    assert room_marking(dialogue, session) == found
    if not found:
        assert room_of(track, handling=handling).things() == ()


def test_a_stage_offers_its_purpose_prompts_clock_speaker_and_matrices() -> None:
    things = room_of(INTERNAL).things()
    kinds = [thing.kind for thing in things]
    assert kinds[0] == "stage"
    assert kinds[1:].index("clock") == kinds.count("prompt") == len(room_of(INTERNAL).stage.prompts)
    assert kinds.index("speaker") == kinds.index("clock") + 1
    assert {thing.field for thing in things if thing.kind == "matrix"} == {
        "verdict_r1",
        "verdict_r2",
        "mirror",
    }
    assert things[1].text == str(room_of(INTERNAL).stage.prompts[0])


def test_a_long_matrix_is_shown_in_parts() -> None:
    parts = [thing for thing in room_of(INTERNAL).things() if thing.field == "verdict_r1"]
    assert [part.part for part in parts] == [0, 1]
    assert parts[1].title.endswith("part 2")
    shown = matrices(room_of(INTERNAL))
    assert len(shown["verdict_r1", 0].rows) == MOST_ROWS
    codes = [row.code for part in (0, 1) for row in shown["verdict_r1", part].rows]
    assert len(set(codes)) == len(codes) == 12


def test_a_field_is_found_in_the_part_that_holds_a_row() -> None:
    room = room_of(INTERNAL)
    rows = [row.id for row in room._rows(room.template.find_field("verdict_r1")[1])]  # type: ignore[index]
    for item, part in (("", 0), ("nowhere", 0), (rows[0], 0), (rows[MOST_ROWS], 1)):
        thing = room.thing_of("verdict_r1", item)
        assert thing is not None
        assert (thing.kind, thing.field, thing.part) == ("matrix", "verdict_r1", part)
    assert room.thing_of("nothing") is None
    assert room.thing_of("confidence") is None
    assert room_of(INTERNAL, handling="MOD").thing_of("verdict_r1") is None


def test_a_matrix_shows_levels_by_party_and_nothing_else() -> None:
    matrix = matrices(room_of(INTERNAL))["verdict_r1", 0]
    assert "VIS" in matrix.columns
    assert not matrix.counted
    assert cells(matrix) <= {"1", "2", "3", "4", "5", "NP", "NI", "WH"}


@pytest.mark.parametrize("hidden", ["verdict_r1", "mirror"])
def test_what_waits_for_its_reveal_is_not_offered(hidden: str) -> None:
    before, room = matrices(room_of(INTERNAL)), room_of(INTERNAL, hidden=(hidden,))
    assert any(field == hidden for field, _part in before)
    assert not any(field == hidden for field, _part in matrices(room))
    thing = next(shown_thing for shown_thing in room_of(INTERNAL).things() if shown_thing.field == hidden)
    assert room.matrix(thing) is None  # nor when it was chosen before


def test_what_the_track_hides_is_not_offered_whoever_asks() -> None:
    dialogue = sample(INTERNAL)
    dialogue = dialogue.apply(hide(dialogue, dialogue.sessions()[0].id, "mirror").edits)
    fields = {field for field, _part in matrices(room_of(INTERNAL, dialogue=dialogue))}
    assert fields == {"verdict_r1", "verdict_r2"}


def test_a_sealed_answer_is_an_empty_cell() -> None:
    sealed = with_entries(sample(INTERNAL), "verdict_r1", sealed_at="2026-03-12T10:00:00+00:00")
    assert cells(matrices(room_of(INTERNAL, dialogue=sealed))["verdict_r1", 0]) == set()


@pytest.mark.parametrize("marking", ["DELEG", "MOD", "", "SECRET"])
def test_an_answer_marked_higher_is_an_empty_cell(marking: str) -> None:
    higher = with_entries(sample(INTERNAL), "verdict_r1", marking=marking)
    assert cells(matrices(room_of(INTERNAL, dialogue=higher))["verdict_r1", 0]) == set()


def test_a_row_marked_higher_is_left_out() -> None:
    dialogue = Dialogue(
        dataclasses.replace(record, marking="MOD") if isinstance(record, SelectedItem) else record
        for record in sample(INTERNAL).everything()
    )
    assert matrices(room_of(INTERNAL, dialogue=dialogue)) == {}


def test_a_field_marked_higher_in_the_session_is_left_out() -> None:
    room = room_of(INTERNAL, field_markings=(("verdict_r1", "DELEG"),))
    assert not any(field == "verdict_r1" for field, _part in matrices(room))
    assert any(field == "mirror" for field, _part in matrices(room))


def test_where_no_party_may_be_named_answers_are_counted() -> None:
    matrix = matrices(room_of(INTERNAL, attribution_rule="CHR"))["verdict_r1", 0]
    assert matrix.counted
    assert matrix.columns[:5] == ("1", "2", "3", "4", "5")
    assert all(sum(int(cell) for cell in row.cells if cell) <= 9 for row in matrix.rows)


def test_with_few_seats_only_the_range_is_shown() -> None:
    dialogue = sample(INTERNAL)
    session = dialogue.sessions()[0].id
    gone = {seat.id for seat in dialogue.seats(session)[4:]}
    few = Dialogue(record for record in dialogue.everything() if record.id not in gone)
    matrix = matrices(room_of(INTERNAL, dialogue=few, attribution_rule="SIDE"))["verdict_r1", 0]
    assert cells(matrix) == {"•"}
    for row in matrix.rows:
        levels = "".join("x" if cell else " " for cell in row.cells[:5])
        assert " " not in levels.strip()


def test_off_the_record_no_matrix_is_shown() -> None:
    assert matrices(room_of(INTERNAL, attribution_rule="OFF")) == {}


def test_outside_the_sides_stand_there_only_where_they_may_be_named() -> None:
    shown = matrices(room_of(EXTERNAL))
    assert shown
    assert all(set(room_matrix.columns) <= {"ALL", "RUS"} for room_matrix in shown.values())
    assert matrices(room_of(EXTERNAL, attribution_rule="CHR")) == {}
    assert matrices(room_of(EXTERNAL, attribution_rule="SIDE")) == shown


def test_a_thing_of_a_field_that_is_gone_shows_nothing() -> None:
    room = room_of(INTERNAL)
    thing = next(shown_thing for shown_thing in room.things() if shown_thing.kind == "matrix")
    assert room.matrix(dataclasses.replace(thing, field="gone")) is None


def test_who_speaks_is_said_as_the_rule_allows() -> None:
    assert room_of(INTERNAL).speaker("Vistria") == "Vistria"
    assert room_of(INTERNAL, attribution_rule="CHR").speaker("Vistria") == "a party"
    assert room_of(INTERNAL, attribution_rule="SIDE").speaker("Vistria") == "Alliance"
    person = next(iter(sample(INTERNAL).of(Participant).values())).name
    assert room_of(INTERNAL, attribution_rule="REC").speaker(person) == person
    assert room_of(INTERNAL).speaker(person) == "a participant"
    assert room_of(INTERNAL, attribution_rule="CHR").speaker("Guest of honour") == "Guest of honour"


def test_before_all_have_answered_nothing_is_counted_and_that_is_said() -> None:
    shown = []
    for given in (1, 4, 8):
        dialogue = sample(INTERNAL)
        seats = [seat.party for seat in dialogue.seats(dialogue.sessions()[0].id)]
        some = Dialogue(
            record
            for record in dialogue.everything()
            if not isinstance(record, Entry) or record.field != "verdict_r1" or record.party in seats[:given]
        )
        shown.append(matrices(room_of(INTERNAL, dialogue=some, attribution_rule="CHR"))["verdict_r1", 0])
    assert len(set(shown)) == 1
    assert shown[0].waits
    assert cells(shown[0]) == set()
    assert not matrices(room_of(INTERNAL))["verdict_r1", 0].waits


def test_what_is_shown_is_counted_by_itself_and_not_with_the_whole_track(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = room_of(INTERNAL, attribution_rule="CHR")

    def never(*_rest: object) -> Dialogue:
        raise AssertionError

    monkeypatch.setattr(Dialogue, "apply", never)
    assert cells(matrices(room)["verdict_r1", 0])


TITLES = ("code", "number", "statement", "text", "title", "wording", "description", "version")
"""What a row is called by: it stands in the matrix. Everything else of a record is nobody's business."""


def planted(record: Record) -> Record:
    """A record with canaries in all its texts but those it is called by."""
    if isinstance(record, CatalogueItem):
        return record
    with_all = with_canaries(record)
    names = {each.name for each in dataclasses.fields(record)} & set(TITLES)
    keys = {"template_key": record.template_key} if isinstance(record, Session) else {}
    return dataclasses.replace(with_all, **{name: getattr(record, name) for name in names}, **keys)


@pytest.mark.parametrize("track", [INTERNAL, EXTERNAL])
def test_no_other_text_of_the_track_reaches_the_room(track: str) -> None:
    dialogue = Dialogue(planted(record) for record in sample(track).everything())
    assert CANARY in repr(tuple(dialogue.everything()))
    for stage in template_of(dialogue.sessions()[0]).stages:
        room = room_of(track, dialogue=dialogue, stage=stage.key, attribution_rule="SIDE")
        shown = [room.things(), *matrices(room).values()]
        assert CANARY not in repr(shown)
