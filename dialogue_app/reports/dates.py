"""Dates, times and durations in words, in one form on the screen and on paper: 12 March 2026, and 12 Mar 2026
where there is little room. Lines where a date is typed keep the ISO form.
"""

from __future__ import annotations

from datetime import date, datetime

from dialogue_app.core.timestamps import is_date, is_moment
from dialogue_app.support.translation import N_, _

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"),
    N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def day(text: str) -> str:
    """An ISO date, or a part of one, in words; any other text as it is."""
    return _worded(text, _MONTHS)


def short_day(text: str) -> str:
    """The same with short months, for rows and columns with little room."""
    return _worded(text, _SHORT_MONTHS)


def _worded(text: str, months: tuple[str, ...]) -> str:
    if is_moment(text):
        return _worded(text[:10], months)
    if not is_date(text) or len(text) == 4:
        return text
    if len(text) == 7:
        return f"{_(months[int(text[5:]) - 1])} {text[:4]}"
    day = date.fromisoformat(text)
    return f"{day.day}\u00a0{_(months[day.month - 1])} {day.year}"


def moment(text: str) -> str:
    """A date with its time of day in words; a date alone without."""
    if not is_moment(text):
        return day(text)
    return f"{day(text[:10])}, {datetime.fromisoformat(text):%H:%M}"


def minutes(seconds: int) -> str:
    """A duration in whole minutes."""
    return _("{n}\u00a0min").format(n=round(seconds / 60))
