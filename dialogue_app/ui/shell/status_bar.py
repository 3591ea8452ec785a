"""The foot of the window: what is saved, the stage clock, who speaks for how long, the marking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.qt import theme
from dialogue_app.ui.shell.stage_clock import minutes_and_seconds
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.foot import foot
from dialogue_app.ui.widgets.marking_strip import MarkingChip
from dialogue_app.ui.widgets.short_label import ShortLabel

_SIDE, _ACROSS = 16, 16
LONG, SHORT, NONE = range(3)
_FORMS = ((LONG, LONG), (LONG, SHORT), (SHORT, SHORT), (SHORT, NONE), (NONE, NONE))
"""How clock and speaker are said, from a wide window to a narrow one."""


class StatusBar(QFrame):
    """Shows what it is told. Where there is little room clock and speaker are said in fewer words or not at
    all; what is saved and the marking are always said. ``clock_pressed`` and ``speaker_pressed``
    when these parts are pressed; ``unsaved_pressed`` carries the widget whose text was refused first.
    """

    clock_pressed = Signal()
    speaker_pressed = Signal()
    unsaved_pressed = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._saved_words = ""
        self._clock, self._speaker, self._reserved = ("", ""), ("", ""), 0
        self._fitted: tuple[object, ...] = ()
        self.saved = kit.label(wrap=False, name=_("Saved"))
        self.unsaved = kit.button(role="link", tone="bad", name=_("Not saved"))
        self.unsaved.clicked.connect(self._on_unsaved)
        self.unsaved.hide()
        self.clock = kit.button(role="link", name=_("Stage clock"))
        self.clock.clicked.connect(self.clock_pressed)
        self.speaker = kit.button(role="link", name=_("Who speaks"))
        self.speaker.clicked.connect(self.speaker_pressed)
        self.notice = ShortLabel()
        self.notice.setAccessibleName(_("Notice"))
        self.chip = MarkingChip()
        self.chip.changed.connect(self._fit)
        row = kit.row(self, spacing=_ACROSS, margins=(_SIDE, 0, _SIDE, 0))
        for part in (self.saved, self.unsaved, self.clock, self.speaker):
            row.addWidget(part)
        row.addWidget(_Room(self.notice), 1)
        row.addWidget(self.chip)
        self._take_height()
        theme.notifier().changed.connect(self._take_height)
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
        self._reserved = max(metrics.horizontalAdvance(word) for word in words) + look.scaled(16)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say clock and speaker in as many words as there is room for."""
        if not self.isVisible():
            self.clock.setText(self._clock[LONG])
            self.speaker.setText(self._speaker[LONG])
            return
        said = (self._clock, self._speaker, self.saved.text(), self.unsaved.text(), self.chip.words)
        shown = (self.width(), self._reserved, self.saved.isHidden(), *said)
        if shown == self._fitted:
            return
        self._fitted = shown
        beside = 2 * _SIDE + 4 * _ACROSS + self.chip.sizeHint().width()
        least = (self.unsaved if self.saved.isHidden() else self.saved).sizeHint().width()
        for reserved in (self._reserved, 0):
            room = self.width() - beside - max(reserved, least)
            form = next((one for one in _FORMS if self._needed(*one) <= room), None)
            if form is not None:
                break
        self.saved.setMinimumWidth(reserved)
        self.unsaved.setMinimumWidth(reserved)
        for part, words, how in zip(
            (self.clock, self.speaker), (self._clock, self._speaker), form or _FORMS[-1], strict=True
        ):
            text = words[how] if how != NONE else ""
            part.setText(text)
            part.setVisible(bool(text))

    def _needed(self, clock: int, speaker: int) -> int:
        """How wide clock and speaker are in these forms."""
        metrics = self.clock.fontMetrics()
        around = self.clock.sizeHint().width() - metrics.horizontalAdvance(self.clock.text())
        said = [words[how] for words, how in ((self._clock, clock), (self._speaker, speaker)) if how != NONE]
        return sum(metrics.horizontalAdvance(one) + around for one in said if one)

    def showEvent(self, event: QShowEvent) -> None:
        """Its width is known now."""
        super().showEvent(event)
        self._fit()

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
            said = "\n".join(f"{unsaved_text.name}: {unsaved_text.sentence}" for unsaved_text in refused)
            self.unsaved.setToolTip(exact_tip(said))
            self.unsaved.setAccessibleDescription(said)
        self._fit()

    def _on_unsaved(self) -> None:
        refused = foot().refused(self.window())
        if refused:
            self.unsaved_pressed.emit(refused[0].widget)

    def show_clock(self, seconds: int, minutes: int, *, paused: bool, stage: str = "") -> None:
        """Show the time used by a stage, of the minutes suggested; ``stage`` names one that is not
        shown. Zero minutes: there is no stage.
        """
        words = _("Stage {stage} {used} of {planned} min") if stage else _("Stage {used} of {planned} min")
        used = minutes_and_seconds(seconds)
        text = words.format(stage=stage, used=used, planned=minutes)
        over = seconds // 60 - minutes
        if over > 0:
            text = _("{clock}, {n} over").format(clock=text, n=over)
        whole = text if not paused else _("{clock} · paused").format(clock=text)
        short = _("{used} of {planned} min").format(used=used, planned=minutes)
        self._clock = (whole, short) if minutes > 0 else ("", "")
        self.clock.setToolTip(exact_tip("\n".join((whole, _("Start or pause (F7)")))))
        self._fit()

    def show_speaker(self, name: str, seconds: int) -> None:
        """Show who speaks for how long; an empty name: nobody."""
        time = minutes_and_seconds(seconds)
        text = _("Speaking: {name} {time}").format(name=name, time=time) if name else _("Nobody speaks")
        self._speaker = (text, f"{name} {time}" if name else "")
        self.speaker.setToolTip(_("Who speaks (F8)"))
        self._fit()

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
