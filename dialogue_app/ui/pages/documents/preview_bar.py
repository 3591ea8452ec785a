"""The line above a preview: which page of how many, its size, and fitting it to the width."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.pages.documents.pdf_preview import STEP, PdfPreview
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.wrapped_row import WrappedRow


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
