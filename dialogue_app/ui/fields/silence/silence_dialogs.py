"""What is asked for the acts of the silence procedure: to circulate, to extend, to object, to withdraw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.common_line import has_brackets
from dialogue_app.core.commands.silence import deadline_of, is_late
from dialogue_app.core.domain_records import LineParagraph, SilenceProcedure
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.silence.zoned_moment import ZonedMoment
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.silence_text import moment_words
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, ChoiceBox
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.wrapped_check import WrappedCheck

_WIDE = 640
_SHOWN = 160
_LINES_IN_SIGHT = 12


class CirculateDialog(AskDialog):
    """Which paragraphs, until when, with which note on the draft. Those with brackets are left out unless one
    takes them in.
    """

    def __init__(
        self, paragraphs: Sequence[LineParagraph], version: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Put the text under silence"),
            _(
                "The words ticked are circulated as they stand, and kept as version {n} unless the last "
                "draft has the same words. They count as agreed unless a seat objects before the deadline."
            ).format(n=version),
            _("Put under silence"),
            parent,
        )
        self.like(_WIDE)
        self.ticks: dict[str, QCheckBox] = {}
        self.body.addWidget(self._build_paragraphs(paragraphs))
        form = self.form()
        self.deadline = ZonedMoment(_("Deadline"), parent=self)
        self.deadline.propose()
        self.note = PlainLine(self)
        self.note.setAccessibleName(_("Note on this version"))
        form.addRow(_("Deadline"), self.deadline)
        form.addRow(_("Note"), self.note)
        self.deadline.line.setFocus()

    def _build_paragraphs(self, paragraphs: Sequence[LineParagraph]) -> QWidget:
        page = ScrollPage(self)
        column = kit.column(page.inside, spacing=4)
        for paragraph in paragraphs:
            begun = " ".join(paragraph.text.split())
            begun = begun if len(begun) <= _SHOWN else begun[: _SHOWN - 1].rstrip() + "…"
            tick = WrappedCheck(f"{paragraph.number}   {begun}", page.inside)
            tick.box.setAccessibleName(_("Paragraph {n}").format(n=paragraph.number))
            tick.box.setAccessibleDescription(begun)
            tick.set_checked(bool(begun) and not has_brackets(paragraph.text))
            self.ticks[paragraph.id] = tick.box
            column.addWidget(tick)
            if has_brackets(paragraph.text):
                left_out = _("Words stand in brackets: left out, as nobody could say what was agreed.")
                note = kit.label(left_out, "warn")
                note.setIndent(theme.current().scaled(24))
                column.addWidget(note)
        column.addStretch(1)
        page.stand_in_full(_LINES_IN_SIGHT * self.fontMetrics().lineSpacing())
        return page

    def chosen(self) -> tuple[str, ...]:
        """The ids of the paragraphs ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    def fault(self) -> str:
        """At least one paragraph, and a deadline in the future."""
        if not self.chosen():
            return _("Tick at least one paragraph.")
        result = self.deadline.fault()
        if result:
            self.deadline.line.setFocus()
        return result


class _ReasonDialog(AskDialog):
    """An act with a reason in a few words."""

    needs_reason = True

    def build_reason(self, form: kit.FormLayout, label: str) -> None:
        """Add the line for the reason."""
        self.reason = PlainText(lines=4, parent=self)
        self.reason.setAccessibleName(label)
        form.addRow(label, self.reason)

    def words_given(self) -> str:
        return self.reason.text().strip()

    def fault(self) -> str:
        """A reason, where one is needed."""
        if self.needs_reason and not self.words_given():
            self.reason.setFocus()
            return _("Give a reason in a few words. It is kept with the record.")
        return ""


class ExtendDialog(_ReasonDialog):
    """A later deadline in the same zone, and why."""

    def __init__(self, silence: SilenceProcedure, parent: QWidget | None = None) -> None:
        present = moment_words(deadline_of(silence), silence.time_zone)
        super().__init__(
            _("Extend silence"),
            _("The present deadline is {deadline}.").format(deadline=present),
            _("Extend"),
            parent,
        )
        self.like(_WIDE)
        form = self.form()
        self.deadline = ZonedMoment(_("New deadline"), silence.time_zone, self)
        if not self.deadline.fault() or not self.deadline.line.text():
            self.deadline.show_moment(deadline_of(silence))
        form.addRow(_("New deadline"), self.deadline)
        self.build_reason(form, _("Reason"))
        self.deadline.line.setFocus()

    def fault(self) -> str:
        """A moment and a reason."""
        return self.deadline.fault() or super().fault()


class ObjectDialog(_ReasonDialog):
    """Which party objected, when, and why. Whether it came in time is said at once."""

    needs_reason = False

    def __init__(
        self, silence: SilenceProcedure, parties: Sequence[BoxChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Record an objection"),
            _("It counts by the time it was made: in time it breaks silence, later it is recorded as late."),
            _("Record"),
            parent,
        )
        self.like(_WIDE)
        self._silence = silence
        form = self.form()
        self.party = ChoiceBox(parties, self)
        self.party.setAccessibleName(_("Party"))
        form.addRow(_("Party"), self.party)
        self.when = ZonedMoment(_("Made at"), parent=self)
        self.when.show_moment(timestamps.now())
        form.addRow(_("Made at"), self.when)
        self.build_reason(form, _("Reason given"))
        self.timing = kit.label(parent=self)
        self.timing.setMinimumHeight(room_for(1, "base"))
        self.body.addWidget(self.timing)
        self.when.edited.connect(self._show_timing)
        self._show_timing()
        self.party.setFocus()

    def made_at(self) -> str:
        """When the objection was made; the present moment to the second, if the line names this minute."""
        found, now = self.when.moment(), timestamps.now()
        return now if found[:16] == now[:16] and found[-6:] == now[-6:] else found

    def _show_timing(self) -> None:
        from dataclasses import replace

        made = self.when.moment()
        late = bool(made) and is_late(replace(self._silence, broken_at=made))
        self.timing.setText(
            ""
            if not made
            else _("After the deadline: recorded as late, the text stays agreed.")
            if late
            else _("Before the deadline: silence is broken.")
        )

    def fault(self) -> str:
        """A party and a moment."""
        if not self.party.code():
            self.party.setFocus()
            return _("Say which party objects.")
        return self.when.fault() or super().fault()


class WithdrawSilenceDialog(_ReasonDialog):
    """Why the text is taken back."""

    def __init__(self, silence: SilenceProcedure, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Withdraw the text"),
            _("Version {n} is taken back before it counts as agreed. The record stays.").format(
                n=silence.version
            ),
            _("Withdraw"),
            parent,
        )
        self.build_reason(self.form(), _("Reason"))
        self.reason.setFocus()
