"""The foot of the window: saved when, the stage clock, who speaks for how long, the marking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from dialogue_app.support.translation import _
from dialogue_app.ui import theme
from dialogue_app.ui.widgets.marking_strip import MarkingChip
from dialogue_app.ui.widgets.stage_clock import minutes_and_seconds


class StatusBar(QFrame):
    """Shows what it is told. ``clock_pressed`` and ``speaker_pressed`` when these parts are pressed."""

    clock_pressed = Signal()
    speaker_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._take_height()
        theme.notifier().changed.connect(self._take_height)
        self.saved = QLabel()
        self.saved.setAccessibleName(_("Saved"))
        self.clock = _part(_("Stage clock"))
        self.clock.clicked.connect(self.clock_pressed)
        self.speaker = _part(_("Who speaks"))
        self.speaker.clicked.connect(self.speaker_pressed)
        self.notice = QLabel()
        self.notice.setAccessibleName(_("Notice"))
        self.chip = MarkingChip()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        for part in (self.saved, self.clock, self.speaker, self.notice):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.chip)

    def _take_height(self) -> None:
        self.setFixedHeight(theme.current().scaled(26))

    def show_saved(self, moment: str, *, read_only: bool = False) -> None:
        """Say when the last change was saved, or that nothing can be changed."""
        if read_only:
            self.saved.setText(_("Read only"))
        elif moment:
            self.saved.setText(_("Saved {time}").format(time=moment[11:16]))
        else:
            self.saved.setText(_("All changes are saved"))

    def show_clock(self, seconds: int, minutes: int, *, paused: bool, stage: str = "") -> None:
        """Show the time used by a stage, of the minutes suggested; ``stage`` names one that is not
        shown. Zero minutes: there is no stage.
        """
        self.clock.setVisible(minutes > 0)
        used, planned = minutes_and_seconds(seconds), minutes_and_seconds(minutes * 60)
        words = _("Stage {stage} {used} of {planned}") if stage else _("Stage {used} of {planned}")
        text = words.format(stage=stage, used=used, planned=planned)
        self.clock.setText(text if not paused else _("{clock} · paused").format(clock=text))
        self.clock.setToolTip(_("Start or pause (F7)"))

    def show_speaker(self, name: str, seconds: int) -> None:
        """Show who speaks for how long; an empty name: nobody."""
        if name:
            text = _("Speaking: {name} {time}").format(name=name, time=minutes_and_seconds(seconds))
        else:
            text = _("Nobody speaks")
        self.speaker.setText(text)
        self.speaker.setToolTip(_("Who speaks (F8)"))

    def show_notice(self, text: str) -> None:
        """Show a short notice, such as that something was copied."""
        self.notice.setText(text)


def _part(name: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("role", "quiet")
    button.setAccessibleName(name)
    return button
