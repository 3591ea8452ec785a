"""Unity in rows: by activity, by group, by verdict that stands apart, by party, and by round."""

from __future__ import annotations

from dialogue_app.analyses.answers import latest
from dialogue_app.analyses.judgements.groups import separations
from dialogue_app.analyses.judgements.outliers import Outlier
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import wording
from dialogue_app.reports.cells import Answer, Cell, CellText, Number, Share, WrittenText, lines, title
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.phrases import named
from dialogue_app.reports.report import ReportColumn, ReportRow, Sketch, Table
from dialogue_app.reports.unity.content import Block, UnityReport
from dialogue_app.reports.unity.row_phrases import camps_of, distance, label, missing, result
from dialogue_app.reports.unity.strip_picture import Strip, draw_strip
from dialogue_app.support.translation import _


def by_activity(report: UnityReport) -> Table:
    """Every activity, most divided first; each with the picture of who stands where."""
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Unity"), 22),
        ReportColumn(_("Answers"), 8),
        ReportColumn(_("Median"), 8, spare=4),
        ReportColumn(_("In / out"), 8, spare=3),
        ReportColumn(_("Index, bounds"), 16),
        ReportColumn(_("A"), 6, spare=5),
        ReportColumn(_("Stands apart"), 15, spare=1),
        ReportColumn(_("Without a level"), 13, spare=1),
    )
    ordered = (*report.ranked, *report.unranked)
    return Table(columns, tuple(_activity(report, activity, place) for place, activity in enumerate(ordered)))


def _activity(report: UnityReport, activity: ActivityUnity, place: int) -> ReportRow:
    shown = activity.index is not None
    bounds = activity.bounds if shown and activity.bounds else ()
    cells: tuple[Cell, ...] = (
        *_titled(activity),
        CellText(label(report, activity), "strong", f"{place:06d}"),
        Share(activity.unity.n, activity.unity.seats),
        Number(activity.unity.median),
        CellText(f"{len(activity.unity.inside)} / {len(activity.unity.outside)}"),
        lines(
            Number(activity.index), CellText(" – ".join(wording.number(bound) for bound in bounds), "soft")
        ),
        Number(activity.agreement if shown else None),
        CellText(camps_of(report, activity) or _apart(report, activity)),
        CellText(missing(report, activity, short=True), "soft"),
    )
    return ReportRow(
        cells, activity.item.id, detail=Sketch(draw_strip, Strip(activity, report)) if report.named else None
    )


def _titled(activity: ActivityUnity) -> tuple[WrittenText, WrittenText]:
    return WrittenText(activity.item.code, "strong"), title(activity.item.title, activity.item.note)


def _apart(report: UnityReport, activity: ActivityUnity) -> str:
    """Who stands apart, by how much; where nobody may be named how many do."""
    if not report.named:
        return report.these(out.party for out in activity.outliers)
    return named(
        f"{report.codes[out.party]} {out.value} ({wording.signed(out.delta)})" for out in activity.outliers
    )


def by_group(report: UnityReport) -> Table:
    """Each group with the three activities on which it differs most from the others."""
    columns = (
        ReportColumn(_("Group"), 10),
        ReportColumn(_("Members"), 26, spare=1),
        ReportColumn(_("Code"), 10),
        ReportColumn(_("What separates it from the others")),
        ReportColumn(_("Median of the group"), 17),
        ReportColumn(_("Of the others"), 13),
        ReportColumn(_("Difference"), 11),
    )
    grouped = [block for block in report.blocks if block.number]
    return Table(columns, tuple(row for block in grouped for row in _separating(report, block)))


def _separating(report: UnityReport, block: Block) -> list[ReportRow]:
    items = {f"{activity.item.code} {activity.item.id}": activity for activity in report.activities}
    members = [party.id for party in block.parties]
    return [
        ReportRow(
            (
                CellText(_("Group {n}").format(n=block.number), "strong"),
                CellText(report.these(members)),
                *_titled(items[separation.activity]),
                Number(separation.group),
                Number(separation.rest),
                Number(separation.difference, signed=True),
            ),
            items[separation.activity].item.id,
            members[0],
            str(block.number),
        )
        for separation in separations(report.answers, members, [party.id for party in report.parties])
    ]


def by_verdict(context: ReportContext, report: UnityReport) -> Table:
    """Every verdict that stands apart, with its reason."""
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity"), 36, spare=1),
        ReportColumn(_("Party"), 10),
        ReportColumn(_("Verdict"), 16),
        ReportColumn(_("Stands apart"), 30),
        ReportColumn(_("Reason")),
    )
    rows = (
        _outlier(context, report, activity, out) for activity in report.ranked for out in activity.outliers
    )
    return Table(columns, tuple(rows))


def _outlier(context: ReportContext, report: UnityReport, activity: ActivityUnity, out: Outlier) -> ReportRow:
    entry = latest(activity.cells, out.party)
    if not report.named:
        reason: Cell = CellText(_("not told, as nobody may be named"), "soft")
    elif entry is not None and entry.reason:
        reason = context.words(entry.reason)
    else:
        reason = CellText(_("no reason recorded"), "faint")
    order = f"{float(abs(out.delta)):08.4f}"
    cells = (
        *_titled(activity),
        CellText(report.party(out.party)),
        Answer(str(out.value)),
        CellText(distance(out), order=order),
        reason,
    )
    return ReportRow(cells, activity.item.id, out.party)


def by_party(report: UnityReport) -> Table:
    """Each party: its group, how much it answered, how often a red line, on what it stands apart."""
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Party"), 26),
        ReportColumn(_("Group"), 13, spare=1),
        ReportColumn(_("Answers"), 11),
        ReportColumn(_("Red lines"), 11),
        ReportColumn(_("Stands apart on")),
    )
    group = {party.id: block.number for block in report.blocks for party in block.parties}
    often = {party for party, _red, _n in report.inflated}
    rows = []
    for party in report.parties:
        red, given = report.red_line_shares[party.id]
        number = group[party.id]
        share = CellText(
            wording.of(red, given),
            "warn" if party.id in often else "",
            f"{red / given if given else 0:.6f}",
        )
        cells = (
            CellText(party.code, "strong", tip=party.name),
            CellText(party.name),
            CellText(_("Group {n}").format(n=number) if number else _("none"), "soft"),
            Share(given, len(report.activities)),
            share,
            CellText(named(activity.item.code for activity in report.apart.get(party.id, ()))),
        )
        rows.append(ReportRow(cells, "", party.id))
    return Table(columns, tuple(rows))


def by_round(report: UnityReport, before: UnityReport) -> Table:
    """The activities on which round two changed a verdict: the label before and after it."""
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Round one"), 34),
        ReportColumn(_("Round two"), 34),
    )
    rows = []
    for activity in (*report.ranked, *report.unranked):
        first = before.overview.activities[activity.item.id]
        if activity.answers != first.answers:
            cells = (
                *_titled(activity),
                *(
                    lines(CellText(label(report, each), "strong"), CellText(result(each), "soft"))
                    for each in (first, activity)
                ),
            )
            rows.append(ReportRow(cells, activity.item.id))
    return Table(columns, tuple(rows))
