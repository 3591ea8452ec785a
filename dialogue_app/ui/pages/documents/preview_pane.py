"""The right side of the documents page: how the preview stands, the line above it, and the preview; and the
room that it and the list of documents at the left have.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QSplitter, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.pages.documents.document_options import DocumentOptions
from dialogue_app.ui.pages.documents.pdf_preview import STEP, PdfPreview
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.wrapped_row import WrappedRow

_LARGEST = 16_777_215
_LIST, _PREVIEW = 380, 240
"""So wide the list is at most, and the preview at least."""


class PreviewPane(QWidget):
    """A sentence, what can be done about it, progress and the preview. Sentence, progress and buttons have
    their room whether they are shown or not: nothing below them moves. ``turned``: where there is room for
    the list or the preview only, the other one is asked for.
    """

    turned = Signal()

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
        self.turn = kit.button("", "link", self)
        self.turn.clicked.connect(self.turned)
        self.turn.hide()
        self.head = PreviewBar(self.preview, self)
        for widget in (self.again, self.stop, self.bar):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        line = kit.row()
        line.addWidget(self.state, 1)
        line.addWidget(self.again)
        line.addWidget(self.stop)
        line.addWidget(self.turn)
        column = kit.column(self, spacing=4, margins=(16, 0, 0, 0))
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self.head)
        column.addWidget(self.preview, 1)
        theme.notifier().changed.connect(self._reserve)
        self._reserve()

    def fold(self, *, beside: bool, shown: bool) -> None:
        """Show the preview beside the list; where there is no room for both, alone if it is to be ``shown``,
        or only how it stands.
        """
        folded = not beside and not shown
        self.turn.setText(_("Show preview") if folded else _("Show documents"))
        self.turn.setVisible(not beside)
        self.head.setVisible(not folded)
        self.preview.setVisible(not folded)
        layout = self.layout()
        if layout is not None:
            left = 16 if beside else 0
            layout.setContentsMargins(left, 0, 0, 0)
            layout.activate()
        self.setMaximumHeight(self.sizeHint().height() if folded else _LARGEST)

    def _reserve(self) -> None:
        """Room for a sentence of two lines."""
        self.state.setMinimumHeight(2 * QFontMetrics(theme.current().font("base")).lineSpacing())


class ListAndPreview(QSplitter):
    """The list of documents and the preview side by side, or one of them where there is no room for both."""

    def __init__(self, options: DocumentOptions, pane: PreviewPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options, self._pane = options, pane
        self._looking = self._moved = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(options)
        self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._on_moved)
        pane.turned.connect(self._on_turned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many of both as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least, width = self._options.minimumSizeHint().width(), self.width()
        beside = width - least >= theme.current().scaled(_PREVIEW)
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._options.setVisible(beside or not self._looking)
        self._pane.fold(beside=beside, shown=self._looking)
        if beside and not self._moved:
            left = min(theme.current().scaled(_LIST), max(least, width * 2 // 5))
            self.setSizes([left, width - left])

    def _on_moved(self) -> None:
        """From here on the list is as wide as somebody made it."""
        self._moved = True

    def _on_turned(self) -> None:
        self._looking = not self._looking
        self._arrange()
        if self._looking:
            self._pane.preview.setFocus()
        else:
            self._options.take_focus()


class PreviewBar(WrappedRow):
    """Page before, page of pages, page after; smaller, size, larger, fit the width, in a second line where
    there is no room beside. Nothing in it moves when the numbers change.
    """

    def __init__(self, preview: PdfPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent, across=24, down=4)
        self._preview = preview
        self.before = self._button("‹", _("Page before"), _("Left arrow"))
        self.page = kit.label("", "soft", self, wrap=False)
        self.after = self._button("›", _("Page after"), _("Right arrow"))
        self.smaller = self._button("−", _("Smaller"), "−")
        self.percent = kit.label("", "soft", self, wrap=False)
        self.larger = self._button("+", _("Larger"), "+")
        self.fit = kit.segment(_("Fit width"), self)
        self.fit.setToolTip(exact_tip("0"))
        for group in (
            (self.before, self.page, self.after),
            (self.smaller, self.percent, self.larger, self.fit),
        ):
            box = QWidget(self)
            row = kit.row(box, spacing=4)
            for widget in group:
                row.addWidget(widget)
            self.add(box)
        self.before.clicked.connect(preview.go_back)
        self.after.clicked.connect(preview.go_on)
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.fit.clicked.connect(preview.fit_width)
        preview.turned.connect(self.show_place)
        theme.notifier().changed.connect(self.show_place)
        self.show_place()

    def _button(self, sign: str, name: str, key: str) -> QPushButton:
        button = kit.button(sign, parent=self, name=name)
        button.setToolTip(exact_tip(f"{name} ({key})"))
        return button

    def _on_smaller(self) -> None:
        self._preview.scale(1 / STEP)

    def _on_larger(self) -> None:
        self._preview.scale(STEP)

    def show_place(self) -> None:
        """Say where in the preview one is, and how large it is."""
        preview, metrics = self._preview, QFontMetrics(theme.current().font("base"))
        pages, here = preview.pages, preview.page + 1
        place = _("Page {n} of {total}")
        self.page.setText(place.format(n=here, total=pages) if pages else "")
        self.page.setFixedWidth(metrics.horizontalAdvance(place.format(n=888, total=888)))
        self.percent.setText(_("{n} %").format(n=preview.percent) if pages else "")
        self.percent.setFixedWidth(metrics.horizontalAdvance(_("{n} %").format(n=888)))
        self.fit.setChecked(preview.fits_width)
        self.before.setEnabled(here > 1)
        self.after.setEnabled(here < pages)
        for button in (self.smaller, self.larger, self.fit):
            button.setEnabled(bool(pages))
