"""A PDF on the page, from bytes in memory, as wide as there is room and scrolled by keyboard. Until it is
made, the outline of a page stands there.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.qt import theme

STEP = 1.2
_LEAST, _MOST = 0.2, 5.0
_TO_START, _TO_END = QKeySequence.StandardKey.MoveToStartOfLine, QKeySequence.StandardKey.MoveToEndOfLine
_PAPER, _SHADE, _INK = QColor("#FFFFFF"), QColor("#E4E2DC"), QColor("#55524D")
"""A page is paper in every theme."""
_A4 = 297 / 210
_TEXT = (1.0, 0.94, 0.97, 0.6, 0.0, 0.92, 1.0, 0.88, 0.95, 0.4, 0.0, 0.98, 0.9, 0.96, 0.7)
"""How long the lines of the outline are, as shares of its text; nothing between paragraphs."""


class PdfPreview(QPdfView):
    """Shows one PDF. Home and End go to its ends, Left and Right to the page before and after; + and - change
    the size, 0 fits the width again. ``turned``: it is at another page, or of another size.
    """

    turned = Signal()

    def __init__(self, parent: QWidget) -> None:
        # The document must be gone before the view is: a half-destroyed view still hears from it. It was
        # made first, so it goes first.
        document = QPdfDocument(parent)
        super().__init__(parent)
        self._file = document
        self._buffer: QBuffer | None = None
        self._outlined = ""
        self.setDocument(self._file)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Preview"))
        self.pageNavigator().currentPageChanged.connect(self.turned)
        self.zoomFactorChanged.connect(self.turned)
        self.zoomModeChanged.connect(self.turned)
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    @property
    def pages(self) -> int:
        return self._file.pageCount()

    @property
    def outlined(self) -> bool:
        """Whether the outline of a page stands there."""
        return bool(self._outlined)

    @property
    def page(self) -> int:
        """The page one is at, from 0."""
        return self.pageNavigator().currentPage()

    @property
    def fits_width(self) -> bool:
        return self.zoomMode() == QPdfView.ZoomMode.FitToWidth

    @property
    def percent(self) -> int:
        """The size of a page in per cent of paper."""
        return round(100 * (self._fitting() if self.fits_width else self.zoomFactor()))

    def show_outline(self, title: str) -> None:
        """Show the outline of a page under a title, in place of what was shown."""
        self.clear()
        self._outlined = title
        self.setAccessibleDescription(_("being made: {document}").format(document=title))

    def show_pdf(self, content: bytes) -> bool:
        """Show a PDF at the place where the last one was; false if it cannot be shown."""
        place = self.verticalScrollBar().value()
        self.clear()
        self._buffer = QBuffer(self._file)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._file.load(self._buffer)
        self._outlined = ""
        shown = self._file.status() == QPdfDocument.Status.Ready and self.pages > 0
        self.verticalScrollBar().setValue(place)
        count = ngettext("{n} page", "{n} pages", self.pages).format(n=self.pages)
        self.setAccessibleDescription(count if shown else "")
        self.viewport().update()
        self.turned.emit()
        return shown

    def clear(self) -> None:
        """Show nothing and forget the content."""
        self._outlined = ""
        self._file.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.setData(QByteArray())
            self._buffer.deleteLater()
            self._buffer = None
        self.setAccessibleDescription("")
        self.viewport().update()
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys beyond those of a scroll area."""
        bar = self.verticalScrollBar()
        if event.matches(_TO_START):
            bar.setValue(bar.minimum())
        elif event.matches(_TO_END):
            bar.setValue(bar.maximum())
        elif event.text() == " ":
            bar.setValue(bar.value() + bar.pageStep())
        elif event.text() in ("+", "-"):
            self.scale(STEP if event.text() == "+" else 1 / STEP)
        elif event.text() == "0":
            self.fit_width()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.horizontalScrollBar().maximum():
            self.go_on() if event.key() == Qt.Key.Key_Right else self.go_back()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """To the page after."""
        self._go_to(self.page + 1)

    def go_back(self) -> None:
        """To the page before."""
        self._go_to(self.page - 1)

    def _go_to(self, page: int) -> None:
        if 0 <= page < self.pages:
            self.pageNavigator().jump(page, QPointF(0, 0))

    def fit_width(self) -> None:
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.turned.emit()

    def scale(self, factor: float) -> None:
        """Make it so many times as large."""
        if self.fits_width and self.pages:
            self.setZoomFactor(self._fitting())
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(self.zoomFactor() * factor, _LEAST), _MOST))

    def _fitting(self) -> float:
        """How large a page is that is as wide as there is room, paper being 1."""
        if not self.pages:
            return 1.0
        margins = self.documentMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        dots = QGuiApplication.primaryScreen().logicalDotsPerInch() / 72
        return max(room, 1) / max(self._file.pagePointSize(0).width() * dots, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits the width is of another size now."""
        super().resizeEvent(event)
        self.turned.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus went."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages, or the outline of one; a ring while it has the focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._outlined and not self.pages:
            self._paint_outline(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.current().color("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_outline(self, painter: QPainter) -> None:
        """A page where the first one will stand: its title, and lines of text in grey."""
        margins, view = self.documentMargins(), self.viewport().width()
        width = view - margins.left() - margins.right()
        page = QRect(margins.left(), margins.top(), width, round(width * _A4))
        painter.fillRect(page, _PAPER)
        edge, line = width // 10, max(width // 60, 4)
        room, top = width - 2 * edge, page.top() + edge
        title = theme.current().font("large", bold=True)
        painter.setFont(title)
        painter.setPen(_INK)
        box = QRect(QPoint(page.left() + edge, top), page.bottomRight() - QPoint(edge, edge))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        used = painter.boundingRect(box, flags, self._outlined)
        painter.drawText(box, flags, self._outlined)
        top = used.bottom() + 3 * line
        for share in _TEXT:
            painter.fillRect(page.left() + edge, top, round(room * share), line, _SHADE)
            top += 2 * line

    def _on_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.current().color("sunken"))
        self.setPalette(palette)
