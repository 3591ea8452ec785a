"""Editor of the silence procedure: the text is put under silence here, and what comes of it is recorded by
acts; the result is never typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands import silence as verbs
from dialogue_app.core.commands.common_line import WITHDRAWN, drafts, next_version, text_now
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.commands.silence import (
    EXTEND,
    OBJECT,
    OVER,
    PASS,
    PASSED,
    RUNNING,
    WITHDRAW,
    Circulation,
    phase,
)
from dialogue_app.core.domain_records import LineParagraph, SilenceProcedure
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.record_list import KIND
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.apply_change import perform
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.fields.silence.silence_card import SilenceCard
from dialogue_app.ui.text.silence_text import changed_words
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_column import CardColumn
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice
from dialogue_app.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from dialogue_app.ui.widgets.ask_dialog import AskDialog

_MINUTE = 60_000


def line_field(template: Template) -> TemplateField | None:
    """The text that is put under silence: the first drafted text of a template."""
    return next((field for _stage, field in template.fields() if field_kind(field).drafts), None)


class SilenceEditor(FieldEditor):
    """The latest procedure on top with what can be done now, earlier ones below it."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.line = line_field(self.template)
        self._shown: dict[str, SilenceProcedure] = {}
        self.page = ScrollPage(self)
        around = kit.column(self, spacing=None)
        around.addWidget(self.page)
        self.empty = kit.label("", "soft", self.page.inside)
        self.column = CardColumn[SilenceCard](self.page, self._make_card, self._turn)
        self.starter = kit.button(_("Put the text under silence…"), parent=self.page.inside)
        self.starter.setAccessibleName(self.starter.text())
        self.starter.clicked.connect(self.circulate)
        page = kit.column(self.page.inside, spacing=10)
        page.addWidget(self.empty)
        page.addWidget(self.column)
        page.addWidget(self.starter, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.refresh)
        self.refresh()

    # -- showing -------------------------------------------------------------------------------------

    def records(self) -> tuple[SilenceProcedure, ...]:
        """The procedures, latest first."""
        procedures = self.track.dialogue.listed(SilenceProcedure, self.session, self.field.key)
        return tuple(reversed(procedures))

    def refresh(self, change: Change | None = None) -> None:
        if not touches(change, STRUCTURE):
            return
        procedures = self.records()
        self._shown = {procedure.id: procedure for procedure in procedures}
        self.column.show_rows(self._shown)
        self._show_beginning(procedures)

    @property
    def cards(self) -> Mapping[str, SilenceCard]:
        """The cards that exist, by the id of their procedure."""
        return self.column.rows

    def _make_card(self, parent: QWidget) -> SilenceCard:
        card = SilenceCard(parent)
        card.wanted.connect(self.act)
        return card

    def _turn(self, card: SilenceCard, record_id: str) -> None:
        """Make a card that of a procedure; only the latest one counts against the text as it is now."""
        dialogue, silence = self.track.dialogue, self._shown[record_id]
        counts = self.column.place(record_id) == 0 and phase(silence) in (RUNNING, OVER, PASSED)
        differences = verbs.differs(dialogue, silence, self.line) if self.line is not None else ()
        kept = self.line is not None and bool(verbs.circulated(dialogue, silence, self.line))
        card.show_silence(
            dialogue,
            silence,
            changed=changed_words(silence, differences) if counts else "",
            comparable=kept,
            read_only=self.track.read_only,
        )

    def _show_beginning(self, procedures: tuple[SilenceProcedure, ...]) -> None:
        dialogue = self.track.dialogue
        text = self.line is not None and bool(text_now(dialogue, self.session, self.line))
        under_way = bool(procedures) and phase(procedures[0]) in (RUNNING, OVER)
        self.starter.setVisible(text and not under_way and not self.track.read_only)
        self.starter.setText(
            _("Put the text under silence again…") if procedures else _("Put the text under silence…")
        )
        self.starter.setAccessibleName(self.starter.text())
        self.empty.setVisible(not procedures)
        self.empty.setText(
            _(
                "Nothing is under silence. A circulated text counts as agreed unless a seat objects before "
                "the deadline; with agreement at the table, skip this field and say so."
            )
            if text
            else _("There is no text yet. The paragraphs of the common line are put under silence here.")
        )

    def showEvent(self, event: QShowEvent) -> None:
        """While it is seen the time left follows each minute."""
        super().showEvent(event)
        self._minute.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Unseen, nothing runs."""
        super().hideEvent(event)
        self._minute.stop()

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the keys on a procedure's first button, or on the one that begins."""
        latest = self.records()[:1]
        card = self.column.bring(item) or (self.column.bring(latest[0].id) if latest else None)
        if card is not None and (card.take_focus() or self.starter.isHidden()):
            return
        self.starter.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, party: str = "") -> None:
        """Put the text under silence, where that may be done now."""
        if not self.starter.isHidden():
            self.starter.click()

    # -- acting --------------------------------------------------------------------------------------

    def act(self, what: str, record_id: str) -> None:
        """Do what a card's button asks for."""
        silence = self.track.dialogue.get(SilenceProcedure, record_id)
        if silence is None:
            return
        if what == PASS:
            perform(self.track, verbs.pass_silence, silence)
        elif what == EXTEND:
            self.extend(silence)
        elif what == OBJECT:
            self.record_objection(silence)
        elif what == WITHDRAW:
            self.withdraw(silence)
        else:
            self.compare(silence)
            return
        self.go_to(record_id)

    def circulate(self) -> None:
        """Ask which paragraphs and until when, and put them under silence."""
        from dialogue_app.ui.fields.silence.silence_dialogs import CirculateDialog

        if self.line is None:
            return
        dialogue = self.track.dialogue
        listed = dialogue.listed(LineParagraph, self.session, self.line.key)
        version = next_version(dialogue, self.session, self.line)
        dialog = CirculateDialog(
            [paragraph for paragraph in listed if paragraph.status != WITHDRAWN], version, self
        )

        def act() -> None:
            sent = Circulation(
                dialog.chosen(),
                dialog.deadline.moment(),
                dialog.deadline.zone_name(),
                dialog.note.text(),
            )
            perform(self.track, verbs.circulate, self.session, self.line, self.field, sent)

        if self._taken(dialog, act):
            QTimer.singleShot(0, self.go_to)  # the new card is not laid out yet

    def extend(self, silence: SilenceProcedure) -> None:
        """Ask until when and why, and put the deadline off."""
        from dialogue_app.ui.fields.silence.silence_dialogs import ExtendDialog

        dialog = ExtendDialog(silence, self)

        def act() -> None:
            perform(self.track, verbs.extend, silence, dialog.deadline.moment(), dialog.words_given())

        self._taken(dialog, act)

    def record_objection(self, silence: SilenceProcedure) -> None:
        """Ask who objected, when and why."""
        from dialogue_app.ui.fields.silence.silence_dialogs import ObjectDialog

        seats = (
            answerer(self.track.dialogue, seat.party) for seat in self.track.dialogue.seats(self.session)
        )
        dialog = ObjectDialog(
            silence, [BoxChoice(seat.id, f"{seat.code}  {seat.name}") for seat in seats], self
        )

        def act() -> None:
            given = (dialog.party.code(), dialog.words_given(), dialog.made_at())
            perform(self.track, verbs.break_silence, silence, *given)

        self._taken(dialog, act)

    def withdraw(self, silence: SilenceProcedure) -> None:
        """Ask why, and take the text back."""
        from dialogue_app.ui.fields.silence.silence_dialogs import WithdrawSilenceDialog

        dialog = WithdrawSilenceDialog(silence, self)
        self._taken(dialog, lambda: perform(self.track, verbs.withdraw, silence, dialog.words_given()))

    def compare(self, silence: SilenceProcedure) -> None:
        """Show what of the text circulated stands otherwise now."""
        from dialogue_app.ui.fields.drafted_text.drafts_dialog import CompareDialog
        from dialogue_app.ui.widgets.ask_dialog import asked

        if self.line is None:
            return
        dialogue = self.track.dialogue
        present = text_now(dialogue, self.session, self.line)
        dialog = CompareDialog(drafts(dialogue, self.session, self.line), present, silence.version, self)
        left_out = len(present) > len(verbs.circulated(dialogue, silence, self.line))
        dialog.tell_partial(
            _("Paragraphs that were left out of the circulation are shown as added.") if left_out else ""
        )
        asked(dialog)

    def _taken(self, dialog: AskDialog, act: Callable[[], object]) -> bool:
        from dialogue_app.ui.widgets.ask_dialog import asked_until_taken

        return asked_until_taken(dialog, self.track, act)


EDITOR = Editor((KIND,), SilenceEditor)
