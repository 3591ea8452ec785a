"""How a stage is closed: complete it, skip it or one of its fields, take it up again; and the reason
and the name that are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.core.commands.stages import begin_stage, complete_stage, skip_field, skip_stage
from dialogue_app.core.edits import Change
from dialogue_app.core.gates import NOTHING
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.support.translation import _, language
from dialogue_app.ui.pages.stage.gate_text import gate_text, unjudged_words
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog, asked_until_taken, tell
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText

SHOWN_AT_MOST = 6


class StageCompletion:
    """Asks what has to be asked and performs the change. Nothing is blocked but by a hard gate."""

    def __init__(
        self, track: OpenTrack, session: str, template: Template, stage: Stage, parent: QWidget
    ) -> None:
        self.track, self.session, self.template, self.stage = track, session, template, stage
        self._parent = parent

    def _name(self) -> str:
        return self.track.session(self.session).facilitator

    def complete(self) -> None:
        """Complete the stage. A hard gate blocks and says why; an open required one asks for a reason."""
        hidden = self.track.hidden_in(self.session)
        results = gates_of(self.track.dialogue, self.session, self.template, self.stage.key, hidden=hidden)
        hard = [result for result in results if result.blocks]
        if hard:
            points = "\n".join("• " + gate_text(one) for one in hard)
            text = _("This stage cannot be completed before the following is done. Nothing was changed.")
            tell(self._parent, _("Not yet"), f"{text}\n\n{points}")
            return
        open_ones = [
            unjudged_words(result) if result.state == NOTHING else gate_text(result)
            for result in results
            if result.asks_reason
        ]

        def change(reason: str = "", name: str = "") -> Change:
            return complete_stage(self.track.dialogue, self.session, self.stage.key, reason=reason, by=name)

        if open_ones:
            dialog = SkipDialog(
                _("Complete with open points"),
                _("These points of the gate are not met. The reason is kept and printed with the stage."),
                _("Complete"),
                open_points=open_ones,
                name=self._name(),
                parent=self._parent,
            )
            self._ask(dialog, change)
        else:
            self.track.perform(change())

    def skip(self) -> None:
        """Skip the stage, with a reason and a name."""
        dialog = SkipDialog(
            _("Skip stage {stage}").format(stage=self.stage.key),
            _("What is recorded in it stays. It can be taken up again at any time."),
            _("Skip"),
            name=self._name(),
            parent=self._parent,
        )

        def change(reason: str, name: str) -> Change:
            return skip_stage(self.track.dialogue, self.session, self.stage.key, reason=reason, by=name)

        self._ask(dialog, change)

    def reopen(self) -> None:
        """Take up the stage again."""
        self.track.perform(begin_stage(self.track.dialogue, self.session, self.stage.key))

    def skip_field(self, field: TemplateField) -> None:
        """Skip one field, with a reason and a name."""
        note = field.skip_note.shown(language())
        usual = _("A skipped field no longer counts in the gate. It can be taken up again at any time.")
        dialog = SkipDialog(
            _("Skip “{field}”").format(field=field.label.shown(language())),
            f"{note}\n{usual}" if note else usual,
            _("Skip"),
            name=self._name(),
            parent=self._parent,
        )

        def change(reason: str, name: str) -> Change:
            dialogue, marking = self.track.dialogue, field.marking
            return skip_field(dialogue, self.session, field.key, reason=reason, by=name, marking=marking)

        self._ask(dialog, change)

    def _ask(self, dialog: SkipDialog, change: Callable[[str, str], Change]) -> None:
        """Ask for a reason and a name until the change is made with them, or it is given up."""
        asked_until_taken(dialog, self.track, lambda: self.track.perform(change(*dialog.answer())))


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
