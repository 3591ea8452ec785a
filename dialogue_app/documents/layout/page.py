"""The A4 page of every document: markings, notice, footer, bookmarks, contents, metadata; and the build.

Page numbers of the contents and "x of y" are known only at the end. So a page is kept until the last
one is laid out and then finished: one pass, however long the document.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from dialogue_app.charts.measured_text import FACES, SANS, SANS_BOLD, SANS_ITALIC, width
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.flowables import ContentsLine as ContentsLine
from dialogue_app.documents.layout.flowables import Heading as Heading
from dialogue_app.documents.layout.flowables import QuickParagraph as QuickParagraph
from dialogue_app.documents.layout.flowables import fitted
from dialogue_app.documents.pdf.archive import archived
from dialogue_app.documents.pdf.tags import PAGE_ARTIFACT, Element, TaggingCanvas
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _

MOST_PAGES_WITHOUT_CONTENTS = 4
COLUMNS, GUTTER = "columns", 28.0
COLUMN_WIDTH = (styles.PAGE_HEIGHT - 2 * styles.MARGIN - GUTTER) / 2
"""Pages that lie across may be set in two columns: the name of that page, and how wide a column is."""
NOTICE_SIZE, NOTICE_LEADING, MOST_NOTICE_LINES = 7.0, 9.0, 3

rl_config.useA85 = 0
"""Pages are kept as bytes and not as letters: smaller, and quicker to write."""


@dataclass(frozen=True, slots=True)
class Look:
    """What stands on every page: ``marking`` in words, the kind of document, the name, a notice.

    ``landscape`` turns the pages; ``watermark`` stands across each of them, behind what is printed.
    """

    marking: str
    accent: Color
    kind: str
    name: str
    notice: str = ""
    language: str = "en"
    landscape: bool = False
    watermark: str = ""

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of a page."""
        size = (styles.PAGE_WIDTH, styles.PAGE_HEIGHT)
        return size[::-1] if self.landscape else size


@dataclass(slots=True)
class _Page:
    """A page that waits to be finished: its state, its headings and the page numbers it still lacks."""

    state: dict[str, Any] = field(default_factory=dict)
    headings: list[tuple[str, str, int, float]] = field(default_factory=list)
    references: list[tuple[str, float, float, float, Element | None]] = field(default_factory=list)


