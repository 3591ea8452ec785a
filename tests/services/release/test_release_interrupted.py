"""Releases that a failed write interrupts: finished later, given up, or noticed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.errors import CannotSave
from dialogue_app.services.release.release_acts import finish, give_out, give_up, take_back, unfinished
from dialogue_app.services.release.release_record import is_astray
from dialogue_app.services.workspace import Workspace
from tests.services.release.release_case import Case
from tests.services.release.test_release_acts import WITHDRAWAL, refused, released, successor


@pytest.fixture
def case() -> Case:
    return Case()


ACTS = ("release", "withdraw", "supersede")


class Broken:
    """Breaks a workspace's writing at a call of its choice."""

    def __init__(self, workspace: Workspace, at: int) -> None:
        self.workspace, self.left, self.true = workspace, at, workspace.store.write
        workspace.store.write = self.write  # type: ignore[method-assign]

    def write(self, edits: Any) -> None:
        if self.left == 0:
            raise CannotSave("The stick is full.")
        self.left -= 1
        self.true(edits)

    def mend(self) -> None:
        self.workspace.store.write = self.true  # type: ignore[method-assign]


def begin(case: Case, act: str) -> Callable[[], None]:
    """Everything up to an act, and the act itself."""
    if act == "release":
        item = case.signed()
        return lambda: give_out(case.internal, case.external, item, case.outer_session)
    item = released(case)
    if act == "withdraw":
        return lambda: take_back(case.internal, case.external, item, **WITHDRAWAL)
    fresh = successor(case, item)
    return lambda: give_out(case.internal, case.external, fresh, case.outer_session)


def states(case: Case) -> tuple[list[str], list[str]]:
    inside = [f"{item.status}{item.crossing and '*'}" for item in case.inside.of(ReleaseItem).values()]
    return inside, [item.status for item in case.outer()]


DONE = {
    "release": (["RELEASED"], ["RELEASED"]),
    "withdraw": (["WITHDRAWN"], ["WITHDRAWN"]),
    "supersede": (["SUPERSEDED", "RELEASED"], ["SUPERSEDED", "RELEASED"]),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_write_that_fails_is_finished_later(case: Case, act: str, step: int) -> None:
    go = begin(case, act)
    before = states(case)
    where = case.external if step == 1 else case.internal
    broken = Broken(where, 1 if step == 2 else 0)
    with pytest.raises(CannotSave):
        go()
    broken.mend()
    if step == 0:
        assert states(case) == before
        assert finish(case.internal, case.external) == ()
        go()
    else:
        (begun,) = unfinished(case.inside)
        assert begun.what == ("WITHDRAW" if act == "withdraw" else "RELEASE")
        (sentence,) = finish(case.internal, case.external)
        assert "had been interrupted" in sentence
    assert states(case) == DONE[act]
    assert finish(case.internal, case.external) == ()
    assert states(case) == DONE[act]


@pytest.mark.parametrize("act", ACTS)
def test_what_never_reached_the_other_file_can_be_given_up(case: Case, act: str) -> None:
    go = begin(case, act)
    before = case.inside
    broken = Broken(case.external, 0)
    with pytest.raises(CannotSave):
        go()
    broken.mend()
    begun = unfinished(case.inside)[0].item
    other = Case()
    assert "another external file" in refused(give_up, case.internal, other.external, begun)
    give_up(case.internal, case.external, begun)
    assert case.inside == before
    assert "Nothing was changed" in refused(give_up, case.internal, case.external, case.item(begun.id))


@pytest.mark.parametrize("act", ACTS)
def test_what_has_reached_it_is_finished_only(case: Case, act: str) -> None:
    go = begin(case, act)
    broken = Broken(case.internal, 1)
    with pytest.raises(CannotSave):
        go()
    broken.mend()
    assert "Finish it instead" in refused(
        give_up, case.internal, case.external, unfinished(case.inside)[0].item
    )


def test_nothing_is_finished_into_another_file(case: Case) -> None:
    for act in ("release", "withdraw"):
        go = begin(case, act)
        broken = Broken(case.external, 0)
        with pytest.raises(CannotSave):
            go()
        broken.mend()
        other = Case()
        before = other.outside
        assert "another file or an older copy" in refused(finish, case.internal, other.external)
        assert other.outside == before
        finish(case.internal, case.external)


def test_a_file_that_says_otherwise_is_noticed(case: Case) -> None:
    item = released(case)
    assert not is_astray(item, case.outside)
    assert is_astray(item, Case().outside)
    assert not is_astray(case.propose(), case.outside)
    case.edit_outside(case.outer()[0], status="WITHDRAWN")
    assert is_astray(item, case.outside)
