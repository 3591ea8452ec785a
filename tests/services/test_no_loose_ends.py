"""What the program does to a dialogue leaves nothing in no place: so `load` refuses what stands in none."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from dialogue_app.core.commands.catalogue import remove_item, unselect
from dialogue_app.core.commands.lists import remove_record
from dialogue_app.core.commands.seats import remove_party, unseat_party
from dialogue_app.core.commands.sessions import remove_session, session_from_previous
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import DialogueError
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import (
    EXTERNAL,
    TRACKS,
    CatalogueItem,
    Party,
    Record,
    Seat,
    SelectedItem,
    Session,
)
from dialogue_app.services.audience.counterpart_copy import hand_over
from dialogue_app.services.files.repair_references import mend
from dialogue_app.services.soundness.loose_ends import loose_ends
from tests.documents.random_play import play
from tests.services import amber_sea

KINDS: tuple[type[Record], ...] = (*LISTED, Party, CatalogueItem, Session, Seat)


def removal(dialogue: Dialogue, record: Record) -> Change:
    match record:
        case Party():
            return remove_party(dialogue, record)
        case CatalogueItem():
            return remove_item(dialogue, record)
        case Session():
            return remove_session(dialogue, record)
        case Seat():
            return unseat_party(dialogue, record.session, record.party)
        case SelectedItem():
            return unselect(dialogue, record)
        case _:
            return remove_record(dialogue, record)


def hold_removals(dialogue: Dialogue, chance: Random) -> None:
    """Take away whatever may be taken away, as long as there is something, and look each time."""
    done = 0
    for _turn in range(60):
        there = list(dialogue.of(chance.choice(KINDS)).values())
        if not there:
            continue
        record = chance.choice(there)
        try:
            dialogue = dialogue.apply(removal(dialogue, record).edits)
        except DialogueError:
            continue
        done += 1
        assert loose_ends(dialogue) == (), record
    assert done


SAMPLES: tuple[Callable[[], Dialogue], ...] = (amber_sea.internal, amber_sea.external, amber_sea.exercise)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_taken_out_of_a_sample_leaves_nothing_loose(
    sample: Callable[[], Dialogue], seed: int
) -> None:
    hold_removals(sample(), Random(seed))


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("seed", range(3))
def test_what_is_played_copied_and_carried_over_leaves_nothing_loose(track: str, seed: int) -> None:
    game = play(track, seed)
    assert loose_ends(game.dialogue) == ()
    if track == EXTERNAL:
        assert loose_ends(hand_over(game.dialogue).dialogue) == ()
    change = session_from_previous(game.dialogue, game.session, game.template)
    after = game.dialogue.apply(change.edits)
    assert loose_ends(after) == ()
    hold_removals(after, Random(seed))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
@pytest.mark.parametrize("share", [0.02, 0.2, 0.6])
def test_what_is_recovered_of_a_part_leaves_nothing_loose(
    sample: Callable[[], Dialogue], share: float
) -> None:
    chance = Random(share)
    kept = [record for record in sample().everything() if chance.random() > share]
    assert loose_ends(mend(kept).dialogue) == ()
