"""Checks on lists: how many records there are, and what each of them has."""

from __future__ import annotations

from collections import Counter
from functools import partial

from dialogue_app.analyses.answers import latest_value
from dialogue_app.analyses.gates.conditions import fits, holds, label, lacks
from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params
from dialogue_app.analyses.gates.matrices import gaps_of_row
from dialogue_app.core.domain_records import LineParagraph, ReadBack, ReleaseItem
from dialogue_app.core.form import questions
from dialogue_app.core.gates import Missing
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import SIDES, Listed
from dialogue_app.core.template import TemplateField
from dialogue_app.core.wording.confirmation import holds as confirmed_as_it_reads
from dialogue_app.core.wording.confirmation import names_position, rounds
from dialogue_app.fields.items import Item, item_of, record_name
from dialogue_app.fields.read_back import CHANGED, Standing, standings
from dialogue_app.fields.registry import field_kind
from dialogue_app.fields.single import lines
from dialogue_app.support.translation import _, ngettext

RELEASED, PROPOSED, WITHDRAWN = "RELEASED", "PROPOSED", "WITHDRAWN"


def number_of_records(context: GateContext, params: Params) -> Finding:
    """``field``: at least ``minimum`` and at most ``maximum`` records meet all conditions ``having`` and
    one of ``any_of``; with ``all_of_them`` each must. With ``by_side``, an attribute that names a party
    or side, there are at least ``each`` and at most ``at_most`` on each side, unless the side answered
    the yes-or-no field ``unless`` with yes. For a list of texts the texts are counted.
    """
    field = context.field(params.text("field"))
    if field_kind(field).lines:
        return _between(len(_texts(context, field)), params, field)
    records = context.records(field.key)
    good = [record for record in records if fits(record, params)]
    total = _between(len(good), params, field)
    missing = list(total.missing)
    if params.flag("all_of_them"):
        missing += _unfit(context, params, records)
    done, of = total.done, total.of
    if params.text("by_side"):
        sides = _by_side(context, params, good)
        missing += sides.missing
        done, of = done + sides.done, of + sides.of
    return Finding(done, of, tuple(missing), looked_at=max(len(good), of))


def _texts(context: GateContext, field: TemplateField) -> list[str]:
    entries = context.cells(field).values()
    return [line for entry in entries for line in lines(entry.value)]


def _between(count: int, params: Params, field: TemplateField) -> Finding:
    minimum, maximum = params.number("minimum"), params.number("maximum")
    names = {"field": field.label, "n": count, "maximum": maximum}
    if count < minimum:
        more = minimum - count
        sentence = ngettext("{field}: one more is needed.", "{field}: {n} more are needed.", more)
        return Finding(count, minimum, (Missing(sentence.format(**(names | {"n": more})), field.key),))
    if maximum and count > maximum:
        sentence = _("{field}: {n} are recorded; no more than {maximum} are meant.").format(**names)
        return Finding(count, maximum, (Missing(sentence, field.key),))
    return Finding(min(count, minimum), minimum, looked_at=count)


def _unfit(context: GateContext, params: Params, records: tuple[Listed, ...]) -> list[Missing]:
    key = params.text("field")
    return [
        lacking_in(context, key, record, lacking)
        for record in records
        if (lacking := lacks(record, params.texts("having"), params.texts("any_of")))
    ]


def lacking_in(context: GateContext, key: str, record: Listed, lacking: tuple[str, ...]) -> Missing:
    """What is missing in a record of a list, by the labels of its form."""
    names = ", ".join(label(context, key, record, lack) for lack in lacking)
    sentence = _("{record} lacks: {names}.").format(record=context.record_name(record), names=names)
    return Missing(sentence, key, record.id, part=lacking[0])


Incomplete = tuple[tuple[Listed, tuple[str, ...]], ...]
"""Records, each with the names of what it lacks."""


