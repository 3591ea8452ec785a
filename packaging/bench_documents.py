"""How quick documents are made, against bare ReportLab Platypus on the same texts and tables.

    .venv/bin/python packaging/bench_documents.py

prints the figures; ``rows`` gives them to the other measurements. Compared are seconds of processor time
for a page, each document with its own number of pages. The bare document goes through SimpleDocTemplate
on the same paper with the same margins: every paragraph of the story as it is given to our layout, in the
same style and font, parsed from escaped text as is usual; every table with the same texts, widths and
padding, where one of our rows of chips is one cell a chip; the same page breaks. It has no pictures, no
markings, page totals, bookmarks, links, tags, archive or rules of disclosure, and its texts are gathered
beforehand, so that neither the analyses nor the putting together are counted for it, only for ours.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock
from xml.sax.saxutils import escape

from bench_row import Row, printed

if TYPE_CHECKING:
    from dialogue_app.core.dialogue import Dialogue

REPEATS = 5
TIMES_AS_LONG = 2.0
"""What a page may cost, as a multiple of a bare one."""
A_THOUSAND_PAGES = 230
"""The size of a session that makes a brief of about so many pages."""
HALF = 5
NOT_QUITE_LINEAR = 1.3
"""What a page of a thousand may cost, as a multiple of a page of a hundred."""

Story = list[tuple[str, Any, Any]]


def rows() -> list[Row]:
    """Seconds a page of the summary of the largest sample session, of a large brief and of a huge one; the
    longest time for which the window stands still while the large one is made.
    """
    from bench_brief import brief_dialogue
    from bench_window import longest_gap
    from dialogue_app.services.sample.sample_files import sample_dialogues

    made: list[Row] = []
    for kind, dialogue in (
        ("session-summary", sample_dialogues()[0]),
        ("session-summary", brief_dialogue()),
        ("internal-brief", brief_dialogue()),
    ):
        ours, pages = best(partial(document, kind, dialogue), REPEATS)
        texts = gather(kind, dialogue)
        theirs, bare_pages = best(partial(bare, texts), REPEATS)
        name = f"documents: {kind} of {pages} pages, a page"
        made.append(Row(name, ours / pages, TIMES_AS_LONG * theirs / bare_pages))
        made.append(Row(f"documents: bare, of {bare_pages} pages, a page", theirs / bare_pages, 1.0))
    return [*made, _growth(), Row("documents: longest gap of the window", longest_gap(), 0.05)]


def _growth() -> Row:
    """A page of a thousand against a page of a hundred: as many small briefs as make up the large one are
    made half before and half after it, so that a machine that grows busier counts for both.
    """
    from bench_brief import brief_dialogue

    small, large = brief_dialogue(), brief_dialogue(A_THOUSAND_PAGES)
    half = partial(_several, small, HALF)
    before, (took, pages), after = half(), best(partial(document, "internal-brief", large), 1), half()
    name = f"documents: internal-brief of {pages} pages, a page"
    return Row(name, took / pages, NOT_QUITE_LINEAR * (before + after) / 2)


def _several(dialogue: Dialogue, times: int) -> float:
    """Seconds a page over several briefs one after the other."""
    made = [best(partial(document, "internal-brief", dialogue), 1) for _ in range(times)]
    return sum(took for took, _pages in made) / sum(pages for _took, pages in made)


def document(kind: str, dialogue: Dialogue, progress: Callable[[float], None] = lambda _share: None) -> bytes:
    """A document of the last session."""
    from dialogue_app.documents.maker import PdfDocuments

    return PdfDocuments().make(request(kind, dialogue), progress)


def request(kind: str, dialogue: Dialogue) -> Any:
    """What the program would ask for."""
    from dialogue_app.services.ports import DocumentRequest

    session = dialogue.sessions()[-1].id
    return DocumentRequest(kind=kind, dialogue=dialogue, session=session, date="2026-03-12")


# -- the same by bare Platypus ---------------------------------------------------------------------------


def bare(texts: Story) -> bytes:
    """The gathered texts and tables through SimpleDocTemplate."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    story: list[Any] = []
    for kind, content, more in texts:
        if kind == "break":
            story.append(PageBreak())
        elif kind == "paragraph":
            story.append(Paragraph(content, more))
        else:
            widths, heads, look = more
            cells = [
                [cell if isinstance(cell, str) else [Paragraph(*one) for one in cell] for cell in row]
                for row in content
            ]
            story.append(Table(cells, colWidths=widths, repeatRows=heads, style=look))
    made = io.BytesIO()
    paper = SimpleDocTemplate(made, pagesize=A4, leftMargin=48, rightMargin=48, topMargin=56, bottomMargin=62)
    paper.build(story)
    return made.getvalue()


