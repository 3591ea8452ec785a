"""The rules-of-the-game matrix (methodology, 6.5), twelve activities a page.

Inside: every ally's verdict with the label of unity. Outside: what the alliance has released, Russia's
verdict, zone, flags and instrument, composed from what may be released and from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reportlab.platypus import Flowable, PageBreak

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.charts.measured_text import SANS
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, INTERNAL, Session
from dialogue_app.core.scales import level, scale
from dialogue_app.core.template import Template
from dialogue_app.documents.internal_brief import rules
from dialogue_app.documents.internal_brief.findings import findings
from dialogue_app.documents.internal_brief.strips import range_note
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, soft, table
from dialogue_app.documents.layout.chips import ChipHead, ChipRow
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.assembly import (
    LANDSCAPE_WIDTH,
    DocumentForm,
    assembled,
    page_height,
    printings,
    refuse_off_the_record,
    templates,
)
from dialogue_app.documents.parts.cross_table import (
    CHIP,
    LEVELS,
    STATUS,
    TIGHT,
    axis_cells,
    cut_line,
    fitting,
    height,
    level_legend,
    notes,
    nothing_selected,
    pages_of,
    title_cell,
)
from dialogue_app.documents.parts.report_section import context
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.party_names import code, may_count
from dialogue_app.reports.rules.content import RuleRow, note_rules, read_rules
from dialogue_app.reports.unity.content import UnityReport, rest_on
from dialogue_app.reports.unity.row_phrases import label, result
from dialogue_app.services.audience.disclosure import allowed_markings
from dialogue_app.services.audience.redaction import narrowed
from dialogue_app.services.audience.releasable_view import releasable
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.support.translation import N_, _

KIND = DocumentKind(
    key="rules-matrix",
    title=N_("Rules-of-the-game matrix"),
    marking=N_("Alliance only; of an external session, of the session"),
    purpose=N_("All verdicts on one sheet for every twelve activities."),
    readers=N_("Allies; of an external session both sides"),
    tracks=(INTERNAL, EXTERNAL),
)
LETTER = "M"
MOST_ACROSS = 34
WIDEST, COUNT, LEAST_TITLE = 24.0, 15.0, 190.0
LABEL, WIDE_LABEL, ROOMY = 102.0, 136.0, 16
ZONE, FLAG, INSTRUMENT, GAP = 104.0, 70.0, 118.0, 10.0
Sheets = Callable[[PrintContext, float], list[list[Flowable]]]


def make(request: DocumentRequest, session: Session, template: Template, progress: Progress) -> bytes:
    """The PDF. Raises Refused where it must not be made, Cancelled."""
    refuse_off_the_record(session)
    sheets: Sheets
    if request.dialogue.track.track == EXTERNAL:
        refuse_unreleasable(session)
        dialogue = releasable(request.dialogue, session, template)
        marked, sheets = dialogue.of(Session)[session.id], _external
    else:
        dialogue, marked = narrowed(request.dialogue, session, templates(session, template), "ALLY")
        sheets = _internal
    held = left_out.stock(request, session, template)
    begin = printings(request, dialogue, marked, template, held)

    form = DocumentForm(title=_(KIND.title), letter=LETTER, date=request.date, landscape=True)

    def compose(printing: PrintContext, _with_contents: bool) -> Sequence[Flowable]:
        flowables = form.title_block(printing)
        pages = sheets(printing, page_height(printing, landscape=True) - height(flowables))
        for number, page in enumerate(pages):
            flowables += [*([PageBreak()] if number else []), *page]
        return [*flowables, *([] if pages else nothing_selected(printing)), *notes(printing)]

    return assembled(form, begin, compose, progress)


def refuse_unreleasable(session: Session) -> None:
    """Refuse a document for both sides of a session that is marked higher."""
    if session.handling not in allowed_markings("PART"):
        raise Refused(
            _(
                "This session is marked “{marking}”, and this document is for participants or open. Nothing "
                "was written; change the handling marking of the session first if it may be released."
            ).format(marking=scale("HANDLING").shown(session.handling or "MOD"))
        )


# -- inside ----------------------------------------------------------------------------------------------


def _internal(printing: PrintContext, room: float) -> list[list[Flowable]]:
    all_findings = findings(printing, None)
    unity = all_findings.unity
    if unity is None or not unity.activities:
        return []
    printing.use_scale("VERDICT")
    printing.use_scale("VERDICT_STATUS")
    every = unity.activities
    rest_on(context(printing), every)
    parties = unity.parties if unity.named else ()
    room -= height([*level_legend(printing), _note(printing, every)])
    return [
        [
            *fitting(partial(_sheet, printing, unity, every[start:end], some), room),
            *level_legend(printing),
            _note(printing, every),
        ]
        for start, end in pages_of(every)
        for some in _portions(parties)
    ]


def _portions(parties: Sequence[Answerer]) -> list[Sequence[Answerer]]:
    """The parties in as many sheets as their columns need."""
    sheets = max(1, -(-len(parties) // MOST_ACROSS))
    across = -(-len(parties) // sheets)
    return [parties[n * across : (n + 1) * across] for n in range(sheets)]


def _sheet(
    printing: PrintContext,
    unity: UnityReport,
    some: Sequence[ActivityUnity],
    parties: Sequence[Answerer],
    look: str,
) -> list[Flowable]:
    beside = LABEL if len(parties) > ROOMY else WIDE_LABEL
    room = LANDSCAPE_WIDTH - LEAST_TITLE - 5 * COUNT - beside
    cell = min(WIDEST, room / max(len(parties), 1))
    across = [cell * len(parties)] if parties else []
    title = LANDSCAPE_WIDTH - sum(across) - 5 * COUNT - beside
    body: list[tuple[Words | Flowable, ...]] = [
        (
            title_cell(printing, activity.item.code, activity.item.title, activity.item.note),
            *_chips(activity, parties, cell),
            *_counts(printing, activity),
            (bold(label(unity, activity)), soft("\n" + result(activity) if unity.counted else "")),
        )
        for activity in some
    ]
    codes = [printing.letters.plain(code(printing, each.id), SANS) for each in parties]
    numbers = [paragraph(printing, step, "head_mid") for step in LEVELS]
    head = (_("Activity"), *([ChipHead(codes, cell)] if parties else []), *numbers, _("Label, index, n of N"))
    first = 1 + len(across)
    commands = [
        *TIGHT,
        cut_line(first),
        ("LEFTPADDING", (first, 0), (first + 4, -1), 1),
        ("RIGHTPADDING", (1, 0), (first + 4, -1), 1),
        ("LEFTPADDING", (-1, 0), (-1, -1), 8),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ]
    looks = (look, *["cell"] * len(across), *["cell_mid"] * 5, look)
    widths = (title, *across, *[COUNT] * 5, beside)
    return table(printing, widths, head, body, cell_styles=looks, commands=commands)


def _chips(activity: ActivityUnity, parties: Sequence[Answerer], cell: float) -> list[Flowable]:
    """The verdicts of the parties as one cell, or no cell where they may not be named."""
    chips = [rules.verdict_chip(activity.answers.get(each.id, "")) for each in parties]
    return [ChipRow(chips, cell)] if chips else []


def _counts(printing: PrintContext, activity: ActivityUnity) -> list[str]:
    """How many gave each level; with few seats that may not be named dots for the range."""
    values = list(activity.answers.values())
    if may_count(printing, activity.answered):
        return [str(values.count(each)) if each in values else "" for each in LEVELS]
    taken = [int(each) for each in values if level(each) is not None] if all(values) else []
    return ["•" if taken and min(taken) <= int(each) <= max(taken) else "" for each in LEVELS]


def _note(printing: PrintContext, activities: Sequence[ActivityUnity]) -> Flowable:
    text = _(
        "Figures under 1 to 5: how many allies gave each level. The strong line: where the rules of the "
        "game end. Index: consensus of Tastle and Wierman, from five answers, and how far outstanding "
        "answers can still move it."
    )
    text = range_note(printing, (one.answered for one in activities)) or text
    return paragraph(printing, text, "note")


# -- outside ---------------------------------------------------------------------------------------------


def _external(printing: PrintContext, room: float) -> list[list[Flowable]]:
    where = context(printing)
    rules_report = read_rules(where)
    activities = rules_report.rows
    if not activities:
        return []
    note_rules(where, rules_report)
    printing.use_scale("VERDICT")
    printing.use_scale("VERDICT_STATUS")
    page = _two_sides if printing.disclosure.sides_named else _nameless
    room -= height([*level_legend(printing), _outside_note(printing)])
    return [
        [
            *fitting(partial(page, printing, activities[start:end]), room),
            *level_legend(printing),
            _outside_note(printing),
        ]
        for start, end in pages_of(activities)
    ]


def _two_sides(printing: PrintContext, some: Sequence[RuleRow], look: str) -> list[Flowable]:
    axis = [CHIP] * len(LEVELS) + [STATUS]
    numbered = [*(paragraph(printing, step, "head_mid") for step in LEVELS * 2)]
    numbers: tuple[Words | Flowable, ...] = ("", *numbered[:5], "", "", *numbered[5:], "", "", "", "")
    body = [
        numbers,
        *(
            (
                _title(printing, row),
                *axis_cells(row.activity.alliance),
                "",
                *axis_cells(row.activity.russia),
                *_zone(printing, row),
            )
            for row in some
        ),
    ]
    head: tuple[Words, ...] = (
        _("Activity"), _("Alliance, released, on Russia"), *[""] * 6, _("Russia on the alliance"), *[""] * 5,
        _("Zone"), _("Flags"), _("Instrument"),
    )  # fmt: skip
    title = LANDSCAPE_WIDTH - 2 * sum(axis) - GAP - ZONE - FLAG - INSTRUMENT
    widths = (title, *axis, GAP, *axis, ZONE, FLAG, INSTRUMENT)
    commands = [
        *TIGHT,
        ("SPAN", (1, 0), (6, 0)),
        ("SPAN", (8, 0), (13, 0)),
        cut_line(1, from_row=1),
        cut_line(8, from_row=1),
        ("LEFTPADDING", (1, 0), (13, -1), 2),
        ("RIGHTPADDING", (1, 0), (13, -1), 2),
        ("LEFTPADDING", (14, 0), (14, -1), 6),
        ("TOPPADDING", (0, 1), (-1, 1), 1),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 1),
    ]
    looks = [look] * len(widths)
    flowables = table(printing, widths, head, body, cell_styles=looks, commands=commands)
    flowables[0].repeatRows = 2
    return flowables


def _title(printing: PrintContext, row: RuleRow) -> Words:
    item = row.activity.item
    return title_cell(printing, item.code, item.title, item.note)


def _zone(printing: PrintContext, row: RuleRow) -> tuple[Words, Words, Words]:
    """Zone with what is missing, flags, instrument."""
    zone: list[Run] = [bold(row.zone_words)]
    if row.missing:
        zone.append(soft("\n" + row.missing))
    return zone, printing.neat(row.flag_words), row.instrument


def _nameless(printing: PrintContext, some: Sequence[RuleRow], look: str) -> list[Flowable]:
    """Where the sides may not be told apart: the range of their verdicts."""
    body: list[tuple[Words | Flowable, ...]] = []
    for row in some:
        verdicts = (row.activity.alliance, row.activity.russia)
        given = [int(value) for value in verdicts if level(value) is not None]
        dots = ["•" if given and min(given) <= int(each) <= max(given) else "" for each in LEVELS]
        body.append((_title(printing, row), *dots, *_zone(printing, row)))
    numbers = [paragraph(printing, step, "head_mid") for step in LEVELS]
    head = (_("Activity"), *numbers, _("Zone"), _("Flags"), _("Instrument"))
    widths = (LANDSCAPE_WIDTH - 5 * CHIP - ZONE - FLAG - INSTRUMENT, *[CHIP] * 5, ZONE, FLAG, INSTRUMENT)
    commands = [
        *TIGHT,
        cut_line(1),
        ("LEFTPADDING", (1, 0), (5, -1), 2),
        ("RIGHTPADDING", (1, 0), (5, -1), 2),
        ("LEFTPADDING", (6, 0), (6, -1), 6),
    ]
    looks = (look, *["cell_mid"] * 5, look, look, look)
    return table(printing, widths, head, body, cell_styles=looks, commands=commands)


def _outside_note(printing: PrintContext) -> Flowable:
    text = _(
        "Each side judges the other doing it, in the same words and context. The strong line is where the "
        "rules of the game end. Contested: one side judges it inside, the other outside."
    )
    if not printing.disclosure.sides_named:
        text = _("Dots show the range of the two verdicts, as the sides may not be told apart.")
    return paragraph(printing, text, "note")
