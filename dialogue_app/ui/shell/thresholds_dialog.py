"""Asks for the thresholds by which a dialogue is judged, with what each means and its default."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.core.errors import Refused
from dialogue_app.core.thresholds import DEFAULTS, MEANINGS, NAMES, Thresholds, read_threshold
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine


class ThresholdsDialog(AskDialog):
    """A line for each threshold. ``answer`` gives them as typed; call it only once accepted."""

    def __init__(
        self, thresholds: Thresholds, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        explanation = _(
            "Rules of thumb for what unity, groups and agreement are called. They are professional "
            "judgement: change them for good reason only. Documents print those that were used."
        )
        super().__init__(_("Thresholds of this dialogue"), explanation, _("Save"), parent)
        self.like(620)
        self.lines: dict[str, PlainLine] = {}
        self._build(thresholds, read_only)
        self.reset = kit.button(_("Defaults"))
        self.reset.setAutoDefault(False)
        self.reset.setToolTip(_("Put the default in every line"))
        self.reset.clicked.connect(self._on_reset)
        self.buttons.insertWidget(0, self.reset)
        if read_only:
            self.reset.hide()
            self.accept_button.hide()
            self.cancel_button.setText(_("Close"))
        self.lines[NAMES[0]].setFocus()

    def _build(self, thresholds: Thresholds, read_only: bool) -> None:
        grid = kit.grid(across=16, down=4)
        grid.setColumnStretch(0, 1)
        for place, name in enumerate(NAMES):
            meaning = MEANINGS[name]
            title = kit.label(_(meaning.title), wrap=False)
            line = self.lines[name] = PlainLine()
            line.setText(str(getattr(thresholds, name)))
            line.setAccessibleName(_(meaning.title))
            line.setAccessibleDescription(_(meaning.sentence))
            line.setFixedWidth(theme.current().scaled(88))
            line.setReadOnly(read_only)
            title.setBuddy(line)
            usual = _("Default {value}").format(value=getattr(DEFAULTS, name))
            grid.addWidget(title, 3 * place, 0)
            grid.addWidget(line, 3 * place, 1)
            grid.addWidget(kit.label(_(meaning.sentence), "small"), 3 * place + 1, 0)
            grid.addWidget(kit.label(usual, "small"), 3 * place + 1, 1)
            grid.setRowMinimumHeight(3 * place + 2, 8)
        self.body.addLayout(grid)

    def fault(self) -> str:
        """The first line that does not fit; the focus goes there."""
        for name, line in self.lines.items():
            try:
                read_threshold(name, line.text())
            except Refused as refused:
                line.setFocus()
                line.selectAll()
                return str(refused)
        return ""

    def answer(self) -> Thresholds:
        """The thresholds as typed. Raises Refused where one does not fit."""
        return Thresholds(**{name: read_threshold(name, line.text()) for name, line in self.lines.items()})

    def _on_reset(self) -> None:
        for name, line in self.lines.items():
            line.setText(str(getattr(DEFAULTS, name)))
        self.show_fault("")
