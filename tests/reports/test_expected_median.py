"""Guesses of the median: the most mistaken first, by exception on paper; of few unnamed seats no count."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.analyses.judgements.expected_median import misjudged_middle
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import INTERNAL, Entry, Seat
from dialogue_app.fields.items import Item
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.expected_median.content import MedianQuestion, MedianReport, read_medians
from dialogue_app.reports.expected_median.picture import draw_medians
from dialogue_app.reports.expected_median.sentences import sentences
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import hold
from dialogue_app.services.audience.disclosure import Disclosure
from tests.charts.made import LONG, all_words, outside, overlapping, words
from tests.documents.papers import part, sample
from tests.services.amber_sea import internal

LEVELS = ("1", "2", "3", "4", "5")


def context(dialogue: Dialogue, number: int = 2) -> ReportContext:
    return ReportContext(hold(dialogue, number), INTERNAL)


def made(dialogue: Dialogue, rule: str = "") -> Report:
    at = context(dialogue)
    if rule:
        session = dataclasses.replace(dialogue.sessions()[-1], attribution_rule=rule)
        at = dataclasses.replace(at, reader=RuledReader(Disclosure(dialogue, session)))
    report = make_report("expected_median", at)
    assert report is not None
    return report


def made_up(questions: list[MedianQuestion], parties: list[str]) -> MedianReport:
    shown = [(question, guess) for question in questions for guess in question.guesses]
    guesses = sorted(shown, key=lambda pair: (not pair[1].finding, -pair[1].error))
    codes = {party: party.upper() for party in parties}
    return MedianReport(tuple(questions), len(questions) * len(parties), codes, tuple(guesses))


def many(n: int, scale: str = "VERDICT") -> MedianReport:
    parties = [f"p{number}" for number in range(9)]
    questions = [
        MedianQuestion(
            Item(f"i-{place}", f"ACT-{place}", LONG),
            scale,
            misjudged_middle(
                {party: LEVELS[(place + number) % 5] for number, party in enumerate(parties)},
                {party: LEVELS[(place + 3 * number) % 5] for number, party in enumerate(parties)},
            ),
        )
        for place in range(n)
    ]
    return made_up(questions, parties)


def test_the_most_mistaken_come_first() -> None:
    report = made(internal())
    assert report.picture is not None
    said = all_words(report.picture.drawn(800.0))
    assert "False sense of isolation" in said
    assert "False sense of backing" in said
    assert "and 92 more, not drawn here" in said
    assert report.table is not None
    assert report.table.telling is not None
    assert 0 < report.table.telling < len(report.table.rows) == 106


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_guesses_are_legible(width: float) -> None:
    for median_report in (many(9), many(1, "ARCH5")):
        picture = draw_medians(median_report, width)
        assert overlapping(picture) == []
        assert outside(picture) == []


def test_without_guesses_on_activities_those_on_the_place_of_russia_are_told() -> None:
    dialogue = internal()
    gone = [
        Edit(entry, None) for entry in dialogue.of(Entry).values() if entry.field == "expected_middle_act"
    ]
    median_report = read_medians(context(dialogue.apply(gone), 1))
    assert median_report is not None
    (question,) = median_report.questions
    assert (question.scale, question.item.title) == ("ARCH5", "Russia’s place in ten years, preferred")
    assert median_report.guesses
    assert not median_report.by_rule
    assert not median_report.by_activity


def test_late_guesses_are_left_out() -> None:
    for number, field in ((1, "expected_middle"), (2, "expected_middle_act")):
        entries = [entry for entry in internal().of(Entry).values() if entry.field == field]
        late = internal().apply([Edit(entry, dataclasses.replace(entry, late="yes")) for entry in entries])
        before, after = read_medians(context(internal(), number)), read_medians(context(late, number))
        assert before is not None
        assert after is not None
        assert before.guesses
        if field == "expected_middle":
            assert not after.guesses
        else:
            assert [question.scale for question in after.questions] == ["ARCH5"]


def test_the_preferred_place_has_no_rules_cut() -> None:
    guesses = misjudged_middle({"a": "3", "b": "3"}, {"a": "3"})
    place = Item("", "", "Place")
    alike = made_up([MedianQuestion(place, "ARCH5", guesses)], ["a", "b"])
    picture = draw_medians(alike, 499.0)
    assert "as expected" in words(picture)
    assert "cut" not in picture.description
    ruled = made_up([MedianQuestion(place, "VERDICT", guesses)], ["a", "b"])
    assert "Nobody misjudges on which side of the rules cut the table stands." in sentences(ruled)


def test_allies_that_may_not_be_named_are_counted_or_not_told_of() -> None:
    many_seats = made(internal(), "CHR")
    assert many_seats.table is None
    assert many_seats.picture is None
    assert "on 7." in many_seats.sentences[2]
    dialogue = internal()
    session = dialogue.sessions()[-1].id
    seats = [seat for seat in dialogue.of(Seat).values() if seat.session == session]
    few = dialogue.apply([Edit(seat, None) for seat in seats[4:]])
    assert made(few, "CHR").sentences == (
        "Guesses of the middle are not told of fewer than five who may not be named.",
    )


def test_the_brief_lists_those_that_are_a_level_off_or_more() -> None:
    printed = part(sample("internal-brief", 0, rule="PARTY"), "Misjudged middle", "Response")
    assert "106 of 108 sealed guesses of the middle of the table can be compared" in printed
    assert "False sense of isolation (thinks that it stands alone and does not) on 1: RHE ECO-01." in printed
    assert "further rows are not listed here." in printed


@pytest.mark.parametrize(("number", "share"), [(1, "2 of 2 sealed"), (2, "24 of 24 sealed")])
def test_who_has_no_seat_any_more_is_in_no_guess(number: int, share: str) -> None:
    here = internal()
    seats = here.seats(here.sessions()[number - 1].id)
    some, none = (
        make_report("expected_median", context(here.apply([Edit(seat, None) for seat in gone]), number))
        for gone in (seats[2:], seats)
    )
    assert some is not None
    assert some.sentences[0].startswith(share)
    assert none is not None
    assert none.nothing
