"""The A4 page of every document: markings, notice, footer, bookmarks, contents, metadata; and the build.

Page numbers of the contents and "x of y" are known only at the end. So a page is kept until the last
one is laid out and then finished: one pass, however long the document.
"""

from __future__ import annotations

import io
import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from dialogue_app.documents import styles
from dialogue_app.documents.fonts import SANS, SANS_BOLD, SANS_ITALIC, width
from dialogue_app.services.ports import Progress
from dialogue_app.support.translation import _

MOST_PAGES_WITHOUT_CONTENTS = 4
NOTICE_SIZE, NOTICE_LEADING, MOST_NOTICE_LINES = 7.0, 9.0, 3

rl_config.useA85 = 0
"""Pages are kept as bytes and not as letters: smaller, and quicker to write."""

_saving = threading.Lock()
"""ReportLab cuts the fonts down from one shared file buffer: one document at a time."""


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
    references: list[tuple[str, float, float, float]] = field(default_factory=list)


class PageCanvas(Canvas):  # type: ignore[misc]
    """A canvas that finishes its pages when all are there."""

    def __init__(self, *arguments: Any, look: Look, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.look = look
        self.pages: list[_Page] = []
        self._open = _Page()

    def mark_heading(self, key: str, title: str, level: int, y: float) -> None:
        """A heading stands here: it becomes a bookmark."""
        self._open.headings.append((key, title, level, y))

    def ask_page_of(self, key: str, x: float, y: float, left: float) -> None:
        """Print at the right end ``x`` the page of a heading, once it is known, and link the line to it."""
        self._open.references.append((key, x, y, left))

    def showPage(self) -> None:
        """Keep the page and begin another."""
        page, self._open = self._open, _Page()
        page.state = dict(self.__dict__)
        self.pages.append(page)
        self._startPage()

    def save(self) -> None:
        """Finish every page and write the document."""
        pages = self.pages
        place = {key: n for n, page in enumerate(pages, 1) for key, *_rest in page.headings}
        for number, page in enumerate(pages, 1):
            self.__dict__.update(page.state)
            self._finish(page, number, len(pages), place)
            super().showPage()
        if len(pages) > 1:
            self.showOutline()
        for write in (self.setAuthor, self.setSubject, self.setCreator, self.setProducer, self.setKeywords):
            write("")
        self.setTitle(self.look.kind)
        with _saving:
            super().save()

    def _finish(self, page: _Page, number: int, of: int, place: dict[str, int]) -> None:
        for key, title, level, y in page.headings:
            self.bookmarkHorizontal(key, 0, y + 16)
            self.addOutlineEntry(title, key, level)
        self.setFillColor(styles.INK)
        self.setFont(SANS, 8.5)
        for key, x, y, left in page.references:
            if key in place:
                self.drawRightString(x, y, str(place[key]))
                self.linkAbsolute("", key, Rect=(left, y - 3, x, y + 10), Border="[0 0 0]")
        self._marking()
        self._footer(number, of)

    def _marking(self) -> None:
        wide, high = self.look.page
        middle = wide / 2
        self.setFillColor(self.look.accent)
        self.setFont(SANS_BOLD, 7.5)
        for y in (high - 28, 22):
            self.drawCentredString(middle, y, self.look.marking, charSpace=0.8)
        self.setFillColor(styles.SOFT)
        self.setFont(SANS_ITALIC, NOTICE_SIZE)
        for number, line in enumerate(notice_lines(self.look.notice)):
            self.drawCentredString(middle, high - 39 - number * NOTICE_LEADING, line)

    def _footer(self, number: int, of: int) -> None:
        right = self.look.page[0] - styles.MARGIN
        self.setStrokeColor(styles.LINE)
        self.setLineWidth(0.6)
        self.line(styles.MARGIN, 50, right, 50)
        self.setFillColor(styles.SOFT)
        self.setFont(SANS, 7)
        left = f"{self.look.name} · {self.look.kind[:1].lower()}{self.look.kind[1:]}"
        self.drawString(styles.MARGIN, 39, _fitted(left, SANS, 7, styles.WIDTH - 80))
        self.drawRightString(right, 39, _("{page} of {pages}").format(page=number, pages=of))


def draw_watermark(canvas: Canvas, words: str, page: tuple[float, float]) -> None:
    """Words across a page in a grey that what is printed over them stays legible on."""
    if not words:
        return
    wide, high = page
    size = 0.82 * math.hypot(wide, high) / width(words, SANS_BOLD, 1)
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(math.degrees(math.atan2(high, wide)))
    canvas.setFillColor(styles.WATERMARK)
    canvas.setFont(SANS_BOLD, size)
    canvas.drawCentredString(0, -0.35 * size, words)
    canvas.restoreState()


def notice_lines(notice: str) -> list[str]:
    """The notice in lines that fit the page; a very long one is cut."""
    lines: list[str] = []
    for word in notice.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, SANS_ITALIC, NOTICE_SIZE) <= styles.WIDTH:
            lines[-1] = longer
        else:
            lines.append(_fitted(word, SANS_ITALIC, NOTICE_SIZE, styles.WIDTH))
    if len(lines) > MOST_NOTICE_LINES:
        lines[MOST_NOTICE_LINES - 1 :] = [_fitted(lines[MOST_NOTICE_LINES - 1] + " …", SANS_ITALIC, 6.5, 999)]
    return lines


