"""How well was listened: the session's figure, field by field, each statement, and what dropped."""

from __future__ import annotations

import dataclasses

from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack, RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import EXTERNAL
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import hold
from dialogue_app.services.audience.disclosure import Disclosure
from tests.services.amber_sea import external


def of(dialogue: Dialogue, key: str = "read_backs", rule: str = "") -> Report:
    context = ReportContext(hold(dialogue), EXTERNAL)
    if rule:
        session = dataclasses.replace(dialogue.sessions()[-1], attribution_rule=rule, handling="PART")
        context = dataclasses.replace(context, reader=RuledReader(Disclosure(dialogue, session)))
    report = make_report(key, context)
    assert report is not None
    return report


def row(report: Report, code: str) -> list[str]:
    assert report.table is not None
    rows = ([text_of(cell) for cell in row.cells] for row in report.table.rows)
    return next(cells for cells in rows if cells[0] == code)


def test_the_figures_of_the_sample() -> None:
    session, sources, lines = of(external()).sentences
    assert session == (
        "In this session 13 statements have been said back; accurate at the first attempt: 10 of 13."
    )
    assert sources == (
        "Read-backs: 6 of 6 said back, accurate at the first attempt: 5 of 6; the alliance listening 3 of 3; "
        "Russia listening 2 of 3."
    )
    assert lines == (
        "Read-backs of red lines: 7 of 7 said back, accurate at the first attempt: 5 of 7; the alliance "
        "listening 3 of 4; Russia listening 2 of 3."
    )
    statements = of(external(), "statements_read_back")
    assert statements.sentences == ("13 of 13 statements with a result that stands.",)
    assert row(statements, "A2")[3:] == ["Not yet", "Accurate after correction · 2 attempts"]
    assert statements.table is not None
    sources = {row.source.field for row in statements.table.rows if row.source is not None}
    assert sources == {"readbacks", "line_readbacks"}


def test_a_confirmation_that_dropped_is_counted_and_the_figure_stays() -> None:
    dialogue = external()
    line = next(red_line for red_line in dialogue.of(RedLine).values() if red_line.code == "A1")
    changed = dialogue.apply(change_record(dialogue, line, statement="Other words.").edits)
    report = of(changed)
    assert "accurate at the first attempt: 5 of 7" in report.sentences[2]
    assert "1 confirmation dropped because the wording was changed since" in report.sentences[2]
    statements = of(changed, "statements_read_back")
    assert statements.sentences == ("12 of 13 statements with a result that stands.",)
    assert row(statements, "A1")[4] == "Changed since confirmed"


def test_before_anything_is_answered() -> None:
    dialogue = external()
    begun = next(iter(dialogue.of(ReadBack).values()))
    gone = [Edit(read_back, None) for read_back in dialogue.of(ReadBack).values() if read_back.id != begun.id]
    report = of(dialogue.apply([*gone, Edit(begun, dataclasses.replace(begun, result=""))]))
    assert report.sentences[0] == (
        "In this session 1 statement has been said back; no answer is recorded yet."
    )
    empty = of(dialogue.apply([*gone, Edit(begun, None)]))
    assert empty.nothing
    assert empty.sentences == ("Nothing has been said back in this session yet.",)
    told = of(dialogue.apply([*gone, Edit(begun, None)]), rule="CHR")
    assert told.sentences == ("Nothing to show.",)


def test_who_listened_is_not_told_where_the_sides_may_not_be_named() -> None:
    report = of(external(), rule="CHR")
    assert "listening" not in " ".join(report.sentences)
    statements = of(external(), "statements_read_back", rule="CHR")
    assert statements.table is not None
    assert "Stated by" not in [column.title for column in statements.table.columns]
