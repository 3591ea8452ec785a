"""Dates and times as text: ISO 8601, local time with its offset, to the second."""

from __future__ import annotations

from datetime import date, datetime


def now() -> str:
    """This moment, such as ``2026-03-12T14:32:05+01:00``."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def today() -> str:
    """This day, such as ``2026-03-12``."""
    return now()[:10]


def is_date(text: str) -> bool:
    """Whether a text is a date, a year, or a year and a month."""
    padded = text + {4: "-01-01", 7: "-01"}.get(len(text), "")
    return len(padded) == 10 and padded[7] == "-" and _parses(date.fromisoformat, padded)


def is_moment(text: str) -> bool:
    """Whether a text is a date with a time of day."""
    return len(text) > 10 and _parses(datetime.fromisoformat, text)


def _parses(parse: object, text: str) -> bool:
    try:
        parse(text)  # type: ignore[operator]
    except ValueError:
        return False
    return True
