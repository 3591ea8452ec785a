"""A workspace writes first, then swaps the value, then tells."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dialogue_app.core.commands.seats import add_party, change_party
from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import CannotSave, StaleEdit
from dialogue_app.core.records import INTERNAL, Party
from dialogue_app.services.workspace import Workspace


class Paper:
    """A store that writes nowhere, and fails when told to."""

    path: Path | None = None
    read_only = False

    def __init__(self, dialogue: Dialogue) -> None:
        self.written = dialogue
        self.full = False
        self.closed = False

    def load(self) -> Dialogue:
        return self.written

    def write(self, edits: Sequence[Edit]) -> None:
        if self.full:
            raise CannotSave("The disk is full.")
        self.written = self.written.apply(edits)

    def check_untouched(self) -> None:
        """Nobody else writes to it."""

    def still_holds(self, dialogue: Dialogue) -> bool:
        return self.written == dialogue

    def copy_to(self, target: Path) -> None:
        raise AssertionError(target)

    def restore(self, dialogue: Dialogue) -> None:
        self.written = dialogue

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def paper() -> Paper:
    return Paper(new_track("Test", INTERNAL))


@pytest.fixture
def workspace(paper: Paper) -> Workspace:
    return Workspace(paper)


def test_a_change_is_written_shown_and_told(paper: Paper, workspace: Workspace) -> None:
    told: list[Change] = []
    workspace.listen(told.append)
    change = add_party(workspace.dialogue, "ATL", "Atlantia")
    workspace.perform(change)
    assert told == [change]
    assert workspace.saved_at
    assert workspace.dialogue == paper.written
    assert workspace.dialogue.party_by_code("ATL") is not None
    assert workspace.track == INTERNAL
    assert workspace.path is None


def test_an_empty_change_writes_nothing(paper: Paper, workspace: Workspace) -> None:
    paper.full = True
    workspace.perform(Change("nothing", ()))
    assert workspace.saved_at == ""


def test_a_change_that_cannot_be_written_has_not_happened(paper: Paper, workspace: Workspace) -> None:
    before = workspace.dialogue
    told: list[Change] = []
    workspace.listen(told.append)
    paper.full = True
    with pytest.raises(CannotSave):
        workspace.perform(add_party(before, "ATL", "Atlantia"))
    assert workspace.dialogue is before
    assert told == []


def test_an_edit_of_something_that_has_changed_is_refused_before_it_is_written(
    paper: Paper, workspace: Workspace
) -> None:
    workspace.perform(add_party(workspace.dialogue, "ATL", "Atlantia"))
    (party,) = workspace.dialogue.of(Party).values()
    late = change_party(workspace.dialogue, party, name="Other")
    workspace.perform(change_party(workspace.dialogue, party, name="Atlantis"))
    written = paper.written
    with pytest.raises(StaleEdit):
        workspace.perform(late)
    assert paper.written is written


def test_a_change_and_its_reverse_give_the_same_value(workspace: Workspace) -> None:
    before = workspace.dialogue
    change = add_party(before, "ATL", "Atlantia")
    workspace.perform(change)
    workspace.perform(change.reversed())
    assert workspace.dialogue == before
    workspace.perform(change.then(Change("more", ())))
    assert workspace.dialogue != before


def test_what_is_read_again_or_restored_is_held(paper: Paper, workspace: Workspace) -> None:
    paper.written = new_track("Other", INTERNAL)
    workspace.reload()
    assert workspace.dialogue.track.name == "Other"
    workspace.restore(new_track("Restored", INTERNAL))
    assert workspace.dialogue == paper.written
    assert workspace.dialogue.track.name == "Restored"
    assert workspace.saved_at
    workspace.close()
    assert paper.closed