def gather(kind: str, dialogue: Dialogue) -> Story:
    """Every paragraph and table of a document as plain texts with their styles."""
    from reportlab.platypus import PageBreak, Paragraph, Table

    made: Story = []
    for one in story_of(kind, dialogue):
        if isinstance(one, PageBreak):
            made.append(("break", None, None))
        elif isinstance(one, Paragraph):
            made.append(("paragraph", *_words(one)))
        elif isinstance(one, Table):
            inside = vars(one)
            cells = [_row(row) for row in inside["_cellvalues"]]
            widths = _widths(inside["_cellvalues"], inside["_argW"])
            made.append(("table", cells, (widths, one.repeatRows, _look(inside))))
    return made


def story_of(kind: str, dialogue: Dialogue) -> list[Any]:
    """What a document gives to its layout, caught on the way there."""
    caught: list[Any] = []

    def catch(_look: Any, story: Callable[[bool], Any], _progress: Any) -> bytes:
        caught.extend(story(True))
        return b""

    with mock.patch("dialogue_app.documents.parts.assembly.build", catch):
        document(kind, dialogue)
    return caught


def _words(paragraph: Any) -> tuple[str, Any]:
    pieces = paragraph.frags
    if pieces and isinstance(pieces[0], list):  # measured already: words of (fragment, text)
        return escape(" ".join("".join(text for _, text in word[1:]) for word in pieces)), _bare(
            paragraph.style
        )
    return escape("".join(fragment.text for fragment in pieces)), _bare(paragraph.style)


def _bare(style: Any) -> Any:
    """The same style in the same font, as ReportLab itself measures it."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from dialogue_app.support.paths import resource

    name = f"Bare-{style.fontName}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{style.fontName}.ttf"))))
    return ParagraphStyle("bare", parent=style, fontName=name)


def _look(table: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Padding, lines and joined cells of a table, as far as they do not depend on rows of chips."""
    from reportlab.lib.colors import lightgrey

    from dialogue_app.documents.layout.styles import STYLES

    usual = table["_cellStyles"][-1][-1]
    return [
        ("FONT", (0, 0), (-1, -1), _bare(STYLES["cell"]).fontName, 7.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, lightgrey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), usual.topPadding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), usual.bottomPadding),
        *(command for command in table["_spanCmds"] if command[0] == "SPAN"),
    ]


def _row(row: Any) -> list[Any]:
    """The cells of a row, each as a short text or as paragraphs."""
    from dialogue_app.documents.layout.chips import ChipHead, ChipRow

    made: list[Any] = []
    for cell in row:
        if isinstance(cell, ChipRow):
            made.extend(chip.text for chip in cell.chips)
        elif isinstance(cell, ChipHead):
            made.extend(cell.codes)
        else:
            parts = cell if isinstance(cell, list | tuple) else [cell]
            made.append([_words(one) for one in parts if hasattr(one, "frags")] or "")
    return made


def _widths(table: Any, widths: Any) -> list[float]:
    from dialogue_app.documents.layout.chips import ChipHead, ChipRow

    made: list[float] = []
    for cell, wide in zip(table[0], widths, strict=True):
        number = len(cell.codes) if isinstance(cell, ChipHead) else 1
        number = len(cell.chips) if isinstance(cell, ChipRow) else number
        made.extend([wide / number] * number)
    return made


# -- measuring -------------------------------------------------------------------------------------------


def pages_of(pdf: bytes) -> int:
    from pikepdf import open as opened

    with opened(io.BytesIO(pdf)) as document:
        return len(document.pages)


def best(make: Callable[[], bytes], repeats: int) -> tuple[float, int]:
    """The shortest of some runs in seconds of processor time, after one that does not count; the pages."""
    if repeats > 1:
        make()
    times = []
    pdf = b""
    for _ in range(repeats):
        began = time.process_time()
        pdf = make()
        times.append(time.process_time() - began)
    return min(times), pages_of(pdf)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(printed(rows()) > 0)
