"""The checks a gate may name, each with its parameters. A template that names another is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dialogue_app.analyses.gates import links, matrices, records, seats, silence, verdicts
from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params

ParamType = Literal[
    "field",  # the key of a field
    "fields",  # keys of fields
    "number",  # a whole number, 0 or more
    "flag",  # true or false
    "values",  # codes of answers
    "attribute",  # an attribute of the records of ``field``, or a column of its rows
    "conditions",  # several of them, each perhaps with "=" and a value
    "moment",  # the key of a field or of a stage
]


@dataclass(frozen=True, slots=True)
class Check:
    """One named check: what it does, the parameters it needs and those it takes. ``tells``: what it
    finds missing tells what was answered, not only whether. ``whole``: the parameters that name
    fields of which it says when enough is answered.
    """

    run: Callable[[GateContext, Params], Finding]
    needs: Mapping[str, ParamType]
    takes: Mapping[str, ParamType] = field(default_factory=dict)
    tells: bool = False
    whole: tuple[str, ...] = ("field", "fields")

    @property
    def params(self) -> dict[str, ParamType]:
        """Every parameter with its type."""
        return {**self.needs, **self.takes}


_FIELD: dict[str, ParamType] = {"field": "field"}
_FIELDS: dict[str, ParamType] = {"fields": "fields"}
_HAVING: dict[str, ParamType] = {"having": "conditions", "any_of": "conditions"}

CHECKS: Mapping[str, Check] = {
    "every_seat_answered": Check(seats.every_seat_answered, _FIELDS),
    "quorum": Check(seats.quorum, _FIELDS, tells=True),
    "answered": Check(seats.answered, _FIELDS, {"values": "values", "text": "flag"}),
    "sides_accepted": Check(seats.sides_accepted, {**_FIELD, "values": "values"}),
    "far_from_median_answered": Check(
        seats.far_from_median_answered, {**_FIELD, "distance": "number", "answers": "fields"}, tells=True
    ),
    "speaking_time_balanced": Check(seats.speaking_time_balanced, {**_FIELD, "percent": "number"}),
    "seats_have_cards": Check(seats.seats_have_cards, _FIELD),
    "number_of_records": Check(
        records.number_of_records,
        _FIELD,
        {
            **_HAVING,
            "minimum": "number",
            "maximum": "number",
            "all_of_them": "flag",
            "by_side": "attribute",
            "each": "number",
            "at_most": "number",
            "unless": "field",
        },
    ),
    "each_record_has": Check(
        records.each_record_has,
        {},
        {
            **_FIELD,
            **_FIELDS,
            "attributes": "conditions",
            "any_of": "conditions",
            "where": "conditions",
            "told_by": "conditions",
            "answers": "fields",
        },
        whole=("field", "fields", "answers"),
    ),
    "restatements_settled": Check(records.restatements_settled, {**_FIELD, "minimum": "number"}),
    "read_back_result_for_each": Check(records.read_back_result_for_each, _FIELD),
    "attempts_at_most": Check(records.attempts_at_most, {**_FIELD, "maximum": "number"}),
    "released_items_signed": Check(records.released_items_signed, _FIELD),
    "brackets_dated": Check(records.brackets_dated, _FIELD),
    "silence_passed": Check(silence.silence_passed, {**_FIELD, "line": "field"}),
    "each_item_answered": Check(
        matrices.each_item_answered, _FIELD, {"minimum": "number", "where_answered": "flag"}
    ),
    "sealed": Check(matrices.sealed, _FIELDS, {"shown": "field"}),
    "sealed_before": Check(
        matrices.sealed_before,
        {**_FIELDS, "moment": "moment"},
        {"answers": "fields", "unless": "field"},
        whole=("fields", "answers"),
    ),
    "outliers_have_reasons": Check(verdicts.outliers_have_reasons, _FIELD, tells=True),
    "round_two_offered": Check(verdicts.round_two_offered, _FIELD, tells=True),
    "instructions_owned": Check(verdicts.instructions_owned, _FIELD, tells=True),
    "quorum_share": Check(verdicts.quorum_share, {**_FIELD, "percent": "number"}, tells=True),
    "red_line_share": Check(verdicts.red_line_share, {**_FIELD, "one_in": "number"}, tells=True),
    "weak_lines_reworded": Check(verdicts.weak_lines_reworded, _FIELD),
    "options_have_baseline": Check(verdicts.options_have_baseline, {**_FIELD, "minimum": "number"}),
    "both_checks_answered": Check(verdicts.both_checks_answered, {**_FIELD, "risk": "field"}, tells=True),
    "splits_have_differences": Check(
        links.splits_have_differences, {**_FIELD, "ratings": "fields"}, {"unless": "field"}, tells=True
    ),
    "contested_linked": Check(links.contested_linked, {**_FIELD, "differences": "field"}, tells=True),
    "gaps_have_notes": Check(
        links.gaps_have_notes, {**_FIELD, "own": "field", "moment": "moment"}, tells=True
    ),
    "misread_signals_settled": Check(links.misread_signals_settled, _FIELD),
    "signals_read_as_intended": Check(links.signals_read_as_intended, {**_FIELD, "minimum": "number"}),
    "entries_have_basis": Check(
        links.entries_have_basis, {}, {"verdicts": "fields", "lines": "fields"}, tells=True
    ),
    "brackets_free": Check(
        links.brackets_free,
        {**_FIELD, "reservations": "field", "positions": "fields"},
        tells=True,
    ),
    "sides_in_every_category": Check(
        links.sides_in_every_category,
        {**_FIELD, "category": "attribute", "side": "attribute", "unless": "field"},
    ),
}
