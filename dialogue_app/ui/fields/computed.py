"""What follows from other fields: shown as far as it is recorded, with what is still needed in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.two_way import TwoWay, two_way
from dialogue_app.analyses.both_sides.zones import CONTESTED, FLAGS, UNKNOWN, ZONES
from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.stages import COMPLETE
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.fields.computed import KIND
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.services.analysis import SessionView
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.track.entry_writer import EntryWriter
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.text_area import TextArea

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComputedContent:
    """A sentence on what this is, a table, and what is still needed; each but the first may be empty."""

    sentence: str
    heads: Row = ()
    rows: tuple[Row, ...] = ()
    needed: str = ""
    stretch_last: bool = True


def shown_for(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> ComputedContent:
    """What a field shows at present; what is sealed or hidden until the reveal is not in it."""
    table = _TABLES.get(field.role, _unnamed)
    return table(dialogue, session, template, field)


def _scores(dialogue: Dialogue, session: str, template: Template, _field: TemplateField) -> ComputedContent:
    """Prediction scores by side, once the verdicts they are measured against have all been stated."""
    fields = direction_fields(template, "VERDICT")
    predicted, stated = fields.get("prediction"), fields.get("on_other")
    sentence = _(
        "How well each side foresaw the other's verdicts, from the sealed predictions and the verdicts "
        "stated afterwards. Predictions are ranked, not persons."
    )
    if predicted is None or stated is None:
        return ComputedContent(sentence, needed=_("This template asks for no prediction of verdicts."))
    stage_and_field = template.find_field(stated.key)
    state = dialogue.stage_state(session, stage_and_field[0].key) if stage_and_field else None
    if state is None or state.status != COMPLETE:
        counts = _counts(dialogue, session, (predicted, stated))
        name = (
            f"{stage_and_field[0].key} {stage_and_field[0].title.shown(language())}"
            if stage_and_field
            else ""
        )
        return ComputedContent(
            sentence,
            needed=_("{counts}. The scores stand here once “{stage}” is complete.").format(
                counts=counts, stage=name
            ),
        )
    context = ReportContext(SessionView(shut(dialogue, template_of), session, template), dialogue.track.track)
    report = make_report("prediction_scores", context)
    table = report.table if report is not None else None
    heads = tuple(column.title for column in table.columns) if table is not None else ()
    rows = tuple(tuple(map(text_of, row.cells)) for row in table.rows) if table is not None else ()
    missing = "" if rows else _("No prediction has been unsealed, so there is nothing to compare.")
    return ComputedContent(sentence, heads, rows, missing)


def _seams(dialogue: Dialogue, session: str, template: Template, _field: TemplateField) -> ComputedContent:
    """The zones that two estimated verdicts give. Seams themselves need each ally's own verdict."""
    sentence = _(
        "A seam is an activity on which allies are not united and which Russia regards as inside the rules "
        "when it does it. Estimates for a whole side do not show whether allies are united; the contested "
        "activities below are where to look. Name the seams you see in the note."
    )
    overview = two_way(shut(dialogue, template_of), session, template)
    rows = [activity for activity in overview.activities if activity.zone.zone != UNKNOWN]
    rows.sort(key=_seam_order)
    fields = tuple(field for key, field in direction_fields(template, "VERDICT").items() if key == "on_other")
    needed = (
        ""
        if rows
        else _("{counts}. A row appears for each activity that has both verdicts.").format(
            counts=_counts(dialogue, session, fields)
        )
    )
    heads = (_("Activity"), _("Alliance on Russia"), _("Russia on the alliance"), _("Zone"))
    shown = tuple(
        (
            f"{row.item.code} {row.item.title}".strip(),
            row.alliance,
            row.russia,
            ", ".join([_(ZONES[row.zone.zone]), *(_(FLAGS[flag]) for flag in row.zone.flags)]),
        )
        for row in rows
    )
    return ComputedContent(sentence, heads if shown else (), shown, needed, stretch_last=False)


def _seam_order(judgement: TwoWay) -> tuple[bool, str]:
    return judgement.zone.zone != CONTESTED, judgement.item.code


def _unnamed(
    _dialogue: Dialogue, _session: str, _template: Template, field: TemplateField
) -> ComputedContent:
    return ComputedContent(
        _("“{field}” follows from the other fields of this session. Nothing is entered here.").format(
            field=field.label.shown(language())
        )
    )


def _counts(dialogue: Dialogue, session: str, fields: tuple[TemplateField, ...]) -> str:
    """How many entries each of these fields has, in one line."""
    parts = []
    for field in fields:
        rows = dialogue.field_entries(session, field.entry_field).values()
        n = sum(1 for cells in rows for entry in cells.values() if entry.value)
        parts.append(_("{field}: {n} recorded").format(field=field.label.shown(language()), n=n))
    return " · ".join(parts)


_TABLES: dict[Role | None, Callable[[Dialogue, str, Template, TemplateField], ComputedContent]] = {
    Role.PREDICTION_SCORES: _scores,
    Role.SEAMS: _seams,
}


class ComputedEditor(FieldEditor):
    """A sentence on what is shown and where from, the table, and a note where the field asks for one."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.writer = EntryWriter(self.track, self.session)
        self._shown: ComputedContent | None = None
        self.sentence = kit.label(role="soft")
        self.needed = kit.label(role="notice")
        self.table = QWidget()
        self.note_label = kit.label(self.field.text_label.shown(language()), "small")
        self.note = TextArea(self.field.text_label.shown(language()), 2)
        self.note.setVisible(bool(self.field.text_label))
        self.note_label.setVisible(bool(self.field.text_label))
        self.note_label.setBuddy(self.note)
        self.note.typed.connect(self._on_note)
        self._layout = kit.column(self, spacing=12, margins=(0, 8, 0, 0))
        for part in (self.sentence, self.table, self.needed, self.note_label, self.note):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.refresh()

    def refresh(self, change: Change | None = None) -> None:
        """Compute again and show it, if it is something else now."""
        entry = self.track.dialogue.entry(self.session, self.field.entry_field)
        self.note.setReadOnly(self.track.read_only)
        self.note.show_text(entry.reason if entry else "")
        shown = shown_for(self.track.dialogue, self.session, self.template, self.field)
        if shown == self._shown:
            return
        self._shown = shown
        self.sentence.setText(shown.sentence)
        self.needed.setText(shown.needed)
        self.needed.setVisible(bool(shown.needed))
        self._show_table(shown)

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the keys into the note, the only thing to be typed here."""
        (self.note if self.field.text_label else self).setFocus()

    def commit(self) -> None:
        """Save the note being typed."""
        self.note.commit()

    def _show_table(self, shown: ComputedContent) -> None:
        table = QWidget()
        table.setAccessibleName(self.field.label.shown(language()))
        grid = kit.grid(table, across=24, down=8)
        for column, head in enumerate(shown.heads):
            grid.addWidget(kit.label(head, "heading"), 0, column)
        for row, cells in enumerate(shown.rows, 1):
            for column, text in enumerate(cells):
                grid.addWidget(kit.label(text, "" if column else "strong"), row, column)
        if shown.heads:
            grid.setColumnStretch(len(shown.heads) - 1 if shown.stretch_last else 0, 1)
        table.setVisible(bool(shown.rows))
        self._layout.replaceWidget(self.table, table)
        self.table.deleteLater()
        self.table = table

    def _on_note(self, text: str) -> None:
        self.writer.set((self.field, Place()), merge=True, source=self.note, reason=text)


EDITOR = Editor((KIND,), ComputedEditor)
