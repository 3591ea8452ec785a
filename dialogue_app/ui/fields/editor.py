"""What every field editor is: a widget that shows one field of one session and edits it in place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dialogue_app.core.edits import Change
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.visibility.seals import is_revealed
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.registry import read_back_field
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.least_room import Flexible


@dataclass(frozen=True, slots=True)
class FieldContext:
    """What an editor is about: a field of a stage of the template on which a session of a track runs."""

    track: OpenTrack
    session: str
    template: Template
    stage: Stage
    field: TemplateField


class FieldEditor(Flexible):
    """Base of the editors. A subclass builds itself in ``__init__`` and overrides ``refresh`` and
    ``go_to``. Editors never keep content beyond what they show; they read ``track.dialogue``.

    ``navigate`` asks the page to go to another field: (field key, item id, party id). ``begin_wanted`` asks
    it to begin a record in another list of the stage, of a party: (field key, party id).
    """

    navigate = Signal(str, str, str)
    begin_wanted = Signal(str, str)
    hide_action: QAction | None = None
    """Hides the answers until their reveal; nothing where they cannot be hidden."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.track = context.track
        self.session = context.session
        self.template = context.template
        self.stage = context.stage
        self.field = context.field
        self.setAccessibleName(str(self.field.label))

    def refresh(self, change: Change | None = None) -> None:
        """Show the present value. ``change`` says what changed; nothing means: everything may have."""

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the focus on a place of the field."""
        self.setFocus()

    def go_to_part(self, item: str, part: str) -> None:
        """Put the focus on one part of the place gone to: an attribute of its record or entry."""

    def current_item(self) -> str:
        """The id of the row that the keys are on; empty where the field has no rows, or they are on none."""
        return ""

    def begin(self, party: str = "") -> None:
        """Begin a record, where the field lists any, of a party if it asks whose."""

    def commit(self) -> None:
        """Save what is being typed right now."""

    def waits(self) -> bool:
        """Whether this is a sealed field that has not been unsealed by everybody who answered."""
        return self.field.sealed and not is_revealed(self.track.dialogue, self.session, self.field)


@dataclass(frozen=True, slots=True)
class Editor:
    """Which kinds of field an editor serves. Lists may have editors of their own, named by their modules:
    ``sealed`` for sealed ones, ``restated`` for those that are read back in another field, ``records`` for
    those whose records follow from acts and are not typed.
    """

    kinds: tuple[FieldKind, ...]
    widget: type[FieldEditor]
    sealed: str = ""
    restated: str = ""
    records: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def own_module(self, template: Template, field: TemplateField) -> str:
        """The module of the own editor of a field of a template; empty where this one serves it."""
        own = (self.sealed if field.sealed else "") or self.records.get(field.record, "")
        restated = not own and self.restated and read_back_field(template, field) is not None
        return self.restated if restated else own
