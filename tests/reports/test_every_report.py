"""Every report in every renderer: of the sample, of an exercise, and of sessions in which there is nothing
yet.
"""

from __future__ import annotations

import dataclasses
import json
import re
from functools import cache

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.charts.svg import svg
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import BRIEF, EXTERNAL, SIDES
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.assembly import DocumentForm, assembled
from dialogue_app.documents.parts.report_section import section
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.export import analyse
from dialogue_app.reports.overview import LONGEST, draw_overview, overview_of
from dialogue_app.reports.questions import QUESTIONS
from dialogue_app.reports.reader import Reader, RuledReader
from dialogue_app.reports.report import Overview, Report
from dialogue_app.services.analysis import SessionView, hold
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.templates import built_in_templates
from dialogue_app.ui.pages.analyses.result_view import ReportView
from tests.analyses.gates.room import ALLIES, SESSION, Room
from tests.services.amber_sea import exercise, external, internal

KEYS = [key for question in QUESTIONS for key in question.makes]


@cache
def contexts() -> dict[str, ReportContext]:
    """Where a report can be asked for: both tracks of the sample, an exercise, and nothing at all."""
    outside = ReportContext(hold(external()), EXTERNAL)
    result = {
        "external": outside,
        "exercise": ReportContext(hold(exercise()), exercise().track.track),
        **{
            f"internal {number}": ReportContext(
                hold(internal(), number), internal().track.track, outside=outside
            )
            for number in (1, 2)
        },
    }
    for template in built_in_templates():
        room = Room(template.key, ALLIES if template.track == "INTERNAL" else SIDES)
        result[f"empty {template.key}"] = ReportContext(
            SessionView(room.dialogue, SESSION, template), template.track
        )
    return result


def reports(context: ReportContext, key: str) -> tuple[Report, ...]:
    report = next(question.makes[key](context) for question in QUESTIONS if key in question.makes)
    return (report,) if report is not None else ()


EVERY = pytest.mark.parametrize(("place", "key"), [(place, key) for place in contexts() for key in KEYS])


@EVERY
def test_it_says_whole_sentences(place: str, key: str) -> None:
    for report in reports(contexts()[place], key):
        assert report.key == key
        assert report.sentences
        for sentence in report.sentences:
            assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "“"
            assert sentence.endswith((".", "?"))
        json.dumps(dict(report.json))
        if report.nothing:
            assert report.table is None
            assert report.picture is None
        if report.table is not None:
            assert all(len(row.cells) == len(report.table.columns) for row in report.table.rows)
            assert len({(row.item, row.party, row.more) for row in report.table.rows}) == len(
                report.table.rows
            )
            assert report.source is not None or not report.table.rows


@EVERY
def test_the_window_shows_the_sentences_and_every_cell(qtbot: QtBot, place: str, key: str) -> None:
    for report in reports(contexts()[place], key):
        view = ReportView(report, contexts()[place].track)
        qtbot.addWidget(view)
        shown = [label.text() for label in view.words.findChildren(QLabel)]
        assert shown == list(report.sentences)
        if report.table is not None:
            assert view.table is not None
            rows = [[cell.text for cell in row.cells] for row in view.table.table.all_rows]
            assert rows == [[text_of(cell) for cell in row.cells] for row in report.table.rows]


@EVERY
@pytest.mark.parametrize("rule", ["REC", "SIDE", "CHR"])
def test_it_is_printed(place: str, key: str, rule: str) -> None:
    context = contexts()[place]
    session = dataclasses.replace(
        next(former for former in context.held.dialogue.sessions() if former.id == context.held.session),
        attribution_rule=rule,
        handling="PART",
    )
    others = (record for record in context.held.dialogue.everything() if record.id != session.id)
    dialogue = Dialogue([*others, session])
    pdf = assembled(
        DocumentForm(title="Report", letter="R"),
        lambda letters: PrintContext(dialogue, session, context.template, letters=letters),
        lambda printing, _contents: section(printing, key, absent=True),
        lambda _share: None,
    )
    assert pdf.startswith(b"%PDF")


