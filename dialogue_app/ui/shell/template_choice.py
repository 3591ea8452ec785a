"""Which template a session runs on: those of the program, and the user's own from the data folder.

A file of the user's that has faults is named with them; it does no harm.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from dialogue_app.core.errors import BadTemplate
from dialogue_app.core.template import Template
from dialogue_app.services.templates import built_in_templates, user_templates
from dialogue_app.support.paths import user_data_folder
from dialogue_app.support.translation import _, language, ngettext
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox

FOLDER = "templates"
MOST_FAULTS = 4


class TemplateChoice(QWidget):
    """A box with the templates of one kind of track, a sentence on the one chosen, and what is wrong with
    the user's files.
    """

    changed = Signal()

    def __init__(self, track: str, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.templates: list[Template] = []
        self.bad: list[BadTemplate] = []
        self.box = CutBox()
        self.box.setAccessibleName(_("Template"))
        self._collect(track)
        keys = [template.key for template in self.templates]
        self.box.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
        self.box.currentIndexChanged.connect(self._on_chosen)
        self.summary = kit.label(role="small")
        column = kit.column(self, spacing=4)
        head = kit.label(_("Template"), "small", wrap=False)
        column.addWidget(head)
        column.addWidget(self.box)
        column.addWidget(self.summary)
        self.faults = [self._fault(bad_template) for bad_template in self.bad]
        for label in self.faults:
            column.addWidget(label)
        self._show_summary()

    def template(self) -> Template:
        return self.templates[self.box.currentIndex()]

    def _collect(self, track: str) -> None:
        for template in built_in_templates():
            if template.track == track:
                self.templates.append(template)
                self.box.addItem(template.name.shown(language()))
        for path, found in user_templates(user_data_folder() / FOLDER):
            if isinstance(found, BadTemplate):
                self.bad.append(found)
                continue
            for template in found:
                if template.track == track:
                    self.templates.append(template)
                    self.box.addItem(f"{template.name.shown(language())} \N{MIDDLE DOT} {path.name}")

    def _fault(self, error: BadTemplate) -> QLabel:
        lines = [str(error), *error.faults[:MOST_FAULTS]]
        more = len(error.faults) - MOST_FAULTS
        if more > 0:
            lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
        return kit.label("\n".join(lines), "warn")

    def _on_chosen(self) -> None:
        self._show_summary()
        self.changed.emit()

    def _show_summary(self) -> None:
        self.summary.setText(self.template().summary.shown(language()))
