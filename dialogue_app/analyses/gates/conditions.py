"""Conditions on records as gates write them: ``place`` (recorded), ``military=no`` (has this value)."""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.analyses.gates.gate_context import GateContext, Params
from dialogue_app.analyses.prospect import settled_prospect
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.form import ask_of
from dialogue_app.core.records import Listed, ListRow
from dialogue_app.core.scales import needs_words
from dialogue_app.core.shown_values import value_of
from dialogue_app.support.translation import _


def holds(record: Listed, condition: str) -> bool:
    """Whether a record meets one condition."""
    attribute, _equals, wanted = condition.partition("=")
    value = _value(record, attribute)
    return value == wanted if wanted else value not in ("", None, ())


def fits(record: Listed, params: Params) -> bool:
    """Whether a record meets all of ``having`` and, if there are any, one of ``any_of``."""
    return not lacks(record, params.texts("having"), params.texts("any_of"))


def lacks(record: Listed, all_of: Iterable[str], any_of: tuple[str, ...]) -> tuple[str, ...]:
    """The conditions a record does not meet; of ``any_of`` the first, if it meets none of them. An answer
    that announces words needs them too, in the attribute that is called as it is, with ``_text`` behind.
    """
    asked = tuple(all_of)
    missing = tuple(condition for condition in asked if not holds(record, condition))
    missing += tuple(
        f"{condition}_text"
        for condition in asked
        if condition not in missing and _lacks_words(record, condition)
    )
    if any_of and not any(holds(record, condition) for condition in any_of):
        missing += any_of[:1]
    return missing


def _lacks_words(record: Listed, condition: str) -> bool:
    """Whether the answer behind a condition announces words that the record has room for and lacks."""
    words = getattr(record, f"{condition}_text", None)
    if not isinstance(words, str) or words.strip():
        return False
    return needs_words(ask_of(type(record).__dataclass_fields__[condition]).scale, getattr(record, condition))


def label(context: GateContext, key: str, record: Listed, condition: str) -> str:
    """The attribute behind a condition as users read it."""
    attribute = condition.partition("=")[0]
    if isinstance(record, ListRow):
        rows = context.list_field(key).rows
        return next((str(row.label) for row in rows if row.key == attribute), attribute)
    fields = type(record).__dataclass_fields__
    return _(ask_of(fields[attribute]).label) if attribute in fields else attribute


def _value(record: Listed, attribute: str) -> object:
    if isinstance(record, ListRow):
        return record.value(attribute)
    if attribute == "prospect" and isinstance(record, Difference):
        return settled_prospect(record)
    return value_of(record, attribute)
