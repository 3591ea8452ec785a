"""Dates as people write them: 5 March, 5 March 2026. Fields where one types keep the ISO form."""

from __future__ import annotations

from dialogue_app.support.translation import N_, _

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def day_words(text: str) -> str:
    """An ISO date as day and month; anything else as it was written."""
    parts = _parts(text)
    return f"{int(parts[2])} {_month(parts[1])}" if len(parts) == 3 else text


def date_words(text: str) -> str:
    """An ISO date, or a year and month, with its year; anything else as it was written."""
    parts = _parts(text)
    if len(parts) == 3:
        return f"{int(parts[2])} {_month(parts[1])} {parts[0]}"
    return f"{_month(parts[1])} {parts[0]}" if len(parts) == 2 else text


def _parts(text: str) -> list[str]:
    """Year, month and perhaps day; nothing where the text is not such a date."""
    parts = text.split("-")
    if len(text) not in (7, 10) or not all(part.isdigit() for part in parts):
        return []
    known = len(parts) in (2, 3) and len(parts[0]) == 4 and 1 <= int(parts[1]) <= 12
    return parts if known else []


def _month(number: str) -> str:
    return _(MONTHS[int(number) - 1])
