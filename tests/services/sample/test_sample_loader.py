"""A dialogue written by hand: names that name nothing or too much are refused."""

import pytest

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import CatalogueItem, Entry, Participant, Seal, SelectedItem
from dialogue_app.core.visibility.seal_digest import verify
from dialogue_app.services.sample.sample_loader import read_dialogue

FRAME = """
ids = "trial"
[track]
name = "Trial"
track = "INTERNAL"
languages = ["en"]
[[party]]
code = "ATL"
name = "Atlantia"
side = "ALLIANCE"
[[session]]
key = "one"
number = 1
title = "One"
template = "internal_alliance"
dates = "2026-03-05"
handling = "ALLY"
attribution_rule = "PARTY"
seats = ["ATL"]
"""


def test_the_least_that_can_be_written() -> None:
    dialogue = read_dialogue(FRAME + '[[session.participant]]\nname = "Somebody"\n')
    assert [session.title for session in dialogue.sessions()] == ["One"]
    assert [participant.party for participant in dialogue.of(Participant).values()] == [""]


def test_the_same_text_under_another_name_has_other_ids() -> None:
    dialogue, other = read_dialogue(FRAME), read_dialogue(FRAME.replace('"trial"', '"other"'))
    assert not {record.id for record in dialogue.everything()} & {record.id for record in other.everything()}


def test_aspects_and_parts_find_their_cell() -> None:
    dialogue = read_dialogue(
        FRAME
        + '[session.select.selection]\nMIL-01 = "P"\n'
        + '[session.grid.verdict_r1]\nMIL-01 = "2"\n'
        + '[session.grid.confidence]\nMIL-01 = "H"\n'
        + '[session.cells.reason.MIL-01]\nATL = "Because."\n'
    )
    (entry,) = dialogue.of(Entry).values()
    assert (entry.value, entry.confidence, entry.reason) == ("2", "H", "Because.")
    assert entry.item == next(iter(dialogue.of(SelectedItem)))


def test_each_party_that_sealed_has_a_seal_that_fits_and_is_the_same_every_time() -> None:
    written = (
        FRAME
        + '[session.each.expected_middle]\nATL = "3"\n'
        + '[session.sealed]\nexpected_middle = "2026-03-05T10:22:00+01:00"\n'
        + '[session.unsealed]\nexpected_middle = "2026-03-05T10:30:00+01:00"\n'
    )
    dialogue = read_dialogue(written)
    (seal,) = dialogue.of(Seal).values()
    assert (seal.answers, seal.marking, seal.unsealed_at) == (1, "ALLY", "2026-03-05T10:30:00+01:00")
    assert verify(dialogue, seal)
    assert dict(read_dialogue(written).of(Seal)) == {seal.id: seal}


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ('[session.sealed]\nno_such_field = "2026-03-05T10:22:00+01:00"\n', "no_such_field"),
        ('[session.answer]\nno_such_field = "x"\n', "no_such_field"),
        ('[session.select.selection]\nNO-77 = "P"\n', "NO-77"),
        ('[session.each.expected_state]\nXYZ = "3"\n', "XYZ"),
        ('[session.select.selection]\nMIL-01 = "P"\n[session.grid.verdict_r1]\nMIL-02 = "3"\n', "MIL-02"),
        ('[[session.list.red_lines]]\ncode = "L1"\nactivity = "NO-77"\n', "NO-77"),
        ('[[session.list.red_lines]]\ncode = "L1"\n[[session.list.red_lines]]\ncode = "L1"\n', "L1"),
    ],
)
def test_a_name_that_names_nothing_or_two_things_is_refused(more: str, name: str) -> None:
    with pytest.raises(KeyError, match=name):
        read_dialogue(FRAME + more)


def test_a_value_that_does_not_fit_is_refused() -> None:
    with pytest.raises(Refused):
        read_dialogue(FRAME.replace('handling = "ALLY"', 'handling = "SECRET"'))


def test_a_row_with_too_few_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        read_dialogue(
            FRAME + '[session.select.selection]\nMIL-01 = "P"\n[session.grid.verdict_r1]\nMIL-01 = "3 4"\n'
        )


def test_rows_may_be_items_of_a_catalogue() -> None:
    dialogue = read_dialogue(FRAME + '[session.grid.commitments]\nHFA = "P"\n')
    (entry,) = dialogue.of(Entry).values()
    item = dialogue.get(CatalogueItem, entry.item)
    assert item is not None
    assert item.code == "HFA"