def at_a_glance() -> list[tuple[str, str, Overview]]:
    """Where, which question, and its answer at a glance."""
    return [
        (place, question.key, overview_of(report))
        for place, context in contexts().items()
        for question in QUESTIONS
        if question.offered(context) and (report := question.overview(context)) is not None
    ]


def test_every_question_is_answered_at_a_glance_with_n_of_n() -> None:
    told = {(place, key) for place, key, _answer in at_a_glance()}
    assert told == {
        (place, question.key)
        for place, context in contexts().items()
        for question in QUESTIONS
        if question.offered(context)
    }
    for _place, _key, answer in at_a_glance():
        assert 0 < len(answer.sentence) <= LONGEST
        assert answer.sentence.endswith(".")
        assert "…" not in answer.sentence
        assert bool(answer.basis) == bool(answer.parts)
        if answer.parts:
            n, total = map(int, re.findall(r"\d+", answer.basis))
            known = sum(part.n for part in answer.parts if part.weight != "open")
            assert 0 <= known <= sum(part.n for part in answer.parts)
            assert 0 < n <= total
            assert all(part.n >= 0 for part in answer.parts)


def test_of_nothing_there_is_nothing_to_draw() -> None:
    """Where no answer is recorded, the overview claims nothing and has no n of N."""
    for place, _key, answer in at_a_glance():
        if place.startswith("empty"):
            assert answer.basis == ""
            assert answer.parts == ()


@pytest.mark.parametrize("width", [160.0, 499.0])
def test_an_answer_at_a_glance_is_drawn_with_its_numbers(width: float) -> None:
    for _place, _key, answer in at_a_glance():
        picture = draw_overview(answer, width)
        assert svg(picture)
        assert picture.description.startswith(answer.sentence)
        for part in answer.parts:
            assert (f"{part.name} {part.n}" in picture.description) == bool(part.n)


def test_an_answer_at_a_glance_rests_on_the_report_that_is_shown() -> None:
    for context in contexts().values():
        for question in QUESTIONS:
            report = question.overview(context)
            assert report is None or report in question.reports(context)


@EVERY
def test_its_picture_is_drawn(place: str, key: str) -> None:
    for report in reports(contexts()[place], key):
        if report.picture is not None:
            picture = report.picture.drawn(499.0)
            assert svg(picture)
            assert report.sentences[0] in picture.description


@pytest.mark.parametrize("place", contexts())
def test_its_numbers_are_exported(place: str) -> None:
    dialogue = contexts()[place].held.dialogue
    told = analyse(dialogue)
    for question in QUESTIONS:
        assert question.none.keys() <= told.keys()
        for report in question.reports(contexts()[place]):
            assert report.json.keys() <= question.none.keys()


@pytest.mark.parametrize("place", [place for place in contexts() if place.startswith("empty")])
@pytest.mark.parametrize("key", KEYS)
def test_an_absence_is_told_only_to_who_may_know_it(place: str, key: str) -> None:
    """Whatever is said of nothing went through the reader."""

    class Silent(Reader):
        def absence(self, *_told: object, **_more: object) -> str:
            return "Silence."

    context = dataclasses.replace(contexts()[place], reader=Silent())
    for report in reports(context, key):
        if report.nothing:
            assert report.sentences == ("Silence.",)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("place", [place for place, context in contexts().items() if context.track != BRIEF])
def test_a_rule_without_names_names_nobody(place: str, key: str) -> None:
    context = contexts()[place]
    dialogue = context.held.dialogue
    session = next(former for former in dialogue.sessions() if former.id == context.held.session)
    session = dataclasses.replace(session, attribution_rule="CHR")
    reader = RuledReader(Disclosure(dialogue, session))
    for report in reports(dataclasses.replace(context, reader=reader), key):
        rows = report.table.rows if report.table is not None else ()
        at_once = report.overview.sentence if report.overview is not None else ""
        said = " ".join((*report.sentences, at_once, *(text_of(cell) for row in rows for cell in row.cells)))
        for name in (party.name for party in dialogue.parties()):
            assert name not in said
