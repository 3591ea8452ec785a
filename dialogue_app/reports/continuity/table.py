"""Activities with their labels and indices in both sessions, and the answers that are not the same."""

from __future__ import annotations

from dialogue_app.analyses.change import SAME, ActivityChange, CellChange
from dialogue_app.analyses.judgements.unity import LABELS
from dialogue_app.charts import wording
from dialogue_app.reports.cells import Answer, CellText, Number, WrittenText, title
from dialogue_app.reports.continuity.content import NAMES, VerdictChange
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.support.translation import _


def activity_table(verdict_change: VerdictChange) -> Table:
    """Every activity that stands in both sessions."""
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Before"), 25),
        ReportColumn(_("After"), 25),
        ReportColumn(_("Panel"), 8),
        ReportColumn(_("Index before"), 12, spare=1),
        ReportColumn(_("After"), 8, spare=1),
        ReportColumn(_("Change"), 9),
        ReportColumn(_("Raw"), 13, spare=2),
    )
    return Table(
        columns, tuple(_activity(verdict_change, activity) for activity in verdict_change.change.activities)
    )


def _activity(verdict_change: VerdictChange, change: ActivityChange) -> ReportRow:
    item = verdict_change.item(change)
    moved = change.label_before != change.label_after
    raw = [wording.number(value) for value in (change.raw_before, change.raw_after) if value is not None]
    return ReportRow(
        (
            WrittenText(item.code, "strong"),
            title(item.title, item.note),
            CellText(_(LABELS[change.label_before]), "soft"),
            CellText(_(LABELS[change.label_after]), "strong" if moved else "soft"),
            CellText(str(len(change.panel))),
            Number(change.panel_before),
            Number(change.panel_after),
            Number(change.delta, signed=True),
            CellText(" → ".join(raw), "soft"),
        ),
        change.item,
    )


def answer_table(verdict_change: VerdictChange) -> Table:
    """Every answer that is not the same, with who gave it."""
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Party"), 9),
        ReportColumn(_("Before"), 19),
        ReportColumn(_("After"), 19),
        ReportColumn(_("Change"), 17),
    )
    return Table(
        columns,
        tuple(_answer(verdict_change, cell) for cell in verdict_change.change.cells if cell.kind != SAME),
    )


def _answer(verdict_change: VerdictChange, change: CellChange) -> ReportRow:
    item = verdict_change.items[change.item]
    return ReportRow(
        (
            WrittenText(item.code, "strong"),
            title(item.title, item.note),
            CellText(verdict_change.codes[change.party]),
            Answer(change.before),
            Answer(change.after),
            CellText(_(NAMES[change.kind])),
        ),
        change.item,
        change.party,
    )
