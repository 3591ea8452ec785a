"""Activities with their labels and indices in both sessions, and the answers that are not the same."""

from __future__ import annotations

from dialogue_app.analyses.change import SAME, ActivityChange, CellChange
from dialogue_app.analyses.judgements.unity import LABELS
from dialogue_app.charts import wording
from dialogue_app.reports.cells import Answer, Number, Text, Words, title
from dialogue_app.reports.continuity.content import NAMES, VerdictChange
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.support.translation import _


def activity_table(found: VerdictChange) -> Table:
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
    return Table(columns, tuple(_activity(found, one) for one in found.change.activities))


def _activity(found: VerdictChange, one: ActivityChange) -> Row:
    item = found.item(one)
    moved = one.label_before != one.label_after
    raw = [wording.number(value) for value in (one.raw_before, one.raw_after) if value is not None]
    return Row(
        (
            Words(item.code, "strong"),
            title(item.title, item.note),
            Text(_(LABELS[one.label_before]), "soft"),
            Text(_(LABELS[one.label_after]), "strong" if moved else "soft"),
            Text(str(len(one.panel))),
            Number(one.panel_before),
            Number(one.panel_after),
            Number(one.delta, signed=True),
            Text(" → ".join(raw), "soft"),
        ),
        one.item,
    )


def answer_table(found: VerdictChange) -> Table:
    """Every answer that is not the same, with who gave it."""
    columns = (
        Column(_("Code"), 10),
        Column(_("Activity")),
        Column(_("Party"), 9),
        Column(_("Before"), 19),
        Column(_("After"), 19),
        Column(_("Change"), 17),
    )
    return Table(columns, tuple(_answer(found, one) for one in found.change.cells if one.kind != SAME))


def _answer(found: VerdictChange, one: CellChange) -> Row:
    item = found.items[one.item]
    return Row(
        (
            Words(item.code, "strong"),
            title(item.title, item.note),
            Text(found.codes[one.party]),
            Answer(one.before),
            Answer(one.after),
            Text(_(NAMES[one.kind])),
        ),
        one.item,
        one.party,
    )
