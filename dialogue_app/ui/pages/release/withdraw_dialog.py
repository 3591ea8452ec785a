"""Asks why a released text is withdrawn, by whom and on which day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.core import timestamps
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText


class WithdrawDialog(AskDialog):
    """A name, a day and a reason, all needed."""

    def __init__(self, item: str, authority: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Withdraw {item}").format(item=item),
            _(
                "The external file will say that it was withdrawn, and on which day. The reason stays in the "
                "internal file. What the other side has heard it has heard: withdrawing cannot be undone."
            ),
            _("Withdraw"),
            parent,
        )
        form = self.form()
        self.by, self.date = PlainLine(), PlainLine()
        self.by.setText(authority)
        self.date.setText(timestamps.today())
        self.reason = PlainText(lines=4)
        for widget, words in (
            (self.reason, _("Reason")),
            (self.by, _("Withdrawn by")),
            (self.date, _("Date")),
        ):
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        self.reason.setFocus()

    def answer(self) -> tuple[str, str, str]:
        """By whom, on which day, why."""
        return self.by.text().strip(), self.date.text().strip(), self.reason.text().strip()

    def fault(self) -> str:
        """All three are needed."""
        by, date, reason = self.answer()
        if not reason:
            return _("Give a reason in a few words. It stays in the internal file.")
        if not by:
            return _("Say who withdraws it.")
        if len(date) != len("2026-03-12") or not timestamps.is_date(date):
            return _("Write the day as 2026-03-12.")
        return ""
