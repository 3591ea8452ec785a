"""A PDF on the page, from bytes in memory, as wide as there is room and scrolled by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.qt import theme

_STEP = 1.2
_TO_START, _TO_END = QKeySequence.StandardKey.MoveToStartOfLine, QKeySequence.StandardKey.MoveToEndOfLine


class PdfPreview(QPdfView):
    """Shows one PDF. Home and End go to its ends; + and - change the size, 0 fits the width again."""

    def __init__(self, parent: QWidget) -> None:
        # The document must be gone before the view is: a half-destroyed view still hears from it. It was
        # made first, so it goes first.
        document = QPdfDocument(parent)
        super().__init__(parent)
        self._file = document
        self._buffer: QBuffer | None = None
        self.setDocument(self._file)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Preview"))
        theme.notifier().changed.connect(self._on_theme)
        self._on_theme()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._file.pageCount()

    def show_pdf(self, content: bytes) -> bool:
        """Show a PDF at the place where the last one was; false if it cannot be shown."""
        place = self.verticalScrollBar().value()
        self.clear()
        self._buffer = QBuffer(self._file)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._file.load(self._buffer)
        shown = self._file.status() == QPdfDocument.Status.Ready and self.pages > 0
        self.verticalScrollBar().setValue(place)
        count = ngettext("{n} page", "{n} pages", self.pages).format(n=self.pages)
        self.setAccessibleDescription(count if shown else "")
        return shown

    def clear(self) -> None:
        """Show nothing and forget the content."""
        self._file.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.setData(QByteArray())
            self._buffer.deleteLater()
            self._buffer = None

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
            self._zoom(_STEP if event.text() == "+" else 1 / _STEP)
        elif event.text() == "0":
            self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float) -> None:
        if self.zoomMode() == QPdfView.ZoomMode.FitToWidth and self.pages:
            points = self._file.pagePointSize(0).width()
            self.setZoomFactor(self.viewport().width() / max(points * self.logicalDpiX() / 72, 1))
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(self.zoomFactor() * factor, 0.2), 5.0))

    def _on_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.current().color("sunken"))
        self.setPalette(palette)
