"""What would change if a backup took the place of what is there; restore it, or save it as a new file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dialogue_app.services.content_comparison import Comparison, KindCount, RecordChange
from dialogue_app.services.files.backups import Backup
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.files.backups_dialog import shown_moment
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.track_text import track_words
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.rows.row_table import Cell, RowTable, TableColumn, TableRow
from dialogue_app.ui.widgets.rows.row_view import RowView

MOST_LISTED = 400
WHAT = {"added": N_("comes back"), "changed": N_("changes"), "removed": N_("goes")}


class RestoreDialog(AskDialog):
    """The preview. Accepted: restore, or with ``as_new_file`` leave the open file as it is."""

    def __init__(
        self, track: OpenTrack, backup: Backup, comparison: Comparison, parent: QWidget | None = None
    ) -> None:
        title = _("Backup of {moment}").format(moment=shown_moment(backup.made_at))
        super().__init__(title, _summary(comparison), _("Restore"), parent)
        self.as_new_file = False
        self._comparison = comparison
        self.like(860)
        if comparison:
            self._build_tables()
            self.show_marking(
                track.track, comparison.marking, track_words(track.dialogue.track.name, track.track)
            )
        for note in comparison.notes():
            self.body.addWidget(kit.label(note))
        text = _(
            "Before anything is restored, what is there now becomes a backup itself, so that you can come "
            "back to it. What was done before can then no longer be undone step by step."
        )
        self.safe = kit.label(text, "small")
        self.body.addWidget(self.safe)
        self.new_file = kit.button(_("Save as a new file…"))
        self.new_file.setAutoDefault(False)
        self.new_file.clicked.connect(self._on_new_file)
        self.buttons.insertWidget(self.buttons.count() - 1, self.new_file)
        self.accept_button.setEnabled(bool(comparison))
        if track.read_only:
            self.accept_button.hide()
            self.safe.hide()

    def _build_tables(self) -> None:
        self.counts = RowTable(
            (
                TableColumn(_("What"), 0),
                TableColumn(_("Comes back"), 104, figures=True),
                TableColumn(_("Changes"), 104, figures=True),
                TableColumn(_("Goes"), 104, figures=True),
            )
        )
        self.counts.set_rows([_count_row(count) for count in self._comparison.counts])
        view = RowView(self.counts, _("How much would change"))
        view.setFixedHeight(theme.current().scaled(44 + 34 * min(len(self._comparison.counts), 4)))
        self.body.addWidget(view)
        self.details = kit.button(_("Show each record with its texts"))
        self.details.clicked.connect(self._on_details)
        self.body.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        self.accept_button.setDefault(False)  # so much is not changed by a careless Enter
        self.accept_button.setAutoDefault(False)
        self.details.setFocus()

    def _on_details(self) -> None:
        """List the records; only now are their texts put into words."""
        self.details.hide()
        changes = self._comparison.changes
        columns = (
            TableColumn("", 84),
            TableColumn(_("Record"), 0),
            TableColumn(_("Now"), 230),
            TableColumn(_("In the backup"), 230),
        )
        self.records = RowTable(columns)
        self.records.set_rows(
            [_record_row(self._comparison, n, change) for n, change in enumerate(changes[:MOST_LISTED])]
        )
        self.list = RowView(self.records, _("Records that would change"), lines=3)
        self.list.setMinimumHeight(theme.current().scaled(220))
        place = self.body.indexOf(self.details)
        self.body.insertWidget(place, self.list, 1)
        if len(changes) > MOST_LISTED:
            text = _("The first {n} of {all} records.").format(n=MOST_LISTED, all=len(changes))
            self.body.insertWidget(place + 1, kit.label(text, "small"))
        self.grow()
        self.list.setFocus()

    def _on_new_file(self) -> None:
        self.as_new_file = True
        self.accept()


def _summary(comparison: Comparison) -> str:
    if not comparison:
        return _("This backup holds the same as the open file: there is nothing to restore.")
    number = len(comparison.changes)
    return ngettext(
        "Restoring it would change {n} record of the open file.",
        "Restoring it would change {n} records of the open file.",
        number,
    ).format(n=number)


def _count_row(count: KindCount) -> TableRow:
    numbers = (count.added, count.changed, count.removed)
    return TableRow(
        count.name, (Cell(count.name), *(Cell(str(number) if number else "–") for number in numbers))
    )


def _record_row(comparison: Comparison, number: int, change: RecordChange) -> TableRow:
    told = comparison.told(change)
    tone = {"added": "good", "changed": "warn", "removed": "bad"}[change.what]
    texts = (Cell(one or "–", "soft" if change.closed else "") for one in (told.before, told.after))
    return TableRow(str(number), (Cell(_(WHAT[change.what]), tone), Cell(told.title), *texts))  # type: ignore[arg-type]
