"""Inputs that point to other records of the track: a button shows them, a small window picks."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.form import Ask
from dialogue_app.core.kinds import BY_NAME
from dialogue_app.core.records import CatalogueItem, Listed, Participant, Record, SelectedItem
from dialogue_app.fields.items import item_for
from dialogue_app.support.translation import _
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.pick_list import PickList

_LONGEST = 90


def record_label(setting: Setting, record: Record) -> str:
    """How a record is called where it is referred to: code and the beginning of its text, on one line."""
    item = item_for(setting.dialogue, record)
    text = " ".join(item.title.split())
    if isinstance(record, Participant):
        return record.name
    return f"{item.code}  {text}" if item.code else text or "…"


def label_of(setting: Setting, record_id: str) -> str:
    """The label of the record of this id; a question mark for one that is gone."""
    record = setting.dialogue.find(record_id)
    return record_label(setting, record) if record is not None else "?"


def candidates(setting: Setting, kinds: tuple[str, ...]) -> tuple[BoxChoice, ...]:
    """The records of these kinds that may be referred to: those of this session, and of the catalogue those
    that the session selected first; released items of every session. Sealed records are not offered.
    """
    records = (record for name in kinds for record in _of_kind(setting, name))
    return tuple(
        BoxChoice(record.id, record_label(setting, record))
        for record in records
        if record.id != setting.own and not getattr(record, "sealed_at", "")
    )


def _of_kind(setting: Setting, name: str) -> list[Record]:
    dialogue, kind = setting.dialogue, BY_NAME.get(name)
    if kind is None:
        return []
    if kind is ReleaseItem:  # what was released holds beyond the session it was released into
        return sorted(dialogue.of(ReleaseItem).values(), key=attrgetter("code", "id"))
    if issubclass(kind, Listed):
        return list(dialogue.listed(kind, setting.session))
    records = [
        record
        for record in dialogue.of(kind).values()
        if getattr(record, "session", setting.session) == setting.session
    ]
    if kind is CatalogueItem:
        return _activities(setting, [record for record in records if isinstance(record, CatalogueItem)])
    return records


def _activities(setting: Setting, items: list[CatalogueItem]) -> list[Record]:
    selected = {item.catalogue_item for item in setting.dialogue.listed(SelectedItem, setting.session)}
    activities = [item for item in items if item.catalogue in ("activities", "")]
    activities.sort(key=attrgetter("code"))
    first = [activity for activity in activities if activity.id in selected]
    return [*first, *(activity for activity in activities if activity.id not in selected)]


class RefInput(Input):
    """One other record."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._id = ""
        self.button = _PickButton(self)
        self.button.clicked.connect(self.pick)
        self.button.cleared.connect(self._on_cleared)
        self.body.addWidget(self.button)
        self.watch(self.button)
        self.show_value("")

    def choices(self) -> tuple[BoxChoice, ...]:
        """The records that may be referred to."""
        return candidates(self.setting, self.ask.of)

    def read(self) -> Any:
        """The id of the record."""
        return self._id

    def show_value(self, value: Any) -> None:
        """Show a record by its label."""
        self._id = str(value)
        label = label_of(self.setting, self._id) if self._id else ""
        self.button.show_label(label or _("Choose…"))
        self.button.setAccessibleDescription(label or _("Not recorded"))

    def show_choices(self) -> None:
        """The label may have changed."""
        self.show_value(self._id)

    def pick(self) -> PickList:
        window = PickList(self.label, parent=self)
        window.set_choices((BoxChoice("", "–"), *self.choices()))
        window.picked.connect(self._on_picked)
        window.open_below(self.button)
        return window

    def _on_picked(self, record_id: str) -> None:
        self.show_value(record_id)
        self._on_chosen()

    def _on_cleared(self) -> None:
        self._on_picked("")


class RefsInput(Input):
    """Several other records, a line each; "Add" picks another one."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._ids: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._column = kit.column(spacing=0)
        self.add_button = kit.button(_("Add…"), "link", self)
        self.add_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add_button.clicked.connect(self.pick)
        self.body.addLayout(self._column)
        self.body.addWidget(self.add_button)
        self.watch(self.add_button, _("{label}: add").format(label=self.label))

    def choices(self) -> tuple[BoxChoice, ...]:
        """The records that may be added."""
        return tuple(
            candidate
            for candidate in candidates(self.setting, self.ask.of)
            if candidate.code not in self._ids
        )

    def read(self) -> Any:
        """The ids in order."""
        return self._ids

    def show_value(self, value: Any) -> None:
        """Show the records by their labels."""
        self._ids = tuple(value)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in self._ids]

    def show_choices(self) -> None:
        """The labels may have changed."""
        self.show_value(self._ids)

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        super().set_read_only(read_only)
        for row in self._rows:
            row.setEnabled(not read_only)

    def pick(self) -> PickList:
        """Open the list to pick from; it stays open for several."""
        window = PickList(self.label, stays=True, parent=self)
        window.set_choices(self.choices())
        window.picked.connect(self._on_picked)
        window.open_below(self.add_button)
        return window

    def _row(self, record_id: str) -> QWidget:
        row = QWidget(self)
        line = kit.row(row, spacing=4)
        text = label_of(self.setting, record_id)
        entry = _PickButton(row)
        entry.show_label(text)
        entry.record = record_id
        entry.setAccessibleName(_("{label}: {record}").format(label=self.label, record=text))
        entry.setAccessibleDescription(_("Del takes it out."))
        entry.cleared.connect(self._on_taken_out)
        out = kit.button(_("Take out"), "link", row)
        out.setProperty("record", record_id)
        out.setAccessibleName(_("Take out {record}").format(record=text))
        out.clicked.connect(self._on_taken_out)
        line.addWidget(entry, 1)
        line.addWidget(out)
        self._column.addWidget(row)
        return row

    def _on_picked(self, record_id: str) -> None:
        if record_id and record_id not in self._ids:
            self.show_value((*self._ids, record_id))
            self._on_chosen()

    def _on_taken_out(self) -> None:
        sender = self.sender()
        gone = sender.record if isinstance(sender, _PickButton) else str(sender.property("record"))
        self.show_value(tuple(one for one in self._ids if one != gone))
        self.add_button.setFocus()
        self._on_chosen()


class _PickButton(QPushButton):
    """A button that shows one record, cut to its width; Del clears it."""

    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.record = ""
        self._label = ""
        self.setProperty("role", "pick")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)

    def show_label(self, label: str) -> None:
        """Show a text, whole in the tool tip."""
        self._label = label[:_LONGEST]
        self.setToolTip(exact_tip(label))
        self._cut()

    def resizeEvent(self, event: Any) -> None:
        """Cut the text to the new width."""
        super().resizeEvent(event)
        self._cut()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del clears; Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _cut(self) -> None:
        short = self.fontMetrics().elidedText(
            self._label, Qt.TextElideMode.ElideRight, max(self.width() - 24, 60)
        )
        self.setText(short.replace("&", "&&"))
