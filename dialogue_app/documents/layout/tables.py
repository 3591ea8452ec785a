"""Tables that break well over pages and mark what they draw: rows, heads and cells, or labels and values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Table

from dialogue_app.documents.layout.flowables import drawable
from dialogue_app.documents.pdf.tags import COLUMN, PAGE_ARTIFACT, ROW, Element, TaggingCanvas

FEWEST_TO_SHARE = 4
"""From this many rows on a table does not leave a single one for the next page."""

ROWS, FACTS, ITEMS = "rows", "facts", "items"
"""How a table is read: as rows of cells, as labels with their values, or every cell as an item of a list."""


class _Read:
    """What the parts of one table on several pages share while they are marked."""

    def __init__(self, how: str, row_heads: bool) -> None:
        self.how, self.row_heads = how, row_heads
        self.whole: Element | None = None
        self.row: Element | None = None
        self.cells: dict[int, Element] = {}
        self.head_done = False


class SteadyTable(Table):  # type: ignore[misc]
    """A table that begins on the next page rather than with its head alone, and leaves no single row."""

    beginning = 40.0
    reading: _Read | None = None
    _renderCB: Any = None
    _repeated = False
    _row_number = 0

    def reads(self, how: str, *, row_heads: bool = False) -> None:
        """Say how it is read; ``row_heads``: the first cell of a row says what the row is about."""
        self.reading = _Read(how, row_heads)

    def split(self, wide: float, high: float) -> list[Flowable]:
        """The parts, or nothing if it should begin on the next page."""
        parts = list(super().split(wide, high))
        rows = parts[0].rows if len(parts) == 2 and isinstance(parts[0], SteadyTable) else 0
        if rows + 1 == self.rows >= self.repeatRows + FEWEST_TO_SHARE:
            heights = list(self._rowHeights)
            parts = list(super().split(wide, sum(heights[: rows - 1]) + 0.1))
            rest = sum(heights[: self.repeatRows]) + sum(heights[rows - 1 :])
            parts.insert(1, CondPageBreak(rest))  # else the head could stand on this page again
        for part in parts:
            if isinstance(part, SteadyTable):
                part.reading = self._shared_reading()
        return parts

    @property
    def rows(self) -> int:
        """How many rows it has, the head included."""
        return len(self._cellvalues)

    def _shared_reading(self) -> _Read:
        if self.reading is None:
            self.reading = _Read(ROWS, row_heads=not self.repeatRows)
        return self.reading

    # -- marking -------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw and mark it."""
        canvas: TaggingCanvas = self.canv
        read, tags = self._shared_reading(), canvas.tags
        if tags.silent or tags.cell is not None:  # a table in a cell is part of that cell
            super().draw()
            return
        if read.whole is None:
            read.whole = tags.root.add("Table" if read.how == ROWS else "L")
        self._renderCB = self._mark
        super().draw()
        self._renderCB = None
        read.head_done = True
        if read.how == ITEMS:
            read.whole.drop_silent()
        tags.row = tags.cell = None
        tags.silent, tags.header = False, ""

    def _mark(self, _table: object, what: str, *place: Any) -> None:
        """Called by ReportLab before and after each part is drawn."""
        canvas: TaggingCanvas = self.canv
        if what == "startCell":
            row, column, content = place[:3]
            if not self._repeated:
                self._begin_cell(canvas, row, column, content)
        elif what == "endCell":
            if canvas.tags.silent and not self._repeated:
                canvas.end()
                canvas.tags.silent = False
        elif what == "startRow":
            self._begin_row(canvas, place[0])
        elif what == "endRow":
            if self._repeated:
                canvas.end()
                canvas.tags.silent = self._repeated = False
        elif what == "startLines" or (what == "startBG" and self._bkgrndcmds):
            canvas.begin_artifact()
        elif what == "endLines" or (what == "endBG" and self._bkgrndcmds):
            canvas.end()

    def _begin_row(self, canvas: TaggingCanvas, row: int) -> None:
        read, tags = self._shared_reading(), canvas.tags
        head = row < self.repeatRows
        if head and read.head_done:
            canvas.begin_artifact(PAGE_ARTIFACT)
            tags.silent = self._repeated = True
        elif read.how == ROWS and not getattr(_parts(self._cellvalues[row][0])[0], "continues", False):
            assert read.whole is not None
            tags.row = read.row = read.whole.add("TR")
            read.cells = {}
        else:
            tags.row = read.row  # a row that goes on, perhaps from the page before

    def _begin_cell(self, canvas: TaggingCanvas, row: int, column: int, content: Any) -> None:
        read, tags = self._shared_reading(), canvas.tags
        parts = _parts(content)
        if read.how == ROWS:
            head = row < self.repeatRows
            tags.header = COLUMN if head else ROW if read.row_heads and column == 0 else ""
            if getattr(parts[0], "marks_cells", False):
                tags.cell = None
                return
            cell = read.cells.get(column)
            if cell is None and read.row is not None and getattr(parts[0], "continues", False):
                cell = read.row.last("TD")  # below cells that marked themselves
            elif cell is None:
                cell = read.cells[column] = tags.new_cell()
                cell.span = self._span(row, column)
        else:
            element = tags.cell = self._item_part(column, empty=content == "")
            if element is None:
                return
            cell = element
        tags.cell = cell
        if content != "" and not drawable(parts):
            words = str(getattr(parts[0], "description", "") or "")
            if words:
                cell = cell.add("Figure")
                cell.words = words
            canvas.begin(cell)
            tags.silent = True

    def _item_part(self, column: int, *, empty: bool) -> Element | None:
        """The part of a list that a cell belongs to: odd columns hold labels, even ones values."""
        read = self._shared_reading()
        assert read.whole is not None
        if read.how == ITEMS:
            return None if empty else read.whole.add("LI").add("LBody")
        if column % 2:
            if not empty:
                read.cells = {0: read.whole.add("LI")}
                return read.cells[0].add("Lbl")
            return None
        if column == 0 or empty or not read.cells:
            return None
        return read.cells[0].last("LBody")

    def _span(self, row: int, column: int) -> tuple[int, int]:
        """How many columns and rows a cell covers."""
        covered = self._spanRanges.get((column, row)) if self._spanCmds else None
        return (covered[2] - column + 1, covered[3] - row + 1) if covered else (1, 1)


class SteadyLongTable(SteadyTable):
    """The same for many rows: measures only those that the page can hold."""

    _longTableOptimize = 1


def _parts(content: Any) -> Sequence[Any]:
    """What stands in a cell; at least one piece."""
    return (content if isinstance(content, list | tuple) else (content,)) or ("",)
