"""The silence procedure in words, also of records typed by hand in an earlier version."""

from __future__ import annotations

import pytest

from dialogue_app.core.domain_records import LineDraft, SilenceProcedure
from dialogue_app.core.records import INTERNAL
from dialogue_app.ui.text.silence_text import (
    changed_words,
    draft_title,
    history,
    moment_words,
    sentence,
    state_words,
    time_left,
)
from tests.ui.invented import table

START, DEADLINE = "2026-03-16T12:00:00+01:00", "2026-03-19T18:00:00+01:00"
BEFORE, AFTER = "2026-03-19T17:20:30+01:00", "2026-03-20T09:00:00+01:00"


def silence(**values: str) -> SilenceProcedure:
    known = {"id": "s", "version": "3", "circulated_at": START, "deadline": DEADLINE}
    return SilenceProcedure(**(known | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("2026-03-16T12:00:00+01:00", "3 days 6 hours left"),
        ("2026-03-18T18:00:00+01:00", "1 day left"),
        ("2026-03-19T15:59:00+01:00", "2 hours 1 minute left"),
        (BEFORE, "39 minutes left"),
        ("2026-03-19T17:59:30+01:00", "less than a minute left"),
        (AFTER, ""),
    ],
)
def test_the_time_left(moment: str, left: str) -> None:
    assert time_left(silence(), moment) == left


def test_without_a_deadline_it_is_said_so() -> None:
    at = table(INTERNAL, activities=0, seats=3)
    procedure = silence(deadline="")
    assert "no deadline is recorded" in sentence(at.dialogue, procedure, BEFORE)
    assert time_left(procedure, BEFORE) == ""


def test_every_state_has_its_sentence() -> None:
    at = table(INTERNAL, activities=0, seats=3)
    party = at.parties("positions")[1]
    late = {"broken_by": party, "broken_at": AFTER}
    for values, state, told in (
        ({"circulated_at": ""}, "Not circulated yet", "Version 3 has not been circulated."),
        (late, "The deadline has passed", "Westmark objected after the deadline, which breaks nothing."),
        (late | {"result": "PAS"}, "✓ Silence passed", "Westmark objected after the deadline"),
        ({"result": "PAS"}, "✓ Silence passed", "Version 3 counts as agreed, word for word as circulated."),
        ({"result": "BRO"}, "✗ Silence broken", "a seat objected."),
        ({"result": "WDN", "withdrawn_reason": "why"}, "Text withdrawn", "Version 3 was taken back: why"),
    ):
        procedure = silence(**values)
        assert state_words(procedure, AFTER)[0] == state
        assert told in sentence(at.dialogue, procedure, AFTER)


def test_the_history_names_what_was_late_and_what_lacks_a_reason() -> None:
    at = table(INTERNAL, activities=0, seats=3)
    party = at.parties("positions")[1]
    told = [act.what for act in history(at.dialogue, silence(broken_by=party, broken_at=AFTER, result="PAS"))]
    assert told[1:] == ["Westmark objected, too late: no reason recorded", "Silence passed"]
    told = [act.what for act in history(at.dialogue, silence(broken_at=BEFORE, broken_reason="x"))]
    assert told[1:] == ["a seat broke silence: x"]


def test_moments_stand_in_their_zone_and_in_utc() -> None:
    assert moment_words("", "UTC") == ""
    assert moment_words("2026-03-19T17:00:00+00:00", "Etc/UTC") == "Thursday 19\u00a0March 2026, 17:00 UTC"
    assert (
        moment_words("2026-03-20T00:30:00+01:00", "Europe/Brussels")
        == "Friday 20\u00a0March 2026, 00:30 Europe/Brussels (19\u00a0March 2026, 23:30 UTC)"
    )


def test_drafts_and_an_unchanged_text() -> None:
    assert changed_words(silence(), ()) == ""
    draft = LineDraft(id="d", version="2", made_at=START, note="first")
    assert draft_title(draft) == "Version 2 · 16\u00a0March 2026, 12:00 · first"
    assert draft_title(LineDraft(id="d", version="2")) == "Version 2"
