"""Unity in rows: by activity, by group, by verdict that stands apart, by party, and by round."""

from __future__ import annotations

from dialogue_app.analyses.answers import latest
from dialogue_app.analyses.judgements.groups import separations
from dialogue_app.analyses.judgements.outliers import Outlier
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts import wording
from dialogue_app.reports.cells import Answer, Cell, Number, Share, Text, Words, lines, title
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.phrases import named
from dialogue_app.reports.report import Column, Row, Sketch, Table
from dialogue_app.reports.unity.content import Block, UnityReport
from dialogue_app.reports.unity.row_phrases import camps_of, distance, label, missing, result
from dialogue_app.reports.unity.strip_picture import Strip, draw_strip
from dialogue_app.support.translation import _


def by_activity(found: UnityReport) -> Table:
    """Every activity, most divided first; each with the picture of who stands where."""
    columns = (
        Column(_("Code"), 10),
        Column(_("Activity")),
        Column(_("Unity"), 22),
        Column(_("Answers"), 8),
        Column(_("Median"), 8, spare=4),
        Column(_("In / out"), 8, spare=3),
        Column(_("Index, bounds"), 16),
        Column(_("A"), 6, spare=5),
        Column(_("Stands apart"), 15, spare=1),
        Column(_("Without a level"), 13, spare=1),
    )
    ordered = (*found.ranked, *found.unranked)
    return Table(columns, tuple(_activity(found, one, place) for place, one in enumerate(ordered)))


def _activity(found: UnityReport, one: ActivityUnity, place: int) -> Row:
    shown = one.index is not None
    bounds = one.bounds if shown and one.bounds else ()
    cells: tuple[Cell, ...] = (
        *_titled(one),
        Text(label(found, one), "strong", f"{place:06d}"),
        Share(one.unity.n, one.unity.seats),
        Number(one.unity.median),
        Text(f"{len(one.unity.inside)} / {len(one.unity.outside)}"),
        lines(Number(one.index), Text(" – ".join(wording.number(bound) for bound in bounds), "soft")),
        Number(one.agreement if shown else None),
        Text(camps_of(found, one) or _apart(found, one)),
        Text(missing(found, one, short=True), "soft"),
    )
    return Row(cells, one.item.id, detail=Sketch(draw_strip, Strip(one, found)) if found.named else None)


def _titled(one: ActivityUnity) -> tuple[Words, Words]:
    return Words(one.item.code, "strong"), title(one.item.title, one.item.note)


def _apart(found: UnityReport, one: ActivityUnity) -> str:
    """Who stands apart, by how much; where nobody may be named how many do."""
    if not found.named:
        return found.these(out.party for out in one.outliers)
    return named(
        f"{found.codes[out.party]} {out.value} ({wording.signed(out.delta)})" for out in one.outliers
    )


def by_group(found: UnityReport) -> Table:
    """Each group with the three activities on which it differs most from the others."""
    columns = (
        Column(_("Group"), 10),
        Column(_("Members"), 26, spare=1),
        Column(_("Code"), 10),
        Column(_("What separates it from the others")),
        Column(_("Median of the group"), 17),
        Column(_("Of the others"), 13),
        Column(_("Difference"), 11),
    )
    grouped = [block for block in found.blocks if block.number]
    return Table(columns, tuple(row for block in grouped for row in _separating(found, block)))


def _separating(found: UnityReport, block: Block) -> list[Row]:
    items = {f"{one.item.code} {one.item.id}": one for one in found.activities}
    members = [one.id for one in block.parties]
    return [
        Row(
            (
                Text(_("Group {n}").format(n=block.number), "strong"),
                Text(found.these(members)),
                *_titled(items[one.activity]),
                Number(one.group),
                Number(one.rest),
                Number(one.difference, signed=True),
            ),
            items[one.activity].item.id,
            members[0],
            str(block.number),
        )
        for one in separations(found.answers, members, [party.id for party in found.parties])
    ]


def by_verdict(context: ReportContext, found: UnityReport) -> Table:
    """Every verdict that stands apart, with its reason."""
    columns = (
        Column(_("Code"), 10),
        Column(_("Activity"), 36, spare=1),
        Column(_("Party"), 10),
        Column(_("Verdict"), 16),
        Column(_("Stands apart"), 30),
        Column(_("Reason")),
    )
    rows = (_outlier(context, found, one, out) for one in found.ranked for out in one.outliers)
    return Table(columns, tuple(rows))


def _outlier(context: ReportContext, found: UnityReport, one: ActivityUnity, out: Outlier) -> Row:
    entry = latest(one.cells, out.party)
    if not found.named:
        reason: Cell = Text(_("not told, as nobody may be named"), "soft")
    elif entry is not None and entry.reason:
        reason = context.words(entry.reason)
    else:
        reason = Text(_("no reason recorded"), "faint")
    order = f"{float(abs(out.delta)):08.4f}"
    cells = (
        *_titled(one),
        Text(found.party(out.party)),
        Answer(str(out.value)),
        Text(distance(out), order=order),
        reason,
    )
    return Row(cells, one.item.id, out.party)


def by_party(found: UnityReport) -> Table:
    """Each party: its group, how much it answered, how often a red line, on what it stands apart."""
    columns = (
        Column(_("Code"), 10),
        Column(_("Party"), 26),
        Column(_("Group"), 13, spare=1),
        Column(_("Answers"), 11),
        Column(_("Red lines"), 11),
        Column(_("Stands apart on")),
    )
    group = {party.id: block.number for block in found.blocks for party in block.parties}
    often = {party for party, _red, _n in found.inflated}
    rows = []
    for party in found.parties:
        red, given = found.red_line_shares[party.id]
        number = group[party.id]
        share = Text(
            wording.of(red, given),
            "warn" if party.id in often else "",
            f"{red / given if given else 0:.6f}",
        )
        cells = (
            Text(party.code, "strong", tip=party.name),
            Text(party.name),
            Text(_("Group {n}").format(n=number) if number else _("none"), "soft"),
            Share(given, len(found.activities)),
            share,
            Text(named(one.item.code for one in found.apart.get(party.id, ()))),
        )
        rows.append(Row(cells, "", party.id))
    return Table(columns, tuple(rows))


def by_round(found: UnityReport, before: UnityReport) -> Table:
    """The activities on which round two changed a verdict: the label before and after it."""
    columns = (
        Column(_("Code"), 10),
        Column(_("Activity")),
        Column(_("Round one"), 34),
        Column(_("Round two"), 34),
    )
    rows = []
    for one in (*found.ranked, *found.unranked):
        first = before.overview.activities[one.item.id]
        if one.answers != first.answers:
            cells = (
                *_titled(one),
                *(
                    lines(Text(label(found, each), "strong"), Text(result(each), "soft"))
                    for each in (first, one)
                ),
            )
            rows.append(Row(cells, one.item.id))
    return Table(columns, tuple(rows))
