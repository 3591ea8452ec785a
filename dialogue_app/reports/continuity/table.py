"""Activities with their labels and indices in both sessions, and the answers that are not the same."""

from __future__ import annotations

from dialogue_app.analyses.change import SAME, ActivityChange, CellChange
from dialogue_app.analyses.judgements.unity import LABELS
from dialogue_app.charts import wording
from dialogue_app.reports.cells import Answer, Number, Text, Words, title
from dialogue_app.reports.continuity.content import NAMES, VerdictChange
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.support.translation import _


def activity_table(verdict_change: VerdictChange) -> Table:
    """Every activity that stands in both sessions."""
    columns = (
        Column(_("Code"), 10),
        Column(_("Activity")),
        Column(_("Before"), 25),
        Column(_("After"), 25),
        Column(_("Panel"), 8),
        Column(_("Index before"), 12, spare=1),
        Column(_("After"), 8, spare=1),
        Column(_("Change"), 9),
        Column(_("Raw"), 13, spare=2),
    )
    return Table(
        columns, tuple(_activity(verdict_change, activity) for activity in verdict_change.change.activities)
    )


def _activity(verdict_change: VerdictChange, change: ActivityChange) -> Row:
    item = verdict_change.item(change)
    moved = change.label_before != change.label_after
    raw = [wording.number(value) for value in (change.raw_before, change.raw_after) if value is not None]
    return Row(
        (
            Words(item.code, "strong"),
            title(item.title, item.note),
            Text(_(LABELS[change.label_before]), "soft"),
            Text(_(LABELS[change.label_after]), "strong" if moved else "soft"),
            Text(str(len(change.panel))),
            Number(change.panel_before),
            Number(change.panel_after),
            Number(change.delta, signed=True),
            Text(" → ".join(raw), "soft"),
        ),
        change.item,
    )


def answer_table(verdict_change: VerdictChange) -> Table:
    """Every answer that is not the same, with who gave it."""
    columns = (
        Column(_("Code"), 10),
        Column(_("Activity")),
        Column(_("Party"), 9),
        Column(_("Before"), 19),
        Column(_("After"), 19),
        Column(_("Change"), 17),
    )
    return Table(
        columns,
        tuple(_answer(verdict_change, cell) for cell in verdict_change.change.cells if cell.kind != SAME),
    )


def _answer(verdict_change: VerdictChange, change: CellChange) -> Row:
    item = verdict_change.items[change.item]
    return Row(
        (
            Words(item.code, "strong"),
            title(item.title, item.note),
            Text(verdict_change.codes[change.party]),
            Answer(change.before),
            Answer(change.after),
            Text(_(NAMES[change.kind])),
        ),
        change.item,
        change.party,
    )
