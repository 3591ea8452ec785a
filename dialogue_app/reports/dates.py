"""Dates, times and durations in words."""

from __future__ import annotations

from datetime import date, datetime

from dialogue_app.core.timestamps import is_date, is_moment
from dialogue_app.support.translation import N_, _

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def day(text: str) -> str:
    """An ISO date, or a part of one, in words; any other text as it is."""
    if is_moment(text):
        return day(text[:10])
    if not is_date(text) or len(text) == 4:
        return text
    if len(text) == 7:
        return f"{_(_MONTHS[int(text[5:]) - 1])} {text[:4]}"
    found = date.fromisoformat(text)
    return f"{found.day}\u00a0{_(_MONTHS[found.month - 1])} {found.year}"


def moment(text: str) -> str:
    """A date with its time of day in words; a date alone without."""
    if not is_moment(text):
        return day(text)
    return f"{day(text[:10])}, {datetime.fromisoformat(text):%H:%M}"


def minutes(seconds: int) -> str:
    """A duration in whole minutes."""
    return _("{n}\u00a0min").format(n=round(seconds / 60))
