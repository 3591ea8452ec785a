"""Tracks and sessions: new, from the previous one, removed."""

from __future__ import annotations

import pytest

from dialogue_app.core.commands.sessions import (
    is_untouched,
    judge_names,
    new_session,
    new_track,
    next_number,
    remove_session,
    session_from_previous,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    LineDraft,
    LineParagraph,
    ParkingLotItem,
    RedLine,
    Reservation,
    SilenceProcedure,
)
from dialogue_app.core.edits import added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    EXTERNAL,
    INTERNAL,
    SIDES,
    TRAINING,
    Entry,
    Record,
    Seat,
    SelectedItem,
    Session,
    Tick,
)
from tests.core import made


def test_a_new_track_holds_its_record_only() -> None:
    dialogue = new_track(" Arctic ", INTERNAL, languages=("en", "fr"), fiction=True, counterpart="x.dialogue")
    track = dialogue.track
    assert (track.name, track.languages, track.fiction) == ("Arctic", ("en", "fr"), "yes")
    assert track.counterpart == "x.dialogue"
    assert list(dialogue.everything()) == [track]
    with pytest.raises(Refused):
        new_track("x", "OTHER")


@pytest.mark.parametrize("track", [EXTERNAL, BRIEF, TRAINING])
def test_only_an_internal_track_knows_another_file(track: str) -> None:
    assert new_track("x", track, counterpart="x.dialogue").track.counterpart == ""


@pytest.mark.parametrize(
    ("track", "seats", "rule"),
    [(INTERNAL, 2, "PARTY"), (EXTERNAL, 2, "PARTY"), (BRIEF, 2, "CHR"), (TRAINING, 3, "PARTY")],
)
def test_a_new_session_seats_those_who_usually_sit(track: str, seats: int, rule: str) -> None:
    dialogue = made.small_dialogue(track)
    session = made.first_session(dialogue)
    assert (session.number, session.title, session.attribution_rule) == (1, "Session 1", rule)
    assert (session.template_key, session.template_version) == ("tiny", 3)
    assert session.template_text == made.TEMPLATE.source
    sitting = [seat.party for seat in dialogue.seats(session.id)]
    assert len(sitting) == seats
    assert (sitting == list(SIDES)) == (track in (EXTERNAL, BRIEF))


def test_a_session_takes_what_it_is_given() -> None:
    dialogue = made.small_dialogue()
    session = new_session(dialogue, made.TEMPLATE, title="T", number=9, place="Oslo").edits[0].record
    assert isinstance(session, Session)
    assert (session.title, session.number, session.place) == ("T", 9, "Oslo")
    assert next_number(dialogue) == 2
    assert next_number(Dialogue()) == 1
    with pytest.raises(Refused):
        new_session(dialogue, made.TEMPLATE, number=10**6)


SEALED, UNSEALED = "2026-03-12T14:32:05+01:00", "2026-03-12T15:00:00+01:00"


def open_and_closed(session: str) -> list[Record]:
    return [
        SelectedItem(id="kept", session=session, field="selection", wording="w"),
        RedLine(id="line", session=session, field="lines", sealed_at=SEALED, unsealed_at=UNSEALED),
        RedLine(id="shut", session=session, field="lines", sealed_at=SEALED),
        RedLine(id="elsewhere", session=session, field="unknown"),
        Difference(id="open", session=session, red_lines=("line", "x"), ratings=("kept",)),
        Difference(id="closed", session=session, status="CLARIFIED"),
        FollowUp(id="done", session=session, status="DONE"),
        ParkingLotItem(id="parked", session=session, raised_by=ALLIANCE),
        Entry(id="entry", session=session, field="verdict_r1", item="kept"),
    ]


def test_a_session_from_the_previous_one_takes_over_what_is_open() -> None:
    dialogue = made.small_dialogue()
    first = made.first_session(dialogue)
    dialogue = dialogue.apply(added(*open_and_closed(first.id)))
    change = session_from_previous(dialogue, first, made.TEMPLATE, title="Second", place="Oslo")
    dialogue = dialogue.apply(change.edits)
    second = dialogue.sessions()[1]
    assert (second.number, second.previous, second.place) == (2, first.id, "Oslo")
    carried = {
        record.carried_from: record for record in dialogue.everything() if getattr(record, "carried_from", "")
    }
    assert set(carried) == {"kept", "line", "open", "parked"}
    line, difference = carried["line"], carried["open"]
    assert isinstance(line, RedLine)
    assert isinstance(difference, Difference)
    assert (line.sealed_at, line.unsealed_at) == ("", "")
    assert difference.red_lines == (line.id, "x")
    assert len(dialogue.seats(second.id)) == 2
    assert all(seat.head == "" for seat in dialogue.seats(second.id))
    assert len(dialogue.of(Entry)) == 1


