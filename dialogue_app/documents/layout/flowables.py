"""What flows down a page: paragraphs, headings and the lines of the contents; each marks what it draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Paragraph

from dialogue_app.charts.measured_text import SANS, SANS_BOLD, width
from dialogue_app.documents.layout import styles
from dialogue_app.documents.pdf.tags import Element, TaggingCanvas

LEVELS = {"name": 1, "h1": 2, "h1_accent": 2, "h2": 3, "h2_accent": 3, "h3": 4}
"""The styles of paragraphs that are headings, and how deep they stand below the title of the document."""
BULLET = "■"
LETTER = 6.0
"""More room than this at the end of a line means that no letter more was to stand there."""


def fitted(text: str, face: str, size: float, room: float) -> str:
    """A text cut to the room there is."""
    if width(text, face, size) <= room:
        return text
    while text and width(text + "…", face, size) > room:
        text = text[: max(len(text) - 1 - len(text) // 20, 0)]
    return text.rstrip() + "…"


class QuickParagraph(Paragraph):  # type: ignore[misc]
    """A paragraph that breaks its lines once for a width; tables ask several times. It is tagged by its
    style and bullet, or as part of the cell it stands in; ``continues``: in a cell that began a row above.
    """

    marks_itself = True
    continues = False
    _measured: tuple[float, tuple[float, float]] | None = None
    shared: list[Element] | None = None
    _spaced = False
    _written: Any = None

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """Its width and height."""
        if self._measured is None or self._measured[0] != wide or not hasattr(self, "blPara"):
            self._measured = (wide, super().wrap(wide, high))
        return self._measured[1]

    def split(self, wide: float, high: float) -> list[Flowable]:
        """Its parts for two pages, which remain one paragraph to those who listen."""
        parts = list(super().split(wide, high))
        if len(parts) > 1:
            self.shared = [] if self.shared is None else self.shared
            for part in parts:
                part.shared = self.shared
        return parts

    def draw(self) -> None:
        """Draw and mark it."""
        canvas: TaggingCanvas = self.canv
        start = canvas.drawn
        if len(self.blPara.lines) > 1 and not self._spaced:
            space_between_lines(self.blPara)
            self._spaced = True
        super().draw()
        self._let_go()
        tags = canvas.tags
        if canvas.drawn == start or tags.silent:
            return
        if tags.cell is not None:
            canvas.mark_since(start, tags.cell)
        elif self.shared:
            canvas.mark_since(start, self.shared[0])
        elif self.bulletText == BULLET:
            item = tags.root.last("L").add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            canvas.mark_label_since(start, label, body)
            self._keep(body)
        else:
            level = LEVELS.get(self.style.name)
            element = tags.heading(level) if level else tags.root.add("P")
            canvas.mark_since(start, element)
            self._keep(element)

    def beginText(self, x: float, y: float) -> Any:
        """Called by ReportLab where the lines begin."""
        self._written = super().beginText(x, y)
        return self._written

    def _let_go(self) -> None:
        """What ReportLab wrote the lines with refers to itself, and would wait to be found as rubbish."""
        if self._written is not None:
            self._written.__dict__.clear()
            self._written = None

    def _keep(self, element: Element) -> None:
        if self.shared is not None:
            self.shared.append(element)


def space_between_lines(broken: Any) -> None:
    """Put a space after every line but the last, so that words do not run together when lines are read on.
    None follows a word that fills its line and goes on in the next.
    """
    lines = broken.lines
    for number, line in enumerate(lines[:-1]):
        if broken.kind == 0:
            room, words = line
            if len(words) > 1 or room > LETTER:
                lines[number] = (room, [*words, ""])
        elif line.words and (line.wordCount > 1 or line.extraSpace > LETTER):
            last = line.words[-1]
            if not last.text.endswith(" "):
                last.text += " "


class Heading(QuickParagraph):
    """A heading that becomes a bookmark."""

    key, title, level = "", "", 0

    def split(self, wide: float, high: float) -> list[Flowable]:
        """Its parts for two pages; the first keeps the bookmark."""
        parts = super().split(wide, high)
        if parts and isinstance(parts[0], Heading):
            parts[0].key, parts[0].title, parts[0].level = self.key, self.title, self.level
        return parts

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
        self.title = fitted(title, SANS_BOLD, 9, styles.WIDTH - 60)

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        """As wide as the column."""
        self.room = wide
        return wide, 16.0 if self.level == 0 else 13.0

    def draw(self) -> None:
        """Draw the title and ask for the page number."""
        canvas = self.canv
        left = 16.0 * self.level
        link = canvas.tags.root.last("TOC").add("TOCI").add("Link")
        link.words = self.title
        canvas.begin(link)
        canvas.setFillColor(styles.SOFT if self.level else styles.TEXT)
        canvas.setFont(SANS, 8.5)
        canvas.drawString(left, 2, self.title)
        canvas.end()
        start = left + width(self.title, SANS, 8.5) + 5
        if start < self.room - 22:
            canvas.begin_artifact()
            canvas.setStrokeColor(styles.LINE)
            canvas.setLineWidth(0.4)
            canvas.line(start, 3.5, self.room - 20, 3.5)
            canvas.end()
        x, y = canvas.absolutePosition(0, 2)
        canvas.ask_page_of(self.key, x + self.room, y, x + left, link)


def drawable(cells: Sequence[object]) -> bool:
    """Whether everything in a cell marks itself when it is drawn."""
    return all(getattr(cell, "marks_itself", False) for cell in cells)
