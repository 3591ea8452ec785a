"""Differences: what is said of them, where the picture puts them, and what is not settled."""

from collections.abc import Sequence
from typing import Any

import pytest

from dialogue_app.charts.picture import Picture
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.records import EXTERNAL, Session, Track
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import Reader, RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import SessionView, hold
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.templates import template
from tests.charts.made import LONG, all_words, outside, overlapping
from tests.services.amber_sea import external

SETTLED = {"readback_a": "ACC", "readback_b": "COR", "restraint_a": "Y", "restraint_b": "C", "nature": "NORM"}


def of_sample() -> Report:
    report = make_report("differences", ReportContext(hold(external()), EXTERNAL))
    assert report is not None
    return report


def made_up(differences: Sequence[dict[str, str]], rule: str = "") -> Report:
    session = Session(id="s", number=1, handling="PART", attribution_rule=rule)
    records = [
        Difference(
            **({"statement": LONG, "marking": "PART"} | values),  # type: ignore[arg-type]
            id=f"d{place}",
            session="s",
            field="register",
            position=place,
        )
        for place, values in enumerate(differences)
    ]
    dialogue = Dialogue([Track(track=EXTERNAL), session, *records])
    reader = RuledReader(Disclosure(dialogue, session)) if rule else Reader()
    held = SessionView(dialogue, "s", template("external_russia"))
    report = make_report("differences", ReportContext(held, EXTERNAL, reader=reader))
    assert report is not None
    return report


def picture_of(report: Report, width: float = 800.0) -> Picture:
    assert report.picture is not None
    return report.picture.drawn(width)


def rows_of(report: Report) -> list[list[str]]:
    assert report.table is not None
    return [[text_of(cell) for cell in row.cells] for row in report.table.rows]


def test_the_sample_is_counted_by_prospect() -> None:
    assert of_sample().sentences == (
        "8 differences are recorded.",
        (
            "Misunderstanding to clarify: 1 (D4). Manageable by rules: 3 (D2, D3, D7). Irreconcilable – to "
            "be known and lived with: 3 (D1, D5, D8). Undetermined: 1 (D6)."
        ),
    )


def test_the_picture_puts_differences_of_one_nature_in_one_row() -> None:
    picture = picture_of(of_sample())

    def mark_of(code: str) -> Any:
        return next(mark for mark in picture.marks if mark.words.startswith(code))

    d1, d8, d5 = (mark_of(code) for code in ("D1 ", "D8 ", "D5 "))
    assert d1.y == d8.y != d5.y
    assert d1.x < d8.x
    assert picture.description.startswith("8 differences are recorded.")
    assert "Norm" in picture.description


def test_what_the_rule_lacks_something_for_is_not_called_undetermined() -> None:
    """An undetermined prospect is a finding; one that nobody has worked on yet is none."""
    report = made_up([{}, SETTLED, SETTLED | {"readback_a": "INA"}, {"prospect": "LIVE"}])
    assert report.sentences == (
        "4 differences are recorded.",
        (
            "Manageable by rules: 1 (2). Irreconcilable – to be known and lived with: 1 (4). "
            "Undetermined: 1 (3)."
        ),
        "Not settled yet: 1 (1).",
        "Without a nature: 2 (1, 4).",
    )
    assert [row[3] for row in rows_of(report)] == [
        "not settled yet",
        "Manageable by rules · computed",
        "Undetermined · computed",
        "Irreconcilable – to be known and lived with · overridden; by the rule not settled yet",
    ]
    assert "Nature not recorded" in all_words(picture_of(report))
    assert [row["prospect"] for row in report.json["differences"]] == ["open", "manage", "open", "live"]


def test_what_has_no_statement_is_called_by_its_title() -> None:
    rows = rows_of(made_up([{"statement": "", "title": "The strait"}]))
    assert rows[0][1:3] == ["The strait", "not classified"]


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_differences_are_legible(width: float) -> None:
    natures = ("FACT", "PERC", "INT", "NORM", "VAL", "")
    many = [
        {"nature": natures[place % 6], "prospect": ("LIVE", "", "MANAGE")[place % 3]} for place in range(300)
    ]
    picture = picture_of(made_up(many), width)
    assert overlapping(picture) == []
    assert outside(picture) == []


def test_what_a_reader_may_not_see_is_not_counted() -> None:
    report = made_up([SETTLED, SETTLED | {"marking": "DELEG"}], "CHR")
    assert report.sentences[0] == "1 difference is recorded."
    assert made_up([]).sentences == ("No differences have been recorded in this session yet.",)
    assert made_up([], "CHR").sentences == ("Nothing to show.",)
