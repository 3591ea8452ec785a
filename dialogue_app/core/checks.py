"""Whether a record's values fit its form. Every record passes here before it becomes part of a dialogue."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from dialogue_app.core import form, moments
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import Ask
from dialogue_app.core.records import SIDES, Record
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _

LONGEST_LINE = 1_000
LONGEST_TEXT = 100_000
LONGEST_HIDDEN = 2_000_000


def check(record: Record) -> None:
    """Refuse a record whose values do not fit its form. Missing values always fit.

    Raises Refused with a sentence that names the attribute by its label.
    """
    for attribute in dataclasses.fields(record):
        ask = form.ask_of(attribute)
        value = getattr(record, attribute.name)
        fault = _fault(ask, value)
        if fault:
            raise Refused(
                _("{label}: {fault} Nothing was changed.").format(
                    label=_(ask.label) if ask.label else attribute.name, fault=fault
                )
            )


def _fault(ask: Ask, value: Any) -> str:
    for one in _texts(value):
        longest = {"line": LONGEST_LINE, "hidden": LONGEST_HIDDEN}.get(ask.kind, LONGEST_TEXT)
        if len(one) > longest:
            return _("the text is too long; {n} characters fit.").format(n=longest)
        if "\x00" in one or any("\ud800" <= sign <= "\udfff" for sign in one):
            return _("the text contains signs that cannot be kept.")
    if value in ("", None, ()):
        return ""
    judge = _JUDGES.get(ask.kind)
    return judge(ask, value) if judge else ""


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return tuple(text for one in value for text in _texts(one))
    return ()


def _line(_ask: Ask, value: Any) -> str:
    return _("one line only, please.") if "\n" in value else ""


def _choice(ask: Ask, value: Any) -> str:
    unknown = [one for one in _texts(value) if scale(ask.scale).option(one) is None]
    return _("“{value}” is not one of the choices.").format(value=unknown[0]) if unknown else ""


def _date(_ask: Ask, value: Any) -> str:
    good = moments.is_date(value)
    return "" if good else _("“{value}” is not a date; write 2026-03-12.").format(value=value)


def _moment(_ask: Ask, value: Any) -> str:
    good = moments.is_moment(value)
    return "" if good else _("“{value}” is not a date with a time.").format(value=value)


def _number(ask: Ask, value: Any) -> str:
    low = ask.minimum if ask.minimum is not None else -1_000_000
    high = ask.maximum if ask.maximum is not None else 1_000_000
    if low <= value <= high:
        return ""
    return _("{value} is outside {low} to {high}.").format(value=value, low=low, high=high)


def _yes_no(_ask: Ask, value: Any) -> str:
    return "" if value in ("yes", "no") else _("yes or no, please.")


def _side(_ask: Ask, value: Any) -> str:
    return "" if value in SIDES else _("“{value}” is not a side.").format(value=value)


_JUDGES: dict[str, Callable[[Ask, Any], str]] = {
    "line": _line,
    "choice": _choice,
    "choices": _choice,
    "date": _date,
    "datetime": _moment,
    "number": _number,
    "yes_no": _yes_no,
    "side": _side,
}