class PageCanvas(TaggingCanvas):
    """A canvas that finishes its pages when all are there."""

    def __init__(self, *arguments: Any, look: Look, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.look = look
        self.pages: list[_Page] = []
        self._open = _Page()

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:
        """Turn to a font; only bundled ones are ever named, for only they are in the file."""
        super().setFont(psfontname if psfontname in FACES else SANS, size, leading)

    def mark_heading(self, key: str, title: str, level: int, y: float) -> None:
        """A heading stands here: it becomes a bookmark."""
        self._open.headings.append((key, title, level, y))

    def ask_page_of(self, key: str, x: float, y: float, left: float, link: Element | None = None) -> None:
        """Print at the right end ``x`` the page of a heading, once it is known, and link the line to it."""
        self._open.references.append((key, x, y, left, link))

    def showPage(self) -> None:
        """Keep the page and begin another."""
        page, self._open = self._open, _Page()
        page.state = dict(self.__dict__)
        self.pages.append(page)
        self._startPage()
        self.begin_page()

    def save(self) -> None:
        """Finish every page; nothing is written yet."""
        pages = self.pages
        self.tags.keep(len(pages))
        place = {key: n for n, page in enumerate(pages, 1) for key, *_rest in page.headings}
        of = len(pages)
        pages.reverse()
        for number in range(1, of + 1):
            page = pages.pop()  # let go of one after the other: all at once would hold everything else up
            self.__dict__.update(page.state)
            self.page_index = number - 1
            self._finish(page, number, of, place)
            super().showPage()
        if of > 1:
            self.showOutline()
        self._doc.Outlines.prepare(self._doc, self)
        if self._doc.Outlines.ready < 0:
            self._doc.Catalog.Outlines = None

    @property
    def document(self) -> PDFDocument:
        """The objects that were drawn."""
        return self._doc

    def let_go(self) -> None:
        """Be forgotten at once: what was drawn refers to itself, and would wait to be found as rubbish."""
        self._doc.__dict__.clear()
        self.__dict__.clear()

    def _finish(self, page: _Page, number: int, of: int, place: dict[str, int]) -> None:
        for key, title, level, y in page.headings:
            self.bookmarkHorizontal(key, 0, y + 16)
            self.addOutlineEntry(title, key, level)
        self.setFillColor(styles.TEXT)
        self.setFont(SANS, 8.5)
        for key, x, y, left, link in page.references:
            if key in place and link is not None:
                self.begin(link)
                self.drawRightString(x, y, str(place[key]))
                self.end()
                self.tags.link(link, self.page_index)
                self.linkAbsolute(link.words, key, Rect=(left, y - 3, x, y + 10), Border="[0 0 0]", F=4)
        self._marking()
        self._footer(number, of)

    def _begin_repeated(self, place: int) -> None:
        """What stands on every page is read once, as this part of the document, and then never again."""
        if self.page_index == 0:
            said = Element("P")
            self.tags.root.kids.insert(place, said)
            self.begin(said)
        else:
            self.begin_artifact(PAGE_ARTIFACT)

    def _marking(self) -> None:
        wide, high = self.look.page
        middle = wide / 2
        self.setFillColor(self.look.accent)
        self.setFont(SANS_BOLD, 7.5)
        self._begin_repeated(0)
        self.drawCentredString(middle, high - 28, self.look.marking, charSpace=0.8)
        self.end()
        self.begin_artifact(PAGE_ARTIFACT)
        self.drawCentredString(middle, 22, self.look.marking, charSpace=0.8)
        self.end()
        lines = notice_lines(self.look.notice)
        if not lines:
            return
        self.setFillColor(styles.SOFT)
        self.setFont(SANS_ITALIC, NOTICE_SIZE)
        self._begin_repeated(1)
        for number, line in enumerate(lines):
            left = middle - width(line, SANS_ITALIC, NOTICE_SIZE) / 2
            self.drawString(left, high - 39 - number * NOTICE_LEADING, line + " ")
        self.end()

    def _footer(self, number: int, of: int) -> None:
        right = self.look.page[0] - styles.MARGIN
        self.begin_artifact(PAGE_ARTIFACT)
        self.setStrokeColor(styles.LINE)
        self.setLineWidth(0.6)
        self.line(styles.MARGIN, 50, right, 50)
        self.setFillColor(styles.SOFT)
        self.setFont(SANS, 7)
        left = f"{self.look.name} · {self.look.kind[:1].lower()}{self.look.kind[1:]}"
        self.drawString(styles.MARGIN, 39, fitted(left, SANS, 7, styles.WIDTH - 80))
        self.drawRightString(right, 39, _("{page} of {pages}").format(page=number, pages=of))
        self.end()


def draw_watermark(canvas: TaggingCanvas, words: str, page: tuple[float, float]) -> None:
    """Words across a page in a grey that what is printed over them stays legible on."""
    if not words:
        return
    if canvas.page_index == 0:
        canvas.begin(canvas.tags.root.add("P"))
    else:
        canvas.begin_artifact(PAGE_ARTIFACT)
    wide, high = page
    size = 0.82 * math.hypot(wide, high) / width(words, SANS_BOLD, 1)
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(math.degrees(math.atan2(high, wide)))
    canvas.setFillColor(styles.WATERMARK)
    canvas.setFont(SANS_BOLD, size)
    canvas.drawCentredString(0, -0.35 * size, words)
    canvas.restoreState()
    canvas.end()
    canvas.settle_here()


def notice_lines(notice: str) -> list[str]:
    """The notice in lines that fit the page; a very long one is cut."""
    lines: list[str] = []
    for word in notice.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, SANS_ITALIC, NOTICE_SIZE) <= styles.WIDTH:
            lines[-1] = longer
        else:
            lines.append(fitted(word, SANS_ITALIC, NOTICE_SIZE, styles.WIDTH))
    if len(lines) > MOST_NOTICE_LINES:
        lines[MOST_NOTICE_LINES - 1 :] = [fitted(lines[MOST_NOTICE_LINES - 1] + " …", SANS_ITALIC, 6.5, 999)]
    return lines


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Tells how far the layout has come after each piece, and remembers the number of pages."""

    def __init__(self, *arguments: Any, pieces: int, progress: Progress, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pieces, self._set, self._tell = max(pieces, 1), 0, progress

    def afterFlowable(self, flowable: Flowable) -> None:
        """One more piece is set."""
        words = str(getattr(flowable, "description", "") or "")
        size = flowable.wrap(styles.WIDTH, styles.PAGE_HEIGHT) if words else (0.0, 0.0)
        self.canv.settle(words, size)
        self._set += 1
        self._tell(min(self._set / self._pieces, 1.0))


def build(look: Look, story: Callable[[bool], Sequence[Flowable]], progress: Progress) -> bytes:
    """Lay a document out as PDF. ``story`` is called with whether to print the contents, and gives
    flowables that are used once. Contents are printed where there are more than four pages. The same
    story gives the same bytes. ``progress`` may raise Cancelled.
    """
    drawn = _laid_out(look, list(story(True)), progress)
    if len(drawn.tags.marked) <= MOST_PAGES_WITHOUT_CONTENTS + 1:
        short = _laid_out(look, list(story(False)), progress)
        if len(short.tags.marked) <= MOST_PAGES_WITHOUT_CONTENTS:
            drawn = short
    result = archived(drawn.document, drawn.tags, look.kind, look.language)
    drawn.let_go()
    return result


def _frame(left: float, wide: float, high: float) -> Frame:
    """Where pieces are set: so far from the left, so wide and so high."""
    return Frame(
        left, styles.BOTTOM, wide, high, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )


def _laid_out(look: Look, story: list[Flowable], progress: Progress) -> PageCanvas:
    """What is drawn. The story is used up piece by piece, so that it is let go of piece by piece."""
    canvases: list[PageCanvas] = []

    def canvas(*arguments: Any, **named: Any) -> PageCanvas:
        canvases.append(PageCanvas(*arguments, look=look, **named))
        return canvases[-1]

    document = _Document(
        "", pagesize=look.page, invariant=1, pageCompression=1,
        lang=look.language, initialFontName=SANS, pieces=len(story), progress=progress,
    )  # fmt: skip
    notice = len(notice_lines(look.notice)) * NOTICE_LEADING
    wide, high = look.page
    tall = high - styles.TOP - styles.BOTTOM - notice
    whole = [_frame(styles.MARGIN, wide - 2 * styles.MARGIN, tall)]
    columns = [_frame(left, COLUMN_WIDTH, tall) for left in (styles.MARGIN, wide / 2 + GUTTER / 2)]

    def under(canvas: TaggingCanvas, _document: BaseDocTemplate) -> None:
        draw_watermark(canvas, look.watermark, look.page)

    document.addPageTemplates(PageTemplate(frames=whole, onPage=under))
    if look.landscape:
        document.addPageTemplates(PageTemplate(COLUMNS, frames=columns, onPage=under))
    document.build(story, canvasmaker=canvas)
    document.__dict__.clear()  # it and the canvas refer to each other, and would wait to be found as rubbish
    return canvases.pop()
