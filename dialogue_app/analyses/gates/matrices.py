"""Checks on matrices: which cells are filled, and what has been sealed before what."""

from __future__ import annotations

from datetime import datetime

from dialogue_app.analyses.answers import latest, latest_value
from dialogue_app.analyses.gates.conditions import label
from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params, RatedRow
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.gates import Missing
from dialogue_app.core.records import SIDES, Listed
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.hidden_answers import first_seen
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.fields.items import Item
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.translation import _, language, ngettext

NAMED_AT_MOST = 6
"""How many parties are named in one sentence about a row."""


def each_item_answered(context: GateContext, params: Params) -> Finding:
    """``field``: every row has a value or a status from everybody who answers; with ``minimum`` so many
    rows are enough; with ``where_answered`` only cells that have a value count (confidence, reasons).
    """
    field = context.field(params.text("field"))
    rows = context.table(field)
    minimum = params.number("minimum")
    if not rows and not minimum:
        return _no_rows(context, field)
    where_answered = params.flag("where_answered")
    missing: list[Missing] = []
    treated = 0

    def gaps(row: RatedRow) -> tuple[bool, Missing | None]:
        if is_plain(field) and all(row.values):
            return True, None
        absent, counted = gaps_of_row(context, field, row.item, where_answered=where_answered)
        return bool(counted), _row(context, field, row.item, absent, counted) if absent else None

    what = ("gaps", where_answered, language())
    for row in rows:
        asked, gap = row.once(what, gaps)
        treated += asked
        if gap is not None:
            missing.append(gap)
    if where_answered and not treated:
        return Finding(0, 0, (Missing(_("Nothing is answered yet."), field.key),))
    done = treated - len(missing)
    if not minimum:
        return Finding(done, treated, tuple(missing))
    if done < minimum and len(rows) < minimum:
        missing.append(_more_rows(context, field, minimum - len(rows)))
    return Finding(min(done, minimum), minimum, () if done >= minimum else tuple(missing))


def is_plain(field: TemplateField) -> bool:
    """Whether a row of values says all about who has answered."""
    return not field.aspects and field.part == "value" and field.round == 1


def gaps_of_row(
    context: GateContext, field: TemplateField, item: Item, *, where_answered: bool = False
) -> tuple[list[Answerer], int]:
    """Who has not filled its cells of a row, and how many were asked. One agreed rating of the group
    stands for all where the field allows it.
    """
    cells = context.cells(field, item.id)
    aspects = [aspect.key for aspect in field.aspects] or [""]
    rounds = (1, 2) if field.round == 1 else (field.round,)

    def full(party: str) -> bool:
        return all(
            any(
                (entry := cells.get((party, aspect, r))) and getattr(entry, field.part) and not is_void(entry)
                for r in rounds
            )
            for aspect in aspects
        )

    everybody = context.answerers(field)
    if where_answered:
        everybody = tuple(answerer for answerer in everybody if latest_value(cells, answerer.id))
    if not cells:  # nobody was asked yet, as in most rows of a long list
        return list(everybody), len(everybody)
    if field.group and full(""):
        return [], len(everybody)
    return [answerer for answerer in everybody if not full(answerer.id)], len(everybody)


def _row(
    context: GateContext, field: TemplateField, item: Item, absent: list[Answerer], counted: int
) -> Missing:
    name = context.name(item)
    if not field.columns:
        return Missing(_("{row}: no answer.").format(row=name), field.key, item.id)
    codes = ", ".join(answerer.code for answerer in absent[:NAMED_AT_MOST])
    if len(absent) > NAMED_AT_MOST:
        codes += " …"
    sentence = _("{row}: {n} of {of} missing ({parties}).").format(
        row=name, n=len(absent), of=counted, parties=codes
    )
    return Missing(sentence, field.key, item.id, absent[0].id)


def _no_rows(context: GateContext, field: TemplateField) -> Finding:
    if not field.required:
        return Finding(0, 0)
    key, _dot, attribute = field.items.partition(".")
    stage_and_field = context.template.find_field(key)
    name = stage_and_field[1].label if stage_and_field else field.label
    records = context.records(key) if attribute and stage_and_field else ()
    if records:
        what = label(context, key, records[0], attribute)
        sentence = _("{field}: none has “{attribute}” yet.").format(field=name, attribute=what)
        return Finding(0, 0, (Missing(sentence, key),))
    return Finding(0, 0, (Missing(_("{field}: nothing recorded yet.").format(field=name), key),))


def _more_rows(context: GateContext, field: TemplateField, more: int) -> Missing:
    sentence = ngettext("One more row is needed.", "{n} more rows are needed.", more).format(n=more)
    return Missing(sentence, field.items.partition(".")[0])


def sealed(context: GateContext, params: Params) -> Finding:
    """``fields``: something was entered in each, and all that was entered is sealed; if ``shown`` names the
    field that is predicted, sealed before its answers could be seen: they were hidden from before the first
    of them was entered until their reveal, or are still hidden.
    """
    missing: list[Missing] = []
    of = 0
    shown = context.field(params.text("shown")) if params.text("shown") else None
    limit = None
    if shown is not None:
        visible = first_seen(context.dialogue, context.session, shown.entry_field)
        if visible.unhidden:
            sentence = _("{field}: answers were entered while they were not hidden.")
            missing.append(Missing(sentence.format(field=shown.label), shown.key))
        limit = _time(visible.at)
    for key in params.texts("fields"):
        field = context.field(key)
        rows = context.dialogue.field_entries(context.session, field.entry_field)
        entries = [entry for cells in rows.values() for entry in cells.values() if entry.value]
        of += len(entries)
        open_ones = [entry for entry in entries if not entry.sealed_at]
        late = [entry for entry in entries if limit is not None and _later(entry.sealed_at, limit)]
        for party in dict.fromkeys(entry.party for entry in late):
            sentence = _("{side}: {field} was sealed too late.").format(
                side=context.code(party), field=field.label
            )
            missing.append(Missing(sentence, key, "", party))
        for party in dict.fromkeys(entry.party for entry in open_ones):
            sentence = _("{party}: {field} is not sealed.").format(
                party=context.code(party), field=field.label
            )
            missing.append(Missing(sentence, key, "", party))
        if not entries:
            missing.append(Missing(_("{field}: nothing recorded yet.").format(field=field.label), key))
    return Finding(max(of - len(missing), 0), of, tuple(missing))


