"""Whether values fit the form of their record: of one record before it becomes part of a dialogue, and of
many at once, however they came into a file.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from dialogue_app.core import form, timestamps
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import Ask
from dialogue_app.core.records import SIDES, Record
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import N_, _

LONGEST_LINE = 1_000
LONGEST_TEXT = 100_000
LONGEST_HIDDEN = 2_000_000
_SHOWN = 60

_CANNOT_BE_KEPT = re.compile("[\x00\ud800-\udfff]")
NOT_SHOWN = re.compile("[\u202d\u202e]")
"""Signs that make what follows be read backwards: no language needs them."""

_NOT_IN_A_LINE = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control signs, other line ends, and all signs that change the direction of reading."""


def check(record: Record) -> None:
    """Refuse a record whose values do not fit its form. Missing values always fit.

    Raises Refused with a sentence that names the attribute by its label.
    """
    for attribute in dataclasses.fields(record):
        ask = form.ask_of(attribute)
        fault = fault_of(ask, getattr(record, attribute.name))
        if fault:
            raise Refused(
                _("{label}: {fault} Nothing was changed.").format(
                    label=label_of(attribute.name, ask), fault=fault
                )
            )


_KEPT: Mapping[str, str] = MappingProxyType({
    "answers": N_("Number of sealed answers"),
    "aspect": N_("Aspect"),
    "carried_from": N_("Carried over from"),
    "counterpart": N_("File of the other track"),
    "created_at": N_("Made at"),
    "crossing": N_("Release under way"),
    "disclosed": N_("Disclosed"),
    "entered_at": N_("Entered at"),
    "external_id": N_("Record in the external track"),
    "field": N_("Field"),
    "field_markings": N_("Marking of a field"),
    "id": N_("Identity"),
    "item": N_("Row"),
    "late": N_("After the fact"),
    "marking": N_("Marking"),
    "names_judged": N_("Names that were judged"),
    "party": N_("Who answers"),
    "position": N_("Place in the list"),
    "round": N_("Round"),
    "salt": N_("Salt of the seal"),
    "seal_digest": N_("Digest of the seal"),
    "sealed_at": N_("Sealed at"),
    "second": N_("Second choice"),
    "seconds": N_("Time taken"),
    "session": N_("Session"),
    "settled": N_("Settled"),
    "short_form": N_("Short form"),
    "stage": N_("Stage"),
    "statement": N_("Wording that was said back"),
    "template_key": N_("Template"),
    "template_text": N_("Text of the template"),
    "template_version": N_("Version of the template"),
    "thresholds": N_("Thresholds"),
    "unsealed_at": N_("Unsealed at"),
    "value": N_("Answer"),
    "values": N_("Cells of the row"),
    "warned_at": N_("Warned at"),
    "what": N_("What is ticked"),
})  # fmt: skip
"""What the attributes are called that the program keeps itself, and nobody is asked for."""


def label_of(name: str, ask: Ask) -> str:
    """What an attribute is called."""
    return _(ask.label or _KEPT[name])


def fault_of(ask: Ask, value: Any) -> str:
    """What keeps a value from fitting a question, as a sentence; empty if it fits. A missing one fits."""
    for text in _texts(value):
        fault = _text_fault(ask, text)
        if fault:
            return fault
    if value in ("", None, ()):
        return ""
    judge = _JUDGES.get(ask.value_kind)
    return judge(ask, value) if judge else ""


def without_strange_signs(ask: Ask, text: str) -> str:
    """A text without the signs that its form does not allow."""
    plain = " ".join(text.split()) if _is_line(ask) else text
    for pattern in _forbidden(ask):
        plain = pattern.sub("", plain)
    return plain


class Unfit(NamedTuple):
    """A value that does not fit its form: the record, the attribute by its name and its label, and why."""

    record: Record
    name: str
    label: str
    fault: str


def unfit(kind: type[Record], records: Collection[Record]) -> Iterator[Unfit]:
    """The values of records of one kind that do not fit its form, attribute by attribute.

    Each value is judged once, however many records have it; texts are looked through together.
    """
    for attribute in dataclasses.fields(kind):
        ask = form.ask_of(attribute)
        read = attrgetter(attribute.name)
        bad = dict(_bad_values(ask, dict.fromkeys(map(read, records))))
        if bad:
            label = label_of(attribute.name, ask)
            yield from (
                Unfit(record, attribute.name, label, bad[value])
                for record in records
                if (value := read(record)) in bad
            )


