"""A row of a list with columns: what it is about, and an input for each attribute beside or below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from dialogue_app.core.form import Ask
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm, rows_of
from dialogue_app.ui.widgets.inputs.record_inputs import input_for

MOST_COLUMNS = 3
"""So many attributes stand in columns; more of them stand in a small form below the words of the record."""

_STRETCH = {"text": 5, "quote": 5, "line": 4, "choice": 4, "yes_no": 0}
_TITLE_STRETCH = 5
_ACROSS, _DOWN = 12, 8


class RowText(NamedTuple):
    """What a row is about: who and which, the words, whether they are somebody's own, and a note."""

    head: str
    words: str
    quoted: bool
    note: str


class ColumnRow(QWidget):
    """The row of one record. ``committed`` carries an input. It may become the row of another record, as long
    as nothing unsaved stands in it.
    """

    committed = Signal(object)

    def __init__(self, asks: dict[str, Ask], setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_id = ""
        self._asks = asks
        self._shown: tuple[RowText, Mapping[str, Any], bool] | None = None
        self.title = _RowTitle(self)
        self.form: RecordForm | None = None
        self.inputs: dict[str, Input] = {}
        if len(asks) > MOST_COLUMNS:
            self._build_form(setting)
        else:
            for name, ask in asks.items():
                self.inputs[name] = input_for(name, ask, setting, self)
                self.inputs[name].committed.connect(self.committed)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _build_form(self, setting: Setting) -> None:
        groups = (("", tuple(name for row in rows_of(self._asks, self._asks) for name in row)),)
        self.form = RecordForm(tuple(self._asks.items()), groups, setting, self)
        self.form.committed.connect(self.committed)
        self.inputs = self.form.inputs
        column = kit.column(self, spacing=_DOWN, margins=(0, 0, 0, _DOWN))
        column.addWidget(self.title)
        column.addWidget(self.form)

    def turn_to(self, setting: Setting, text: RowText, values: Mapping[str, Any], *, read_only: bool) -> None:
        """Become the row of another record, or show what of its own is another now."""
        other = setting.own != self.record_id
        if not other and self._shown == (text, values, read_only):
            return
        self.record_id, self._shown = setting.own, (text, values, read_only)
        self.title.show_text(text)
        name = f"{text.head} {text.words}".strip()
        self.setAccessibleName(name[:200])
        for key, field in self.inputs.items():
            if other:
                field.turn_to(setting, values[key])
                field.setProperty("record", setting.own)
                field.set_read_only(read_only)
            else:
                field.set_value(values[key])
        if self.form is not None:
            self.form.show_values(values)

    # -- size ----------------------------------------------------------------------------------------

    def widths(self, width: int) -> tuple[int, ...]:
        """How wide the words and each input are in a row of this width, the gaps between them left out."""
        natural = [self.inputs[name].sizeHint().width() if not _share(ask) else 0
                   for name, ask in self._asks.items()]  # fmt: skip
        shares = [_TITLE_STRETCH, *(_share(ask) for ask in self._asks.values())]
        room = max(width - _ACROSS * len(self._asks) - sum(natural), 0)
        whole = sum(shares)
        return tuple(
            fixed or room * share // whole for fixed, share in zip((0, *natural), shares, strict=True)
        )

    def minimumSizeHint(self) -> QSize:
        """So wide that the words and each input have what they need in their share."""
        layout = self.layout()
        if layout is not None:
            return layout.totalMinimumSize()
        shares = [_TITLE_STRETCH, *(_share(ask) for ask in self._asks.values())]
        parts = list(zip((self.title, *self.inputs.values()), shares, strict=True))
        natural = sum(part.sizeHint().width() for part, share in parts if not share)
        least = ((part.minimumSizeHint().width(), share) for part, share in parts if share)
        room = max(-(-width * sum(shares) // share) for width, share in least)
        return QSize(room + natural + _ACROSS * len(self._asks), 0)

    def heightForWidth(self, width: int) -> int:
        """As high as the highest of the words and the inputs."""
        layout = self.layout()
        if layout is not None:
            return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        first, *others = self.widths(width)
        heights = [self.title.heightForWidth(first)]
        for field, room in zip(self.inputs.values(), others, strict=True):
            inside = field.layout()
            if inside is not None:
                inside.activate()
            heights.append(field.heightForWidth(room) if field.hasHeightForWidth() else 0)
            heights.append(field.sizeHint().height())
        return max(heights) + _DOWN + 1

    def event(self, event: QEvent) -> bool:
        """An input asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest and self.layout() is None:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything has its place at this width."""
        super().resizeEvent(event)
        if self.layout() is None:
            self._place()

    def _place(self) -> None:
        left = 0
        for widget, width in zip((self.title, *self.inputs.values()), self.widths(self.width()), strict=True):
            height = (
                widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
            )
            widget.setGeometry(left, 0, width, height)
            left += width + _ACROSS

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A thin line below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("line"))
        painter.end()


class ColumnHeads(QWidget):
    """What stands in each column, above a thin line; as wide as the columns of the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[QLabel] = []
        self._row: ColumnRow | None = None
        self._line = QFrame(self)
        self._line.setProperty("role", "line")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_heads(self, heads: Sequence[str], row: ColumnRow) -> None:
        """Show these words above the columns of a row."""
        before, known = self._row, [label.text() for label in self._labels]
        self._row = row
        while len(self._labels) < len(heads):
            label = kit.label("", "heading", self)
            label.show()
            self._labels.append(label)
        for label, words in zip(self._labels, heads, strict=True):
            label.setText(words)
        if row is not before or known != list(heads) or self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self._place()

    def heightForWidth(self, width: int) -> int:
        """As high as the highest head."""
        if self._row is None:
            return 0
        sizes = zip(self._labels, self._row.widths(width), strict=True)
        return max((label.heightForWidth(room) for label, room in sizes), default=0) + _DOWN + 1

    def sizeHint(self) -> QSize:
        """As high as it is at its width."""
        return QSize(200, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heads stand above their columns."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._row is None:
            return
        left = 0
        for label, width in zip(self._labels, self._row.widths(self.width()), strict=True):
            label.setGeometry(left, 0, width, label.heightForWidth(width))
            left += width + _ACROSS
        self._line.setGeometry(0, self.height() - 1, self.width(), 1)


class _RowTitle(QWidget):
    """What a row is about: whose it is, code and text, and for signals how intended and received compare."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._who, self._text = kit.label("", "heading", self), kit.label(parent=self)
        self._note = kit.label("", "small", self)
        column = kit.column(self, spacing=2, margins=(0, 4, 0, 4))
        for label in (self._who, self._text, self._note):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            column.addWidget(label)

    def show_text(self, text: RowText) -> None:
        """Show a record."""
        self._who.setText(text.head)
        self._who.setVisible(bool(text.head))
        self._text.setText(text.words)
        theme.take_role(self._text, "quote" if text.quoted else "")
        self._note.setText(text.note)
        self._note.setVisible(bool(text.note))


def _share(ask: Ask) -> int:
    return _STRETCH.get(ask.kind, 3)
