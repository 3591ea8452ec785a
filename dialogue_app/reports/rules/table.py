"""The rules row by row: both verdicts, the zone, its flags or what is missing, the existing instrument."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.both_sides.zones import ACCEPTABLE, CONTESTED, UNACCEPTABLE, UNKNOWN
from dialogue_app.core.commands.seats import SIDE_CODES
from dialogue_app.core.records import ALLIANCE, RUSSIA
from dialogue_app.core.scales import level, scale
from dialogue_app.fields.items import Item
from dialogue_app.reports.cells import Answer, Cell, CellText, Tone, WrittenText, lines, step
from dialogue_app.reports.report import ReportColumn, ReportRow, Table
from dialogue_app.reports.rules.content import RuleRow, RulesReport
from dialogue_app.support.translation import _

ORDER = (CONTESTED, UNKNOWN, UNACCEPTABLE, ACCEPTABLE)


def activity_cell(item: Item) -> Cell:
    """The wording of an activity, and below it its context."""
    return lines(
        WrittenText(item.title), CellText(scale("CONTEXT").shown(item.note) if item.note else "", "soft")
    )


def table(rules_report: RulesReport) -> Table:
    """The contested first; where the sides may not be told apart, from where to where their verdicts go."""
    reasons = any(row.reasons for row in rules_report.rows)
    plain = not any(row.confidence for row in rules_report.rows)
    verdicts = (
        [
            ReportColumn(_("Alliance on Russia"), 17, chips=plain),
            ReportColumn(_("Russia on the alliance"), 18, chips=plain),
        ]
        if rules_report.named
        else [ReportColumn(_("Range of verdicts"), 14)]
    )
    instruments = not reasons and any(row.instrument for row in rules_report.rows)
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        *verdicts,
        ReportColumn(_("Zone"), 22),
        *([ReportColumn(_("Existing instrument"), 24, spare=1)] if instruments else []),
        *([ReportColumn(_("Reasons"), 26)] if reasons else []),
    )
    ordered = [row for zone in ORDER for row in rules_report.rows if row.zone == zone]
    return Table(
        columns,
        tuple(
            _row(row, named=rules_report.named, instruments=instruments, reasons=reasons) for row in ordered
        ),
    )  # fmt: skip


def _row(row: RuleRow, *, named: bool, instruments: bool, reasons: bool) -> ReportRow:
    item = row.activity.item
    cells: list[Cell] = [WrittenText(item.code, "strong"), activity_cell(item)]
    if named:
        cells += [
            lines(Answer(value), CellText(row.confidence.get(side, ""), "soft"))
            for side, value in ((ALLIANCE, row.activity.alliance), (RUSSIA, row.activity.russia))
        ]
    else:
        cells.append(CellText(_range(row.activity)))
    weight: Tone = "soft" if row.zone == UNKNOWN else "strong" if row.zone == CONTESTED else ""
    weight = "bad" if row.dangerous else weight
    cells.append(
        lines(
            CellText(row.zone_words, weight),
            CellText(row.flag_words, "bad" if row.dangerous else "soft"),
            CellText(row.missing, "soft"),
        )
    )
    if instruments:
        cells.append(WrittenText(row.instrument, "soft"))
    if reasons:
        cells.append(lines(*(WrittenText(reason) for reason in row.reasons)))
    return ReportRow(tuple(cells), item.id)


def _range(activity: TwoWay) -> str:
    given = sorted(value for value in (activity.alliance, activity.russia) if level(value) is not None)
    return "–".join(dict.fromkeys(given))


def gap_table(faced: TwoWayOverview) -> Table:
    """What each side says of the other and of itself, and by how much it asks more of the other."""
    columns = [ReportColumn(_("Code"), 10), ReportColumn(_("Activity"))]
    for side in OTHER:
        name = SIDE_CODES[side]
        columns += [
            ReportColumn(_("{side}: other").format(side=name), 11, chips=True),
            ReportColumn(_("{side}: itself").format(side=name), 11, spare=1, chips=True),
            ReportColumn(_("{side}: gap").format(side=name), 10),
        ]
    return Table(tuple(columns), tuple(_gap_row(activity) for activity in faced.activities))


def _gap_row(activity: TwoWay) -> ReportRow:
    item = activity.item
    cells: list[Cell] = [WrittenText(item.code, "strong"), activity_cell(item)]
    for side in OTHER:
        cells += [
            Answer(activity.said.value("on_other", side), short=True),
            Answer(activity.said.value("on_self", side), short=True),
            step(activity.gaps[side]),
        ]
    return ReportRow(tuple(cells), item.id)
