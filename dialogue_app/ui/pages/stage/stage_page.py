"""The page of a stage: title, purpose, a tab per field, and the gate below.

Editors are made when their tab is first shown. The guide beside the page belongs to the workbench.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.core.commands.stages import COMPLETE, SKIPPED, field_skip, gate_key, resume_field, tick
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.gates import Missing
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import FieldSkip, Session, StageNotes, StageState
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.visibility.markings import highest
from dialogue_app.fields.shown_markings import markings_brought, shown_markings
from dialogue_app.reports.dates import moment
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import FieldEditor
from dialogue_app.ui.pages.stage.field_bar import FieldBar
from dialogue_app.ui.pages.stage.field_marking import FieldMarking
from dialogue_app.ui.pages.stage.field_notes import FieldNotes
from dialogue_app.ui.pages.stage.field_sheet import FieldSheet
from dialogue_app.ui.pages.stage.field_stack import FieldStack, field_groups, place_of
from dialogue_app.ui.pages.stage.gate_panel import GatePanel
from dialogue_app.ui.pages.stage.seal_bar import SealBar, StageSeal
from dialogue_app.ui.pages.stage.stage_completion import StageCompletion
from dialogue_app.ui.qt import theme
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.least_room import is_low, room_around

GATE_PAUSE_MS, LONG_GATE_PAUSE_MS = 40, 300
"""The gates follow an edit after this pause; with many records they wait until nobody types."""

MANY_RECORDS = 20_000
_JUDGED = frozenset(KINDS) - {StageNotes}
ROOM_FOR_GATE = (780, 720)
"""Width and height of the page from which on the gate is not cut."""
_MARGINS, _LOW_MARGINS = (24, 16, 24, 16), (24, 8, 24, 8)


class StagePage(QWidget):
    """One stage of one session. ``marking_changed`` when the highest marking shown is another;
    ``field_wanted`` asks for a field of another stage: (stage, field, item, party, part).
    """

    marking_changed = Signal(str)
    field_wanted = Signal(str, str, str, str, str)

    def __init__(
        self,
        track: OpenTrack,
        session: str,
        template: Template,
        stage: Stage,
        parent: QWidget | None = None,
        *,
        field: str = "",
    ) -> None:
        """The tab of ``field`` is shown first, if the stage has it; else the first one."""
        super().__init__(parent)
        self.track, self.session, self.template, self.stage = track, session, template, stage
        self.setProperty("accent", track.track)
        self.setAccessibleName(stage.title.shown(language()))
        self.groups = field_groups(stage)
        self.closing = StageCompletion(track, session, template, stage, self)
        self._markings: set[str] = set()
        self._build()
        self._gate_timer = QTimer(self)
        self._gate_timer.setSingleShot(True)
        many = sum(len(track.dialogue.of(kind)) for kind in _JUDGED) > MANY_RECORDS
        self._gate_timer.setInterval(LONG_GATE_PAUSE_MS if many else GATE_PAUSE_MS)
        self._gate_timer.timeout.connect(self.show_gates)
        track.changed.connect(self.refresh)
        if self.groups:
            self._turn_to(field)
        self._show_notes()
        if many:
            self._gate_timer.start()
        else:
            self.show_gates()

    # -- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._column = column = kit.column(self, margins=_MARGINS)
        column.addLayout(self._build_head())
        self._tab_marking = FieldMarking(self.track, self.session, self)
        self.tabs = FieldBar(list(map(place_of, self.groups)), self.track.track, self._tab_marking)
        self.tabs.chosen.connect(self._on_tab)
        column.addWidget(self.tabs)
        if self.stage.one_page:
            self.tabs.hide()
        self.notes = FieldNotes(self.track, self.session)
        self.notes.resume_wanted.connect(self.resume_field)
        column.addWidget(self.notes)
        self.notes.hide()
        self.seal_bar = SealBar()
        self.seal_bar.wanted.connect(self._on_seal)
        self.sealing = StageSeal(self.track, self.session, self.template, self.seal_bar)
        column.addWidget(self.seal_bar)
        self.stack = FieldStack(self.track, self.session, self.template, self.stage, self.groups)
        self.stack.setMinimumHeight(120)
        self.stack.navigate.connect(self._go_anywhere)
        self.stack.begin_wanted.connect(self.begin)
        self.stack.turned.connect(self._on_turned)
        self.stack.resume_wanted.connect(self._on_resume)
        column.addWidget(self.stack, 1)
        self.gate = GatePanel()
        self.gate.place_wanted.connect(self._on_place)
        self.gate.ticked.connect(self._on_gate_ticked)
        self.gate.complete_wanted.connect(self.closing.complete)
        self.gate.skip_wanted.connect(self.closing.skip)
        self.gate.reopen_wanted.connect(self.closing.reopen)
        column.addWidget(self.gate)
        QShortcut(QKeySequence("Ins"), self).activated.connect(self.begin)

    def _build_head(self) -> QHBoxLayout:
        texts = kit.column(spacing=2)
        texts.addWidget(kit.label(self.stage.title.shown(language()), "title"))
        self.purpose = kit.label(self.stage.purpose.shown(language()), "purpose")
        texts.addWidget(self.purpose)
        self.buttons = kit.row()
        head = kit.row(spacing=24)
        head.addLayout(texts, 1)
        head.addLayout(self.buttons)
        head.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self.take_room(room_around(self))

    def take_room(self, room: QSize) -> None:
        """Say in full, in short or not at all what may be said so, by the room that is seen of the page."""
        look = theme.current()
        low = is_low(room)
        self.purpose.setVisible(not low)
        self._column.setContentsMargins(*(_LOW_MARGINS if low else _MARGINS))
        self.gate.set_short(
            room.height() < look.scaled(ROOM_FOR_GATE[1]) or room.width() < look.scaled(ROOM_FOR_GATE[0])
        )
        self.gate.set_folded(low)

    # -- what is shown -------------------------------------------------------------------------------

    @property
    def sheet(self) -> FieldSheet | None:
        """The fields below each other, in a stage that is one page."""
        return self.stack.sheet

    @property
    def editor(self) -> FieldEditor | None:
        """The editor of the tab shown; on one page that of the section in which the focus is."""
        return self.stack.editor

    @property
    def field(self) -> TemplateField | None:
        """The field of that editor."""
        return self.stack.field

    @property
    def field_marking(self) -> FieldMarking:
        return self.sheet.section.marking if self.sheet is not None else self._tab_marking

    def shows(self, field: str) -> bool:
        """Whether a field is shown now, alone or with others."""
        return self.tabs.current >= 0 and field in {group.key for group in self.groups[self.tabs.current]}

    def marking(self) -> str:
        """The highest marking of what is shown: the fields of the tab with what they hold, the session."""
        return highest((self.track.session(self.session).handling, *self._markings))

    def _count_markings(self) -> None:
        """Look anew at what the tab shows, which may be marked otherwise than its fields."""
        before, self._markings = self._markings, set()
        for field in self.groups[self.tabs.current] if self.groups else ():
            self._markings |= shown_markings(self.track.dialogue, self.session, self.template, field)
        if highest(before) != highest(self._markings):
            self.marking_changed.emit(self.marking())

    def refresh(self, change: Change | None = None) -> None:
        """Show the present value: the tab shown at once, the others when they are shown."""
        if self.track.dialogue.get(Session, self.session) is None:
            return
        self.stack.refresh(change)
        if touches(change, {FieldSkip}):
            self._show_notes()
        self.sealing.show(self.field)
        if change is not None and self.groups:
            brought = markings_brought(change, self.session, self.groups[self.tabs.current])
            if not brought <= self._markings:
                self._markings |= brought
                self.marking_changed.emit(self.marking())
        if touches(change, _JUDGED):
            self._gate_timer.start()

    def show_gates(self) -> None:
        """Evaluate the gates and show them, and look anew at what is marked how; nothing waits then."""
        self._gate_timer.stop()
        if self.track.dialogue.get(Session, self.session) is None:
            return
        self._count_markings()
        hidden = self.track.hidden_in(self.session)
        results = gates_of(self.track.dialogue, self.session, self.template, self.stage.key, hidden=hidden)
        state = self.track.dialogue.stage_state(self.session, self.stage.key)
        self.gate.show_gates(
            results,
            state=state.status if state else "",
            closed=closed_words(state),
            read_only=self.track.read_only,
        )

    def _show_notes(self) -> None:
        if self.sheet is not None:
            self.sheet.show_notes()
            return
        skipped = [
            group[0].left_out or field_skip(self.track.dialogue, self.session, group[0].key)
            for group in self.groups
        ]
        self.tabs.show_notes([_("skipped") if one else "" for one in skipped])
        self.notes.show_field(self.field)

    # -- going about ---------------------------------------------------------------------------------

    def go_to(self, field: str, item: str = "", party: str = "", part: str = "") -> bool:
        """Show a field and put the focus on a place of it, or on a part of that; false if the stage has no
        such field.
        """
        if self._tab_of(field) is None:
            return False
        self._turn_to(field)
        editor = self.editor
        if editor is not None:
            editor.go_to(item, party)
            if part and editor.field.key == field:
                editor.go_to_part(item, part)
        return True

    def _turn_to(self, field: str) -> None:
        """Show a field, or the first one."""
        number = self._tab_of(field)
        self.tabs.choose(number or 0)
        if self.sheet is not None and number is not None:
            self.sheet.turn_to(field)

    def _tab_of(self, field: str) -> int | None:
        """The tab that shows a field; nothing if none does."""
        groups = enumerate(self.groups)
        return next((tab for tab, group in groups if field in {one.key for one in group}), None)

    def step_field(self, steps: int) -> None:
        """Show the next field, or the one before."""
        if self.sheet is not None:
            self.sheet.step(steps)
            self.take_focus()
        elif self.groups:
            self.tabs.choose((self.tabs.current + steps) % len(self.groups))
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the field, or on its tab: never where the next key would do something else."""
        editor = self.editor
        if editor is not None:
            editor.go_to()
        focus = self.window().focusWidget()
        outside = focus is None or not self.isAncestorOf(focus) or self.gate.isAncestorOf(focus)
        if self.sheet is not None and outside:
            self.sheet.section.marking.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.groups and outside:
            self.tabs.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, field: str = "", who: str = "") -> None:
        """Begin a record in a field of the stage, or in the one shown."""
        if (not field or self.go_to(field)) and self.editor is not None:
            self.editor.begin(who)

    def commit(self) -> None:
        """Save what is being typed right now."""
        self.stack.commit()

    def let_go(self) -> None:
        """Another page takes the place of this one: follow the track no more."""
        self.track.changed.disconnect(self.refresh)
        self._gate_timer.stop()

    def skip_field(self) -> None:
        """Skip the field shown, with a reason and a name."""
        if self.field is not None and not self.field.left_out:
            self.closing.skip_field(self.field)

    def resume_field(self) -> None:
        """Take up the field shown again."""
        if self.field is not None:
            self.track.perform(resume_field(self.track.dialogue, self.session, self.field.key))

    # -- slots ---------------------------------------------------------------------------------------

    def _on_tab(self, number: int) -> None:
        self.commit()
        self.stack.prepare(number)
        before = self.stack.currentWidget()
        if before is not None and before.isAncestorOf(self.window().focusWidget() or self):
            self.tabs.stop().setFocus(Qt.FocusReason.OtherFocusReason)
        self.stack.show_group(number)
        self._show_notes()
        self.sealing.show(self.field)
        self._tab_marking.show_field(self.field)
        self._count_markings()
        self.marking_changed.emit(self.marking())

    def _on_turned(self) -> None:
        self.marking_changed.emit(self.marking())

    def _on_resume(self, field: str) -> None:
        self.track.perform(resume_field(self.track.dialogue, self.session, field))

    def _on_place(self, missing: Missing) -> None:
        if missing.field:
            self._go_anywhere(missing.field, missing.item, missing.party, missing.part)
        else:
            self.take_focus()

    def _go_anywhere(self, field: str, item: str, party: str, part: str = "") -> None:
        if self.go_to(field, item, party, part):
            return
        found = self.template.find_field(field)
        if found is not None:
            self.field_wanted.emit(found[0].key, field, item, party, part)

    def _on_seal(self, who: str, act: str) -> None:
        if self.field is not None:
            self.commit()
            self.sealing.perform(self.field, who, act)

    def _on_gate_ticked(self, number: int, on: bool) -> None:
        what = gate_key(self.stage.key, number)
        self.track.perform(tick(self.track.dialogue, self.session, what, on))


def closed_words(state: StageState | None) -> str:
    """How and by whom a stage was closed; empty for an open one."""
    if state is None or state.status not in (COMPLETE, SKIPPED):
        return ""
    verb = _("Complete") if state.status == COMPLETE else _("Skipped")
    text = _("{verb} since {moment}").format(verb=verb, moment=moment(state.ended_at))
    if state.by:
        text += f" · {state.by}"
    return f"{text} · {state.reason}" if state.reason else text
