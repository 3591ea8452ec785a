"""How did the zones move? Each activity in the zone before and the zone now."""

from __future__ import annotations

from dataclasses import replace

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.zone_change import ZoneChange, ZoneMove, zone_change
from dialogue_app.analyses.both_sides.zones import UNKNOWN, ZONES
from dialogue_app.charts import wording
from dialogue_app.charts.canvas import SMALL, Canvas
from dialogue_app.charts.chips import RecordChip, draw_grid_row
from dialogue_app.charts.palette import PAPER, Palette
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.rows import note
from dialogue_app.reports.cells import CellText, WrittenText, title
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.continuity.content import before
from dialogue_app.reports.continuity.sentences import left_out
from dialogue_app.reports.overview import with_codes
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.report import Overview, Part, Report, ReportColumn, ReportRow, Sketch, Table
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import N_, _, ngettext

KEY = "zone_moves"
METHOD = N_(
    "A zone follows from the alliance's verdict on Russia doing it and Russia's on the alliance doing it. "
    "Activities are matched by the item of the catalogue and the context; where the wording changed, only "
    "if the chair recorded that the meaning is unchanged. Rows: the zone before; columns: the zone now."
)


def report(context: ReportContext) -> Report | None:
    """The activities that stand in both sessions, those that moved first."""
    held, earlier = context.held, before(context)
    base = direction_fields(context.template, "VERDICT").get("on_other")
    if earlier is None or base is None or not context.reader.sees_answers:
        return None
    if any((one, base.entry_field) in context.hidden for one in (held.session, earlier.id)):
        return None
    found = zone_change(held.dialogue, (earlier.id, template_of(earlier)), (held.session, held.template))
    seen = [
        replace(move, item=context.item(move.item))
        for move in found.moves
        if move.item.record is None or context.reader.may_see(move.item.record)
    ]
    if not seen:
        return None
    shown = replace(found, moves=tuple(seen))
    context.reader.rests_on(base, [one.item.id for one in seen])
    return Report(
        key=KEY,
        title=_("How did the zones move?"),
        sentences=sentences(shown),
        overview=overview(shown),
        method=_(METHOD),
        picture=Sketch(draw_zone_moves, shown),
        table=_table(shown),
        source=context.source(base.key),
        markings=context.markings((base,)),
    )


def _table(found: ZoneChange) -> Table:
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Zone before"), 25),
        ReportColumn(_("Zone now"), 25),
    )
    ordered = sorted(found.moves, key=lambda one: one.before == one.after)
    return Table(columns, tuple(map(_row, ordered)))


def _row(move: ZoneMove) -> ReportRow:
    return ReportRow(
        (
            WrittenText(move.item.code, "strong"),
            title(move.item.title, move.item.note),
            CellText(_(ZONES[move.before]), "soft"),
            CellText(_(ZONES[move.after]), "strong" if move.before != move.after else "soft"),
        ),
        move.item.id,
    )


def sentences(zone_change: ZoneChange) -> tuple[str, ...]:
    """There is at least one activity that stands in both sessions."""
    judged = [move for move in zone_change.moves if (move.before, move.after) != (UNKNOWN, UNKNOWN)]
    if not judged:
        nobody = _("No activity has been judged by both sides in either session.")
        return (nobody, *left_out(zone_change.reworded))
    moved = [(pair, codes) for pair, codes in zone_change.table.items() if codes and pair[0] != pair[1]]
    n = sum(len(codes) for _pair, codes in moved)
    first = ngettext("{activities} lies in another zone", "{activities} lie in another zone", n).format(
        activities=wording.activities_of(n, len(judged))
    )
    which = "; ".join(
        _("from “{before}” to “{after}”: {codes}").format(
            before=_(ZONES[old]), after=_(ZONES[new]), codes=", ".join(codes)
        )
        for (old, new), codes in moved
    )
    told = [sentence(f"{first}: {which}" if which else first)]
    if unknown := len(zone_change.moves) - len(judged):
        words = _("Not judged by both sides in either session: {activities}")
        share = wording.activities_of(unknown, len(zone_change.moves))
        told.append(sentence(words.format(activities=share)))
    return (*told, *left_out(zone_change.reworded))


def overview(zone_change: ZoneChange) -> Overview:
    """How many activities lie in another zone than in the session before. There is at least one activity."""
    judged = [move for move in zone_change.moves if (move.before, move.after) != (UNKNOWN, UNKNOWN)]
    moved = [one.item.code for one in judged if one.before != one.after]
    said = ngettext(
        "{activities} lies in another zone", "{activities} lie in another zone", len(moved)
    ).format(activities=wording.activities_of(len(moved), len(judged)))
    nothing = _("No activity has been judged by both sides in either session.")
    return Overview(
        with_codes(said, "{codes}", moved) if judged else nothing,
        wording.activities_of(len(judged), len(zone_change.moves)),
        (
            Part(_("the same zone"), len(judged) - len(moved), "full"),
            Part(_("another zone"), len(moved), "hatched"),
            Part(_("not judged"), len(zone_change.moves) - len(judged), "open"),
        ),
    )


def draw_zone_moves(change: ZoneChange, width: float, palette: Palette = PAPER) -> Picture:
    """Rows: the zone before; columns: the zone now. What stayed where it was stands on the outlined
    diagonal.
    """
    canvas = Canvas(width, palette)
    em = canvas.em
    left = 0.18 * width
    column = (width - left) / len(ZONES)
    y = _head(canvas, left, column)
    for place, before_zone in enumerate(ZONES):
        cells = [_chips(change, before_zone, now) for now in ZONES]
        y = draw_grid_row(canvas, _(ZONES[before_zone]), cells, (left, column), y, outlined=place)
    canvas.line(left, 0, left, y, color=palette.line_strong)
    y = note(canvas, y, _("Rows: the zone before; columns: the zone now. Outlined: not moved."))
    return canvas.picture(y + 0.3 * em, " ".join(sentences(change)))


def _head(canvas: Canvas, left: float, column: float) -> float:
    em = canvas.em
    low = canvas.lines(0, 0, _("Before ↓   Now →"), left - em, size=SMALL, color=canvas.palette.soft, most=2)
    for place, name in enumerate(ZONES.values()):
        x = left + place * column + 0.6 * em
        low = max(low, canvas.lines(x, 0, _(name), column - 1.2 * em, bold=True, size=0.92, most=3))
    low += 0.5 * em
    canvas.line(0, low, canvas.width, low, color=canvas.palette.line_strong)
    return low


def _chips(change: ZoneChange, before: str, now: str) -> list[RecordChip]:
    return [
        RecordChip(move.item.id, move.item.code, f"{move.item.code} {move.item.title}")
        for move in change.moves
        if (move.before, move.after) == (before, now)
    ]
