"""What documents on pages that lie across share: twelve rows a page, level cells with the cut, a legend."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import CondPageBreak, Flowable, FrameBreak, NextPageTemplate, PageBreak

from dialogue_app.core.records import SelectedItem
from dialogue_app.core.scales import RULES_CUT, STATUSES, level, scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, facts, heading, table, together
from dialogue_app.documents.layout.chips import ChipRow, PrintedChip
from dialogue_app.documents.layout.page import COLUMN_WIDTH, COLUMNS
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts import legend, session_frame
from dialogue_app.documents.parts.assembly import LANDSCAPE_WIDTH, page_height
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.sections import answers
from dialogue_app.support.translation import _

LEVELS = ("1", "2", "3", "4", "5")
ROWS_A_PAGE = 12
CHIP, STATUS = 18.0, 24.0
LONGEST_TITLE = 120

TIGHT: tuple[tuple[object, ...], ...] = (
    ("TOPPADDING", (0, 1), (-1, -1), 2.2),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 2.2),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
)


def cut_line(column: int, from_row: int = 0) -> tuple[object, ...]:
    """The line where the rules of the game end, where a table's level 1 stands in this column."""
    at = column + RULES_CUT - 1
    return ("LINEAFTER", (at, from_row), (at, -1), 1.6, styles.TEXT)


def axis_cells(value: str) -> list[Words | Flowable]:
    """One verdict as five cells of a table, and a sixth for a status."""
    cells: list[Words | Flowable] = [
        ChipRow([PrintedChip(value, "VERDICT")], CHIP - 4) if value == level else "" for level in LEVELS
    ]
    status = value if value and level(value) is None else ""
    return [*cells, ChipRow([PrintedChip(status, level=False)], STATUS - 4) if status else ""]


def title_cell(printing: PrintContext, code: str, title: str, context: str = "") -> list[Run]:
    """An activity: its code in bold, its wording, its context."""
    words = printing.own(title)
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    runs = [*([bold(f"{printing.own(code)} ")] if code else []), Run(words)]
    if context:
        printing.use_scale("CONTEXT")
        runs.append(answers.context(context))
    return runs


def level_legend(printing: PrintContext, *, statuses: bool = True) -> list[Flowable]:
    """The five levels in a row with the cut between 2 and 3, and the answers that are not levels."""
    cells: list[Words | Flowable] = []
    widths: list[float] = []
    for verdict in LEVELS:
        cells += [ChipRow([PrintedChip(verdict, "VERDICT")], CHIP), scale("VERDICT").shown(verdict)]
        widths += [CHIP + 6, 68.0]
    if statuses:
        codes = " · ".join(f"{code}\u00a0{scale('VERDICT_STATUS').shown(code)}" for code in STATUSES)
        cells.append(codes)
        widths.append(LANDSCAPE_WIDTH - sum(widths))
    commands = [
        cut_line_between(2 * RULES_CUT - 1),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, -1), 0, styles.WHITE),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("LEFTPADDING", (0, 0), (0, 0), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
    looks = ["tight"] * len(cells)
    flowables = table(printing, widths, (), [cells], cell_styles=looks, commands=commands, listing=True)
    flowables[0].spaceBefore = 4
    return flowables


def cut_line_between(column: int) -> tuple[object, ...]:
    """The same line after one column."""
    return ("LINEAFTER", (column, 0), (column, 0), 1.6, styles.TEXT)


def pages_of(items: Sequence[object]) -> list[tuple[int, int]]:
    """Where each page of twelve begins and ends."""
    return [(start, start + ROWS_A_PAGE) for start in range(0, len(items), ROWS_A_PAGE)]


def notes(printing: PrintContext) -> list[Flowable]:
    """The end of a document, on a page of its own in two columns: rules, what is not in it, what was skipped
    and why, the legend in full.
    """
    rules = facts(printing, session_frame.rules(printing), indent=0, wide=COLUMN_WIDTH)
    skipped = session_frame.left_open(printing, titled=False)
    rules += left_out.account(printing, _("Not in this document"))
    flowables = together(heading(printing, _("Rules of this document"), 0), rules)
    if skipped:
        flowables += together(heading(printing, _("Skipped stages and fields"), 0), skipped)
    if height(flowables, COLUMN_WIDTH) < page_height(printing, landscape=True):
        flowables.append(FrameBreak())
    flowables += together(heading(printing, _("Legend and notes"), 0), legend.legend(printing, COLUMN_WIDTH))
    return [NextPageTemplate(COLUMNS), PageBreak(), *flowables]


def fitting(make: Callable[[str], list[Flowable]], room: float) -> list[Flowable]:
    """A table in letters as small as this room asks for, but to be read."""
    flowables: list[Flowable] = []
    for look in ("tight", "tighter"):
        flowables = make(look)
        if height(flowables) <= room:
            break
    return flowables


def height(flowables: Sequence[Flowable], wide: float = LANDSCAPE_WIDTH) -> float:
    """How high pieces are, on a page that lies across or in a column so wide."""
    total = 0.0
    for flowable in flowables:
        if isinstance(flowable, CondPageBreak):
            continue
        total += float(flowable.wrap(wide, styles.PAGE_HEIGHT)[1])
        total += float(flowable.getSpaceBefore()) + float(flowable.getSpaceAfter())
    return total


def nothing_selected(printing: PrintContext) -> list[Flowable]:
    """What stands where there is no activity."""
    none = _("No activities have been selected for this session yet.")
    return [left_out.nothing(printing, none, SelectedItem)]
