"""The lists of questions: the overview with every answer at a glance, and the narrow one beside an answer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialogue_app.charts.palette import palette_of
from dialogue_app.charts.svg import svg
from dialogue_app.reports.overview import draw_overview
from dialogue_app.reports.report import Overview
from dialogue_app.support.translation import _
from dialogue_app.ui.pages.analyses.questions_model import ANSWER_ROLE, QuestionsModel
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.inputs.folded_search import FoldedSearch
from dialogue_app.ui.widgets.painted_state import paint_chosen, paint_focus

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_ENDS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_LEFT, _DOWN, _GAP = 12, 9, 24
_PICTURE, _BASIS, _NARROW, _SHARE = 280, 104, 720, 0.38
BESIDE = 208
"""How wide the list beside an answer is, at the usual size of letters."""


class _QuestionDelegate(QStyledItemDelegate):
    """Paints the ground of a row: chosen with a bar at its left, framed where the focus is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        view = self.parent()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            track = view.track if isinstance(view, QuestionsView) else ""
            paint_chosen(painter, option.rect, track=track)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, look.color("surface"))
        self.paint_row(painter, option.rect, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, option.rect)
        painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        raise NotImplementedError


class TitleDelegate(_QuestionDelegate):
    """The question alone, over as many lines as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = theme.current()
        room = _width(self.parent()) - 2 * _LEFT
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        metrics = QFontMetrics(look.font("base", bold=True))
        high = metrics.boundingRect(QRect(0, 0, room, 1000), _WRAP, text).height()
        return QSize(room, max(high + look.scaled(14), look.scaled(32)))

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The question; bold where it is the chosen one, which takes no more room."""
        look = theme.current()
        view = self.parent()
        chosen = isinstance(view, QListView) and view.currentIndex() == index
        painter.setFont(look.font("base", bold=chosen))
        painter.setPen(look.color("text"))
        down = look.scaled(7)
        painter.drawText(
            rect.adjusted(_LEFT, down, -_LEFT, -down), _WRAP, str(index.data(Qt.ItemDataRole.DisplayRole))
        )


