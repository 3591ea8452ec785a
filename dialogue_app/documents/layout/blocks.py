"""The building blocks of documents: paragraphs, headings, tables, fact grids, records."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Paragraph, Spacer

from dialogue_app.charts.measured_text import SANS, SANS_BOLD, SERIF, width
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.page import Heading, QuickParagraph
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.tables import (
    FACTS,
    FEWEST_TO_SHARE,
    ITEMS,
    ROWS,
    SteadyLongTable,
    SteadyTable,
)
from dialogue_app.documents.layout.text_runs import Run, by_lines, portions

Words = str | Sequence[Run]
Fact = tuple[str, Words]
INDENT = 34.0
LABEL = 104.0
FACT_SIZE = 8.2
LONG_TABLE = 30
NARROW = 400.0
"""A column of less is too narrow for two facts beside each other."""
LOW = 140.0
"""A beginning of more than one row is not kept with its heading if it is higher."""
MOST_FACTS_KEPT = 8
"""So many rows of facts are kept with their heading; more may be divided."""
MOST_KEPT = 300.0
"""The highest beginning that is kept with its heading."""


def paragraph(printing: PrintContext, words: Words, style: str = "body", bullet: str = "") -> Paragraph:
    """A paragraph in one of the named styles."""
    look = styles.STYLES[style]
    return QuickParagraph("", look, bulletText=bullet or None, frags=_fragments(printing, words, look))


LONG_PARAGRAPH = 3000
MOST_LINES_IN_A_CELL = 25
LETTER = 4.4
"""About how wide a letter of a table is; used to cut long texts, never to place anything."""


def text(printing: PrintContext, words: Words, style: str = "body") -> list[Flowable]:
    """A text of any length: one paragraph, or several for a very long one."""
    return [paragraph(printing, part, style) for part in portions(_runs(words), LONG_PARAGRAPH)]


def _runs(words: Words) -> Sequence[Run]:
    return (Run(words),) if isinstance(words, str) else words


def _in_cell(words: Words, wide: float) -> list[Words]:
    """The portions of a text that stand in the rows of a cell, one below the other."""
    limit = int(MOST_LINES_IN_A_CELL * max(wide, 20) / LETTER)
    return [part for lines in by_lines(_runs(words), MOST_LINES_IN_A_CELL) for part in portions(lines, limit)]


def _fragments(printing: PrintContext, words: Words, look: ParagraphStyle) -> list[object]:
    return list(printing.letters.fragments(_runs(words), look.fontName, look.fontSize, look.textColor))


def bold(text: str) -> Run:
    """A piece in bold."""
    return Run(text, SANS_BOLD)


def soft(text: str) -> Run:
    """A piece in grey."""
    return Run(text, "", 0, styles.SOFT)


def quoted(text: str) -> Run:
    """A piece in the face of quotations."""
    return Run(text, SERIF)


def heading(printing: PrintContext, text: str, level: int) -> list[Flowable]:
    """A heading of level 0, 1 or 2; the first two become bookmarks. See ``together`` for what follows."""
    look = styles.STYLES[("h1", "h2", "h3")[level]]
    if level < 2:
        look = ParagraphStyle(f"{look.name}_accent", parent=look, textColor=printing.accent)
    flowable = Heading("", look, frags=_fragments(printing, text, look))
    if level < 2:
        plain = " ".join(text.split())
        flowable.key, flowable.title, flowable.level = f"h{len(printing.headings)}", plain, level
        printing.headings.append((flowable.key, printing.letters.plain(plain, SANS), level))
    return [flowable]


def together(opening: Sequence[Flowable], content: Sequence[Flowable]) -> list[Flowable]:
    """A heading with what follows it: its beginning stands on the same page."""
    high = 0.0
    for flowable in (*opening, *content):
        if isinstance(flowable, CondPageBreak):
            high += flowable.height
            break
        if isinstance(flowable, SteadyTable):
            high += flowable.beginning
            break
        if isinstance(flowable, Paragraph):
            high += min(flowable.wrap(styles.WIDTH, styles.PAGE_HEIGHT)[1] + flowable.getSpaceBefore(), 45.0)
            if not isinstance(flowable, Heading) and flowable.style.name not in ("small", "note"):
                break
    return [CondPageBreak(min(high + 12, MOST_KEPT)), *opening, *content]


def points(printing: PrintContext, texts: Sequence[Words], style: str = "point") -> list[Flowable]:
    """A list with square bullets."""
    return [paragraph(printing, text, style, "■") for text in texts]


_PADDING = [
    ("FONT", (0, 0), (-1, -1), SANS, 8),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("TOPPADDING", (0, 0), (-1, -1), 3.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def table(
    printing: PrintContext,
    widths: Sequence[float],
    head: Sequence[Words | Flowable],
    rows: Sequence[Sequence[Words | Flowable]],
    *,
    cell_styles: Sequence[str] = (),
    commands: Sequence[tuple[object, ...]] = (),
    listing: bool = False,
) -> list[Flowable]:
    """A table with thin lines; its head is repeated on every page and rows split where they must.

    The first cell of a row is read as its heading where the table has no head, or an empty one there;
    ``listing``: the cells are only items beside each other.
    """
    looks = [*cell_styles, *["cell"] * (len(widths) - len(cell_styles))]
    body: list[list[Flowable]] = []
    heads = bool(head)
    lines: list[tuple[object, ...]] = []
    begun = 0
    for row in rows:
        parts = _split(printing, row, looks, widths)
        if len(parts) > 1:
            lines += _below(begun, heads + len(body))
            begun = heads + len(body) + len(parts) - 1
        body.extend(parts)
    lines += _below(begun, heads + len(body))
    top = [cell if isinstance(cell, Flowable) else paragraph(printing, cell, "head") for cell in head]
    kind = SteadyLongTable if len(body) > LONG_TABLE else SteadyTable
    steady_table = kind(
        [top, *body] if head else body,
        colWidths=list(widths),
        repeatRows=1 if head else 0,
        hAlign="LEFT",
        style=[
            *_PADDING,
            *lines,
            *([("LINEBELOW", (0, 0), (-1, 0), 0.5, styles.LINE_STRONG)] if head else []),
            *commands,
        ],
    )
    steady_table.reads(ITEMS if listing else ROWS, row_heads=not head or head[0] == "")
    steady_table.spaceAfter = 4
    steady_table.beginning = _beginning(([top] if head else []) + body[:FEWEST_TO_SHARE], widths, bool(head))
    return [steady_table]


def _beginning(rows: Sequence[Sequence[Flowable]], widths: Sequence[float], head: bool) -> float:
    """How much of a table stands with its heading: one row, two of low ones, the whole of a small table."""
    high = 0.0
    few = len(rows) - head < FEWEST_TO_SHARE
    for number, row in enumerate(rows):
        more = 7 + max(
            cell.wrap(max(wide - 8, 1), styles.PAGE_HEIGHT)[1] for cell, wide in zip(row, widths, strict=True)
        )
        rows_so_far = number - head
        if rows_so_far > 0 and (high + more > LOW or (rows_so_far > 1 and not few)):
            break
        high += more
    return high


def _below(first: int, end: int) -> list[tuple[object, ...]]:
    """A thin line below each row from ``first`` up to ``end``; none between the parts of a long row."""
    return [("LINEBELOW", (0, first), (-1, end - 1), 0.4, styles.LINE)] if first < end else []


def _split(
    printing: PrintContext, row: Sequence[Words | Flowable], looks: Sequence[str], widths: Sequence[float]
) -> list[list[Flowable]]:
    """A row, or several for one with a text too long to be kept on one page."""
    cells: list[list[Flowable]] = []
    for cell, look, wide in zip(row, looks, widths, strict=True):
        if isinstance(cell, Flowable):
            cells.append([cell])
        else:
            cells.append([paragraph(printing, part, look) for part in _in_cell(cell, wide)])
    most = max(len(parts) for parts in cells)
    if most == 1:
        return [[parts[0] for parts in cells]]
    empty = paragraph(printing, "", "cell")
    for piece in (empty, *(part for parts in cells for part in parts[1:])):
        piece.continues = True
    return [[parts[n] if n < len(parts) else empty for parts in cells] for n in range(most)]


def facts(
    printing: PrintContext, given: Sequence[Fact], *, indent: float = INDENT, wide: float = styles.WIDTH
) -> list[Flowable]:
    """Labels and values in a compact grid, two beside each other; a long value has a row of its own. In a
    narrow column every value has.
    """
    if not given:
        return []
    value = (wide - indent) / 2 - LABEL
    narrow = wide < NARROW
    rows: list[list[Flowable | str]] = []
    spans: list[tuple[object, ...]] = []
    half: list[Flowable | str] = []
    for name, words in given:
        pair: list[Flowable | str] = [paragraph(printing, name, "label"), paragraph(printing, words, "cell")]
        if narrow or _wide(words) > value - 8:
            if half:
                rows.append(["", *half, "", ""])
                half = []
            for n, part in enumerate(_in_cell(words, LABEL + 2 * value)):
                spans.append(("SPAN", (2, len(rows)), (4, len(rows))))
                rows.append(["", "" if n else pair[0], paragraph(printing, part, "cell"), "", ""])
        elif half:
            rows.append(["", *half, *pair])
            half = []
        else:
            half = [*pair]
    if half:
        rows.append(["", *half, "", ""])
    steady_table = SteadyTable(
        rows,
        colWidths=[indent, LABEL, value, LABEL, value],
        hAlign="LEFT",
        style=[
            ("FONT", (0, 0), (-1, -1), SANS, 8),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 0.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0.8),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *spans,
        ],
    )
    steady_table.reads(FACTS)
    if len(rows) <= MOST_FACTS_KEPT:
        steady_table.beginning = 13.0 * len(rows)
    steady_table.spaceAfter = 2
    return [steady_table]


def _wide(words: Words) -> float:
    """How wide words would be on one line; more than a line if they have several."""
    text = words if isinstance(words, str) else "".join(run.text for run in words)
    return styles.WIDTH if "\n" in text or len(text) > 80 else width(text, SANS, FACT_SIZE)


def entry_block(
    printing: PrintContext,
    code: str,
    statement: Words,
    given: Sequence[Fact],
    *,
    style: str = "quote",
    indent: float = INDENT,
) -> list[Flowable]:
    """A record: its code in bold at the margin, what it states, its facts below, a thin line."""
    look = styles.STYLES[style]
    hanging = _hanging(look, indent)
    shown = printing.letters.plain(code, SANS_BOLD)
    first, *more = portions(_runs(statement or "–"), LONG_PARAGRAPH)
    quick_paragraph = QuickParagraph(
        "",
        hanging,
        bulletText=f"{shown if len(shown) <= 9 else shown[:8] + '…'} " if shown else None,
        frags=_fragments(printing, first, look),
    )
    rest = [QuickParagraph("", hanging, frags=_fragments(printing, part, look)) for part in more]
    lines = 1 + min(sum(len(run.text) for run in first) // 85, 5)
    room = CondPageBreak(lines * look.leading + (34 if given else 12))
    return [room, quick_paragraph, *rest, *facts(printing, given, indent=indent), line()]


def _hanging(look: ParagraphStyle, indent: float) -> ParagraphStyle:
    return ParagraphStyle(
        look.name, parent=look, leftIndent=indent, bulletIndent=0, bulletFontName=SANS_BOLD,
        bulletFontSize=8, spaceBefore=4, spaceAfter=2,
    )  # fmt: skip


def line() -> Flowable:
    """A thin line across the column."""
    return HRFlowable(width="100%", thickness=0.4, color=styles.LINE, spaceBefore=2, spaceAfter=2)


def space(height: float) -> Flowable:
    """An empty strip."""
    return Spacer(0, height)
