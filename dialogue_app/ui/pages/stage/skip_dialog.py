"""Asks for a reason and a name: to skip a stage or a field, or to complete with an open gate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText

SHOWN_AT_MOST = 6


class SkipDialog(AskDialog):
    """A reason and a name, both needed. ``open_points`` are listed above them."""

    def __init__(
        self,
        title: str,
        explanation: str,
        accept: str,
        *,
        open_points: Sequence[str] = (),
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, explanation, accept, parent)
        for point in open_points[:SHOWN_AT_MOST]:
            self.body.addWidget(kit.label("• " + point, "warn"))
        if len(open_points) > SHOWN_AT_MOST:
            rest = _("… and {n} more").format(n=len(open_points) - SHOWN_AT_MOST)
            self.body.addWidget(kit.label(rest, "small"))
        form = self.form()
        self.reason = PlainText(lines=4)
        self.reason.setAccessibleName(_("Reason"))
        self.name = PlainLine()
        self.name.setText(name)
        self.name.setAccessibleName(_("Name"))
        form.addRow(_("Reason"), self.reason)
        form.addRow(_("Name"), self.name)
        self.reason.setFocus()

    def answer(self) -> tuple[str, str]:
        """The reason and the name."""
        return self.reason.text().strip(), self.name.text().strip()

    def fault(self) -> str:
        """Both are needed."""
        reason, name = self.answer()
        if not reason:
            self.reason.setFocus()
            return _("Give a reason in a few words. It is kept with the record.")
        if not name:
            self.name.setFocus()
            return _("Say who decided it.")
        return ""
