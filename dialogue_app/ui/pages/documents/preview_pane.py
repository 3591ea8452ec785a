"""The right side of the documents page: how the preview stands, the line above it, and the preview."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QProgressBar, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.pages.documents.pdf_preview import PdfPreview
from dialogue_app.ui.pages.documents.preview_bar import PreviewBar
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit


class PreviewPane(QWidget):
    """A sentence, what can be done about it, progress and the preview. Sentence, progress and buttons have
    their room whether they are shown or not: nothing below them moves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = PdfPreview(self)
        self.state = kit.label("", "soft", self)
        self.again = kit.button(_("Refresh"), "link", self)
        self.stop = kit.button(_("Stop"), "link", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(_("Progress"))
        for widget in (self.again, self.stop, self.bar):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        line = kit.row()
        line.addWidget(self.state, 1)
        line.addWidget(self.again)
        line.addWidget(self.stop)
        column = kit.column(self, spacing=4, margins=(16, 0, 0, 0))
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(PreviewBar(self.preview, self))
        column.addWidget(self.preview, 1)
        theme.notifier().changed.connect(self._reserve)
        self._reserve()

    def _reserve(self) -> None:
        """Room for a sentence of two lines."""
        self.state.setMinimumHeight(2 * QFontMetrics(theme.current().font("base")).lineSpacing())
