"""Editor of a drafted text: its paragraphs in order, the brackets set off and settled, who stands behind
each, where the seats stand, what limits each paragraph, and the drafts kept on the way.
"""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dialogue_app.analyses.line_status import LineStanding, contradictions, line_standing, positions_field
from dialogue_app.core.commands.common_line import (
    CHOOSE,
    CHOOSE_BESIDE,
    KEEP,
    drafts,
    group_of,
    keep_draft,
    next_version,
    set_status,
    settle,
    text_now,
)
from dialogue_app.core.commands.lists import add_listed, move_listed
from dialogue_app.core.commands.silence import OVER, PASSED, RUNNING, circulated, differs, latest, phase
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineDraft, LineParagraph, SilenceProcedure
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.errors import DialogueError
from dialogue_app.core.form import form_groups
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Listed, Tick, new_id
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.wording.brackets import brackets_in
from dialogue_app.fields.drafted_text import KIND
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.fields import apply_change
from dialogue_app.ui.fields.apply_change import perform
from dialogue_app.ui.fields.drafted_text.bracket_inputs import BracketsInput, BracketTextInput
from dialogue_app.ui.fields.drafted_text.line_bar import LineBar, SilenceWords
from dialogue_app.ui.fields.drafted_text.paragraph_face import Note, ParagraphCard
from dialogue_app.ui.fields.drafted_text.support_squares import Support
from dialogue_app.ui.fields.editor import Editor, FieldContext
from dialogue_app.ui.fields.records.record_list import RecordListEditor
from dialogue_app.ui.text.card_links import Links
from dialogue_app.ui.text.card_text import CardText
from dialogue_app.ui.text.line_text import (
    bracket_lines,
    footnote_marks,
    limit_words,
    paragraphs_words,
    position_lines,
    positions_words,
    status_hint,
    supporter_faults,
)
from dialogue_app.ui.text.record_values import blank
from dialogue_app.ui.text.silence_text import (
    changed_words,
    draft_title,
    state_words,
    time_left,
    unchanged_words,
)
from dialogue_app.ui.widgets.cards.record_card import RecordCard
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.record_form import RecordForm

VARIANTS = ("bis", "ter", "quater", "quinquies")


def silence_field(template: Template) -> TemplateField | None:
    """The field in which a text is put under silence; nothing where there is none."""
    return template.list_of("silence_procedure")


