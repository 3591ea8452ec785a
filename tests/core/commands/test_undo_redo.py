"""Any verbs in any order, undone and redone, give back equal dialogues."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given, settings

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Entry
from tests.core import made
from tests.core.steps import STEPS, take

SEQUENCES = st.lists(st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 10**6)), max_size=25)


def same_cells(dialogue: Dialogue, other: Dialogue) -> bool:
    """Whether the index kept from step to step is that of a dialogue made afresh."""
    fields = {(entry.session, entry.field) for entry in other.of(Entry).values()}
    return all(
        {item: dict(cells) for item, cells in dialogue.field_entries(*field).items() if cells}
        == {item: dict(cells) for item, cells in other.field_entries(*field).items()}
        for field in fields
    )


@settings(max_examples=60)
@given(SEQUENCES)
def test_undone_and_redone_in_any_order(steps: list[tuple[int, int]]) -> None:
    dialogue = made.small_dialogue()
    dialogue.field_entries("", "")
    values, changes = [dialogue], []
    for which, seed in steps:
        change = take(dialogue, which, seed)
        dialogue = dialogue.apply(change.edits)
        assert same_cells(dialogue, Dialogue(dialogue.everything()))
        changes.append(change)
        values.append(dialogue)
    for change, before in zip(reversed(changes), reversed(values[:-1]), strict=True):
        dialogue = dialogue.apply(change.reversed().edits)
        assert dialogue == before
        assert same_cells(dialogue, Dialogue(dialogue.everything()))
    for change, after in zip(changes, values[1:], strict=True):
        dialogue = dialogue.apply(change.edits)
        assert dialogue == after


def test_every_step_does_something() -> None:
    dialogue = made.small_dialogue()
    done = set()
    for seed in range(200):
        for which, step in enumerate(STEPS):
            change = take(dialogue, which, seed)
            dialogue = dialogue.apply(change.edits)
            if change:
                done.add(step)
    assert done == set(STEPS)
