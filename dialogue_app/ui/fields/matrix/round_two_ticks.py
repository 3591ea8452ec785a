"""Below a second round: that it was offered and nobody changes, on the row shown or on every row."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.core.commands.stages import tick, ticked
from dialogue_app.core.gates import round_two_key
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit


class RoundTwoTicks(QWidget):
    """Two boxes beside one sentence; each is a tick that the gate of the stage looks for."""

    def __init__(self, track: OpenTrack, session: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._track, self._session = track, session
        self._item: Item | None = None
        words = kit.label(_("Round two offered, nobody changes:"), "soft", wrap=False)
        self.one = QCheckBox()
        self.every = QCheckBox(_("Every row"))
        self.every.setAccessibleName(_("Round two offered, nobody changes: every row"))
        row = kit.row(self, spacing=16)
        row.addWidget(words)
        row.addWidget(self.one)
        row.addWidget(self.every)
        row.addStretch(1)
        self.one.clicked.connect(self._on_one)
        self.every.clicked.connect(self._on_every)
        self.show_item(None)

    def show_item(self, item: Item | None) -> None:
        """Show the ticks, and that of a row."""
        self._item = item
        every = self._has("")
        self.every.setChecked(every)
        self.one.setVisible(item is not None)
        if item is not None:
            name = item.code or item.title
            self.one.setText(name.replace("&", "&&"))
            self.one.setAccessibleName(_("Round two offered, nobody changes: {row}").format(row=name))
            self.one.setChecked(every or self._has(item.id))
        for box, free in ((self.one, not every), (self.every, True)):
            box.setEnabled(free and not self._track.read_only)

    def _has(self, item: str) -> bool:
        return ticked(self._track.dialogue, self._session, round_two_key(item)) is not None

    def _on_one(self, on: bool) -> None:
        if self._item is not None:
            self._tick(self._item.id, on)

    def _on_every(self, on: bool) -> None:
        self._tick("", on)

    def _tick(self, item: str, on: bool) -> None:
        self._track.perform(tick(self._track.dialogue, self._session, round_two_key(item), on))
        self.show_item(self._item)
