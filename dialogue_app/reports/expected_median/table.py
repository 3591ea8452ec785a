"""Every guess beside the answer of the ally itself and the median of the others, the most mistaken first."""

from __future__ import annotations

from dialogue_app.reports.cells import Answer, Number, Text, Words, title
from dialogue_app.reports.expected_median.content import FINDINGS, Guess, MedianReport
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.support.translation import _


def table(median_report: MedianReport) -> Table:
    """The guesses; telling are those a level or more from the median, or with a finding."""
    columns = (
        Column(_("Ally"), 8),
        Column(_("Code"), 10),
        Column(_("Asked about")),
        Column(_("Own answer"), 17, spare=2),
        Column(_("Expected middle"), 17, spare=1),
        Column(_("Median of the others"), 12),
        Column(_("Error"), 8),
        Column(_("Finding"), 22),
    )
    telling = sum(one.error >= 1 or bool(one.finding) for _question, one in median_report.guesses)
    return Table(columns, tuple(_row(median_report, guess) for guess in median_report.guesses), telling)


def _row(median_report: MedianReport, guess: Guess) -> Row:
    question, one = guess
    return Row(
        (
            Text(median_report.codes[one.party], "strong"),
            Words(question.item.code, "strong"),
            title(question.item.title, question.item.note),
            Answer(str(one.own), question.scale),
            Answer(str(one.expected), question.scale),
            Number(one.others),
            Number(one.error),
            Text(_(FINDINGS[one.finding]) if one.finding else "", "strong"),
        ),
        question.item.id,
        one.party,
    )
