"""What became of what stood: zones, differences, red lines, brackets and reservations of two sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.zone_change import ZoneChange, ZoneMove, zone_change
from dialogue_app.analyses.both_sides.zones import ZONES
from dialogue_app.analyses.continuity import (
    GONE,
    LIFTED,
    NAMES,
    SAME,
    BracketChange,
    ContinuedRecord,
    standing_change,
)
from dialogue_app.charts import wording
from dialogue_app.charts.zone_moves import describe_zone_moves
from dialogue_app.core.domain_records import Difference, RedLine, Reservation
from dialogue_app.core.form import questions
from dialogue_app.core.records import Listed, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.phrases import named
from dialogue_app.reports.report import Source
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import Finding, code_cell, row_id, title_cell
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

_RECORDS = ("difference", "red_line", "line_paragraph", "reservation")

ZONES_METHOD = N_(
    "A zone follows from the alliance's verdict on Russia doing it and Russia's on the alliance doing it. "
    "Activities are matched by the item of the catalogue and the context; where the wording changed, only "
    "if the chair recorded that the meaning is unchanged. Rows: the zone before; columns: the zone now."
)
STANDING_METHOD = N_(
    "A record continues the one it was carried from, or one of the session before with the same holder and "
    "words. Re-stated, reworded: other words. Reclassified: another nature or prospect. Closed: clarified. "
    "Better, worse: a step up or down on one of the four tests. Brackets are matched by their words; "
    "words that no longer stand in brackets count as lifted. What happened only describes."
)


def holds_any(template: Template) -> bool:
    """Whether sessions on this template leave anything standing that can be compared."""
    kept = any(field.record in _RECORDS for _stage, field in template.fields())
    return kept or "on_other" in direction_fields(template, "VERDICT")


def standing_findings(looked: ReportContext, before: Session) -> tuple[Finding, ...]:
    """A finding for each kind of thing that stood in one of the two sessions."""
    held = looked.held
    found = standing_change(held.dialogue, before.id, held.session)
    made = [
        _zones(looked, before),
        _differences(looked, found.differences),
        _red_lines(looked, found.red_lines),
        _brackets(looked, found.brackets),
        _reservations(looked, found.reservations),
    ]
    return tuple(one for one in made if one is not None)


def _way(looked: ReportContext, record: str) -> Source | None:
    keys = (field.key for _stage, field in looked.template.fields() if field.record == record)
    return looked.source(next(keys, ""))


# -- zones ---------------------------------------------------------------------------------------------


def _zones(looked: ReportContext, before: Session) -> Finding | None:
    held = looked.held
    fields = direction_fields(looked.template, "VERDICT")
    base = fields.get("on_other")
    if base is None or any((one, base.entry_field) in looked.hidden for one in (held.session, before.id)):
        return None
    found = zone_change(held.dialogue, (before.id, template_of(before)), (held.session, held.template))
    if not found.moves:
        return None
    ordered = sorted(found.moves, key=_moved_first)
    return Finding(
        title=_("How did the zones move?"),
        words=zone_words(found),
        method=_(ZONES_METHOD),
        chart="zone-moves",
        result=found,
        columns=(
            Column(_("Code"), 80),
            Column(_("Activity"), 0),
            Column(_("Zone before"), 200),
            Column(_("Zone now"), 200),
        ),
        rows=tuple(
            Row(row_id(one.item.id), (
                code_cell(one.item),
                title_cell(one.item),
                Cell(_(ZONES[one.before]), "soft"),
                Cell(_(ZONES[one.after]), "strong" if one.before != one.after else "soft"),
            ))
            for one in ordered
        ),
        source=looked.source(base.key),
        markings=looked.markings((base,)),
    )  # fmt: skip


def _moved_first(one: ZoneMove) -> bool:
    return one.before == one.after


def zone_words(found: ZoneChange) -> str:
    """How many activities lie in another zone now, from which to which, and which were left out."""
    left_out = _("Left out because the wording changed: {codes}").format(codes=named(found.reworded))
    return " ".join([describe_zone_moves(found), *([wording.sentence([left_out])] if found.reworded else ())])


# -- records -------------------------------------------------------------------------------------------


def _differences(looked: ReportContext, found: tuple[ContinuedRecord[Difference], ...]) -> Finding | None:
    if not found:
        return None
    rows = [
        Row(row_id(one.record.id), (
            Cell(_code(one.record), "strong"),
            Cell(one.record.statement, "quote"),
            Cell(_nature(one.before), "soft"),
            Cell(_nature(one.after), "soft"),
            _happened(one.kinds),
        ))
        for one in found
    ]  # fmt: skip
    return Finding(
        title=_("What became of the differences?"),
        words=standing_words(wording.differences_of, [one.kinds for one in found]),
        method=_(STANDING_METHOD),
        columns=(
            Column(_("No."), 56),
            Column(_("Statement"), 0),
            Column(_("Nature before"), 152, spare=1),
            Column(_("Nature now"), 152, spare=1),
            Column(_("Change"), 184),
        ),
        rows=tuple(rows),
        source=_way(looked, "difference"),
        markings=_markings(one.record for one in found),
    )


def _nature(one: Difference | None) -> str:
    return scale("NATURE").shown(one.nature) if one is not None and one.nature else "\N{EN DASH}"


def _red_lines(looked: ReportContext, found: tuple[ContinuedRecord[RedLine], ...]) -> Finding | None:
    if not found:
        return None
    labels = {name: ask.label for name, ask in questions(RedLine)}
    rows = [
        Row(row_id(one.record.id), (
            Cell(_code(one.record), "strong"),
            Cell(looked.held.code(one.record.holder) if one.record.holder else ""),
            Cell(one.record.statement, "quote"),
            _happened(one.kinds),
            Cell("; ".join(_test(labels, one, name) for name in one.tests), "soft"),
        ))
        for one in found
    ]  # fmt: skip
    return Finding(
        title=_("What became of the red lines?"),
        words=standing_words(wording.red_lines_of, [one.kinds for one in found]),
        method=_(STANDING_METHOD),
        columns=(
            Column(_("No."), 56),
            Column(_("Holder"), 72),
            Column(_("The line, as stated"), 0),
            Column(_("Change"), 184),
            Column(_("Tests that changed"), 208, spare=1),
        ),
        rows=tuple(rows),
        source=_way(looked, "red_line"),
        markings=_markings(one.record for one in found),
    )


def _test(labels: dict[str, str], one: ContinuedRecord[RedLine], name: str) -> str:
    marks = (scale("TEST3").shown(getattr(each, name)) for each in (one.before, one.after) if each)
    return f"{_(labels[name]).partition(':')[0]}: {' → '.join(marks)}"


def _brackets(looked: ReportContext, found: tuple[BracketChange, ...]) -> Finding | None:
    if not found:
        return None
    way = _way(looked, "line_paragraph")
    field = looked.template.find_field(way.field) if way is not None else None
    rows = [
        Row(row_id(one.record, "", str(number)), (
            Cell(one.paragraph, "strong"), Cell(one.words, "quote"), _happened((one.kind,))
        ))
        for number, one in enumerate(found)
    ]  # fmt: skip
    return Finding(
        title=_("What became of the brackets?"),
        words=wording.sentence([_("Brackets: {told}").format(told=_told((one.kind,) for one in found))]),
        method=_(STANDING_METHOD),
        columns=(Column(_("Paragraph"), 96), Column(_("Words"), 0), Column(_("Change"), 184)),
        rows=tuple(rows),
        source=way,
        markings=(field[1].marking,) if field is not None else (),
    )


def _reservations(looked: ReportContext, found: tuple[ContinuedRecord[Reservation], ...]) -> Finding | None:
    if not found:
        return None
    rows = [
        Row(row_id(one.record.id), (
            Cell(looked.held.code(one.record.party) if one.record.party else "", "strong"),
            Cell(scale("RESERVATION").shown(one.record.type), "soft"),
            Cell(one.record.text, "quote"),
            _happened(one.kinds),
        ))
        for one in found
    ]  # fmt: skip
    return Finding(
        title=_("What became of the reservations?"),
        words=wording.sentence([_("Reservations: {told}").format(told=_told(one.kinds for one in found))]),
        method=_(STANDING_METHOD),
        columns=(
            Column(_("Party"), 72),
            Column(_("Type"), 168, spare=1),
            Column(_("Reservation"), 0),
            Column(_("Change"), 184),
        ),
        rows=tuple(rows),
        source=_way(looked, "reservation"),
        markings=_markings(one.record for one in found),
    )


def standing_words(counted: Callable[[int, int], str], kinds: Sequence[tuple[str, ...]]) -> str:
    """How many records are as they were, of how many, and how many changed in each way. ``counted`` says how
    many of how many.
    """
    same = sum(each == (SAME,) for each in kinds)
    told = _told([each for each in kinds if each != (SAME,)])
    words = ngettext("{records} is as it was", "{records} are as they were", same).format(
        records=counted(same, len(kinds))
    )
    return wording.sentence([f"{words}; {told}" if told else words])


def _told(kinds: Iterable[tuple[str, ...]]) -> str:
    counts = Counter(kind for each in kinds for kind in each)
    return ", ".join(f"{counts[kind]} {_(name)}" for kind, name in NAMES.items() if counts[kind])


def _happened(kinds: tuple[str, ...]) -> Cell:
    faint = kinds in ((SAME,), (GONE,), (LIFTED,))
    return Cell(", ".join(_(NAMES[kind]) for kind in kinds), "soft" if faint else "strong")


def _code(one: Listed) -> str:
    return str(getattr(one, "code", "")) or str(one.position + 1)


def _markings(records: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.marking for one in records))