def sealed_before(context: GateContext, params: Params) -> Finding:
    """``fields``: each side sealed its answers to these matrices and lists of predictions, and gave its
    answers to the matrices ``answers``, before ``moment``: the time entered in a field, the first
    record of a list, or the beginning of a stage, which is when it was begun or first answered. A moment
    that has not come yet is no limit. A side that answered the field ``unless`` with yes declined, which
    is enough. Where what the matrices predict was hidden and then revealed, that is the limit if it comes
    first.
    """
    limit = _limit(context, params)
    declined = context.cells(context.field(params.text("unless"))) if params.text("unless") else {}
    missing: list[Missing] = []
    for side in SIDES:
        if latest_value(declined, side) == "yes":
            continue
        fault = _fault(context, params, side, limit)
        if fault:
            missing.append(fault)
    return Finding(len(SIDES) - len(missing), len(SIDES), tuple(missing))


def _limit(context: GateContext, params: Params) -> datetime | None:
    """The first moment from which what is predicted was known."""
    predicted = (context.field(key).predicts for key in params.texts("fields"))
    fields = (context.field(key).entry_field for key in predicted if key)
    revealed = (_time(first_seen(context.dialogue, context.session, field).at) for field in fields)
    known = [moment_of(context, params.text("moment")), *revealed]
    return min((moment for moment in known if moment is not None), default=None)


def _fault(context: GateContext, params: Params, side: str, limit: datetime | None) -> Missing | None:
    """The first thing that a side has not done in time."""
    for key in params.texts("fields"):
        field = context.field(key)
        times = _seals(context, field, side)
        names = {"side": context.code(side), "field": field.label}
        if times is None:
            return Missing(_("{side}: {field} is not complete.").format(**names), key, "", side)
        if not all(times):
            return Missing(_("{side}: {field} is not sealed.").format(**names), key, "", side)
        if limit is not None and any(_later(time, limit) for time in times):
            return Missing(_("{side}: {field} was sealed too late.").format(**names), key, "", side)
    for key in params.texts("answers"):
        field = context.field(key)
        rows = context.items(field)
        given = [latest(context.cells(field, row.id), side) for row in rows]
        names = {"side": context.code(side), "field": field.label}
        if not given or any(entry is None or not entry.value for entry in given):
            return Missing(_("{side}: {field} is not complete.").format(**names), key, "", side)
        if limit is not None and any(entry and _later(entry.entered_at, limit) for entry in given):
            return Missing(_("{side}: {field} was answered too late.").format(**names), key, "", side)
    return None


def _later(text: str, limit: datetime) -> bool:
    """Whether a time is known and lies after a limit."""
    moment = _time(text)
    return moment is not None and moment > limit


def _seals(context: GateContext, field: TemplateField, side: str) -> list[str] | None:
    """When a side sealed each of its answers, empty where it did not; nothing if answers are missing."""
    if field_kind(field).lists:
        mine = [
            record
            for record in context.records(field.key)
            if isinstance(record, Prediction)
            and context.side(record.by) == side
            and record.after_the_fact != "yes"
        ]
        return [record.sealed_at for record in mine] or None
    sealed = [context.cells(field, row.id).get((side, "", 1)) for row in context.items(field)]
    entries = [entry for entry in sealed if entry is not None and entry.value]
    return [entry.sealed_at for entry in entries] if sealed and len(entries) == len(sealed) else None


def moment_of(context: GateContext, name: str) -> datetime | None:
    """When a stage began (its clock, or the first thing recorded in it), a list got its first record (one
    carried over was made in another session), or the time entered in a field.
    """
    stage_and_field = context.template.find_field(name)
    if stage_and_field is None:
        state = context.dialogue.stage_state(context.session, name)
        begun = [_time(state.started_at)] if state is not None else []
        begun += [
            moment for field in context.template.stage(name).fields for moment in _times(context, field)
        ]
        return min((moment for moment in begun if moment is not None), default=None)
    if not field_kind(stage_and_field[1]).lists:
        return _time(latest_value(context.cells(stage_and_field[1]), ""))
    times = _times(context, stage_and_field[1])
    return min((time for time in times if time is not None), default=None)


def _times(context: GateContext, field: TemplateField) -> list[datetime | None]:
    """When each answer of a field was entered, and each record of a list stated."""
    if field_kind(field).lists:
        return [_time(_stated(record)) for record in context.records(field.key) if not record.carried_from]
    rows = context.dialogue.field_entries(context.session, field.entry_field).values()
    return [_time(entry.entered_at) for cells in rows for entry in cells.values()]


def _stated(record: Listed) -> str:
    return getattr(record, "stated_at", "") or record.entered_at


def _time(text: str) -> datetime | None:
    """A text as a moment; local time where it names no offset."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        return None