class OverviewDelegate(_QuestionDelegate):
    """The question, its answer in a sentence, the parts of the whole in a picture, and n of N."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures: dict[tuple[str, int, str, int], tuple[Overview, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A sentence and two lines of a legend have room before they are there, so that few rows grow when
        their answers come.
        """
        look = theme.current()
        wide = _width(self.parent())
        text, picture, basis = _columns(QRect(0, 0, wide, 100))
        answer: Overview | None = index.data(ANSWER_ROLE)
        title, said = QFontMetrics(look.font("base", bold=True)), QFontMetrics(look.font("base"))
        room = QRect(0, 0, text.width(), 1000)
        lines = said.lineSpacing() * (1 if basis.width() else 3)
        if answer is not None:
            lines = max(lines, said.boundingRect(room, _WRAP, _said(answer, basis)).height())
        head = title.boundingRect(room, _WRAP, str(index.data(Qt.ItemDataRole.DisplayRole))).height()
        beside = look.scaled(56)
        if answer is not None and answer.parts:
            beside = max(
                beside, round(self._picture(index, answer, picture.width()).deviceIndependentSize().height())
            )
        return QSize(wide, max(head + 4 + lines, beside) + 2 * _DOWN + 1)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint one answer."""
        look = theme.current()
        answer: Overview | None = index.data(ANSWER_ROLE)
        text, picture, basis = _columns(rect.adjusted(0, _DOWN, 0, -_DOWN - 1))
        painter.setPen(QPen(look.color("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("base", bold=True))
        painter.setPen(look.color("text"))
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        head = painter.fontMetrics().boundingRect(QRect(0, 0, text.width(), 1000), _WRAP, title).height()
        painter.drawText(text, _WRAP, title)
        painter.setFont(look.font("base"))
        if answer is None:
            painter.setPen(look.color("text_faint"))
            painter.drawText(text.adjusted(0, head + 4, 0, 0), _WRAP, "…")
            return
        painter.setPen(look.color("text" if answer.basis else "text_soft"))
        painter.drawText(text.adjusted(0, head + 4, 0, 0), _WRAP, _said(answer, basis))
        if answer.parts:
            painter.drawPixmap(picture.topLeft(), self._picture(index, answer, picture.width()))
        painter.setPen(look.color("text_soft"))
        painter.setFont(look.font("small"))
        painter.drawText(basis, _ENDS, answer.basis)

    def _picture(self, index: Index, answer: Overview, width: int) -> QPixmap:
        """The picture as points, painted once for a width, a theme and a screen."""
        look, view = theme.current(), self.parent()
        track = view.track if isinstance(view, QuestionsView) else ""
        ratio = view.devicePixelRatioF() if isinstance(view, QWidget) else 1.0
        place = (
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            width,
            look.key,
            round(look.font_size * 100 * ratio),
        )
        known = self._pictures.get(place)
        if known is not None and known[0] == answer:
            return known[1]
        palette = palette_of(look.colours, look.font_size, theme.TRACK_COLOURS.get(track, "accent"))
        picture = draw_overview(answer, width, palette)
        pixmap = QPixmap(QSize(round(width * ratio), round(picture.height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(svg(picture)).render(painter, QRectF(0, 0, width, picture.height))
        painter.end()
        self._pictures[place] = answer, pixmap
        return pixmap


def _width(view: object) -> int:
    return view.viewport().width() if isinstance(view, QListView) else 0


def _columns(row: QRect) -> tuple[QRect, QRect, QRect]:
    """Where text, picture and n of N stand in a row; in a narrow one there is no room for n of N beside the
    picture, and it follows the sentence.
    """
    look = theme.current()
    narrow = row.width() < look.scaled(_NARROW)
    basis = 0 if narrow else look.scaled(_BASIS)
    picture = round(_SHARE * row.width()) if narrow else look.scaled(_PICTURE)
    right = row.right() - _LEFT
    last = QRect(right - basis, row.top(), basis, row.height())
    middle = QRect(last.left() - (_GAP if basis else 0) - picture, row.top(), picture, row.height())
    first = QRect(row.left() + _LEFT, row.top(), middle.left() - _GAP - row.left() - _LEFT, row.height())
    return first, middle, last


def _said(answer: Overview, basis: QRect) -> str:
    """What stands below the question: the sentence, and n of N where it has no column of its own."""
    return "\n".join(part for part in (answer.sentence, "" if basis.width() else answer.basis) if part)


class QuestionsView(FoldedSearch, QListView):
    """Arrows go from question to question; Enter or a click opens one. ``opened`` carries its row. ``width``:
    how wide it always is at the usual size of letters; 0 for as wide as there is room.
    """

    opened = Signal(int)

    def __init__(
        self, model: QuestionsModel, track: str, name: str, parent: QWidget, *, width: int = 0
    ) -> None:
        super().__init__(parent)
        self.track, self._fixed = track, width
        self.setModel(model)
        self.setProperty("role", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.clicked.connect(self._on_clicked)
        model.dataChanged.connect(self._on_layout)
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_theme(self) -> None:
        if self._fixed:
            self.setFixedWidth(theme.current().scaled(self._fixed))
        self._on_layout()

    def _on_layout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Escape is the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def overview_list(model: QuestionsModel, track: str, parent: QWidget) -> QuestionsView:
    """The overview: every question with its answer at a glance."""
    view = QuestionsView(model, track, _("Overview"), parent)
    view.setItemDelegate(OverviewDelegate(view))
    view.setAccessibleDescription(_("Enter opens the whole answer."))
    return view


def question_list(model: QuestionsModel, track: str, parent: QWidget) -> QuestionsView:
    """The list beside an answer: the questions alone."""
    view = QuestionsView(model, track, _("Questions"), parent, width=BESIDE)
    view.setItemDelegate(TitleDelegate(view))
    view.setAccessibleDescription(_("Escape goes back to the overview."))
    return view
