"""What became of what stood: differences, red lines, brackets and reservations of two sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dialogue_app.analyses.continuity import (
    GONE,
    LIFTED,
    NAMES,
    SAME,
    BracketChange,
    ContinuedRecord,
    StandingChange,
    standing_change,
)
from dialogue_app.charts import wording
from dialogue_app.core.domain_records import Difference, RedLine, Reservation
from dialogue_app.core.form import questions
from dialogue_app.core.records import Listed
from dialogue_app.core.scales import scale
from dialogue_app.reports.cells import Cell, CellText
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.continuity.content import before
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.report import Report, ReportColumn, ReportRow, Source, Table
from dialogue_app.support.translation import N_, _, ngettext

DIFFERENCES, RED_LINES = "difference_changes", "red_line_changes"
BRACKETS, RESERVATIONS = "bracket_changes", "reservation_changes"
METHOD = N_(
    "A record continues the one it was carried from, or one of the session before with the same holder and "
    "words. Re-stated, reworded: other words. Reclassified: another nature or prospect. Closed: clarified. "
    "Better, worse: a step up or down on one of the four tests. Brackets are matched by their words; "
    "words that no longer stand in brackets count as lifted. What happened only describes."
)


T = TypeVar("T", bound=Listed)


def _found(context: ReportContext) -> StandingChange | None:
    earlier = before(context)
    if earlier is None:
        return None
    return standing_change(context.held.dialogue, earlier.id, context.held.session)


def _seen(context: ReportContext, every: Iterable[ContinuedRecord[T]]) -> list[ContinuedRecord[T]]:
    """What the reader may see, and nothing of a former record that may not be seen."""
    return [
        continued_record
        if continued_record.before is None or context.reader.sees(continued_record.before)
        else replace(continued_record, before=None)
        for continued_record in every
        if context.reader.may_see(continued_record.record)
    ]


def _source(context: ReportContext, record: str) -> Source | None:
    keys = (field.key for _stage, field in context.template.fields() if field.record == record)
    return context.source(next(keys, ""))


def differences(context: ReportContext) -> Report | None:
    """What became of each difference."""
    change = _found(context)
    seen = _seen(context, change.differences) if change is not None else []
    if not seen:
        return None
    columns = (
        ReportColumn(_("No."), 7),
        ReportColumn(_("Statement")),
        ReportColumn(_("Nature before"), 19, spare=1),
        ReportColumn(_("Nature now"), 19, spare=1),
        ReportColumn(_("Change"), 23),
    )
    rows = tuple(
        ReportRow(
            (
                CellText(context.code(continued_record.record), "strong"),
                context.quotation(continued_record.record.statement),
                CellText(_nature(continued_record.before), "soft"),
                CellText(_nature(continued_record.after), "soft"),
                _happened(continued_record.kinds),
            ),
            continued_record.record.id,
        )
        for continued_record in seen
    )
    return Report(
        key=DIFFERENCES,
        title=_("What became of the differences?"),
        sentences=(_told_of(wording.differences_of, [continued_record.kinds for continued_record in seen]),),
        method=_(METHOD),
        table=Table(columns, rows),
        source=_source(context, "difference"),
        markings=_markings(continued_record.record for continued_record in seen),
    )


def _nature(difference: Difference | None) -> str:
    return (
        scale("NATURE").shown(difference.nature)
        if difference is not None and difference.nature
        else "\N{EN DASH}"
    )


def red_lines(context: ReportContext) -> Report | None:
    """What became of each red line, and which of its tests is answered otherwise."""
    change = _found(context)
    seen = _seen(context, change.red_lines) if change is not None else []
    if not seen:
        return None
    named = any(context.name(continued_record.record.holder) for continued_record in seen)
    columns = (
        ReportColumn(_("No."), 7),
        *([ReportColumn(_("Holder"), 12)] if named else []),
        ReportColumn(_("The line, as stated")),
        ReportColumn(_("Change"), 23),
        ReportColumn(_("Tests that changed"), 26, spare=1),
    )
    return Report(
        key=RED_LINES,
        title=_("What became of the red lines?"),
        sentences=(_told_of(wording.red_lines_of, [continued_record.kinds for continued_record in seen]),),
        method=_(METHOD),
        table=Table(
            columns, tuple(_line(context, continued_record, named=named) for continued_record in seen)
        ),
        source=_source(context, "red_line"),
        markings=_markings(continued_record.record for continued_record in seen),
    )


def _line(context: ReportContext, record: ContinuedRecord[RedLine], *, named: bool) -> ReportRow:
    labels = {name: ask.label for name, ask in questions(RedLine)}
    tests = "; ".join(_test(labels[name], record, name) for name in record.tests)
    cells: tuple[Cell, ...] = (
        CellText(context.code(record.record), "strong"),
        *([CellText(context.name(record.record.holder))] if named else []),
        context.quotation(record.record.statement),
        _happened(record.kinds),
        CellText(tests, "soft"),
    )
    return ReportRow(cells, record.record.id)


def _test(label: str, record: ContinuedRecord[RedLine], name: str) -> str:
    marks = (scale("TEST3").shown(getattr(each, name)) for each in (record.before, record.after) if each)
    return f"{_(label).partition(':')[0]}: {' → '.join(marks)}"


def brackets(context: ReportContext) -> Report | None:
    """What became of the words in brackets."""
    standing = _found(context)
    seen = (
        [bracket for bracket in standing.brackets if _sees(context, bracket)] if standing is not None else []
    )
    if not seen:
        return None
    source = _source(context, "line_paragraph")
    field = context.template.find_field(source.field) if source is not None else None
    columns = (ReportColumn(_("Paragraph"), 12), ReportColumn(_("Words")), ReportColumn(_("Change"), 23))
    rows = tuple(
        ReportRow(
            (
                CellText(change.paragraph, "strong"),
                context.quotation(change.words),
                _happened((change.kind,)),
            ),
            change.record,
            more=str(number),
        )
        for number, change in enumerate(seen)
    )
    told = _("Brackets: {told}").format(told=_told((change.kind,) for change in seen))
    return Report(
        key=BRACKETS,
        title=_("What became of the brackets?"),
        sentences=(sentence(told),),
        method=_(METHOD),
        table=Table(columns, rows),
        source=source,
        markings=(field[1].marking,) if field is not None else (),
    )


def _sees(context: ReportContext, change: BracketChange) -> bool:
    record = context.held.dialogue.find(change.record)
    return record is not None and context.reader.may_see(record)


def reservations(context: ReportContext) -> Report | None:
    """What became of each reservation."""
    change = _found(context)
    seen = _seen(context, change.reservations) if change is not None else []
    if not seen:
        return None
    named = context.reader.names_parties
    columns = (
        *([ReportColumn(_("Party"), 12)] if named else []),
        ReportColumn(_("Type"), 21, spare=1),
        ReportColumn(_("Reservation")),
        ReportColumn(_("Change"), 23),
    )
    told = _("Reservations: {told}").format(told=_told(continued_record.kinds for continued_record in seen))
    return Report(
        key=RESERVATIONS,
        title=_("What became of the reservations?"),
        sentences=(sentence(told),),
        method=_(METHOD),
        table=Table(
            columns, tuple(_reservation(context, continued_record, named=named) for continued_record in seen)
        ),
        source=_source(context, "reservation"),
        markings=_markings(continued_record.record for continued_record in seen),
    )


def _reservation(context: ReportContext, record: ContinuedRecord[Reservation], *, named: bool) -> ReportRow:
    party = record.record.party
    code = context.reader.code(context.held.dialogue, party) if party else ""
    cells: tuple[Cell, ...] = (
        *([CellText(code, "strong")] if named else []),
        CellText(scale("RESERVATION").shown(record.record.type), "soft"),
        context.quotation(record.record.text),
        _happened(record.kinds),
    )
    return ReportRow(cells, record.record.id)


def _told_of(counted: Callable[[int, int], str], kinds: Sequence[tuple[str, ...]]) -> str:
    """How many records are as they were, of how many, and how many changed in each way."""
    same = sum(each == (SAME,) for each in kinds)
    told = _told([each for each in kinds if each != (SAME,)])
    words = ngettext("{records} is as it was", "{records} are as they were", same).format(
        records=counted(same, len(kinds))
    )
    return sentence(words, told)


def _told(kinds: Iterable[tuple[str, ...]]) -> str:
    counts = Counter(kind for each in kinds for kind in each)
    return ", ".join(f"{counts[kind]} {_(name)}" for kind, name in NAMES.items() if counts[kind])


def _happened(kinds: tuple[str, ...]) -> CellText:
    faint = kinds in ((SAME,), (GONE,), (LIFTED,))
    return CellText(", ".join(_(NAMES[kind]) for kind in kinds), "soft" if faint else "strong")


def _markings(records: Iterable[Listed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record.marking for record in records))
