"""Everything that a track holds as JSON, and a track from such JSON.

The text is ``{"format": FORMAT, "version": VERSION, "records": {KIND: [RECORD, ...], ...}}``: every kind by
its name, its records by id, every attribute of a record by its name. ``resources/dump.schema.json`` describes
it in full. The same content always gives the same text.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import BadImport
from dialogue_app.core.kinds import BY_NAME, KINDS, kind_name
from dialogue_app.core.records import Record, Track
from dialogue_app.core.shapes import SHAPES, Shape
from dialogue_app.core.validity.limits import MOST_RECORDS
from dialogue_app.services.soundness.fault_sentences import bounded
from dialogue_app.services.soundness.placed_faults import in_sentences, loose_faults, unfit_faults
from dialogue_app.support.translation import N_, _, ngettext

FORMAT: Final = "dialogue-app dump"
VERSION: Final = 1
LARGEST: Final = 512 * 2**20
"""Bytes of JSON that are read: more than the largest dialogue gives."""

_ENOUGH = 1000
"""Faults of the shape after which no more are looked for."""

_DIGITS = 18
"""Digits that a whole number may have."""


def dump(dialogue: Dialogue) -> str:
    """Everything in a track as JSON, in a stable order."""
    records = {
        kind_name(kind): [_plain(record) for _id, record in sorted(dialogue.of(kind).items())]
        for kind in KINDS
    }
    whole = {"format": FORMAT, "version": VERSION, "records": records}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _plain(record: Record) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def load(raw: bytes, *, loose_ends: bool = False) -> Dialogue:
    """The dialogue of a dump. What ``check`` would find in its file keeps it from being loaded: raises
    BadImport with a sentence for each fault, of the JSON first, then of its shape, then of the records, those
    with their place. With ``loose_ends``, what the program can show though not in its place is loaded as it
    is, as a file with it opens.
    """
    if len(raw) > LARGEST:
        raise _refused([_("it has more than {n} MiB.").format(n=LARGEST // 2**20)])
    records = _Shaping().records(_parsed(raw))
    if not any(isinstance(record, Track) for record in records):
        raise _refused([_("records.track: the record that says what the file is is missing.")])
    unfit = unfit_faults(records)
    loose = [] if loose_ends else loose_faults(records)
    if unfit:
        raise _refused(in_sentences(records, [*unfit, *loose]), len(unfit) + len(loose))
    if loose:
        way = _("A file with this opens and tells it; with --with-loose-ends it is loaded as it is.")
        raise _refused(in_sentences(records, loose), len(loose), way)
    return Dialogue(records)


def _refused(sentences: list[str], number: int = 0, *way: str) -> BadImport:
    """``number``: of the faults, where several may stand in one sentence; ``way``: what can be done."""
    number = number or len(sentences)
    sentence = ngettext(
        "This is no dialogue that can be loaded: it has {n} fault. Nothing was written.",
        "This is no dialogue that can be loaded: it has {n} faults. Nothing was written.",
        number,
    )
    return BadImport(sentence.format(n=number), (*bounded(sentences), *way))


# -- the JSON --------------------------------------------------------------------------------------------


def _parsed(raw: bytes) -> object:
    faults: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        pairs_by_key = dict(pairs)
        if len(pairs_by_key) != len(pairs):
            times = Counter(key for key, _value in pairs)
            faults.extend(
                _("the key “{key}” stands twice in one place.").format(key=_short(key))
                for key in pairs_by_key
                if times[key] > 1
            )
        return pairs_by_key

    def constant(word: str) -> None:
        faults.append(_("{word} is no value of JSON.").format(word=word))

    def whole(digits: str) -> int:
        if len(digits) > _DIGITS:
            faults.append(_("a number has more than {n} digits.").format(n=_DIGITS))
            return 0
        return int(digits)

    try:
        result = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=constant, parse_int=whole
        )
    except UnicodeDecodeError:
        raise _refused([_("it is not text in UTF-8.")]) from None
    except RecursionError:
        raise _refused([_("it is nested too deeply.")]) from None
    except json.JSONDecodeError as error:
        where = _("line {line}, column {column}: it is not JSON.")
        raise _refused([where.format(line=error.lineno, column=error.colno)]) from None
    if faults:
        raise _refused(faults)
    return result


def _short(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:60])
    return plain + "…" * (len(text) > 60)


# -- its shape -------------------------------------------------------------------------------------------


def _head_fault(whole: object) -> str:
    """Why this is no dump that the program reads, as a sentence; empty if it is one."""
    if not isinstance(whole, dict):
        return _("it is not a dump of this program: an object is needed.")
    if "format" not in whole:
        return _("it is not a dump of this program: it does not say its “format”.")
    if whole["format"] != FORMAT:
        return _("it is not a dump of this program: “format” must be “{it}”.").format(it=FORMAT)
    if "version" not in whole:
        return _("it does not say its “version”; this program reads version {here}.").format(here=VERSION)
    if not _is_number(whole["version"]):
        sentence = _("“version” must be a whole number; this program reads version {here}.")
        return sentence.format(here=VERSION)
    if whole["version"] != VERSION:
        sentence = _("it is of version {there}; this program reads version {here}.")
        return sentence.format(there=whole["version"], here=VERSION)
    return ""


class _Shaping:
    """Parsed JSON being turned into records; every fault is noted, up to a bound."""

    def __init__(self) -> None:
        self._faults: list[str] = []

    def records(self, whole: object) -> list[Record]:
        """The records. Raises BadImport."""
        shaped = list(self._records(whole))
        if self._faults:
            raise _refused(self._faults)
        return shaped

    def _records(self, whole: object) -> Iterator[Record]:
        sentence = _head_fault(whole)
        if sentence or not isinstance(whole, dict):
            self._faults.append(sentence)
            return
        self._keys("", whole, {"format", "version", "records"})
        kinds = whole.get("records")
        if not isinstance(kinds, dict):
            self._fault("records", _("an object is needed"))
            return
        self._keys("records", kinds, set(BY_NAME))
        number = sum(len(rows) for rows in kinds.values() if isinstance(rows, list))
        if number > MOST_RECORDS:
            sentence = _("there are {n}; one file holds {most}")
            self._fault("records", sentence.format(n=number, most=MOST_RECORDS))
            return
        for kind in KINDS:
            yield from self._of_kind(kind, kinds.get(kind_name(kind), []))

    def _of_kind(self, kind: type[Record], rows: object) -> Iterator[Record]:
        place = f"records.{kind_name(kind)}"
        if not isinstance(rows, list):
            self._fault(place, _("a list is needed"))
            return
        shapes = SHAPES[kind]
        for number, row in enumerate(rows):
            before = len(self._faults)
            if before >= _ENOUGH:
                return
            if not isinstance(row, dict):
                self._fault(f"{place}[{number}]", _("an object is needed"))
                continue
            self._keys(f"{place}[{number}]", row, set(shapes))
            values: dict[str, Any] = {
                name: self._value(f"{place}[{number}].{name}", shape, row[name])
                for name, shape in shapes.items()
                if name in row
            }
            if len(self._faults) == before:
                yield kind(**values)

    def _keys(self, place: str, there: dict[str, Any], wanted: set[str]) -> None:
        for key in sorted(wanted - there.keys()):
            self._fault(place, _("“{key}” is missing").format(key=key))
        for key in sorted(there.keys() - wanted):
            self._fault(place, _("“{key}” is not known").format(key=_short(key)))

    def _value(self, place: str, shape: Shape, value: object) -> object:
        good, wanted = _SHAPES[shape]
        if not good(value):
            self._fault(place, _("{what} is needed").format(what=_(wanted)))
            return None
        if isinstance(value, list):
            return tuple(tuple(part) if isinstance(part, list) else part for part in value)
        return value

    def _fault(self, place: str, what: str) -> None:
        self._faults.append(f"{place}: {what}." if place else f"{what}.")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return type(value) is int


def _is_number_or_nothing(value: object) -> bool:
    return value is None or type(value) is int


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _are_pairs(value: object) -> bool:
    return isinstance(value, list) and all(_are_texts(part) and len(part) == 2 for part in value)


_SHAPES: dict[Shape, tuple[Callable[[object], bool], str]] = {
    "text": (_is_text, N_("a text")),
    "number": (_is_number, N_("a whole number")),
    "number or nothing": (_is_number_or_nothing, N_("a whole number or null")),
    "texts": (_are_texts, N_("a list of texts")),
    "pairs": (_are_pairs, N_("a list of pairs of texts")),
}
