"""What may leave the room, and what a paper for both sides must not see: lines nobody released, and what is
said about them.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack, RedLine, ReleaseItem
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, Entry, Party, Record, Session
from dialogue_app.core.template import Template
from dialogue_app.services.audience.releasable_view import releasable, without_unreleased
from dialogue_app.services.templates import template_of
from tests.services.release.release_case import plain

WESTMARK = "f" * 32


def outside(*records: Record, handling: str = "PART", track: str = EXTERNAL) -> Dialogue:
    dialogue = plain(track)
    session = dataclasses.replace(dialogue.sessions()[0], handling=handling)
    others = [record for record in dialogue.everything() if record.id != session.id]
    party = Party(id=WESTMARK, code="WST", name="Weststate", side=ALLIANCE)
    placed = [dataclasses.replace(record, session=session.id) for record in records]  # type: ignore[call-arg]
    return Dialogue([*others, session, party, *placed])


def line(key: str, holder: str, **more: Any) -> RedLine:
    values = {"field": "red_lines", "marking": "PART", "statement": f"Line {key}."}
    return RedLine(id=key * 32, holder=holder, **(values | more))


def said_back(key: str, of: str) -> ReadBack:
    return ReadBack(id=key * 32, field="readbacks", of=of * 32, marking="PART", text="You hold that …")


def cell(key: str, item: str) -> Entry:
    return Entry(id=key * 32, field="anticipated", item=item * 32, party=RUSSIA, value="yes", marking="PART")


def signed(status: str = "RELEASED") -> ReleaseItem:
    return ReleaseItem(
        id="e" * 32, field="x", kind="RED_LINE", marking="PART", release_text="A line.", status=status,
        never_list_checked="yes", authority="Chair", date="2026-03-20",
    )  # fmt: skip


def parts(dialogue: Dialogue) -> tuple[Session, Template]:
    session = dialogue.sessions()[0]
    return session, template_of(session)


def kept(dialogue: Dialogue) -> set[str]:
    other_dialogue = without_unreleased(dialogue, *parts(dialogue))
    return {record.id[0] for record in other_dialogue.everything() if len(set(record.id)) == 1} - {"f", "e"}


def test_a_line_without_a_release_goes_with_all_that_is_said_about_it() -> None:
    theirs, ours = line("1", RUSSIA), line("2", ALLIANCE)
    about = (said_back("3", "1"), said_back("4", "2"), cell("5", "1"), cell("6", "2"))
    assert kept(outside(theirs, ours, *about)) == {"1", "3", "5"}


def test_a_released_line_stays_with_all_that_is_said_about_it() -> None:
    ours = line("2", ALLIANCE, release_item="e" * 32)
    about = (said_back("4", "2"), cell("6", "2"))
    assert kept(outside(ours, signed(), *about)) == {"2", "4", "6"}
    unsigned = dataclasses.replace(signed(), authority="")
    assert kept(outside(ours, unsigned, *about)) == set()


def test_a_line_without_a_holder_does_not_leave_as_it_may_be_one_of_the_alliance() -> None:
    dialogue = outside(line("a", ""), line("b", RUSSIA), said_back("c", "a"), cell("d", "a"))
    assert kept(dialogue) == {"b"}
    assert {red_line.id[0] for red_line in releasable(dialogue, *parts(dialogue)).of(RedLine).values()} == {
        "b"
    }


def test_a_line_of_a_single_ally_never_leaves() -> None:
    assert kept(outside(line("2", WESTMARK, release_item="e" * 32), signed(), said_back("4", "2"))) == set()


@pytest.mark.parametrize(("handling", "track"), [("MOD", EXTERNAL), ("DELEG", EXTERNAL), ("PART", INTERNAL)])
def test_papers_that_the_other_side_does_not_read_lose_nothing(handling: str, track: str) -> None:
    dialogue = outside(line("2", ALLIANCE), said_back("4", "2"), handling=handling, track=track)
    assert without_unreleased(dialogue, *parts(dialogue)) is dialogue


def test_only_what_is_marked_for_both_sides_may_be_printed() -> None:
    theirs = line("1", RUSSIA)
    hidden = line("7", RUSSIA, marking="DELEG")
    dialogue = outside(theirs, hidden, line("2", ALLIANCE))
    other_dialogue = releasable(dialogue, *parts(dialogue))
    assert [red_line.statement for red_line in other_dialogue.of(RedLine).values()] == ["Line 1."]
