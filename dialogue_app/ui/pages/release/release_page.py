"""Release: the one way from this track to the other, with the check, the signature and the ledger."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import add_listed, change_record, remove_record
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import DialogueError
from dialogue_app.core.visibility.released_items import PROPOSED
from dialogue_app.services.release.release_acts import (
    give_out,
    give_up,
    next_code,
    propose_successor,
    sign,
    take_back,
    unfinished,
)
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.apply_change import perform, settle
from dialogue_app.ui.pages.records.list_page import home
from dialogue_app.ui.pages.release.release_lists import ReleaseLists
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.track.release_crossing import cross, finish
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine, PlainText
from dialogue_app.ui.widgets.rows.row_view import RowView
from dialogue_app.ui.widgets.unsaved_text import may_leave


class ReleasePage(ReleaseLists):
    """Signs, releases, withdraws and supersedes; proposes texts and brings to an end what was interrupted."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.adder.clicked.connect(self._on_add)
        self.view.removed.connect(self._on_removed)
        self.pane.typed.connect(self._on_typed)
        self.pane.acted.connect(self.act)
        self.line.acted.connect(self.act)
        self.finisher.clicked.connect(self._on_finish)
        self.stopper.clicked.connect(self._on_give_up)

    # -- acting --------------------------------------------------------------------------------------

    def act(self, what: str) -> None:
        """Do what a pane asks for."""
        self.commit()
        acts = {
            "sign": self.sign,
            "release": self.release,
            "edit": self.edit,
            "open": self.open_external,
            "withdraw": self.withdraw,
            "supersede": self.supersede,
        }
        acts[what]()

    def sign(self) -> bool:
        """Sign the text shown, with the concerns that were confirmed; never another one than stands there."""
        item = self._item(self.view)
        if item is None or not may_leave(self.pane.pair):
            return False
        form, confirmed = self.pane.form.signature(), frozenset(self.pane.findings.confirmed)
        try:
            change = sign(self.track.dialogue, item, form, confirmed)
        except DialogueError as refusal:
            self.track.failed.emit(str(refusal))
            return False
        return self.track.perform(change)

    def release(self) -> None:
        """Sign the text shown and write it into the external file."""
        external, session = self.external, self.pane.form.chosen_session()
        if external is None or not self.sign():
            return
        item = self._item(self.view)
        if item is not None and cross(self.track, external, partial(give_out, item=item, session=session)):
            self.refresh(None)
            self.go_to(item.id)

    def withdraw(self) -> None:
        """Ask why, and withdraw the item shown in both files."""
        from dialogue_app.ui.pages.release.release_page import WithdrawDialog
        from dialogue_app.ui.widgets.ask_dialog import asked_until_taken

        item, external = self._item(self.past), self.external
        if item is None or external is None:
            return
        dialog = WithdrawDialog(item.code, item.authority, self)

        def act() -> None:
            by, date, reason = dialog.answer()
            cross(self.track, external, partial(take_back, item=item, by=by, date=date, reason=reason))

        asked_until_taken(dialog, self.track, act)
        self.refresh(None)

    def supersede(self) -> None:
        """Propose a successor of the item shown, and go to it."""
        item = self._item(self.past)
        if item is None:
            return
        try:
            change = propose_successor(self.track.dialogue, item)
        except DialogueError as refusal:
            self.track.failed.emit(str(refusal))
            return
        self._added(change)

    def edit(self) -> None:
        """Go to the item in its stage, where its kind, activity and sources are entered."""
        item = self._item(self.view)
        if item is None:
            return
        stage_and_field = self.track.template(item.session).find_field(item.field)
        if stage_and_field is None:
            return
        stage, field = stage_and_field
        self.open_place.emit(self.track, item.session, stage.key, field.key, item.id, "")

    def open_external(self) -> None:
        """Open the external track beside this one."""
        if self.tools.open_counterpart is not None:
            self.tools.open_counterpart()
            self.refresh(None)

    def _item(self, view: RowView) -> ReleaseItem | None:
        return self.track.dialogue.get(ReleaseItem, view.current_id())

    def _added(self, change: Change) -> None:
        if self.track.perform(change):
            self.refresh(None)
            self.go_to(change.edits[0].record.id)
            self.pane.focus_first()

    def _on_add(self) -> None:
        if not self.session:
            self.track.failed.emit(_("There is no session yet. Begin one first, then add to its list."))
            return
        field, marking = home(self.track, self.session, ReleaseItem)
        codes = [item.code for item in self.items() if item.code]
        code = next_code(self.track.dialogue, codes[-1]) if codes else ""
        fresh = ReleaseItem(session=self.session, field=field, marking=marking, code=code, status=PROPOSED)
        self._added(add_listed(self.track.dialogue, fresh))

    def _on_typed(self, text: str) -> None:
        item = self.pane.item
        if item is not None and not self.track.read_only:
            settle(self.track, self.pane.pair.fresh, change_record, item, release_text=text)

    def _on_removed(self, _row_id: str) -> None:
        item = self._item(self.view)
        if item is not None and not self.track.read_only:
            perform(self.track, remove_record, item)

    def _on_finish(self) -> None:
        external = self.external
        if external is None:
            self.open_external()
        else:
            finish(self.track, external)
            self.refresh(None)

    def _on_give_up(self) -> None:
        external = self.external
        for one in unfinished(self.track.dialogue):
            if external is not None:
                cross(self.track, external, partial(give_up, item=one.item))
        self.refresh(None)


class WithdrawDialog(AskDialog):
    """A name, a day and a reason, all needed."""

    def __init__(self, item: str, authority: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Withdraw {item}").format(item=item),
            _(
                "The external file will say that it was withdrawn, and on which day. The reason stays in the "
                "internal file. What the other side has heard it has heard: withdrawing cannot be undone."
            ),
            _("Withdraw"),
            parent,
        )
        form = self.form()
        self.by, self.date = PlainLine(), PlainLine()
        self.by.setText(authority)
        self.date.setText(timestamps.today())
        self.reason = PlainText(lines=4)
        for widget, words in (
            (self.reason, _("Reason")),
            (self.by, _("Withdrawn by")),
            (self.date, _("Date")),
        ):
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        self.reason.setFocus()

    def answer(self) -> tuple[str, str, str]:
        """By whom, on which day, why."""
        return self.by.text().strip(), self.date.text().strip(), self.reason.text().strip()

    def fault(self) -> str:
        """All three are needed."""
        by, date, reason = self.answer()
        if not reason:
            return _("Give a reason in a few words. It stays in the internal file.")
        if not by:
            return _("Say who withdraws it.")
        if len(date) != len("2026-03-12") or not timestamps.is_date(date):
            return _("Write the day as 2026-03-12.")
        return ""
