"""How far each kind of field has come."""

import dataclasses

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, LineParagraph, ReadBack, ResponseOption
from dialogue_app.core.records import Participant, SelectedItem
from dialogue_app.fields import drafted_text, single
from dialogue_app.fields.items import record_name
from dialogue_app.fields.progress import Progress, stage_started
from dialogue_app.fields.registry import BY_NAME, FIELD_KINDS
from tests.fields.made import STAGE, TEMPLATE, made, put


def progress(dialogue: Dialogue, session: str, key: str) -> tuple[int, int]:
    field = STAGE.field(key)
    field_progress = BY_NAME[field.kind].progress(dialogue, session, TEMPLATE, field)
    return field_progress.done, field_progress.of


def item(dialogue: Dialogue) -> str:
    (selected,) = dialogue.of(SelectedItem)
    return selected


def test_started_and_complete() -> None:
    assert not Progress(0, 0).started
    assert not Progress(0, 0).complete
    assert Progress(1, 2).started
    assert not Progress(1, 2).complete
    assert Progress(2, 2).complete


def test_a_stage_is_started_by_an_answer_or_a_record() -> None:
    dialogue, session = made()
    assert stage_started(dialogue, session, STAGE)
    rest = dataclasses.replace(STAGE, fields=STAGE.fields[1:])
    assert not stage_started(dialogue, session, rest)
    party = dialogue.parties()[0].id
    answered = put(dialogue, session, "verdict", Place(item(dialogue), party), value="4")
    assert stage_started(answered, session, rest)


def test_every_kind_has_a_name_of_its_own_and_says_what_it_holds() -> None:
    assert len(BY_NAME) == len(FIELD_KINDS) == 16
    assert all(kind.holds for kind in FIELD_KINDS)


def test_a_rating_matrix_counts_cells_of_its_part_and_round() -> None:
    dialogue, session = made()
    party = dialogue.parties()[0].id
    assert progress(dialogue, session, "verdict") == (0, 2)
    dialogue = put(dialogue, session, "verdict", Place(item(dialogue), party), value="4")
    assert progress(dialogue, session, "verdict") == (1, 2)
    assert progress(dialogue, session, "verdict_2") == (0, 2)
    assert progress(dialogue, session, "confidence") == (0, 2)
    dialogue = put(dialogue, session, "confidence", Place(item(dialogue), party), confidence="H")
    assert progress(dialogue, session, "confidence") == (1, 2)


def test_aspects_count_each_and_a_field_of_nobody_in_particular_has_one_cell() -> None:
    dialogue, session = made()
    for text in ("R0", "R1"):
        option = ResponseOption(session=session, field="options", text=text)
        dialogue = dialogue.apply(add_listed(dialogue, option).edits)
    assert progress(dialogue, session, "effects") == (0, 4)
    assert progress(dialogue, session, "options") == (2, 2)


def test_a_choice_per_party_has_one_place_a_seat_and_a_two_way_matrix_one_a_side() -> None:
    dialogue, session = made()
    party = dialogue.parties()[0].id
    dialogue = put(dialogue, session, "concern", Place(party=party), value="B", second="C")
    assert progress(dialogue, session, "concern") == (1, 2)
    dialogue = put(dialogue, session, "two_way", Place(item(dialogue), "RUSSIA"), value="4")
    assert progress(dialogue, session, "two_way") == (1, 2)
    dialogue = dialogue.apply(add_listed_person(session))
    assert progress(dialogue, session, "people") == (0, 1)


def add_listed_person(session: str) -> tuple:  # type: ignore[type-arg]
    from dialogue_app.core.edits import added

    return added(Participant(id="p", session=session, name="N"))


def test_a_single_answer_is_there_or_not() -> None:
    dialogue, session = made()
    assert progress(dialogue, session, "purpose") == (0, 1)
    dialogue = put(dialogue, session, "purpose", Place(), value="To know the differences.")
    assert progress(dialogue, session, "purpose") == (1, 1)
    assert single.lines("one\n\n two \n") == ("one", " two ")


def test_a_list_has_as_many_places_as_its_minimum_asks_for() -> None:
    dialogue, session = made()
    assert progress(dialogue, session, "options") == (0, 2)
    assert progress(dialogue, session, "rows") == (0, 0)
    assert progress(dialogue, session, "selection") == (1, 1)
    assert record_name(STAGE.field("selection")) == "selected_item"
    assert record_name(STAGE.field("rows")) == "list_row"


def test_record_columns_count_records_with_the_first_attribute() -> None:
    dialogue, session = made()
    for nature in ("FACT", ""):
        difference = Difference(session=session, field="differences", statement="s", nature=nature)
        dialogue = dialogue.apply(add_listed(dialogue, difference).edits)
    assert progress(dialogue, session, "by_activity") == (1, 2)


def test_a_drafted_text_knows_its_brackets() -> None:
    dialogue, session = made()
    assert drafted_text.brackets("They [will] [may] answer.") == ("will", "may")
    paragraph = LineParagraph(session=session, field="line", number="1", text="[x]")
    dialogue = dialogue.apply(add_listed(dialogue, paragraph).edits)
    assert progress(dialogue, session, "line") == (1, 1)


def test_read_backs_without_a_list_count_themselves() -> None:
    dialogue, session = made()
    read_back = ReadBack(session=session, field="steelman", by="RUSSIA", text="t")
    dialogue = dialogue.apply(add_listed(dialogue, read_back).edits)
    assert progress(dialogue, session, "steelman") == (1, 1)


def test_a_computed_field_has_nothing_to_answer() -> None:
    dialogue, session = made()
    assert progress(dialogue, session, "scores") == (0, 0)


def test_one_rating_of_the_group_counts_for_all() -> None:
    dialogue, session = made()
    field = dataclasses.replace(STAGE.field("verdict"), group=True)
    dialogue = put(dialogue, session, "verdict", Place(item(dialogue), ""), value="4")
    field_progress = BY_NAME[field.kind].progress(dialogue, session, TEMPLATE, field)
    assert (field_progress.done, field_progress.of) == (2, 2)
    assert progress(dialogue, session, "verdict") == (0, 2)
