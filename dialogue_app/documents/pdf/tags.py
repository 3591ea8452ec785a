"""Tags: what is drawn is marked while it is drawn, and remembered as a tree of headings, tables and so on.

Only the marks are written here; ``structure_tree`` turns the tree into the objects of the PDF afterwards.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

END = "EMC"
ARTIFACT = "/Artifact BMC"
PAGE_ARTIFACT = "/Artifact <</Type /Pagination>> BDC"
COLUMN, ROW = "Column", "Row"

EMPTY = 3
"""So many operators are written around a piece of which nothing is seen."""

Place = tuple[int, int]
"""A page, counted from 0, and the number of a mark on it."""
Box = tuple[float, float, float, float]


class Element:
    """A part of the document's structure: ``kind`` is one of PDF's own (P, H1, TD ...), ``kids`` are parts
    and marks in reading order. ``words`` describe a figure; ``box`` is where it stands; ``links`` lead on.
    """

    __slots__ = ("box", "kids", "kind", "links", "scope", "span", "words")

    def __init__(self, kind: str, scope: str = "") -> None:
        self.kind, self.scope = kind, scope
        self.kids: list[Element | Place] = []
        self.words = ""
        self.span = (1, 1)
        self.box: Box | None = None
        self.links: list[Place] = []

    def add(self, kind: str, scope: str = "") -> Element:
        """A new part at the end of this one."""
        part = Element(kind, scope)
        self.kids.append(part)
        return part

    def drop_silent(self) -> None:
        """Leave out the parts in which nothing is said."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.says_something()]

    def says_something(self) -> bool:
        """Whether there is a mark anywhere in it."""
        return any(not isinstance(kid, Element) or kid.says_something() for kid in self.kids)

    def last(self, kind: str) -> Element:
        """The part at the end if it is of this kind, else a new one."""
        result = self.kids[-1] if self.kids else None
        return result if isinstance(result, Element) and result.kind == kind else self.add(kind)


class Tags:
    """The structure of one document while it is drawn. ``row`` and ``cell`` are open while a table draws
    them; while ``silent`` nothing is marked, because a mark around it is open already.
    """

    def __init__(self) -> None:
        self.root = Element("Document")
        self.marked: list[list[Element]] = [[]]
        self.links: list[list[Element]] = [[]]
        self.count = 0
        self.row: Element | None = None
        self.cell: Element | None = None
        self.header = ""
        self.silent = False
        self._level = 0

    def turn(self) -> None:
        """A new page begins."""
        self.marked.append([])
        self.links.append([])

    def keep(self, pages: int) -> None:
        """There are so many pages and no more."""
        del self.marked[pages:], self.links[pages:]

    def mark(self, element: Element, page: int) -> str:
        """The operator that begins a mark for an element on a page."""
        self.count += 1
        marks = self.marked[page]
        element.kids.append((page, len(marks)))
        marks.append(element)
        return f"/{element.kind} <</MCID {len(marks) - 1}>> BDC"

    def link(self, element: Element, page: int) -> None:
        """The next link drawn on a page belongs to an element."""
        element.links.append((page, len(self.links[page])))
        self.links[page].append(element)

    def heading(self, level: int) -> Element:
        """A heading; none is more than one level below the one before it."""
        self._level = min(level, self._level + 1)
        return self.root.add(f"H{self._level}")

    def new_cell(self) -> Element:
        """The next cell of the open row."""
        assert self.row is not None
        return self.row.add("TH", self.header) if self.header else self.row.add("TD")


class TaggingCanvas(Canvas):  # type: ignore[misc]
    """A canvas that marks what is drawn on it. ``page_index`` is the page it is on, counted from 0."""

    _currentMatrix: tuple[float, float, float, float, float, float]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.tags = Tags()
        self.page_index = 0
        self._settled = (len(self._code), 0)
        self._drawings: dict[object, list[str]] = {}

    def translate(self, dx: float, dy: float) -> None:
        """Move the origin; quicker than ReportLab's own, which multiplies and writes general matrices."""
        a, b, c, d, e, f = self._currentMatrix
        self._currentMatrix = (a, b, c, d, a * dx + c * dy + e, b * dx + d * dy + f)
        self._code.append(f"1 0 0 1 {dx:.4f} {dy:.4f} cm")

    @property
    def drawn(self) -> int:
        """How much is drawn on this page so far; for ``mark_since``."""
        return len(self._code)

    def keep_drawing(self, key: object, start: int) -> None:
        """What was drawn since a moment may be drawn again under this key, from another origin."""
        self._drawings[key] = self._code[start:]

    def draw_again(self, key: object) -> bool:
        """Draw what was kept under a key; whether there was anything."""
        result = self._drawings.get(key)
        if result is not None:
            self._code.extend(result)
        return result is not None

    def begin(self, element: Element) -> None:
        """What is drawn until ``end`` belongs to an element."""
        self._code.append(self.tags.mark(element, self.page_index))

    def begin_artifact(self, operator: str = ARTIFACT) -> None:
        """What is drawn until ``end`` is decoration, or repeated on every page."""
        self.tags.count += 1
        self._code.append(operator)

    def end(self) -> None:
        """The end of what ``begin`` began."""
        self._code.append(END)

    def begin_small_cell(self, filled: bool) -> None:
        """A cell of the open row that is drawn without being a cell of ReportLab's."""
        tags = self.tags
        if tags.silent:
            return
        cell = tags.new_cell() if tags.row is not None else tags.cell or tags.root.add("P")
        if filled:
            self.begin(cell)

    def end_small_cell(self) -> None:
        """The end of a small cell that has something in it."""
        if not self.tags.silent:
            self.end()

    def mark_since(self, start: int, element: Element) -> None:
        """What was drawn since a moment belongs to an element."""
        self._code.insert(start, self.tags.mark(element, self.page_index))
        self._code.append(END)

    def mark_label_since(self, start: int, label: Element, body: Element) -> None:
        """The same where the first text is a bullet: it and the rest are marked apart."""
        code = self._code
        at = next((n for n in range(start, len(code)) if code[n].startswith("BT")), start)
        mark = self.tags.mark
        code[at : at + 1] = [mark(label, self.page_index), code[at], END, mark(body, self.page_index)]
        code.insert(len(code) - (code[-1] == "Q"), END)

    def settle(self, words: str, size: tuple[float, float]) -> None:
        """A piece of the document is drawn, of this size. If it marked nothing itself, it is a figure where
        it has words that describe it, else decoration.
        """
        start, count = self._settled
        code, tags = self._code, self.tags
        if tags.count == count and len(code) > start + EMPTY:
            if words:
                figure = tags.root.add("Figure")
                left, bottom = map(float, code[start + 1].split()[4:6])  # where ReportLab moved the origin
                figure.words, figure.box = words, (left, bottom, left + size[0], bottom + size[1])
                self.mark_since(start, figure)
            else:
                code.insert(start, ARTIFACT)
                code.append(END)
        self.settle_here()

    def begin_page(self) -> None:
        """What stands in the code of a new page already is not to be marked."""
        self.tags.turn()
        self.page_index = len(self.tags.marked) - 1
        self.settle_here()

    def settle_here(self) -> None:
        """Everything until here is marked as it should be."""
        self._settled = (len(self._code), self.tags.count)
