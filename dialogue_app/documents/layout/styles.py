"""How documents look: measures, colours and the styles of paragraphs. Everything else uses these names."""

from __future__ import annotations

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from dialogue_app.charts.measured_text import SANS, SANS_BOLD, SANS_ITALIC, SERIF, SERIF_BOLD, SYMBOLS
from dialogue_app.charts.palette import PAPER
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 48.0
TOP, BOTTOM = 56.0, 62.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
COLUMN_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM - 30
"""The least that a page holds, with the longest notice."""

TEXT = HexColor(PAPER.text)
SOFT = HexColor(PAPER.soft)
FAINT = HexColor(PAPER.faint)
LINE = HexColor(PAPER.line)
LINE_STRONG = HexColor(PAPER.line_strong)
WHITE = white
WATERMARK = HexColor("#EFEDEA")

ACCENTS = {
    INTERNAL: HexColor("#1F3A68"),
    EXTERNAL: HexColor("#6B2D5C"),
    BRIEF: HexColor("#3F4A4F"),
    TRAINING: HexColor("#1D5C4B"),
}

LEVELS: dict[str, tuple[Color, Color]] = {
    str(level): (HexColor(fill), HexColor(number)) for level, (fill, number) in enumerate(PAPER.levels, 1)
}
"""Verdict levels: fill and colour of the number."""


def _style(name: str, face: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=face, fontSize=size, leading=leading,
        **({"textColor": TEXT, "splitLongWords": 1, "allowWidows": 0, "allowOrphans": 0} | more),
    )  # fmt: skip


STYLES: dict[str, ParagraphStyle] = {
    style.name: style
    for style in (
        _style("body", SANS, 9, 13, spaceAfter=4),
        _style("card", SANS, 9, 13, spaceBefore=14, spaceAfter=4),
        _style("digest", SANS, 7.2, 10, textColor=FAINT, spaceAfter=1),
        _style("lead", SERIF, 10.5, 15, spaceAfter=4),
        _style("quote", SERIF, 10, 14.5, spaceAfter=3),
        _style(
            "point",
            SANS,
            8.5,
            12.5,
            leftIndent=11,
            bulletIndent=0,
            spaceAfter=2.5,
            bulletFontName=SYMBOLS,
            bulletFontSize=4,
            bulletOffsetY=1.2,
        ),
        _style(
            "sentence",
            SERIF,
            10,
            14.5,
            leftIndent=12,
            bulletIndent=0,
            spaceAfter=3,
            bulletFontName=SYMBOLS,
            bulletFontSize=4,
            bulletOffsetY=1.6,
        ),
        _style("small", SANS, 7.5, 10.5, textColor=SOFT, spaceAfter=3),
        _style("note", SANS, 7.5, 10.5, textColor=FAINT, spaceBefore=3, spaceAfter=4),
        _style("cell", SANS, 8, 11),
        _style("titled", SANS, 8, 11, spaceBefore=4, spaceAfter=3),
        _style("cell_soft", SANS, 8, 11, textColor=SOFT),
        _style("tight", SANS, 7.2, 9),
        _style("tighter", SANS, 6.4, 7.8),
        _style("tight_quote", SERIF, 7.8, 10),
        _style("cell_mid", SANS, 7.5, 10, alignment=1),
        _style("cell_bold", SANS_BOLD, 8, 11),
        _style("cell_quote", SERIF, 8.5, 12),
        _style("item", SANS, 8, 11, spaceBefore=7),
        _style("head", SANS, 7, 9, textColor=SOFT),
        _style("head_mid", SANS, 7, 9, textColor=SOFT, alignment=1),
        _style("label", SANS, 7.5, 11, textColor=SOFT),
        _style("kind", SANS, 7.5, 10, textColor=SOFT),
        _style("name", SERIF_BOLD, 18, 23),
        _style("session", SANS, 8.5, 12, textColor=SOFT),
        _style("aside", SANS, 7.5, 11, textColor=SOFT, alignment=2),
        _style("h1", SANS_BOLD, 11.5, 15, spaceBefore=16, spaceAfter=5),
        _style("h2", SANS_BOLD, 9.5, 13, spaceBefore=12, spaceAfter=2),
        _style("h3", SANS_BOLD, 8.5, 12, spaceBefore=9, spaceAfter=3),
        _style("legend", SANS, 8, 11.5, spaceBefore=6, spaceAfter=2),
        _style("italic", SANS_ITALIC, 8.5, 12.5, textColor=SOFT, spaceAfter=4),
    )
}
