"""The frame of a session: title, dates, roles, languages, marking, attribution rule.

With the first session of a user the form says once what a handling marking is, and what it is not.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.records import EXTERNAL, INTERNAL, Session
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.shell.template_choice import TemplateChoice
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.input_base import Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm
from dialogue_app.ui.widgets.scroller import Scroller

WARNING = N_(
    "Handling markings are courtesy markings, not a security classification. Do not enter classified "
    "information unless your security authority has approved this computer and this program."
)


class _Source:
    """Shows the form a track that does not change while the form is open."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    @property
    def dialogue(self) -> Dialogue:
        return self._dialogue


class SessionSetup(AskDialog):
    """Asks for the frame of one session; ``answer`` gives the values. ``templates`` also asks which
    template it runs on.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        session: Session,
        title: str,
        parent: QWidget | None = None,
        *,
        templates: TemplateChoice | None = None,
    ) -> None:
        super().__init__(title, "", _("Save"), parent)
        self._session = session
        self.warning = kit.label(_(WARNING), "notice")
        self.warning.setVisible(not session.warned_at)
        self.body.addWidget(self.warning)
        hidden = () if dialogue.track.track in (INTERNAL, EXTERNAL) else ("release_authority",)
        groups = tuple(
            (heading, tuple(name for name in names if name not in hidden))
            for heading, names in Session.form_groups
        )
        asked = {name for _heading, names in groups for name in names}
        self.questions = tuple(question for question in questions(Session) if question[0] in asked)
        self.record_form = RecordForm(
            self.questions, groups, Setting(_Source(dialogue), session.id, session.id)
        )
        self.record_form.show_values({name: getattr(session, name) for name, _ask in self.questions})
        holder = QWidget()
        column = kit.column(holder, spacing=None, margins=(0, 0, 12, 0))
        self.templates = templates
        if templates is not None:
            column.addWidget(templates)
            column.addSpacing(8)
        column.addWidget(self.record_form)
        column.addStretch(1)
        scroll = Scroller()
        scroll.setWidget(holder)
        self.body.addWidget(scroll, 1)
        self.like(720, 640)
        self.record_form.focus_on("title")

    def answer(self) -> dict[str, Any]:
        """The values given. Raises Refused where one is not a value."""
        return {name: field.read() for name, field in self.record_form.inputs.items()}

    def fault(self) -> str:
        """What is missing or wrong, in a sentence."""
        for name, ask in self.questions:
            field = self.record_form.inputs[name]
            try:
                value = field.read()
            except Refused as refusal:
                field.setFocus()
                return str(refusal)
            if ask.required and value in ("", (), None):
                field.setFocus()
                return _("{label} is needed.").format(label=field.label)
        return ""