def incomplete(context: GateContext, field: TemplateField) -> Incomplete:
    """The records of a list that lack what its form marks as needed."""
    kind = LISTED_BY_NAME[record_name(field)]
    needed = tuple(column.key for column in field.rows if column.required) or tuple(
        name
        for name, ask in questions(kind)
        if ask.required and (not field.attributes or name in field.attributes)
    )

    def find() -> Incomplete:
        found = ((record, lacks(record, needed, ())) for record in context.records(field.key))
        return tuple((record, names) for record, names in found if names)

    return context.dialogue.derived(("incomplete", context.session, field), frozenset({kind}), find)


def _by_side(context: GateContext, params: Params, good: list[Listed]) -> Finding:
    key, attribute = params.text("field"), params.text("by_side")
    each, at_most = params.number("each"), params.number("at_most")
    counts = Counter(context.side(getattr(record, attribute)) for record in good)
    excused = _excused(context, params.text("unless"))
    missing: list[Missing] = []
    for side in SIDES:
        names = {"side": context.code(side), "n": counts[side], "at_most": at_most}
        if counts[side] < each and side not in excused:
            more = each - counts[side]
            sentence = ngettext("{side}: one more is needed.", "{side}: {n} more are needed.", more)
            missing.append(Missing(sentence.format(**(names | {"n": more})), key, "", side))
        elif at_most and counts[side] > at_most:
            sentence = _("{side}: {n} are recorded; no more than {at_most} are meant.")
            missing.append(Missing(sentence.format(**names), key, "", side))
    return Finding(len(SIDES) - len(missing), len(SIDES), tuple(missing))


def _excused(context: GateContext, unless: str) -> tuple[str, ...]:
    if not unless:
        return ()
    cells = context.cells(context.field(unless))
    return tuple(side for side in SIDES if latest_value(cells, side) == "yes")


def each_record_has(context: GateContext, params: Params) -> Finding:
    """``field`` (or the first of ``fields``, which add columns to one list): each record that meets
    ``where`` meets all of ``attributes`` and one of ``any_of``, and has every answer in the matrices
    ``answers``. A record that does not meet ``where`` was looked at if it meets ``told_by``. A list that
    is required and empty is not met.
    """
    key = params.text("field") or params.texts("fields")[0]
    records = context.records(key)
    where = params.texts("where")
    treated = [record for record in records if all(holds(record, condition) for condition in where)]
    told_by = params.texts("told_by")
    told = sum(bool(told_by) and all(holds(record, condition) for condition in told_by) for record in records)
    if not records:
        return empty(context, key)
    matrices = [context.field(name) for name in params.texts("answers")]
    missing: list[Missing] = []
    for record in treated:
        lacking = lacks(record, params.texts("attributes"), params.texts("any_of"))
        if lacking:
            missing.append(lacking_in(context, key, record, lacking))
            continue
        item = item_of(context.dialogue, record)
        unanswered = next((matrix for matrix in matrices if gaps_of_row(context, matrix, item)[0]), None)
        if unanswered is not None:
            missing.append(_unanswered(context, unanswered, item))
    looked_at = max(told, len(treated))
    return Finding(len(treated) - len(missing), len(treated), tuple(missing), looked_at=looked_at)


def _unanswered(context: GateContext, field: TemplateField, item: Item) -> Missing:
    sentence = _("{record} lacks: {names}.").format(record=context.name(item), names=field.label)
    return Missing(sentence, field.key, item.id)


def empty(context: GateContext, key: str) -> Finding:
    """The finding on an empty list: something is missing if the list is required."""
    field = context.list_field(key)
    if not field.required:
        return Finding(0, 0)
    return Finding(0, 0, (Missing(_("{field}: nothing recorded yet.").format(field=field.label), field.key),))


def restatements_settled(context: GateContext, params: Params) -> Finding:
    """``field``: at least ``minimum`` restatements of a position whose holder is named are confirmed as they
    read now, or were not agreed, with what was missing.
    """
    key, minimum = params.text("field"), params.number("minimum")
    tries = [
        record for record in context.records(key) if isinstance(record, ReadBack) and names_position(record)
    ]
    good = sum(
        confirmed_as_it_reads(context.dialogue, attempt)
        or (attempt.result == "NOT" and bool(attempt.correction.strip()))
        for attempt in tries
    )
    return _between(good, params, context.field(key)) if good < minimum else Finding(minimum, minimum)