def _bad_values(ask: Ask, values: Collection[Any]) -> Iterator[tuple[Any, str]]:
    """The values that do not fit, each with what is wrong."""
    if not _are_fitting_texts(ask, values):
        for value in values:
            fault = fault_of(ask, value)
            if fault:
                yield value, fault


def _are_fitting_texts(ask: Ask, values: Collection[Any]) -> bool:
    """Whether these are texts, or lists of texts, which all fit, as nearly always."""
    if ask.value_kind in _JUDGES and not _is_line(ask):
        return False
    lists = isinstance(next(iter(values), ""), tuple)
    texts = set(chain.from_iterable(map(_texts, values))) if lists else values
    if max(map(len, texts), default=0) > longest(ask):
        return False
    together = " ".join(texts)
    if not together.isprintable() and _has_strange_signs(ask, together):
        return False
    return not ask.pattern or all(map(re.compile(ask.pattern).fullmatch, filter(None, texts)))


def _has_strange_signs(ask: Ask, text: str) -> bool:
    return any(pattern.search(text) for pattern in _forbidden(ask)) or (_is_line(ask) and "\n" in text)


# -- texts -----------------------------------------------------------------------------------------------


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return tuple(text for part in value for text in _texts(part))
    return ()


def longest(ask: Ask) -> int:
    """How many characters a text may have."""
    if _is_line(ask):
        return LONGEST_LINE
    return LONGEST_HIDDEN if ask.kind == "hidden" else LONGEST_TEXT


def _is_line(ask: Ask) -> bool:
    return ask.value_kind == "line"


def _forbidden(ask: Ask) -> Sequence[re.Pattern[str]]:
    if ask.kind == "hidden" and not ask.holds:
        return (_CANNOT_BE_KEPT,)
    return (_CANNOT_BE_KEPT, _NOT_IN_A_LINE if _is_line(ask) else NOT_SHOWN)


def _text_fault(ask: Ask, text: str) -> str:
    if len(text) > longest(ask):
        return _("the text is too long; {n} characters fit.").format(n=longest(ask))
    if _CANNOT_BE_KEPT.search(text):
        return _("the text contains signs that cannot be kept.")
    if _is_line(ask) and "\n" in text:
        return _("one line only, please.")
    if any(pattern.search(text) for pattern in _forbidden(ask)):
        return _("the text contains signs that nobody sees and that change how it is read.")
    return ""


def _shown(text: str) -> str:
    """A value as it stands in a sentence about it."""
    plain = _NOT_IN_A_LINE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"


# -- what else a kind of value asks for ------------------------------------------------------------------


def _line(ask: Ask, value: Any) -> str:
    fits = not ask.pattern or re.fullmatch(ask.pattern, value)
    return (
        ""
        if fits
        else _("“{value}” is not of the form that this program gives it.").format(value=_shown(value))
    )


def _choice(ask: Ask, value: Any) -> str:
    unknown = [text for text in _texts(value) if scale(ask.scale).option(text) is None]
    return _("“{value}” is not one of the choices.").format(value=_shown(unknown[0])) if unknown else ""


def _date(_ask: Ask, value: Any) -> str:
    good = timestamps.is_date(value)
    return "" if good else _("“{value}” is not a date; write 2026-03-12.").format(value=_shown(value))


def _moment(_ask: Ask, value: Any) -> str:
    good = timestamps.is_moment(value)
    return "" if good else _("“{value}” is not a date with a time.").format(value=_shown(value))


def _number(ask: Ask, value: Any) -> str:
    low = ask.minimum if ask.minimum is not None else -1_000_000
    high = ask.maximum if ask.maximum is not None else 1_000_000
    if low <= value <= high:
        return ""
    return _("{value} is outside {low} to {high}.").format(value=value, low=low, high=high)


def _yes_no(_ask: Ask, value: Any) -> str:
    return "" if value in ("yes", "no") else _("yes or no, please.")


def _side(_ask: Ask, value: Any) -> str:
    return "" if value in SIDES else _("“{value}” is not a side.").format(value=_shown(value))


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