def _fitted(text: str, face: str, size: float, room: float) -> str:
    """A text cut to the room there is."""
    if width(text, face, size) <= room:
        return text
    while text and width(text + "…", face, size) > room:
        text = text[: max(len(text) - 1 - len(text) // 20, 0)]
    return text.rstrip() + "…"


class QuickParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph that breaks its lines once for a width; tables ask several times."""

    _measured: tuple[float, tuple[float, float]] | None = None

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """Its width and height."""
        if self._measured is None or self._measured[0] != wide or not hasattr(self, "blPara"):
            self._measured = (wide, super().wrap(wide, high))
        return self._measured[1]


class Heading(QuickParagraph):
    """A heading that becomes a bookmark."""

    key, title, level = "", "", 0

    def draw(self) -> None:
        """Draw it and mark its place."""
        if self.key:
            y = self.canv.absolutePosition(0, self.height)[1]
            self.canv.mark_heading(self.key, self.title, self.level, y)
        super().draw()


class ContentsLine(Flowable):  # type: ignore[misc]
    """A line of the contents: title, and the page number once it is known."""

    def __init__(self, key: str, title: str, level: int) -> None:
        super().__init__()
        self.key, self.level = key, level
        self.title = _fitted(title, SANS_BOLD, 9, styles.WIDTH - 60)

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """As wide as the column."""
        self.room = wide
        return wide, 16.0 if self.level == 0 else 13.0

    def draw(self) -> None:
        """Draw the title and ask for the page number."""
        canvas = self.canv
        left = 16.0 * self.level
        canvas.setFillColor(styles.SOFT if self.level else styles.INK)
        canvas.setFont(SANS, 8.5)
        canvas.drawString(left, 2, self.title)
        start = left + width(self.title, SANS, 8.5) + 5
        if start < self.room - 22:
            canvas.setStrokeColor(styles.LINE)
            canvas.setLineWidth(0.4)
            canvas.line(start, 3.5, self.room - 20, 3.5)
        x, y = canvas.absolutePosition(0, 2)
        canvas.ask_page_of(self.key, x + self.room, y, x + left)


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Tells how far the layout has come after each piece, and remembers the number of pages."""

    def __init__(self, *arguments: Any, pieces: int, progress: Progress, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._pieces, self._set, self._tell = max(pieces, 1), 0, progress

    def afterFlowable(self, flowable: Flowable) -> None:
        """One more piece is set."""
        self._set += 1
        self._tell(min(self._set / self._pieces, 1.0))


def build(look: Look, story: Callable[[bool], Sequence[Flowable]], progress: Progress) -> bytes:
    """Lay a document out as PDF. ``story`` is called with whether to print the contents, and gives
    flowables that are used once. Contents are printed where there are more than four pages. The same
    story gives the same bytes. ``progress`` may raise Cancelled.
    """
    pdf, pages = _laid_out(look, story(True), progress)
    if pages <= MOST_PAGES_WITHOUT_CONTENTS + 1:
        short, pages = _laid_out(look, story(False), progress)
        if pages <= MOST_PAGES_WITHOUT_CONTENTS:
            return short
    return pdf


def _laid_out(look: Look, story: Sequence[Flowable], progress: Progress) -> tuple[bytes, int]:
    made = io.BytesIO()
    canvases: list[PageCanvas] = []

    def canvas(*arguments: Any, **named: Any) -> PageCanvas:
        canvases.append(PageCanvas(*arguments, look=look, **named))
        return canvases[-1]

    document = _Document(
        made, pagesize=look.page, invariant=1, pageCompression=1,
        lang=look.language, initialFontName=SANS, pieces=len(story), progress=progress,
    )  # fmt: skip
    notice = len(notice_lines(look.notice)) * NOTICE_LEADING
    wide, high = look.page
    frame = Frame(
        styles.MARGIN, styles.BOTTOM, wide - 2 * styles.MARGIN, high - styles.TOP - styles.BOTTOM - notice,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def under(canvas: Canvas, _document: BaseDocTemplate) -> None:
        draw_watermark(canvas, look.watermark, look.page)

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=under))
    document.build(list(story), canvasmaker=canvas)
    return made.getvalue(), len(canvases[-1].pages)
