"""Signals: what is said of them, where they are drawn, and what a reader who may know less is told."""

import itertools
from collections.abc import Sequence

import pytest
from reportlab.graphics.shapes import Circle

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Signal
from dialogue_app.core.records import ALLIANCE, EXTERNAL, Party, Session, Track
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import Reader, RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import SessionView, hold
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.templates import template
from tests.charts.made import LONG, all_words, outside, overlapping, shapes, words
from tests.services.amber_sea import external

SIGNALS = [
    ("reassure", "1", "no", "", ""),
    ("none", "2", "no", "", ""),
    ("none", "2", "yes", "none", "2"),
    ("", "", "yes", "warn", "4"),
    ("warn", "4", "yes", "warn", "4"),
    ("warn", "4", "", "", ""),
]


def of(dialogue: Dialogue, session: Session, rule: str = "") -> Report:
    held = SessionView(dialogue, session.id, template("external_russia"))
    reader = RuledReader(Disclosure(dialogue, session)) if rule else Reader()
    report = make_report("signals", ReportContext(held, EXTERNAL, reader=reader))
    assert report is not None
    return report


def of_sample() -> Report:
    report = make_report("signals", ReportContext(hold(external()), EXTERNAL))
    assert report is not None
    return report


def made_up(rows: Sequence[tuple[str, ...]], rule: str = "") -> Report:
    session = Session(id="s", number=1, handling="PART", attribution_rule=rule)
    records = [
        Signal(
            id=f"s{place}", session="s", field="signals", position=place, sender=ALLIANCE, receiver="X",
            description=LONG, intended=intended, intended_level=sent, noticed=noticed, received=received,
            received_level=got, marking="PART",
        )
        for place, (intended, sent, noticed, received, got) in enumerate(rows)
    ]  # fmt: skip
    party = Party(id="X", code="XXX", name="Exland", side=ALLIANCE)
    return of(Dialogue([Track(track=EXTERNAL), session, party, *records]), session, rule)


def test_the_sample_is_told_with_every_signal_that_went_astray() -> None:
    assert of_sample().sentences == (
        (
            "5 of 6 signals whose result is determined were not read as intended: missed 1 (SG3), phantom 1 "
            "(SG5), over-read 2 (SG1, SG4), under-read 1 (SG2)."
        ),
        "A reassurance was lost on 2 (SG3, SG4).",
        "Russia hears 1 level more threat than was meant, on average.",
        "The alliance hears 0.5 of a level less threat than was meant, on average.",
    )


def test_a_missed_signal_ends_open_in_the_picture() -> None:
    sketch = of_sample().picture
    assert sketch is not None
    picture = sketch.drawn(800)
    said = words(picture)
    assert "Over-read +2" in said
    assert "not noticed" in said
    assert said.count("reassurance lost") == 2
    assert len([shape for shape in shapes(picture, Circle) if shape.fillColor is None]) == 1
    assert picture.description.startswith("5 of 6 signals")


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_signals_are_legible(width: float) -> None:
    sketch = made_up(list(itertools.islice(itertools.cycle(SIGNALS), 46))).picture
    assert sketch is not None
    picture = sketch.drawn(width)
    assert overlapping(picture) == []
    assert outside(picture) == []
    assert "and 16 more, not drawn here" in all_words(picture)


def test_missing_halves_stay_missing() -> None:
    report = made_up(SIGNALS)
    assert report.sentences[0] == (
        "1 of 2 signals whose result is determined was not read as intended: missed 1 (1)."
    )
    assert "4 without a result that counts." in report.sentences
    assert "Exland hears on average as much threat as was meant." in report.sentences
    assert report.picture is not None
    assert "not recorded" in words(report.picture.drawn(499.0))


def test_without_any_result_nothing_is_judged() -> None:
    assert made_up([SIGNALS[5]]).sentences == (
        "The result of the one signal is not determined yet: both halves are needed.",
    )
    assert made_up([("warn", "4", "yes", "warn", "4")] * 2).sentences[0] == (
        "0 of 2 signals whose result is determined were not read as intended."
    )


def test_a_reader_who_may_not_know_the_sides_is_not_told_who_hears_what() -> None:
    report = made_up(SIGNALS, "CHR")
    assert report.table is not None
    assert "From, to" not in [column.title for column in report.table.columns]
    said = " ".join((*report.sentences, *(text_of(cell) for row in report.table.rows for cell in row.cells)))
    assert "hears" not in said
    assert "Exland" not in said
    assert "alliance" not in said.lower()


def test_a_room_is_not_told_that_there_is_nothing() -> None:
    assert made_up([]).sentences == ("No signals have been recorded in this session yet.",)
    assert made_up([], "CHR").sentences == ("Nothing to show.",)
