"""The silence procedure by its acts: what is allowed when, and what follows."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core import timestamps
from dialogue_app.core.commands.common_line import drafts, keep_draft
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.commands.silence import (
    BROKEN,
    EXTEND,
    OBJECT,
    OVER,
    PASS,
    PASSED,
    PREPARED,
    RUNNING,
    WITHDRAW,
    WITHDRAWN,
    Circulation,
    acts_now,
    break_silence,
    circulate,
    circulated,
    deadline_of,
    differs,
    extend,
    extensions,
    in_utc,
    is_late,
    latest,
    pass_silence,
    phase,
    seconds_left,
    under_silence,
    withdraw,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineParagraph, SilenceProcedure
from dialogue_app.core.edits import Change, added, removed
from dialogue_app.core.errors import Refused
from dialogue_app.fields.registry import new_field
from tests.core.commands.test_common_line import LINE, with_paragraphs
from tests.core.made import words

FIELD = new_field(key="silence", kind="record_list", label=words("Silence"), marking="ALLY")
START = "2026-03-16T12:00:00+01:00"
DEADLINE = "2026-03-19T18:00:00+01:00"
BEFORE = "2026-03-18T09:00:00+00:00"
AFTER = "2026-03-19T17:00:01+00:00"
LATER = "2026-03-20T18:00:00+01:00"


class Line:
    """Three paragraphs, the last in brackets, and what is done with them."""

    def __init__(self) -> None:
        self.dialogue, self.session = with_paragraphs(
            LineParagraph(number="1", text="One."),
            LineParagraph(number="2", text="Two."),
            LineParagraph(number="3", text="[Three]."),
        )
        self.party = self.dialogue.parties()[0].id

    def circulate(self, *paragraphs: str, **values: str) -> SilenceProcedure:
        sent = Circulation(
            paragraphs or ("p0", "p1"),
            values.pop("deadline", DEADLINE),
            "Europe/Brussels",
            at=START,
            **values,
        )
        self.do(circulate(self.dialogue, self.session, LINE, FIELD, sent))
        return self.record

    def do(self, change: object) -> SilenceProcedure:
        self.dialogue = self.dialogue.apply(change.edits)  # type: ignore[attr-defined]
        return self.record

    @property
    def circulated(self) -> Dialogue:
        """The dialogue after the circulation, which is made if there was none."""
        if latest(self.dialogue, self.session, FIELD) is None:
            self.circulate()
        return self.dialogue

    @property
    def record(self) -> SilenceProcedure:
        procedure = latest(self.dialogue, self.session, FIELD)
        assert procedure is not None
        return procedure

    def reword(self, paragraph: str, text: str) -> None:
        record = self.dialogue.of(LineParagraph)[paragraph]
        self.do(change_record(self.dialogue, record, text=text))


@pytest.fixture
def line() -> Line:
    return Line()


# -- circulating ---------------------------------------------------------------------------------------


def test_the_exact_text_is_circulated_and_kept_as_a_draft(line: Line) -> None:
    record = line.circulate()
    assert (record.version, record.result, record.text) == ("1", "RUN", "1. One.\n\n2. Two.")
    assert (record.circulated_at, record.deadline, record.time_zone) == (START, DEADLINE, "Europe/Brussels")
    (draft,) = drafts(line.dialogue, line.session, LINE)
    assert draft.paragraphs == (("1", "One."), ("2", "Two."))
    assert (draft.made_at, draft.note) == (START, "Put under silence")
    assert circulated(line.dialogue, record, LINE) == draft.paragraphs
    assert phase(record, BEFORE) == RUNNING
    assert under_silence(line.dialogue, line.session, FIELD) == record
    line.dialogue = line.dialogue.apply(removed(draft))
    assert circulated(line.dialogue, record, LINE) == ()
    assert differs(line.dialogue, record, LINE) == ()


def test_a_note_on_a_circulation_is_kept_with_the_last_draft_where_the_words_are_the_same(line: Line) -> None:
    line.dialogue = line.dialogue.apply(kept(line).edits)
    record = line.circulate(note="sent by telegram")
    (draft,) = drafts(line.dialogue, line.session, LINE)
    assert (record.version, draft.note) == ("1", "after the first reading · sent by telegram")
    line.do(withdraw(line.dialogue, record, "A word is missing", at=BEFORE))
    line.circulate()
    assert drafts(line.dialogue, line.session, LINE) == (draft,)


def kept(line: Line) -> Change:
    """Keep the two paragraphs that are circulated as a draft with a note."""
    text = (("1", "One."), ("2", "Two."))
    return keep_draft(line.dialogue, line.session, LINE, "after the first reading", text)


def test_circulating_is_one_change_that_can_be_undone(line: Line) -> None:
    before = line.dialogue
    sent = Circulation(("p0",), DEADLINE, "UTC+01:00", at=START)
    change = circulate(before, line.session, LINE, FIELD, sent)
    assert before.apply(change.edits).apply(change.reversed().edits) == before


def test_a_text_kept_already_is_circulated_under_its_version(line: Line) -> None:
    paragraphs = (("1", "One."), ("2", "Two."))
    line.dialogue = line.dialogue.apply(
        keep_draft(line.dialogue, line.session, LINE, "first", paragraphs).edits
    )
    assert line.circulate(note="for silence").version == "1"
    assert len(drafts(line.dialogue, line.session, LINE)) == 1


def test_what_cannot_be_circulated(line: Line) -> None:
    with pytest.raises(Refused, match="at least one paragraph"):
        line.circulate("nothing")
    with pytest.raises(Refused, match="in the future"):
        line.circulate(deadline=START)
    with pytest.raises(Refused, match="in the future"):
        line.circulate(deadline="tomorrow")
    line.dialogue = line.dialogue.apply(
        change_record(line.dialogue, line.dialogue.of(LineParagraph)["p0"], status="WDN").edits
    )
    with pytest.raises(Refused, match="at least one paragraph"):
        line.circulate("p0")


def test_one_text_at_a_time(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timestamps, "now", lambda: BEFORE)
    line.circulate()
    with pytest.raises(Refused, match="Version 1 is under silence"):
        line.circulate("p2")
    line.do(withdraw(line.dialogue, line.record, "a typing error", BEFORE))
    assert under_silence(line.dialogue, line.session, FIELD) is None
    assert line.circulate("p2").version == "2"


# -- what follows --------------------------------------------------------------------------------------


def test_without_objection_it_passes_once_the_deadline_is_over(line: Line) -> None:
    record = line.circulate()
    assert acts_now(record, BEFORE) == (EXTEND, OBJECT, WITHDRAW)
    assert acts_now(record, AFTER) == (PASS, OBJECT, WITHDRAW)
    with pytest.raises(Refused, match="has not passed yet"):
        pass_silence(line.dialogue, record, BEFORE)
    assert phase(record, AFTER) == OVER
    record = line.do(pass_silence(line.dialogue, record, AFTER))
    assert (record.result, phase(record, AFTER)) == ("PAS", PASSED)
    assert acts_now(record, AFTER) == (OBJECT,)
    with pytest.raises(Refused, match="settled"):
        pass_silence(line.dialogue, record, AFTER)
    with pytest.raises(Refused, match="settled"):
        withdraw(line.dialogue, record, "why", AFTER)
    with pytest.raises(Refused, match="settled"):
        extend(line.dialogue, record, LATER, "why", AFTER)


def test_the_deadline_itself_is_still_in_time(line: Line) -> None:
    running = line.circulate()
    assert phase(running, DEADLINE) == RUNNING
    assert seconds_left(running, DEADLINE) == 0
    with pytest.raises(Refused):
        pass_silence(line.dialogue, running, DEADLINE)
    record = line.do(break_silence(line.circulated, line.record, line.party, "", DEADLINE, AFTER))
    assert phase(record) == BROKEN
    assert not is_late(record)


def test_an_objection_breaks_silence(line: Line) -> None:
    change = break_silence(line.circulated, line.record, line.party, " no mandate ", "", BEFORE)
    assert change.name == "Break silence"
    record = line.do(change)
    assert (record.result, record.broken_by, record.broken_reason, record.broken_at) == (
        "BRO",
        line.party,
        "no mandate",
        BEFORE,
    )
    assert phase(record) == BROKEN
    assert acts_now(record) == ()
    with pytest.raises(Refused, match=r"by Party NOR is recorded already"):
        break_silence(line.dialogue, record, line.party, "again", "", BEFORE)
    with pytest.raises(Refused, match="settled"):
        pass_silence(line.dialogue, record, AFTER)


def test_a_late_objection_is_recorded_and_breaks_nothing(line: Line) -> None:
    change = break_silence(line.circulated, line.record, line.party, "too late", AFTER, LATER)
    assert change.name == "Record a late objection"
    record = line.do(change)
    assert is_late(record)
    assert (record.result, phase(record, LATER)) == ("RUN", OVER)
    assert acts_now(record, LATER) == (PASS, WITHDRAW)
    record = line.do(pass_silence(line.dialogue, record, LATER))
    assert phase(record) == PASSED
    assert acts_now(record) == ()


def test_an_objection_found_after_passing_still_counts_by_its_time(line: Line) -> None:
    record = line.do(pass_silence(line.circulated, line.record, AFTER))
    record = line.do(break_silence(line.dialogue, record, line.party, "letter of the 18th", BEFORE, LATER))
    assert (record.result, phase(record)) == ("BRO", BROKEN)


def test_objections_that_cannot_be(line: Line) -> None:
    record = line.circulate()
    for party, when, sentence in (
        ("", "", "which party"),
        (line.party, DEADLINE, "in the future"),
        (line.party, "2026-03-16T11:59:00+01:00", "older than the circulation"),
    ):
        with pytest.raises(Refused, match=sentence):
            break_silence(line.dialogue, record, party, "", when, BEFORE)
    withdrawn = line.do(withdraw(line.dialogue, record, "why", BEFORE))
    with pytest.raises(Refused, match="settled"):
        break_silence(line.dialogue, withdrawn, line.party, "", "", BEFORE)


def test_extending_puts_the_deadline_off_and_remembers_each_time(line: Line) -> None:
    record = line.do(extend(line.circulated, line.record, LATER, "the  committee\nsits", BEFORE))
    assert (record.result, deadline_of(record)) == ("EXT", LATER)
    assert phase(record, AFTER) == RUNNING
    again = "2026-03-23T18:00:00+01:00"
    record = line.do(extend(line.dialogue, record, again, "it sits · again", AFTER))
    assert [(extension.to, extension.reason) for extension in extensions(record)] == [
        (LATER, "the committee sits"),
        (again, "it sits · again"),
    ]
    third = "2026-03-24T18:00:00+01:00"
    record = line.do(extend(line.dialogue, record, third, "once more", AFTER))
    assert [extension.reason for extension in extensions(record)] == [
        "the committee sits",
        "it sits · again",
        "once more",
    ]
    with pytest.raises(Refused, match="must be later"):
        extend(line.dialogue, record, third, "why", AFTER)
    with pytest.raises(Refused, match="Give a reason"):
        extend(line.dialogue, record, "2026-03-25T18:00:00+01:00", " ", AFTER)


def test_a_deadline_that_has_passed_is_not_revived(line: Line) -> None:
    record = line.circulate()
    assert extensions(record) == ()
    with pytest.raises(Refused, match="Circulate the text again"):
        extend(line.dialogue, record, LATER, "why", AFTER)


def test_a_text_withdrawn(line: Line) -> None:
    record = line.circulate()
    with pytest.raises(Refused, match="Give a reason"):
        withdraw(line.dialogue, record, "", BEFORE)
    record = line.do(withdraw(line.dialogue, record, "overtaken", BEFORE))
    assert (record.result, record.withdrawn_reason, phase(record)) == ("WDN", "overtaken", WITHDRAWN)
    assert acts_now(record) == ()


def test_a_record_that_is_gone(line: Line) -> None:
    record = line.circulate()
    dialogue: Dialogue = line.dialogue.apply(removed(record))
    with pytest.raises(Refused, match="removed meanwhile"):
        pass_silence(dialogue, record)
    assert latest(dialogue, line.session, FIELD) is None


# -- the text itself -----------------------------------------------------------------------------------


def test_silence_holds_for_the_text_circulated(line: Line) -> None:
    record = line.circulate()
    assert differs(line.dialogue, record, LINE) == ()
    line.reword("p2", "[Three] and a half.")
    assert differs(line.dialogue, record, LINE) == ()
    line.reword("p1", "Two, but otherwise.")
    (difference,) = differs(line.dialogue, record, LINE)
    assert (difference.kind, difference.before) == ("reworded", "2")
    line.dialogue = line.dialogue.apply(removed(line.dialogue.of(LineParagraph)["p0"]))
    assert [paragraph_difference.kind for paragraph_difference in differs(line.dialogue, record, LINE)] == [
        "removed",
        "reworded",
    ]


# -- records from elsewhere ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"result": "PAS"}, PASSED),
        ({"result": "BRO"}, BROKEN),
        ({"result": "WDN"}, WITHDRAWN),
        ({}, PREPARED),
        ({"broken_by": "x"}, BROKEN),
        ({"circulated_at": START}, RUNNING),
        ({"circulated_at": START, "deadline": "2026-03-19T18:00:00"}, OVER),
    ],
)
def test_a_record_typed_by_hand_still_says_where_it_stands(values: dict[str, str], expected: str) -> None:
    record = SilenceProcedure(id="s", version="of old", **values)  # type: ignore[arg-type]
    assert phase(record, LATER if expected == OVER else BEFORE) == expected


def test_times_in_utc_and_the_time_left() -> None:
    record = SilenceProcedure(deadline=DEADLINE)
    assert in_utc(DEADLINE) == "2026-03-19T17:00:00+00:00"
    assert seconds_left(record, "2026-03-19T17:00:00+01:00") == 3600
    assert seconds_left(record, AFTER) == -1
    assert seconds_left(dataclasses.replace(record, deadline="")) == 0


def test_a_late_objection_needs_a_deadline() -> None:
    record = SilenceProcedure(id="s", session="", field="silence", version="1", circulated_at=START)
    line = Line()
    line.dialogue = line.dialogue.apply(added(dataclasses.replace(record, session=line.session)))
    procedure = line.do(break_silence(line.dialogue, line.record, line.party, "", AFTER, LATER))
    assert not is_late(procedure)
    assert phase(procedure) == BROKEN
