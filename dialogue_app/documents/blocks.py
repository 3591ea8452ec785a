"""The building blocks of documents: paragraphs, headings, tables, fact grids, records."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    LongTable,
    Paragraph,
    Spacer,
    Table,
)

from dialogue_app.documents import styles
from dialogue_app.documents.fonts import SANS, SANS_BOLD, SERIF
from dialogue_app.documents.lettering import Run
from dialogue_app.documents.page import Heading
from dialogue_app.documents.printing import Printing

Words = str | Sequence[Run]
Fact = tuple[str, Words]
LONG_FACT = 58
INDENT = 34.0
LONG_TABLE = 30
_ROOM = (120.0, 96.0, 66.0)


def paragraph(printing: Printing, words: Words, style: str = "body", bullet: str = "") -> Paragraph:
    """A paragraph in one of the named styles."""
    look = styles.STYLES[style]
    return Paragraph("", look, bulletText=bullet or None, frags=_fragments(printing, words, look))


def _fragments(printing: Printing, words: Words, look: ParagraphStyle) -> list[object]:
    runs = (Run(words),) if isinstance(words, str) else words
    return list(printing.letters.fragments(runs, look.fontName, look.fontSize, look.textColor))


def bold(text: str) -> Run:
    """A piece in bold."""
    return Run(text, SANS_BOLD)


def soft(text: str) -> Run:
    """A piece in grey."""
    return Run(text, "", 0, styles.SOFT)


def quoted(text: str) -> Run:
    """A piece in the face of quotations."""
    return Run(text, SERIF)


def heading(printing: Printing, text: str, level: int) -> list[Flowable]:
    """A heading of level 0, 1 or 2 with room for what follows it; the first two become bookmarks."""
    look = styles.STYLES[("h1", "h2", "h3")[level]]
    if level < 2:
        look = ParagraphStyle(f"{look.name}_accent", parent=look, textColor=printing.accent)
    made = Heading("", look, frags=_fragments(printing, text, look))
    if level < 2:
        plain = " ".join(text.split())
        made.key, made.title, made.level = f"h{len(printing.headings)}", plain, level
        printing.headings.append((made.key, printing.letters.plain(plain, SANS), level))
    return [CondPageBreak(_ROOM[level]), made]


def points(printing: Printing, texts: Sequence[Words], style: str = "point") -> list[Flowable]:
    """A list with square bullets."""
    return [paragraph(printing, text, style, "▪") for text in texts]


_PADDING = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("TOPPADDING", (0, 0), (-1, -1), 3.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def table(
    printing: Printing,
    widths: Sequence[float],
    head: Sequence[Words | Flowable],
    rows: Sequence[Sequence[Words | Flowable]],
    *,
    cell_styles: Sequence[str] = (),
    commands: Sequence[tuple[object, ...]] = (),
) -> list[Flowable]:
    """A table with thin lines; its head is repeated on every page and rows split where they must."""
    looks = [*cell_styles, *["cell"] * (len(widths) - len(cell_styles))]
    body = [
        [
            cell if isinstance(cell, Flowable) else paragraph(printing, cell, look)
            for cell, look in zip(row, looks, strict=True)
        ]
        for row in rows
    ]
    top = [cell if isinstance(cell, Flowable) else paragraph(printing, cell, "head") for cell in head]
    kind = LongTable if len(body) > LONG_TABLE else Table
    made = kind(
        [top, *body] if head else body,
        colWidths=list(widths),
        repeatRows=1 if head else 0,
        splitInRow=1,
        hAlign="LEFT",
        style=[
            *_PADDING,
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, styles.LINE),
            *([("LINEBELOW", (0, 0), (-1, 0), 0.5, styles.LINE_STRONG)] if head else []),
            *commands,
        ],
    )
    made.spaceAfter = 4
    return [made]


def facts(printing: Printing, given: Sequence[Fact], *, indent: float = INDENT) -> list[Flowable]:
    """Labels and values in a compact grid, two beside each other; a long value has a row of its own."""
    if not given:
        return []
    room = styles.WIDTH - indent
    label = 82.0
    rows: list[list[Flowable | str]] = []
    spans: list[tuple[object, ...]] = []
    half: list[Flowable | str] = []
    for name, words in given:
        pair = [paragraph(printing, name, "label"), paragraph(printing, words, "cell")]
        if _length(words) > LONG_FACT:
            if half:
                rows.append([*half, "", ""])
                half = []
            spans.append(("SPAN", (1, len(rows)), (3, len(rows))))
            rows.append([*pair, "", ""])
        elif half:
            rows.append([*half, *pair])
            half = []
        else:
            half = [*pair]
    if half:
        rows.append([*half, "", ""])
    value = room / 2 - label
    made = Table(
        rows,
        colWidths=[label, value, label, value],
        hAlign="RIGHT",
        splitInRow=1,
        style=[
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 0.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0.5),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *spans,
        ],
    )
    made.spaceAfter = 2
    return [made]


def _length(words: Words) -> int:
    return len(words) if isinstance(words, str) else sum(len(run.text) for run in words)


def entry_block(
    printing: Printing, code: str, statement: Words, given: Sequence[Fact], *, style: str = "quote"
) -> list[Flowable]:
    """A record: its code in bold at the margin, what it states, its facts below, a thin line."""
    look = styles.STYLES[style]
    hanging = _hanging(look)
    shown = printing.letters.plain(code, SANS_BOLD)
    statement = statement or "–"
    made = Paragraph(
        "",
        hanging,
        bulletText=(shown if len(shown) <= 9 else shown[:8] + "…") or None,
        frags=_fragments(printing, statement, look),
    )
    return [CondPageBreak(40), made, *facts(printing, given), line()]


_HANGING: dict[str, ParagraphStyle] = {
    name: ParagraphStyle(
        f"{name}_hanging", parent=styles.STYLES[name], leftIndent=INDENT, bulletIndent=0,
        bulletFontName=SANS_BOLD, bulletFontSize=8, spaceBefore=4, spaceAfter=2,
    )
    for name in ("quote", "body")
}  # fmt: skip


def _hanging(look: ParagraphStyle) -> ParagraphStyle:
    return _HANGING[look.name]


def line() -> Flowable:
    """A thin line across the column."""
    return HRFlowable(width="100%", thickness=0.4, color=styles.LINE, spaceBefore=2, spaceAfter=2)


def space(height: float) -> Flowable:
    """An empty strip."""
    return Spacer(0, height)
