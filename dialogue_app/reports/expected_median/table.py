"""Every guess beside the answer of the ally itself and the median of the others, the most mistaken first."""

from __future__ import annotations

from dialogue_app.reports.cells import Answer, CellText, Number, WrittenText, title
from dialogue_app.reports.expected_median.content import FINDINGS, Guess, MedianReport
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.support.translation import _


def table(median_report: MedianReport) -> Table:
    """The guesses; telling are those a level or more from the median, or with a finding."""
    columns = (
        ReportColumn(_("Ally"), 8),
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Asked about")),
        ReportColumn(_("Own answer"), 17, spare=2),
        ReportColumn(_("Expected middle"), 17, spare=1),
        ReportColumn(_("Median of the others"), 12),
        ReportColumn(_("Error"), 8),
        ReportColumn(_("Finding"), 22),
    )
    telling = sum(
        misjudgement.error >= 1 or bool(misjudgement.finding)
        for _question, misjudgement in median_report.guesses
    )
    return Table(columns, tuple(_row(median_report, guess) for guess in median_report.guesses), telling)


def _row(median_report: MedianReport, guess: Guess) -> ReportRow:
    question, misjudgement = guess
    return ReportRow(
        (
            CellText(median_report.codes[misjudgement.party], "strong"),
            WrittenText(question.item.code, "strong"),
            title(question.item.title, question.item.note),
            Answer(str(misjudgement.own), question.scale),
            Answer(str(misjudgement.expected), question.scale),
            Number(misjudgement.others),
            Number(misjudgement.error),
            CellText(_(FINDINGS[misjudgement.finding]) if misjudgement.finding else "", "strong"),
        ),
        question.item.id,
        misjudgement.party,
    )
