"""The editors of a stage, one over the other; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.core.edits import Change
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import FieldContext, FieldEditor
from dialogue_app.ui.fields.editors import editor_for
from dialogue_app.ui.pages.stage.field_bar import FieldPlace
from dialogue_app.ui.pages.stage.field_sheet import FieldSheet
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.least_room import FlexibleStack

FieldGroup = tuple[TemplateField, ...]
"""Fields shown together: one with those beside it, or all of a stage that is one page."""


class FieldStack(FlexibleStack):
    """``navigate`` and ``begin_wanted`` are those of the editors; on one page ``turned`` says that the focus
    is in another section, ``resume_wanted`` that a field is taken up again.
    """

    navigate = Signal(str, str, str)
    begin_wanted = Signal(str, str)
    turned = Signal()
    resume_wanted = Signal(str)

    def __init__(
        self, track: OpenTrack, session: str, template: Template, stage: Stage, groups: Sequence[FieldGroup]
    ) -> None:
        super().__init__()
        self._track, self._session, self._template, self._stage = track, session, template, stage
        self._groups = groups
        self._editors: dict[int, FieldEditor | FieldSheet] = {}
        self._stale: set[int] = set()
        self._current = -1

    @property
    def sheet(self) -> FieldSheet | None:
        """The fields below each other, in a stage that is one page."""
        shown = self._editors.get(self._current)
        return shown if isinstance(shown, FieldSheet) else None

    @property
    def editor(self) -> FieldEditor | None:
        """The editor shown; on one page that of the section in which the focus is."""
        shown = self._editors.get(self._current)
        return shown.section.editor if isinstance(shown, FieldSheet) else shown

    @property
    def field(self) -> TemplateField | None:
        """The field of that editor."""
        return self.editor.field if self.editor is not None else None

    def prepare(self, number: int) -> FieldEditor | FieldSheet:
        """The editor of a group, with the present value."""
        editor = self._editors.get(number)
        if editor is None:
            editor = self._make_sheet() if self._stage.one_page else self._make(self._groups[number][0])
            self._editors[number] = editor
            self.addWidget(editor)
        elif number in self._stale:
            editor.refresh(None)
        self._stale.discard(number)
        return editor

    def show_group(self, number: int) -> None:
        """Show the editor of a group."""
        self._current = number
        self.setCurrentWidget(self.prepare(number))

    def refresh(self, change: Change | None) -> None:
        """Show the present value: in the editor shown at once, in the others when they are shown."""
        self._stale |= {number for number in self._editors if number != self._current}
        shown = self._editors.get(self._current)
        if shown is not None:
            shown.refresh(change)

    def commit(self) -> None:
        """Save what is being typed right now."""
        for editor in self._editors.values():
            editor.commit()

    def _make_sheet(self) -> FieldSheet:
        sheet = FieldSheet(self._track, self._session, self._stage.fields, self._make, self)
        sheet.turned.connect(self.turned)
        sheet.resume_wanted.connect(self.resume_wanted)
        return sheet

    def _make(self, field: TemplateField) -> FieldEditor:
        kind = LeftOut if field.left_out else editor_for(self._template, field)
        editor = kind(FieldContext(self._track, self._session, self._template, self._stage, field), self)
        editor.setProperty("accent", self._track.track)
        editor.navigate.connect(self.navigate)
        editor.begin_wanted.connect(self.begin_wanted)
        return editor


class LeftOut(FieldEditor):
    """Stands in for a field that the session's short form leaves out, with the reason."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = kit.column(self, spacing=None, margins=(0, 8, 0, 0))
        reason = self.field.left_out.shown(language()).rstrip(".")
        sentence = _("This session leaves this field out: {reason}.").format(reason=reason)
        column.addWidget(kit.label(sentence, "soft"), 0, Qt.AlignmentFlag.AlignTop)


def field_groups(stage: Stage) -> tuple[FieldGroup, ...]:
    """The fields of a stage as they are shown together."""
    if stage.one_page:
        return (stage.fields,)
    groups: list[FieldGroup] = []
    placed: set[str] = set()
    for field in stage.fields:
        if field.key not in placed:
            beside = [
                template_field
                for template_field in stage.fields
                if template_field.key in field.beside and template_field.key != field.key
            ]
            groups.append((field, *beside))
            placed |= {field.key, *(template_field.key for template_field in beside)}
    return tuple(groups)


def place_of(group: FieldGroup) -> FieldPlace:
    """The tab of a group, and its segment there if the tab is shared."""
    field, spoken = group[0], language()
    if not field.tab:
        return FieldPlace(field.key, field.brief.shown(spoken))
    return FieldPlace(field.key, field.tab.shown(spoken), (field.segment or field.brief).shown(spoken))