RUNS, BEGUN, ENDED = "2199-01-01T18:00:00+01:00", "2026-03-12T14:00:00+01:00", "2026-03-13T14:00:00+01:00"


def common_line(session: str) -> list[Record]:
    """A text with brackets, reservations on it, three drafts, and a silence that runs on the second."""
    return [
        LineParagraph(id="p1", session=session, number="1", text="They [will] answer.", status="BRK",
                      alternatives=(("will", "NOR"),)),
        LineParagraph(id="p2", session=session, number="2", text="Agreed.", status="AGR", position=1),
        LineParagraph(id="p3", session=session, number="3", text="Taken out.", status="WDN", position=2),
        Reservation(id="r1", session=session, party="nor", paragraph="p1", type="SUB", text="Not yet."),
        Reservation(id="r2", session=session, party="nor", paragraph="p1", status="LIFTED"),
        Reservation(id="r3", session=session, party="nor", paragraph="p3"),
        Reservation(id="r4", session=session, party="nor", status="MAINTAINED"),
        LineDraft(id="d1", session=session, version="1"),
        LineDraft(id="d2", session=session, version="2", position=1),
        LineDraft(id="d3", session=session, version="3", position=2),
        SilenceProcedure(id="s1", session=session, version="1", circulated_at=BEGUN, broken_at=ENDED),
        SilenceProcedure(id="s2", session=session, version="2", circulated_at=BEGUN, deadline=RUNS,
                         text="They [will] answer.", position=1),
    ]  # fmt: skip


def test_the_common_line_goes_on_with_its_brackets_reservations_and_running_silence() -> None:
    dialogue = made.small_dialogue()
    first = made.first_session(dialogue)
    dialogue = dialogue.apply(added(*common_line(first.id)))
    dialogue = dialogue.apply(session_from_previous(dialogue, first, made.TEMPLATE).edits)
    second = dialogue.sessions()[1].id
    carried_over = {
        record.carried_from: record
        for kind in (LineParagraph, Reservation, LineDraft, SilenceProcedure)
        for record in dialogue.listed(kind, second)
    }
    assert set(carried_over) == {"p1", "p2", "r1", "r4", "d2", "d3", "s2"}
    text, reservation, silence = carried_over["p1"], carried_over["r1"], carried_over["s2"]
    assert isinstance(text, LineParagraph)
    assert (text.text, text.alternatives, text.status) == ("They [will] answer.", (("will", "NOR"),), "BRK")
    assert isinstance(reservation, Reservation)
    assert reservation.paragraph == text.id
    assert isinstance(silence, SilenceProcedure)
    assert (silence.version, silence.deadline) == ("2", RUNS)


def test_a_session_goes_with_everything_in_it_and_the_next_one_forgets_it() -> None:
    dialogue = made.small_dialogue()
    first = made.first_session(dialogue)
    dialogue = dialogue.apply(session_from_previous(dialogue, first, made.TEMPLATE).edits)
    dialogue = dialogue.apply(added(Tick(id="t", session=first.id), Entry(id="e", session=first.id)))
    change = remove_session(dialogue, first)
    after = dialogue.apply(change.edits)
    assert [session.number for session in after.sessions()] == [2]
    assert after.sessions()[0].previous == ""
    assert not after.of(Tick)
    assert {seat.session for seat in after.of(Seat).values()} == {after.sessions()[0].id}
    assert after.apply(change.reversed().edits) == dialogue


def test_a_session_is_untouched_until_something_is_done_in_it() -> None:
    dialogue = made.small_dialogue()
    session = dialogue.sessions()[0].id
    fresh = Dialogue(record for record in dialogue.everything() if getattr(record, "session", "") != session)
    assert is_untouched(fresh, session, made.TEMPLATE)
    assert not is_untouched(
        fresh.apply(added(RedLine(session=session, field="lines"))), session, made.TEMPLATE
    )


def test_what_was_judged_of_names_is_kept_by_key() -> None:
    dialogue = made.full_dialogue()
    session = dialogue.sessions()[0].id
    once = dialogue.apply(judge_names(dialogue, session, {"b": "fine", "a": "withhold"}).edits)
    assert once.of(Session)[session].names_judged == (("a", "withhold"), ("b", "fine"))
    again = judge_names(once, session, {"b": "withhold"})
    assert once.apply(again.edits).of(Session)[session].names_judged == (("a", "withhold"), ("b", "withhold"))
    assert not judge_names(once, session, {"b": "fine"})
