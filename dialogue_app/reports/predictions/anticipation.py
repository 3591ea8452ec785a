"""Red lines that were stated, and how far the side that predicted says it had anticipated them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dialogue_app.analyses.both_sides.anticipation import anticipation_field, only_late
from dialogue_app.analyses.both_sides.prediction import text_surprise
from dialogue_app.analyses.both_sides.sides import OTHER
from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.records import SIDES
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.items import item_for
from dialogue_app.reports.cells import Cell, CellText, Tone, WrittenText, not_recorded
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.overview import short, until_reveal
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.report import Overview, Part, Report, ReportColumn, ReportRow, Table
from dialogue_app.support.translation import N_, _, ngettext

KEY = "anticipation"
METHOD = N_(
    "Each stated red line is judged by the side that predicted: anticipated counts 0, partly ½, not "
    "anticipated 1; lines without a prediction are left out. Surprise is the mean of these."
)
_TONES: dict[str, Tone] = {"NOT": "bad"}


@dataclass(frozen=True, slots=True)
class _Judged:
    """A stated line, the side that predicted it, and what that side says; empty is nothing."""

    line: RedLine
    predictor: str
    value: str


def report(context: ReportContext) -> Report | None:
    """The red lines of the session, by how far they were anticipated."""
    field = anticipation_field(context.template)
    if field is None:
        return None
    title = _("Were red lines anticipated?")
    if context.waits(field):
        return until_reveal(KEY, label_of(field), title=title)
    judged = _judged(context, field)
    if not judged:
        nothing = _("No red lines have been stated in this session yet.")
        told = context.reader.absence(nothing, RedLine)
        return Report(key=KEY, title=title, sentences=(told,), nothing=True)
    context.reader.rests_on(field, [one.line.id for one in judged])
    return Report(
        key=KEY,
        title=title,
        sentences=_sentences(context, judged),
        overview=_overview(context, judged),
        method=_(METHOD),
        table=_table(context, judged),
        source=context.source(field.key),
        markings=context.markings((field,)),
    )


def _judged(context: ReportContext, field: TemplateField) -> list[_Judged]:
    """The lines that a side whose predictions are reported on could have anticipated. For a reader who does
    not see all, without those of which nothing is seen: they may be judged all the same.
    """
    held = context.held
    result = []
    for line in context.listed(RedLine):
        if field.items and line.field != field.items:
            continue
        holder = line.holder if line.holder in SIDES else answerer(held.dialogue, line.holder).side
        predictor = OTHER.get(holder, "")
        entry = held.dialogue.entry(held.session, field.entry_field, line.id)
        value = entry.value if entry is not None and context.reader.sees_answers else ""
        if (predictor in context.sides or not predictor) and (value or context.reader.sees_all):
            result.append(_Judged(line, predictor, value))
    return result


def _sentences(context: ReportContext, judged: list[_Judged]) -> tuple[str, ...]:
    """For each side as predictor: how many of the other's lines it anticipated; of a side all of whose
    predictions in words are late only that they are not counted.
    """
    told = []
    for side in OTHER:
        codes = [one.value for one in judged if one.predictor == side]
        if codes:
            late = only_late(context.held.dialogue, context.held.session, side)
            told.append(_late(context, side) if late else _side(context, side, codes))
    return tuple(told) or (_("Who holds the red lines is not recorded, so none was anticipated."),)


def _overview(context: ReportContext, judged: list[_Judged]) -> Overview:
    held = context.held
    late = {side for side in OTHER if only_late(held.dialogue, held.session, side)}
    counts = Counter("" if one.predictor in late or not one.predictor else one.value for one in judged)
    known = sum(counts[code] for code in ("ANT", "PART", "NOT"))
    said = _("Anticipated: {lines}").format(lines=wording.red_lines_of(counts["ANT"], known))
    none = _("{n} not anticipated").format(n=counts["NOT"]) if counts["NOT"] else ""
    nothing = _("Of no red line can it be told yet whether it was anticipated.")
    return Overview(
        short(sentence(said, none), sentence(said)) if known else nothing,
        wording.red_lines_of(known, len(judged)),
        (
            Part(_("anticipated"), counts["ANT"], "full"),
            Part(_("in part"), counts["PART"], "half"),
            Part(_("not anticipated"), counts["NOT"], "hatched"),
            Part(_("not judged"), len(judged) - known, "open"),
        ),
    )


def _subject(context: ReportContext, side: str) -> str:
    neutral = _("One side") if side == SIDES[0] else _("The other side")
    return context.subject(side) or neutral


def _late(context: ReportContext, side: str) -> str:
    words = _("{side}: predicted after the fact, so nothing is counted")
    return sentence(words.format(side=_subject(context, side)))


def _side(context: ReportContext, side: str, codes: list[str]) -> str:
    surprise, n = text_surprise(codes)
    if surprise is None:
        words = ngettext(
            "{side}: the one red line of the other has not been judged",
            "{side}: none of {n} red lines of the other has been judged",
            len(codes),
        )
        return sentence(words.format(side=_subject(context, side), n=len(codes)))
    counts = Counter(codes)
    words = ngettext(
        "{side} anticipated {n} of {total} red line of the other, {part} in part, {none} not: surprise "
        "{surprise}",
        "{side} anticipated {n} of {total} red lines of the other, {part} in part, {none} not: surprise "
        "{surprise}",
        n,
    )
    return sentence(
        words.format(
            side=_subject(context, side),
            n=counts["ANT"],
            total=n,
            part=counts["PART"],
            none=counts["NOT"],
            surprise=wording.number(float(surprise)),
        )
    )


def _table(context: ReportContext, judged: list[_Judged]) -> Table:
    named = bool(context.name(SIDES[0]))
    columns = (
        ReportColumn(_("No."), 7),
        *([ReportColumn(_("Holder"), 13)] if named else []),
        ReportColumn(_("The line, as stated")),
        *([ReportColumn(_("Judged by"), 13, spare=1)] if named else []),
        ReportColumn(_("Anticipated?"), 20),
    )
    return Table(columns, tuple(_row(context, one, named=named) for one in judged))


def _row(context: ReportContext, judged: _Judged, *, named: bool) -> ReportRow:
    item = context.item(item_for(context.held.dialogue, judged.line))
    shown = scale("ANTICIPATION").shown(judged.value)
    cells: tuple[Cell, ...] = (
        WrittenText(item.code, "strong"),
        *([CellText(context.name(judged.line.holder))] if named else []),
        context.quotation(judged.line.statement),
        *([CellText(context.name(judged.predictor), "soft")] if named else []),
        CellText(shown, _TONES.get(judged.value, "")) if shown else not_recorded(),
    )
    return ReportRow(cells, judged.line.id)
