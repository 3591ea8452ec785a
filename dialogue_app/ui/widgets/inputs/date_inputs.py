"""Inputs for dates: typed as 2026-03-12, 2026-03 or 2026; a calendar for the mouse; a date with a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from dialogue_app.core import timestamps
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import Ask
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine

_DAY = 10


class DateInput(Input):
    """A date or a part of one, typed or picked from a calendar."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self.line = PlainLine(self)
        self.line.setPlaceholderText(_("2026-03-12, or 2026-03"))
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self.commit)
        self.button = kit.button(_("Calendar"), "link", self)
        self.button.setAccessibleName(_("Calendar for {label}").format(label=self.label))
        self.button.clicked.connect(self._on_calendar)
        self.row = kit.row(spacing=4)
        self.row.addWidget(self.line, 1)
        self.row.addWidget(self.button)
        self.body.addLayout(self.row)
        self.watch(self.line)

    def read(self) -> Any:
        """The date as typed. Raises Refused if it is none."""
        typed = self.line.text().strip()
        text = typed.replace("/", "-").replace(".", "-")
        if text and not timestamps.is_date(text):
            raise Refused(
                _("“{value}” is not a date; write 2026-03-12. Nothing was changed.").format(value=typed)
            )
        return text

    def show_value(self, value: Any) -> None:
        self.line.setText(str(value))

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        super().set_read_only(read_only)
        self.button.setEnabled(not read_only)

    def _on_calendar(self) -> None:
        calendar = _Calendar(self)
        day = QDate.fromString(self.line.text().strip()[:_DAY], Qt.DateFormat.ISODate)
        calendar.days.setSelectedDate(day if day.isValid() else QDate.currentDate())
        calendar.days.clicked.connect(self._on_day)
        calendar.days.activated.connect(self._on_day)
        calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        calendar.show()
        calendar.days.setFocus()

    def _on_day(self, day: QDate) -> None:
        days = self.sender()
        if isinstance(days, QCalendarWidget):
            days.window().close()
        self.take_day(day.toString(Qt.DateFormat.ISODate))

    def take_day(self, day: str) -> None:
        """Take a day from the calendar."""
        self.line.setText(day)
        self.commit()


class _Calendar(QFrame):
    """The calendar below the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.days = QCalendarWidget(self)
        self.days.setAccessibleName(_("Calendar"))
        self.days.setGridVisible(False)
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        column = kit.column(self, spacing=None, margins=(4, 4, 4, 4))
        column.addWidget(self.days)


class MomentInput(DateInput):
    """A date with a time of day; a time alone means today, and a button sets the present moment."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)
        self._kept = ""
        self.line.setPlaceholderText(_("2026-03-12 14:30"))
        self.now_button = kit.button(_("Now"), "link", self)
        self.now_button.setAccessibleName(_("{label}: now").format(label=self.label))
        self.now_button.clicked.connect(self._on_now)
        self.row.addWidget(self.now_button)

    def read(self) -> Any:
        """The moment with its offset. Raises Refused if what stands here is none."""
        text = self.line.text().strip()
        if text == _to_minute(self._kept):
            return self._kept
        if not text:
            return ""
        full = f"{timestamps.today()} {text}" if len(text) in (4, 5) and ":" in text else text
        try:
            if len(full) <= _DAY:
                raise ValueError
            moment = datetime.fromisoformat(full)
        except ValueError:
            raise Refused(
                _("“{value}” is not a date with a time; write 2026-03-12 14:30. Nothing was changed.").format(
                    value=text
                )
            ) from None
        return (moment if moment.tzinfo else moment.astimezone()).isoformat(timespec="seconds")

    def show_value(self, value: Any) -> None:
        """Put a moment in; seconds and offset are kept and not shown."""
        self._kept = str(value)
        self.line.setText(_to_minute(self._kept))

    def commit(self) -> None:
        """Hand the moment over and show it in full."""
        super().commit()
        if not self.fault and not self.dirty and not self.line.hasFocus():
            self._show(self._shown)

    def take_day(self, day: str) -> None:
        """Take a day from the calendar and keep the time of day."""
        time = self.line.text().strip()[_DAY + 1 :] or timestamps.now()[_DAY + 1 : _DAY + 6]
        super().take_day(f"{day} {time}")

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow changes."""
        super().set_read_only(read_only)
        self.now_button.setEnabled(not read_only)

    def _on_now(self) -> None:
        self.line.setText(timestamps.now())
        self.commit()
        if not self.fault:
            self._show(self._shown)


def _to_minute(moment: str) -> str:
    """A moment as it is shown: to the minute, in the time zone it was noted in."""
    return moment[:16].replace("T", " ")
