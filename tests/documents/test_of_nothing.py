"""Documents of a dialogue in which nothing is recorded: they claim nothing from it."""

import dataclasses
import re

import pytest

from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineParagraph
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING, FieldSkip, Seat, StageState, new_id
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.templates import template
from tests.documents.made_up import KEYS
from tests.documents.papers import printed, words

HANDLING = {INTERNAL: "ALLY", EXTERNAL: "PART", BRIEF: "PART", TRAINING: "PART"}
CLAIMS = (
    "Everything that is recorded is printed",
    "Nothing was skipped",
    "Nothing that is printed here is open",
    "all of them",
    "No difference is",
    "United",
)
"""What is true of an empty dialogue and says nothing, though a reader takes it for a finding."""


def fresh(track: str) -> Dialogue:
    """A track with one session in which nothing has happened, marked and ruled so that it can be printed."""
    dialogue = new_track("Amber Sea", track)
    dialogue = dialogue.apply(new_session(dialogue, template(KEYS[track])).edits)
    (session,) = dialogue.sessions()
    ruled = dataclasses.replace(session, handling=HANDLING[track], attribution_rule="PARTY")
    return dialogue.apply([Edit(session, ruled)])


def paper(kind: str, dialogue: Dialogue) -> str:
    """A document as words, without the notes on the method, which explain every label."""
    other = fresh(EXTERNAL) if kind == "comparison" else None
    whole = words(printed(kind, dialogue, other=other))
    first, note = whole.rfind("13 Method note"), whole.rfind("14 Skipped stages")
    return whole[:first] + whole[note:] if kind == "internal-brief" else whole


@pytest.mark.parametrize(
    ("kind", "track"), [(kind.key, track) for kind, _make in DOCUMENTS for track in kind.tracks]
)
def test_a_document_of_nothing_claims_nothing(kind: str, track: str) -> None:
    told = paper(kind, fresh(track))
    assert [claim for claim in CLAIMS if claim in told] == []


def test_the_same_is_said_once_there_is_something_it_rests_on() -> None:
    dialogue = fresh(INTERNAL)
    (session,) = dialogue.sessions()
    begun = StageState(id=new_id(), session=session.id, stage="I1", status="ACTIVE", marking="ALLY")
    line = LineParagraph(
        id=new_id(), session=session.id, field="line", number="1", text="All.", marking="ALLY"
    )
    told = paper("comparison", dialogue.apply(added(begun, line)))
    for claim in CLAIMS[:3]:
        assert claim in told
    skip = FieldSkip(
        id=new_id(), session=session.id, field="interests", reason="time", by="Chair", marking="ALLY"
    )
    assert "Nothing was skipped" not in paper("comparison", dialogue.apply(added(begun, skip)))


@pytest.mark.parametrize("kind", ["internal-brief", "session-summary", "rules-matrix", "register"])
def test_without_seats_no_share_of_nobody_is_printed(kind: str) -> None:
    inside = sample_dialogues()[0]
    empty = Dialogue(record for record in inside.everything() if not isinstance(record, Seat))
    text = words(printed(kind, empty))
    assert not re.search(r"\b\d+ of 0\b", text)
    assert "No answer is outstanding" not in text
