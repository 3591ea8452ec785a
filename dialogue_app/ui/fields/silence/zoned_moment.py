"""A date and time in a time zone, typed as 2026-03-19 18:00; below it the same moment in UTC and here.

Qt knows the zones of every desktop, so that no table of zones has to be brought along.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from dialogue_app.core.commands.silence import in_utc
from dialogue_app.reports import dates
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.silence_text import moment_words
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine

_FORM = "%Y-%m-%d %H:%M"
_USUAL_DAYS, _USUAL_HOUR = 3, 18
_SAID = 40
"""So much of what was typed is said in a sentence about it, which has two lines."""


def own_zone() -> str:
    """The name of the zone of this computer."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace") or "UTC"


def zones() -> list[str]:
    """Every zone by name, then those by their distance from UTC."""
    names = [
        bytes(availabletimezoneid.data()).decode("ascii", "replace")
        for availabletimezoneid in QTimeZone.availableTimeZoneIds()
    ]
    plain = sorted(name for name in names if name.startswith("UTC"))
    return [*sorted(name for name in names if "/" in name and not name.startswith("Etc/")), *plain]


def in_zone(text: str, zone: str) -> str:
    """A date and time of day in a zone as a moment with its offset; empty if it is none, or is skipped there
    when the clocks change.
    """
    try:
        found = datetime.strptime(text.strip(), _FORM)  # noqa: DTZ007 - the zone follows
    except ValueError:
        return ""
    there = QTimeZone(zone.encode("ascii", "replace"))
    if not there.isValid():
        return ""
    day, time = QDate(found.year, found.month, found.day), QTime(found.hour, found.minute)
    moment = QDateTime(day, time, there)
    if not moment.isValid() or (moment.date(), moment.time()) != (day, time):
        return ""
    offset = timezone(timedelta(seconds=moment.offsetFromUtc()))
    return found.replace(tzinfo=offset).isoformat(timespec="seconds")


class ZonedMoment(QWidget):
    """A line for date and time, a list of zones in which one types, and the moment in words. ``edited`` after
    each change.
    """

    edited = Signal()

    def __init__(self, name: str, zone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = PlainLine(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("2026-03-19 18:00"))
        self.zone = CutBox(self)
        self.zone.setAccessibleName(_("Time zone"))
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(CutBox.InsertPolicy.NoInsert)
        self.zone.addItems(zones())
        self.zone.setMinimumWidth(theme.current().scaled(200))
        typed = self.zone.lineEdit()
        if typed is not None:
            typed.setAccessibleName(self.zone.accessibleName())
            typed.editingFinished.connect(self._on_zone_typed)
        self._complete()
        self.zone.setEditText(zone or own_zone())
        self.words = kit.label("", "small", self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setMinimumHeight(room_for(2))
        row = kit.row()
        row.addWidget(self.line, 1)
        row.addWidget(self.zone, 1)
        column = kit.column(self, spacing=3)
        column.addLayout(row)
        column.addWidget(self.words)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_edited)
        self.zone.editTextChanged.connect(self._on_edited)

    def _complete(self) -> None:
        """Any part of a name finds the zone."""
        completer = self.zone.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def propose(self, days: int = _USUAL_DAYS) -> None:
        """Put in the evening some days from now."""
        day = (datetime.now().astimezone() + timedelta(days=days)).replace(hour=_USUAL_HOUR, minute=0)
        self.line.setText(day.strftime(_FORM))

    def show_moment(self, moment: str) -> None:
        """Put a moment in, as it reads in its own zone."""
        self.line.setText(moment[:16].replace("T", " "))

    def zone_name(self) -> str:
        """The zone as chosen or typed."""
        return self.zone.currentText().strip()

    def moment(self) -> str:
        """The moment with its offset; empty if what stands here is none."""
        return in_zone(self.line.text(), self.zone_name())

    def fault(self) -> str:
        """A sentence on what stands here; empty if it is a moment."""
        if self.moment():
            return ""
        if not QTimeZone(self.zone_name().encode("ascii", "replace")).isValid():
            return _("“{zone}” is not a time zone; write Europe/Brussels or UTC+01:00.").format(
                zone=self.zone_name()[:_SAID]
            )
        return _("“{value}” is not a date with a time; write 2026-03-19 18:00.").format(
            value=self.line.text()[:_SAID]
        )

    def _on_zone_typed(self) -> None:
        """A part of a name that only one zone has stands for that zone."""
        part = fold(self.zone_name())
        if not part or QTimeZone(self.zone_name().encode("ascii", "replace")).isValid():
            return
        found = [zone for zone in zones() if part.replace(" ", "_") in fold(zone)]
        if len(found) == 1:
            self.zone.setEditText(found[0])

    def _on_edited(self) -> None:
        moment = self.moment()
        words = moment_words(moment, self.zone_name()) if moment else ""
        here = datetime.fromisoformat(in_utc(moment)).astimezone() if moment else None
        if (
            here is not None
            and here.isoformat(timespec="seconds") != moment
            and self.zone_name() != own_zone()
        ):
            words += " · " + _("here {time}").format(time=dates.moment(here.isoformat(timespec="seconds")))
        self.words.setText(words if self.line.text() else "")
        if not moment and self.line.text():
            self.words.setText(self.fault())
        self.edited.emit()