def read_back_result_for_each(context: GateContext, params: Params) -> Finding:
    """``field``: each record it reads back is confirmed as it reads now, or could not be agreed in three
    attempts. A confirmation of other words does not count.
    """
    field = context.field(params.text("field"))
    records = context.records(field.items)
    if not records:
        return empty(context, field.items)
    reached = standings(context.dialogue, context.session, field, {record.id: record for record in records})
    missing = tuple(
        Missing(_no_result(standing).format(record=context.record_name(record)), field.key, record.id)
        for record, standing in zip(records, reached, strict=True)
        if not standing.settled
    )
    return Finding(len(records) - len(missing), len(records), missing)


def _no_result(standing: Standing) -> str:
    if standing.state == CHANGED:
        return _("{record}: the wording was changed since it was confirmed; read it back again.")
    return _("{record}: no read-back result.")


def attempts_at_most(context: GateContext, params: Params) -> Finding:
    """``field``: no wording of a record was read back more than ``maximum`` times."""
    field = context.field(params.text("field"))
    counts = context.dialogue.derived(
        ("attempts at a wording", context.session, field.key),
        frozenset({ReadBack}),
        partial(_most_attempts, context, field),
    )
    over = {of: n for of, n in counts.items() if n > params.number("maximum")}
    records = (record for record in context.records(field.items) if record.id in over) if over else ()
    names = {record.id: context.record_name(record) for record in records}
    missing = tuple(
        Missing(_("{record}: {n} attempts.").format(record=names.get(of, "?"), n=n), field.key, of)
        for of, n in over.items()
    )
    return Finding(len(counts) - len(missing), len(counts), missing)


def _most_attempts(context: GateContext, field: TemplateField) -> dict[str, int]:
    """What was read back in a field -> how many attempts one wording of it took at most."""
    tries: dict[str, list[ReadBack]] = {}
    for read_back in context.dialogue.listed(ReadBack, context.session, field.key):
        tries.setdefault(read_back.of, []).append(read_back)
    return {of: max(map(len, rounds(read_backs))) for of, read_backs in tries.items()}


def released_items_signed(context: GateContext, params: Params) -> Finding:
    """``field``: every item not withdrawn has its text, was checked against the never-release list, and is
    signed by the release authority with a date.
    """
    key = params.text("field")
    live = [record for record in context.records(key) if not holds(record, f"status={WITHDRAWN}")]
    if not live:
        return empty(context, key)
    needed = ("release_text", "never_list_checked=yes", "authority", "date")
    missing = tuple(
        lacking_in(context, key, record, lacking) for record in live if (lacking := lacks(record, needed, ()))
    )
    return Finding(len(live) - len(missing), len(live), missing)


def is_signed(item: ReleaseItem | None) -> bool:
    """Whether a release is in force: released, with authority and date."""
    return item is not None and item.status == RELEASED and bool(item.authority and item.date)


def brackets_dated(context: GateContext, params: Params) -> Finding:
    """``field``: every paragraph with brackets has an owner and a date for them; all are looked at."""
    key = params.text("field")
    paragraphs = [record for record in context.records(key) if isinstance(record, LineParagraph)]
    open_ones = [paragraph for paragraph in paragraphs if has_brackets(paragraph)]
    missing = tuple(
        lacking_in(context, key, paragraph, lacking)
        for paragraph in open_ones
        if (lacking := lacks(paragraph, ("due", "owner"), ()))
    )
    return Finding(len(open_ones) - len(missing), len(open_ones), missing, looked_at=len(paragraphs))


def has_brackets(paragraph: LineParagraph) -> bool:
    """Whether words of a paragraph are not agreed."""
    return "[" in paragraph.text or bool(paragraph.alternatives) or paragraph.status == "BRK"