class DraftedTextEditor(RecordListEditor):
    """The paragraphs as cards: closed they read as the text does, brackets visible; open they are edited."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        self._positions = positions_field(context.template, context.field)
        self._silence = silence_field(context.template)
        self.bar = LineBar()
        super().__init__(context, parent)
        self.around.insertWidget(0, self.bar)  # it stays while the text scrolls
        self.bar.keep_wanted.connect(self.keep)
        self.bar.compare_wanted.connect(self.compare)
        self.bar.silence_wanted.connect(self._on_silence)

    # -- showing -------------------------------------------------------------------------------------

    def refresh(self, change: Change | None = None) -> None:
        """Show the paragraphs, where the seats stand on each, and what is under silence."""
        asked = () if self._positions is None else ((self.session, self._positions.entry_field),)
        if touches(change, STRUCTURE | {Tick}, *asked):
            super().refresh(change)
            self.head.setVisible(not self.head.filter.isHidden())  # the bar says how many there are
            self._show_all_said()
            self._follow_text()
        self._show_bar()  # time goes on

    def card_words(self, record: Listed) -> CardText:
        """What a card says, with the marks of the footnotes beside the number of the paragraph."""
        text, standing = super().card_words(record), self._standing(record.id)
        marks = footnote_marks(standing) if standing is not None else ""
        return dataclasses.replace(text, who=f"{text.who}  {marks}") if marks else text

    def _standing(self, record_id: str) -> LineStanding | None:
        """Where the seats stand on a paragraph that is saved; positions that are hidden stay hidden."""
        asked, paragraph = self._positions, self.track.dialogue.get(LineParagraph, record_id)
        if paragraph is None:
            return None
        if asked is not None and asked.entry_field in self.track.hidden_in(self.session):
            asked = None
        return line_standing(self.track.dialogue, paragraph, self.field, asked)

    def make_card(self, parent: QWidget) -> RecordCard:
        """A card that reads as a paragraph of a document."""
        card = ParagraphCard(self.track.track, parent)
        card.acted.connect(self.act)
        return card

    def show_card(self, card: RecordCard, record: Listed) -> None:
        """Show a paragraph in its card, with what is said of it."""
        super().show_card(card, record)
        self._show_said(card, record)

    def _show_all_said(self) -> None:
        """What the form of the paragraph that is edited says is not said twice."""
        for record_id, card in self.cards.items():
            record = self.record(record_id)
            if record is not None:
                self._show_said(card, record)

    def _show_said(self, card: RecordCard, record: Listed) -> None:
        if isinstance(card, ParagraphCard) and isinstance(record, LineParagraph):
            standing = self._standing(record.id)
            number = record.number or str(record.position + 1)
            if standing is None:
                card.face.show_paragraph(number, "", (), Support())
            else:
                support = self._support(standing)
                card.face.show_paragraph(number, footnote_marks(standing), self._notes(standing), support)

    def _support(self, standing: LineStanding) -> Support:
        """Where each seat stands, in their order."""
        if not standing.of:
            return Support()
        dialogue = self.track.dialogue
        held = {party: code for code, parties in standing.positions for party in parties}
        seats = (seat.party for seat in dialogue.seats(self.session))
        positions = tuple(held.get(party, "") for party in seats)
        return Support(positions, position_lines(dialogue, standing), positions_words(dialogue, standing))

    def _notes(self, standing: LineStanding) -> list[Note]:
        dialogue = self.track.dialogue
        being_edited = standing.paragraph.id == self._open
        notes = [Note(words, "warn") for words in contradictions(dialogue, standing)]
        if not being_edited:  # the form says it beside each bracket
            notes = [Note(words, "soft") for words in bracket_lines(standing)] + notes
            notes += [Note(words, "warn") for words in supporter_faults(dialogue, standing)]
        hint = status_hint(standing)
        notes += [Note(hint, "small")] if hint else []
        return notes + [
            Note(limit_words(dialogue, limit), "warn" if limit.overdue else "soft")
            for limit in standing.limits
        ]

    def _show_bar(self) -> None:
        dialogue = self.track.dialogue
        kept = drafts(dialogue, self.session, self.field)
        words, last = _("No draft kept yet"), ""
        if kept:
            last = _("last: {draft}").format(draft=draft_title(kept[-1]))
            words = ngettext("{n} draft kept", "{n} drafts kept", len(kept)).format(n=len(kept))
            words = f"{words}, {last}"
        self.bar.show_text(paragraphs_words(self._paragraphs()), words, last)
        silence = latest(dialogue, self.session, self._silence) if self._silence is not None else None
        self.bar.show_silence(_silence_words(dialogue, silence, self.field))
        text = bool(text_now(dialogue, self.session, self.field))
        self.bar.show_buttons(
            keep=text and not self.track.read_only,
            compare=bool(kept),
            silence=self._silence is not None and text,
        )

    # -- brackets ------------------------------------------------------------------------------------

    def make_form(self, record: Listed, card: QWidget) -> RecordForm:
        """The form of a paragraph, in which the brackets follow the text as it is typed."""
        own = {"text": BracketTextInput, "alternatives": BracketsInput}
        groups = form_groups(self.kind, [name for name, _ask in self.questions])
        setting = Setting(self.track, self.session, record.id)
        form = RecordForm(self.questions, groups, setting, card, inputs=own)
        text, behind = form.inputs.get("text"), form.inputs.get("alternatives")
        if isinstance(behind, BracketsInput) and isinstance(text, BracketTextInput):
            behind.set_text(str(getattr(record, "text", "")))
            behind.follow(text.area)
            behind.settle_wanted.connect(self._on_settle)
            text.edited.connect(self._follow_text)
        return form

    def _follow_text(self) -> None:
        if self.form is None:
            return
        text, behind = self.form.inputs["text"], self.form.inputs["alternatives"]
        if isinstance(behind, BracketsInput) and isinstance(text, BracketTextInput):
            behind.set_text(text.area.text())

    def _on_settle(self, place: int, how: str) -> None:
        """Settle a bracket of the open paragraph; what was typed before is saved first."""
        if self.form is None:
            return
        self.form.commit()
        record = self.record(self._open)
        if self.form.inputs["text"].fault or not isinstance(record, LineParagraph):
            return
        how = self._meant(record.text, place) if how == CHOOSE else how
        if how and perform(self.track, settle, record, place, how):
            self._focus_brackets(place)

    def _meant(self, text: str, place: int) -> str:
        """How a bracket is chosen: where one stands beside it without a stroke, only the table knows whether
        they are alternatives. Empty: it was not said.
        """
        if place >= len(brackets_in(text)):
            return CHOOSE
        chosen, beside = brackets_in(text)[place], group_of(text, place, CHOOSE_BESIDE)
        named = group_of(text, place, CHOOSE)
        if len(beside) == len(named):
            return CHOOSE
        from dialogue_app.ui.widgets.ask_dialog import choose

        asked = _(
            "{brackets} stand side by side, and no stroke between them says that they are alternatives.\n\n"
            "As alternatives, “{words}” is kept and the others are dropped. If they are independent, only "
            "the signs around “{words}” go, and the others stay in brackets."
        ).format(brackets=" ".join(f"[{bracket.words}]" for bracket in beside), words=chosen.words)
        answers = (_("Alternatives"), _("Independent"))
        answer = choose(self, _("Are these alternatives?"), asked, answers, keep=_("Leave as it is"))
        independent = CHOOSE if len(named) > 1 else KEEP
        return {0: CHOOSE_BESIDE, 1: independent}.get(answer, "")

    def _focus_brackets(self, place: int) -> None:
        """After a bracket was settled the keys go to the next one, or back to the text."""
        behind = self.form.inputs["alternatives"] if self.form is not None else None
        rows = list(behind.rows.values()) if isinstance(behind, BracketsInput) else []
        buttons = [
            button for row in rows[min(place, len(rows) - 1) :] for button in row.settling.values()
        ] if rows else []  # fmt: skip
        shown = next((button for button in buttons if not button.isHidden()), None)
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form is not None:
            self.form.focus_on("text")

    def _on_committed(self, source: Input) -> None:
        """A status that brackets contradict is refused beside its input, which shows the old one again."""
        record = self.record(self._open)
        saved = isinstance(record, LineParagraph) and self.track.dialogue.get(LineParagraph, record.id)
        if source.name != "status" or not saved or not isinstance(record, LineParagraph):
            super()._on_committed(source)
            return
        if not apply_change.settle(self.track, source, set_status, record, source.value):
            fault = source.fault
            source.show_value(record.status)
            source.show_fault(fault)

    def open(self, record_id: str, question: str = "") -> None:
        """Open a paragraph; what its form says itself is not said twice."""
        super().open(record_id, question)
        self._show_all_said()

    def close_form(self, *, focus: bool = True) -> bool:
        """A status that was refused stands as it was, and keeps nobody in the form."""
        status = self.form.inputs.get("status") if self.form is not None else None
        if status is not None and not status.dirty:
            status.commit()
        closed = super().close_form(focus=focus)
        self._show_all_said()
        return closed

    # -- paragraphs ----------------------------------------------------------------------------------

    def beginning(self, party: str) -> dict[str, Any]:
        """A new paragraph gets the next number and is proposed."""
        numbers = [
            int(found[0])
            for paragraph in self._paragraphs()
            if (found := re.findall(r"^\d+", paragraph.number))
        ]
        return {"number": str(max(numbers, default=0) + 1), "status": "PRO"}

    def links(self, record: Listed) -> Links:
        """A paragraph with brackets offers to settle them."""
        found = super().links(record)
        open_ones = isinstance(record, LineParagraph) and "[" in record.text
        return (("brackets", _("Brackets")), *found) if open_ones and len(found) > 1 else found

    def menu(self, record: Listed) -> Links:
        """A paragraph may get an alternative paragraph after it."""
        found = super().menu(record)
        return (*found, ("variant", _("Insert alternative paragraph"))) if len(found) > 1 else found

    def act(self, action: str, record_id: str) -> None:
        """Do what a card's link or menu asks for."""
        if action == "variant":
            self.add_variant(record_id)
        elif action == "brackets":
            self.open(record_id, "alternatives")
            self._focus_brackets(0)
        else:
            super().act(action, record_id)

    def add_variant(self, record_id: str) -> None:
        """Add "2 bis" after paragraph 2, "2 ter" after that."""
        record = self.record(record_id)
        if not isinstance(record, LineParagraph):
            return
        number = self._variant_number(record.number)
        fresh = blank(self.session, self.field, number=number, status="PRO")
        fresh = dataclasses.replace(fresh, id=new_id())
        if perform(self.track, _insert_after, fresh, record):
            self.open(fresh.id, "text")

    def _variant_number(self, number: str) -> str:
        base = number.split(" ")[0] or "1"
        taken = {paragraph.number for paragraph in self._paragraphs()}
        free = (f"{base} {word}" for word in VARIANTS if f"{base} {word}" not in taken)
        return next(free, f"{base} {len(taken)}")

    def _paragraphs(self) -> list[LineParagraph]:
        return [record for record in self.records() if isinstance(record, LineParagraph)]

    # -- drafts --------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep the text as it stands as a draft, with a note."""
        from dialogue_app.ui.fields.drafted_text.drafts_dialog import KeepDraftDialog
        from dialogue_app.ui.widgets.ask_dialog import asked_until_taken

        self.commit()
        dialogue = self.track.dialogue
        try:
            keep_draft(dialogue, self.session, self.field)
        except DialogueError as refusal:
            self.track.failed.emit(str(refusal))
            return
        dialog = KeepDraftDialog(next_version(dialogue, self.session, self.field), self)
        keeping = partial(perform, self.track, keep_draft, self.session, self.field)
        asked_until_taken(dialog, self.track, lambda: keeping(dialog.note.text()))

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the focus on a paragraph; a draft that was searched for is shown beside the text."""
        draft = self.track.dialogue.get(LineDraft, item)
        super().go_to("" if draft is not None else item, party)
        if draft is not None:
            self._compare_from(draft.version)

    def compare(self) -> None:
        """Compare drafts with each other and with the text as it stands."""
        self._compare_from("")

    def _compare_from(self, version: str) -> None:
        from dialogue_app.ui.fields.drafted_text.drafts_dialog import CompareDialog
        from dialogue_app.ui.widgets.ask_dialog import asked

        self.commit()
        dialogue = self.track.dialogue
        kept = drafts(dialogue, self.session, self.field)
        asked(CompareDialog(kept, text_now(dialogue, self.session, self.field), version, self))

    def _on_silence(self) -> None:
        if self._silence is not None:
            self.navigate.emit(self._silence.key, "", "")


def _silence_words(
    dialogue: Dialogue, silence: SilenceProcedure | None, field: TemplateField
) -> SilenceWords:
    """Where the silence procedure stands, and whether the text is still the one that was circulated."""
    if silence is None:
        return SilenceWords(_("Not put under silence"), "soft")
    state, role = state_words(silence)
    words = [state, _("version {n}").format(n=silence.version), time_left(silence)]
    shown = SilenceWords(", ".join(word for word in words if word), role)
    if phase(silence) not in (RUNNING, OVER, PASSED) or not circulated(dialogue, silence, field):
        return shown
    differences = differs(dialogue, silence, field)
    if not differences:
        return shown._replace(change=_("text unchanged"), sentence=unchanged_words(silence))
    numbers = ", ".join(difference.before for difference in differences)
    change = _("text changed since in paragraph {numbers}").format(numbers=numbers)
    return shown._replace(change=change, sentence=changed_words(silence, differences), differs=True)


def _insert_after(dialogue: Dialogue, fresh: Listed, before: LineParagraph) -> Change:
    """Add a paragraph right after another one and its alternatives, as one change."""
    adding = add_listed(dialogue, fresh, name=_("Insert alternative paragraph"))
    after = dialogue.apply(adding.edits)
    placed = after.get(type(fresh), fresh.id)
    if placed is None:
        return adding
    order = [record.id for record in after.listed(type(fresh), fresh.session, fresh.field)]
    base = before.number.split(" ")[0]
    related = [
        paragraph.id
        for paragraph in dialogue.listed(LineParagraph, before.session, before.field)
        if paragraph.number.split(" ")[0] == base
    ]
    last = max((order.index(one) for one in related), default=order.index(before.id))
    steps = last + 1 - order.index(fresh.id)
    moving = move_listed(after, placed, steps)
    return Change(adding.name, adding.edits + moving.edits)


EDITOR = Editor((KIND,), DraftedTextEditor)
