"""The foot of the window: what is saved, the stage clock, who speaks for how long, the marking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.stage_clock import minutes_and_seconds
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.marking_strip import MarkingChip


class StatusBar(QFrame):
    """Shows what it is told. ``clock_pressed`` and ``speaker_pressed`` when these parts are pressed;
    ``unsaved_pressed`` carries the widget whose text was refused first.
    """

    clock_pressed = Signal()
    speaker_pressed = Signal()
    unsaved_pressed = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._saved_words = ""
        self.saved = kit.label(wrap=False, name=_("Saved"))
        self.unsaved = kit.button(role="link", tone="bad", name=_("Not saved"))
        self.unsaved.clicked.connect(self._on_unsaved)
        self.unsaved.hide()
        self._take_height()
        theme.notifier().changed.connect(self._take_height)
        self.clock = kit.button(role="link", name=_("Stage clock"))
        self.clock.clicked.connect(self.clock_pressed)
        self.speaker = kit.button(role="link", name=_("Who speaks"))
        self.speaker.clicked.connect(self.speaker_pressed)
        self.notice = kit.label(wrap=False, name=_("Notice"))
        self.chip = MarkingChip()
        row = kit.row(self, spacing=16, margins=(16, 0, 16, 0))
        for part in (self.saved, self.unsaved, self.clock, self.speaker):
            row.addWidget(part)
        row.addWidget(_Room(self.notice), 1)
        row.addWidget(self.chip)
        foot().changed.connect(self.show_unsaved)
        foot().said.connect(self.show_notice)

    def _take_height(self) -> None:
        """As high as a line; room is kept for the longest that is said of saving, so that nothing moves."""
        look = theme.current()
        self.setFixedHeight(look.scaled(26))
        words = (
            _("All changes are saved"),
            _("Not saved yet"),
            _("The last change is not saved"),
            _("The file is not as it was saved"),
            ngettext("{n} entry is not saved", "{n} entries are not saved", 20).format(n=20),
        )
        metrics = QFontMetrics(look.font("small"))
        room = max(metrics.horizontalAdvance(one) for one in words) + look.scaled(16)
        self.saved.setMinimumWidth(room)
        self.unsaved.setMinimumWidth(room)

    def show_saved(self, moment: str, *, read_only: bool = False) -> None:
        """Say when the last change was saved, or that nothing can be changed."""
        if read_only:
            self._say_saved(_("Read only"))
        elif moment:
            self._say_saved(_("Saved {time}").format(time=moment[11:16]))
        else:
            self._say_saved(_("All changes are saved"))

    def show_failed(self, *, changing: bool) -> None:
        """Say that the last change could not be written, or, without one, that the file is another now."""
        words = _("The last change is not saved") if changing else _("The file is not as it was saved")
        self._say_saved(words)

    def _say_saved(self, words: str) -> None:
        self._saved_words = words
        self.show_unsaved()

    def show_unsaved(self) -> None:
        """Say what stands in the window and is not saved: never that all is saved while something is not."""
        refused = foot().refused(self.window())
        typing = not refused and bool(foot().held(self.window()))
        self.saved.setText(_("Not saved yet") if typing else self._saved_words)
        self.saved.setVisible(not refused)
        self.unsaved.setVisible(bool(refused))
        if refused:
            words = ngettext("{n} entry is not saved", "{n} entries are not saved", len(refused))
            self.unsaved.setText(words.format(n=len(refused)))
            said = "\n".join(f"{one.name}: {one.sentence}" for one in refused)
            self.unsaved.setToolTip(exact_tip(said))
            self.unsaved.setAccessibleDescription(said)

    def _on_unsaved(self) -> None:
        refused = foot().refused(self.window())
        if refused:
            self.unsaved_pressed.emit(refused[0].widget)

    def show_clock(self, seconds: int, minutes: int, *, paused: bool, stage: str = "") -> None:
        """Show the time used by a stage, of the minutes suggested; ``stage`` names one that is not
        shown. Zero minutes: there is no stage.
        """
        self.clock.setVisible(minutes > 0)
        words = _("Stage {stage} {used} of {planned} min") if stage else _("Stage {used} of {planned} min")
        text = words.format(stage=stage, used=minutes_and_seconds(seconds), planned=minutes)
        over = seconds // 60 - minutes
        if over > 0:
            text = _("{clock}, {n} over").format(clock=text, n=over)
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
        self.notice.setToolTip(exact_tip(text))


class _Room(QWidget):
    """Gives a label all the room that is left. It has no layout: other words in the label lay out nothing,
    and long ones make no window wider.
    """

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._label = label
        label.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as the room."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
