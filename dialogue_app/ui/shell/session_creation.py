"""Sessions: the frame of one, a new one, one that follows; and the thresholds of the dialogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.sessions import (
    is_untouched,
    new_session,
    on_template,
    reframed,
    session_from_previous,
    set_up,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.records import EXTERNAL, INTERNAL, Session
from dialogue_app.core.template import Template
from dialogue_app.core.thresholds import (
    DEFAULTS,
    MEANINGS,
    NAMES,
    Thresholds,
    read_threshold,
    set_thresholds,
    thresholds_of,
)
from dialogue_app.services.files.library import FIRST_TEMPLATE
from dialogue_app.services.templates import built_in_templates, template, template_of
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.navigation import Navigation
from dialogue_app.ui.shell.navigation_state import NavigationState
from dialogue_app.ui.shell.shell import Shell
from dialogue_app.ui.shell.template_choice import TemplateChoice
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog, asked, asked_until_taken
from dialogue_app.ui.widgets.inputs.input_base import Setting
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.inputs.record_form import RecordForm
from dialogue_app.ui.widgets.scroller import Scroller

WARNING = N_(
    "Handling markings are courtesy markings, not a security classification. Do not enter classified "
    "information unless your security authority has approved this computer and this program."
)


class SessionCreation:
    """Asks for the frame of a session and performs the change."""

    def __init__(self, shell: Shell, desk: NavigationState, navigation: Navigation) -> None:
        self._shell, self._desk, self._navigation = shell, desk, navigation

    def set_up(self, *, first: bool = False) -> None:
        """Ask for the frame of the session shown; ``first`` right after a file was made."""
        track = self._desk.track
        session = track.dialogue.get(Session, self._desk.place.session) if track else None
        if track is None or session is None or not self._desk.may_leave():
            return
        templates = None
        if not track.read_only and is_untouched(track.dialogue, session.id, track.template(session.id)):
            templates = TemplateChoice(track.track, session.template_key)
        title = _("First session") if first else _("Session set-up")

        def change(after: Session) -> Change:
            return set_up(track.dialogue, session, after, template_of(after))

        if self._asked(track, session, title, templates, change) is not None:
            self._desk.moved.emit()
        self._navigation.on_to_page()

    def add(self) -> None:
        """Add a session on a template of this track, after asking for its frame."""
        track = self._desk.track
        if track is not None and not track.read_only:
            first = FIRST_TEMPLATE[track.track]
            change = new_session(track.dialogue, template(first))
            self._add(track, change, TemplateChoice(track.track, first))

    def follow(self) -> None:
        """Add a session that takes over what is open in the one shown."""
        track = self._desk.track
        previous = track.dialogue.get(Session, self._desk.place.session) if track else None
        if track is None or previous is None or track.read_only:
            return
        change = session_from_previous(track.dialogue, previous, self._template(previous))
        self._add(track, change)

    def ask_thresholds(self) -> None:
        """Ask for the thresholds of the dialogue shown; a file that is only read shows them."""
        track = self._desk.track
        if track is None:
            return
        limits = thresholds_of(track.dialogue)
        dialog = ThresholdsDialog(limits, self._shell.window(), read_only=track.read_only)
        if track.read_only:
            asked(dialog)
        else:
            change = set_thresholds
            asked_until_taken(dialog, track, lambda: track.perform(change(track.dialogue, dialog.answer())))

    def _template(self, previous: Session) -> Template:
        """The present version of the template that a session runs on, if the program still has it."""
        known = {one.key: one for one in built_in_templates()}
        found = known.get(previous.template_key)
        track = self._desk.track
        if found is None and track is not None:
            return track.template(previous.id)
        return found or template(previous.template_key)

    def _add(self, track: OpenTrack, change: Change, templates: TemplateChoice | None = None) -> None:
        session = change.edits[0].after
        if not isinstance(session, Session):
            return

        def framed(after: Session) -> Change:
            return reframed(track.dialogue, change, after, template_of(after))

        after = self._asked(track, session, change.name, templates, framed)
        if after is not None:
            self._desk.go(track, after.id)
            self._navigation.on_to_page()

    def _asked(
        self,
        track: OpenTrack,
        session: Session,
        title: str,
        templates: TemplateChoice | None,
        change: Callable[[Session], Change],
    ) -> Session | None:
        """The session with the answers given, once the change to it is made; nothing if the user gave up."""
        dialog = SessionSetup(track.dialogue, session, title, self._shell.window(), templates=templates)
        sessions: list[Session] = []

        def perform() -> None:
            before = session
            if templates is not None and templates.template().key != session.template_key:
                before = on_template(session, templates.template())
            after = replace(before, **dialog.answer(), warned_at=session.warned_at or timestamps.now())
            if track.perform(change(after)):
                sessions.append(after)

        return sessions[-1] if asked_until_taken(dialog, track, perform) else None


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
