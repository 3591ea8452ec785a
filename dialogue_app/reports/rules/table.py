"""The rules row by row: both verdicts, the zone, its flags or what is missing, the existing instrument."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.both_sides.zones import ACCEPTABLE, CONTESTED, UNACCEPTABLE, UNKNOWN
from dialogue_app.core.commands.seats import SIDE_CODES
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import level, scale
from dialogue_app.fields.items import Item
from dialogue_app.reports.cells import Answer, Cell, Text, Tone, Words, lines, step
from dialogue_app.reports.report import Column, Row, Table
from dialogue_app.reports.rules.content import RuleRow, RulesReport
from dialogue_app.support.translation import _

ORDER = (CONTESTED, UNKNOWN, UNACCEPTABLE, ACCEPTABLE)


def activity_cell(item: Item) -> Cell:
    """The wording of an activity, and below it its context."""
    return lines(Words(item.title), Text(scale("CONTEXT").shown(item.note) if item.note else "", "soft"))


def table(rules_report: RulesReport) -> Table:
    """The contested first; where the sides may not be told apart, from where to where their verdicts go."""
    reasons = any(row.reasons for row in rules_report.rows)
    plain = not any(row.confidence for row in rules_report.rows)
    verdicts = (
        [
            Column(_("Alliance on Russia"), 17, chips=plain),
            Column(_("Russia on the alliance"), 18, chips=plain),
        ]
        if rules_report.named
        else [Column(_("Range of verdicts"), 14)]
    )
    instruments = not reasons and any(row.instrument for row in rules_report.rows)
    columns = (
        Column(_("Code"), 10),
        Column(_("Activity")),
        *verdicts,
        Column(_("Zone"), 22),
        *([Column(_("Existing instrument"), 24, spare=1)] if instruments else []),
        *([Column(_("Reasons"), 26)] if reasons else []),
    )
    ordered = [row for zone in ORDER for row in rules_report.rows if row.zone == zone]
    return Table(
        columns,
        tuple(
            _row(row, named=rules_report.named, instruments=instruments, reasons=reasons) for row in ordered
        ),
    )  # fmt: skip


def _row(row: RuleRow, *, named: bool, instruments: bool, reasons: bool) -> Row:
    item = row.activity.item
    cells: list[Cell] = [Words(item.code, "strong"), activity_cell(item)]
    if named:
        cells += [
            lines(Answer(value), Text(row.confidence.get(side, ""), "soft"))
            for side, value in ((ALLIANCE, row.activity.alliance), (RUSSIA, row.activity.russia))
        ]
    else:
        cells.append(Text(_range(row.activity)))
    weight: Tone = "soft" if row.zone == UNKNOWN else "strong" if row.zone == CONTESTED else ""
    weight = "bad" if row.dangerous else weight
    cells.append(
        lines(
            Text(row.zone_words, weight),
            Text(row.flag_words, "bad" if row.dangerous else "soft"),
            Text(row.missing, "soft"),
        )
    )
    if instruments:
        cells.append(Words(row.instrument, "soft"))
    if reasons:
        cells.append(lines(*(Words(reason) for reason in row.reasons)))
    return Row(tuple(cells), item.id)


def _range(activity: TwoWay) -> str:
    given = sorted(value for value in (activity.alliance, activity.russia) if level(value) is not None)
    return "–".join(dict.fromkeys(given))


def gap_table(faced: TwoWayOverview) -> Table:
    """What each side says of the other and of itself, and by how much it asks more of the other."""
    columns = [Column(_("Code"), 10), Column(_("Activity"))]
    for side in OTHER:
        name = SIDE_CODES[side]
        columns += [
            Column(_("{side}: other").format(side=name), 11, chips=True),
            Column(_("{side}: itself").format(side=name), 11, spare=1, chips=True),
            Column(_("{side}: gap").format(side=name), 10),
        ]
    return Table(tuple(columns), tuple(_gap_row(activity) for activity in faced.activities))


def _gap_row(activity: TwoWay) -> Row:
    item = activity.item
    cells: list[Cell] = [Words(item.code, "strong"), activity_cell(item)]
    for side in OTHER:
        cells += [
            Answer(activity.said.value("on_other", side), short=True),
            Answer(activity.said.value("on_self", side), short=True),
            step(activity.gaps[side]),
        ]
    return Row(tuple(cells), item.id)
