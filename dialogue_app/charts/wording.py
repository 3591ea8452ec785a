"""Numbers and short sentences as every picture writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from dialogue_app.core.scales import level, scale
from dialogue_app.support.translation import _, ngettext


def number(value: float | Fraction) -> str:
    """A number with a true minus: an index (a float) with two decimals, others with at most two."""
    shown = f"{float(value):.2f}"
    return _sign(shown if isinstance(value, float) else shown.rstrip("0").rstrip("."))


def signed(value: float | Fraction) -> str:
    """A number with its sign; nothing before zero."""
    return f"+{number(value)}" if value > 0 else number(value)


def _sign(shown: str) -> str:
    return shown[1:] if shown in ("-0", "-0.00") else shown.replace("-", "\u2212")


def of(n: int, seats: int) -> str:
    """How many answers were given of how many asked; a dash where nobody is asked."""
    return _("{n} of {total}").format(n=n, total=seats) if seats else "\N{EN DASH}"


def answer(value: str, name: str = "VERDICT") -> str:
    """An answer in words: a level with its number, a status or "not recorded" by its name."""
    if level(value) is not None:
        return f"{value} {scale(name).shown(value)}"
    return scale("VERDICT_STATUS").shown(value)


def status(value: str) -> str:
    """An answer that is not a level, as short as it is written in cells."""
    return value or _("blank")


def missing(statuses: Mapping[str, Sequence[str]], codes: Mapping[str, str], *, short: bool = False) -> str:
    """Who gave no level and why, or nothing."""
    name = status if short else scale("VERDICT_STATUS").shown
    parts = [
        f"{name(status)}{'' if short else ':'} {' '.join(codes[party] for party in parties)}"
        for status, parties in statuses.items()
        if parties
    ]
    return " · ".join(parts)


def activities(n: int) -> str:
    return ngettext("{n} activity", "{n} activities", n).format(n=n)


def activities_of(n: int, total: int) -> str:
    return ngettext("{n} of {total} activity", "{n} of {total} activities", total).format(n=n, total=total)


def answers_of(n: int, total: int) -> str:
    return ngettext("{n} of {total} answer", "{n} of {total} answers", total).format(n=n, total=total)


def statements_of(n: int, total: int) -> str:
    return ngettext("{n} of {total} statement", "{n} of {total} statements", total).format(n=n, total=total)


def signals_of(n: int, total: int) -> str:
    return ngettext("{n} of {total} signal", "{n} of {total} signals", total).format(n=n, total=total)


def predictions_of(n: int, total: int) -> str:
    return ngettext("{n} of {total} prediction", "{n} of {total} predictions", total).format(n=n, total=total)


def options_of(n: int, total: int) -> str:
    """How many response options of how many."""
    return ngettext("{n} of {total} option", "{n} of {total} options", total).format(n=n, total=total)


def differences_of(n: int, total: int) -> str:
    return ngettext("{n} of {total} difference", "{n} of {total} differences", total).format(n=n, total=total)


def red_lines_of(n: int, total: int) -> str:
    return ngettext("{n} of {total} red line", "{n} of {total} red lines", total).format(n=n, total=total)


def reservations_of(n: int, total: int) -> str:
    words = ngettext("{n} of {total} reservation", "{n} of {total} reservations", total)
    return words.format(n=n, total=total)


def guesses_of(n: int, total: int) -> str:
    """How many sealed guesses of how many that could have been made."""
    words = ngettext("{n} of {total} sealed guess", "{n} of {total} sealed guesses", total)
    return words.format(n=n, total=total)


def nothing_predicted(total: int) -> str:
    """That there is no prediction on any of so many activities, or none that was opened."""
    return ngettext(
        "No prediction on the one activity is open.",
        "No prediction on any of the {n} activities is open.",
        total,
    ).format(n=total)


def nothing_said(total: int) -> str:
    """That no side has answered any of so many statements."""
    return ngettext(
        "Neither side has answered the one statement yet.",
        "Neither side has answered any of the {n} statements yet.",
        total,
    ).format(n=total)


def more(n: int) -> str:
    """How many are not shown."""
    return ngettext("and {n} more, not drawn here", "and {n} more, not drawn here", n).format(n=n)


def sentence(parts: Iterable[str]) -> str:
    """Parts that are not empty, as sentences one after another."""
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
