"""How did the zones move? Each activity in the zone before and the zone now."""

from __future__ import annotations

from dataclasses import replace

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.zone_change import ZoneChange, ZoneMove, zone_change
from dialogue_app.analyses.both_sides.zones import ZONES
from dialogue_app.reports.cells import CellText, WrittenText, title
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.continuity.content import before
from dialogue_app.reports.continuity.zone_picture import draw_zone_moves
from dialogue_app.reports.continuity.zone_sentences import overview, sentences
from dialogue_app.reports.report import Report, ReportColumn, ReportRow, Sketch, Table
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import N_, _

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
