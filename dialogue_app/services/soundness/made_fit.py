"""Records made fit, for a file that is recovered: what does not fit is taken out, and told."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any

from dialogue_app.core.commands.sessions import on_template
from dialogue_app.core.form import ID, ask_of
from dialogue_app.core.kinds import title_of
from dialogue_app.core.natural_keys import once
from dialogue_app.core.records import (
    ALLIANCE,
    INTERNAL,
    SIDES,
    TRACKS,
    ListRow,
    Pairs,
    Party,
    Record,
    Session,
    Track,
)
from dialogue_app.core.thresholds import unfit_thresholds
from dialogue_app.core.validity.checks import fault_of, without_strange_signs
from dialogue_app.core.visibility.markings import ORDER
from dialogue_app.services.files.library import FIRST_TEMPLATE
from dialogue_app.services.soundness.fault_sentences import with_names
from dialogue_app.services.soundness.unfit import KEYED, Misfit, Sorted, misfits
from dialogue_app.services.templates import built_in_templates, template
from dialogue_app.support.translation import _

_NO_IDS = (*SIDES, "")
TURNS = 4
"""Taking one thing out may show another: a session on another template has other fields."""


def made_fit(records: Iterable[Record]) -> tuple[list[Record], tuple[str, ...]]:
    """The records without what does not fit, and a sentence for each thing that was taken out or replaced.
    A record that cannot be made fit is left out itself.
    """
    there: dict[str, Record] = {}
    told = [
        _left_out(record, _("another record has its identity."))
        for record in records
        if there.setdefault(record.id, record) is not record
    ]
    told += [
        _left_out(there.pop(at), _("no record may have its identity.")) for at in list(there) if at in _NO_IDS
    ]
    for _turn in range(TURNS):
        unfit = list(misfits(Sorted(there.values())))
        if not unfit:
            break
        tracks = [
            record.track for record in there.values() if isinstance(record, Track) and record.track in TRACKS
        ]
        for misfit in unfit:
            now = there.get(misfit.record.id)
            if now is None:
                continue
            if misfit.name == "id":
                del there[now.id]
                told.append(_left_out(now, misfit.fault))
            else:
                there[now.id] = _without(misfit, now, there, (tracks or [INTERNAL])[0])
                told.append(_words(misfit))
    stubborn = {misfit.record.id: misfit for misfit in misfits(Sorted(there.values()))}
    told += [_left_out(there.pop(at), fault.fault) for at, fault in stubborn.items()]
    kept, doubles = once(there.values())
    told += [_left_out(double.second, _("another one stands in its place.")) for double in doubles]
    return list(kept), tuple(told)


def may_be_id(text: str) -> bool:
    """Whether a record may have this identity."""
    return re.fullmatch(ID, text) is not None and text not in _NO_IDS


def _words(misfit: Misfit) -> str:
    sentence = _("{kind}, {label}: {fault}").format(
        kind=title_of(type(misfit.record)), label=misfit.label, fault=misfit.fault
    )
    return with_names(sentence, [misfit.record])


def _left_out(record: Record, fault: str) -> str:
    sentence = _("{kind}, left out: {fault}").format(kind=title_of(type(record)), fault=fault)
    return with_names(sentence, [record])


def _without(misfit: Misfit, now: Record, there: dict[str, Record], track: str) -> Record:
    """The record as it is by now, without one value that does not fit."""
    if isinstance(now, Session) and misfit.name == "template_text":
        return on_template(now, template(_template_key(now, track)))
    if isinstance(now, Session) and misfit.name == "number":
        numbers = [record.number or 0 for record in there.values() if isinstance(record, Session)]
        fitting = [number for number in numbers if 0 < number < _LAST_SESSION]
        return dataclasses.replace(now, number=max(fitting, default=0) + 1)
    return dataclasses.replace(now, **{misfit.name: _instead(misfit, now, track)})


_LAST_SESSION = 9999


def _template_key(session: Session, track: str) -> str:
    built_in = {template.key for template in built_in_templates()}
    return session.template_key if session.template_key in built_in else FIRST_TEMPLATE[track]


def _first_of_each(pairs: Pairs) -> Pairs:
    """The first pair of each key."""
    first: dict[str, str] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return tuple(first.items())


def _instead(misfit: Misfit, now: Record, track: str) -> Any:
    """What stands in place of a value that does not fit: nothing, or what a record begins with."""
    if misfit.name == "track":
        return track
    if misfit.name == "side" and isinstance(now, Party):
        return ALLIANCE
    if isinstance(now, Track) and misfit.name == "thresholds":
        return tuple(pair for pair in _first_of_each(now.thresholds) if not unfit_thresholds((pair,)))
    if (type(now), misfit.name) in KEYED:
        pairs = getattr(now, misfit.name)
        if len(first := _first_of_each(pairs)) < len(pairs):
            return first
    if isinstance(now, Session) and misfit.name == "field_markings":
        return tuple((key, marking) for key, marking in now.field_markings if marking in ORDER)
    if isinstance(now, ListRow) and misfit.name == "values":
        return tuple(pair for pair in now.values if misfit.part and pair[0] != misfit.part)
    field = next(field for field in dataclasses.fields(now) if field.name == misfit.name)
    ask, value = ask_of(field), getattr(now, misfit.name)
    plain = without_strange_signs(ask, value) if isinstance(value, str) else ""
    return plain if plain not in ("", value) and not fault_of(ask, plain) else field.default
