"""What actions of stages and fields do; those that do not apply to what is shown are hidden."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from dialogue_app.core.commands.stages import field_skip, is_closed
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.shell.actions import Actions, Slots
from dialogue_app.ui.shell.workbench import Workbench
from dialogue_app.ui.widgets.marking_strip import MarkingStrip

ON_A_STAGE = ("to_gate", "to_guide", "to_notes", "guide")


class StageActions(QObject):
    """Follows the workbench and shows the actions that would do something."""

    def __init__(self, bench: Workbench, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._actions = bench, actions
        bench.rail_shown.connect(self.show)
        bench.marking_shown.connect(self._on_marking)

    def show(self) -> None:
        """Show what applies now."""
        track = self._bench.desk.track
        if track is None:
            return
        page = self._bench.stage_page
        applies = dict.fromkeys(ON_A_STAGE, page is not None)
        applies["other_track"] = len(self._bench.desk.tracks) > 1
        applies |= _of_stage(page)
        for key, visible in applies.items():
            self._actions[key].setVisible(visible)

    def _on_marking(self, _marking: object) -> None:
        self.show()


def _of_stage(page: StagePage | None) -> dict[str, bool]:
    """The actions that change a stage or field, and whether each applies."""
    keys = (
        "complete_stage", "skip_stage", "reopen_stage", "skip_field", "resume_field", "seal", "mark_field",
        "hide_answers",
    )  # fmt: skip
    result = dict.fromkeys((*keys, "next_field", "previous_field"), False)
    if page is None:
        return result
    result["next_field"] = result["previous_field"] = len(page.stage.fields) > 1
    if page.track.read_only:
        return result
    dialogue, field = page.track.dialogue, page.field
    done = is_closed(dialogue.stage_state(page.session, page.stage.key))
    result |= {"complete_stage": not done, "skip_stage": not done, "reopen_stage": done}
    if field is not None and not field.left_out:
        skipped = field_skip(dialogue, page.session, field.key) is not None
        result |= {"skip_field": not skipped, "resume_field": skipped, "seal": field.sealed}
        result["mark_field"] = True
        result["hide_answers"] = hide_action_of(page.editor) is not None
    return result


class MarkingActions(QObject):
    """A part of the room with open tracks."""

    def __init__(self, bench: Workbench, strip: MarkingStrip, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._strip = bench, strip
        bench.marking_shown.connect(self._on_marking)

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {"mark_field": self.on_mark_field}

    def on_mark_field(self) -> None:
        """Offer the markings that the field shown may bear."""
        page = self._bench.stage_page
        if page is not None:
            page.field_marking.open_menu()

    def _on_marking(self, _marking: object) -> None:
        self._strip.setToolTip(self._bench.status.chip.toolTip())


class HidingActions(QObject):
    """Does what the button below the table does, wherever the keys are."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench

    def slots(self) -> Slots:
        """What answers the actions of this part."""
        return {"hide_answers": self.on_hide_answers}

    def on_hide_answers(self) -> None:
        """Hide the answers of the field shown, or reveal them."""
        page = self._bench.stage_page
        action = hide_action_of(page.editor) if page is not None else None
        if action is not None:
            action.toggle()


def hide_action_of(editor: FieldEditor | None) -> QAction | None:
    """The action of an editor that hides its answers; nothing for a field whose answers cannot be hidden."""
    return editor.hide_action if editor is not None else None
