"""Checks on what every seat or side answers, on single answers, and on the table as a whole."""

from __future__ import annotations

from dialogue_app.analyses.answers import latest, latest_value
from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params
from dialogue_app.analyses.judgements.unity import median
from dialogue_app.analyses.judgements.unity import quorum as quorum_of
from dialogue_app.core.commands.seats import Answerer, participants
from dialogue_app.core.domain_records import RoleCard
from dialogue_app.core.gates import Missing
from dialogue_app.core.records import SIDES, Entry, ListRow, Participant
from dialogue_app.core.scales import level, needs_words
from dialogue_app.core.template import TemplateField
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.support.translation import _


def every_seat_answered(context: GateContext, params: Params) -> Finding:
    """``fields``: every seat or side has a value or a status in each of them, with its words where the
    choice announces some.
    """
    missing: list[Missing] = []
    of = 0
    for key in params.texts("fields"):
        field = context.field(key)
        cells = context.cells(field)
        for answerer in context.answerers(field):
            of += 1
            entry = latest(cells, answerer.id)
            if entry is None or not entry.value:
                sentence = _("{party}: no answer to {field}.").format(party=answerer.code, field=field.label)
                missing.append(Missing(sentence, key, "", answerer.id))
            elif lacks_words(field, entry):
                missing.append(wordless(field, answerer))
    return _finding(of, missing, empty=_("Nobody has a seat yet."))


def quorum(context: GateContext, params: Params) -> Finding:
    """``fields``: a quorum of the seats, and at least three, gave a level in all of them."""
    fields = [context.field(key) for key in params.texts("fields")]
    seats = context.answerers(fields[0])
    without: list[Missing] = []
    for seat in seats:
        for field in fields:
            if level(latest_value(context.cells(field), seat.id)) is None:
                sentence = _("{party}: no level for {field}.").format(party=seat.code, field=field.label)
                without.append(Missing(sentence, field.key, "", seat.id))
                break
    needed = quorum_of(len(seats), thresholds_of(context.dialogue).quorum)
    done = len(seats) - len(without)
    if done >= needed:
        return Finding(needed, needed)
    return Finding(done, needed, tuple(without) or _nobody(fields[0]))


def _nobody(field: TemplateField) -> tuple[Missing, ...]:
    return (Missing(_("Too few seats are taken."), field.key),)


def answered(context: GateContext, params: Params) -> Finding:
    """``fields``: each has an answer, one of ``values`` if they are given, with its text if ``text``."""
    values = params.texts("values")
    keys = params.texts("fields")
    missing: list[Missing] = []
    for key in keys:
        field = context.field(key)
        entry = context.cells(field).get(("", "", 1))
        if not _given(entry, values):
            missing.append(Missing(_("{field}: not recorded.").format(field=field.label), key))
        elif params.flag("text") and not (entry and entry.reason.strip()):
            sentence = _("{field}: not recorded.").format(field=field.text_label or field.label)
            missing.append(Missing(sentence, key))
    return Finding(len(keys) - len(missing), len(keys), tuple(missing))


def _given(entry: Entry | None, values: tuple[str, ...]) -> bool:
    value = entry.value.strip() if entry is not None else ""
    return value in values if values else bool(value)


def sides_accepted(context: GateContext, params: Params) -> Finding:
    """``field``: both sides chose one of ``values``, with its words where the choice announces some."""
    field = context.field(params.text("field"))
    cells = context.cells(field)
    missing: list[Missing] = []
    for answerer in context.answerers(field):
        entry = latest(cells, answerer.id)
        if entry is None or not entry.value:
            sentence = _("{party}: no answer to {field}.").format(party=answerer.code, field=field.label)
            missing.append(Missing(sentence, field.key, "", answerer.id))
        elif entry.value not in params.texts("values"):
            missing.append(
                Missing(_("{side}: not accepted.").format(side=answerer.name), field.key, "", answerer.id)
            )
        elif lacks_words(field, entry):
            missing.append(wordless(field, answerer))
    return Finding(len(SIDES) - len(missing), len(SIDES), tuple(missing))


def lacks_words(field: TemplateField, entry: Entry) -> bool:
    """Whether an answer announces words for which its field has room, and has none."""
    announced = bool(field.text_label) and needs_words(field.scale, entry.value)
    return announced and not entry.reason.strip()


def wordless(field: TemplateField, answerer: Answerer) -> Missing:
    """That an answer which announces words has none."""
    names = {"party": answerer.code, "field": field.label, "words": field.text_label or _("Reason")}
    return Missing(_("{party}: {field} lacks “{words}”.").format(**names), field.key, "", answerer.id)


def far_from_median_answered(context: GateContext, params: Params) -> Finding:
    """``field``: each party ``distance`` levels or more from the median answered the fields ``answers``. One
    level alone is its own median: nobody is far from it.
    """
    field = context.field(params.text("field"))
    cells = context.cells(field)
    levels_given = [
        (answerer, level(latest_value(cells, answerer.id))) for answerer in context.answerers(field)
    ]
    levels = {answerer: given for answerer, given in levels_given if given is not None}
    if len(levels) < 2:
        return Finding(0, 0)
    middle = median(list(levels.values()))
    far = [answerer for answerer, given in levels.items() if abs(given - middle) >= params.number("distance")]
    missing = [
        Missing(
            _("{party} stands far from the median: no answer to {field}.").format(
                party=answerer.code, field=answer.label
            ),
            answer.key,
            "",
            answerer.id,
        )
        for answerer in far
        for answer in map(context.field, params.texts("answers"))
        if not latest_value(context.cells(answer), answerer.id)
    ]
    lacking = {gap.party for gap in missing}
    return Finding(len(far) - len(lacking), len(far), tuple(missing), looked_at=len(levels))


def speaking_time_balanced(context: GateContext, params: Params) -> Finding:
    """``field``: the minutes of the two sides differ by no more than ``percent`` of the larger."""
    field = context.field(params.text("field"))
    cells = context.cells(field)
    used = {side: level(latest_value(cells, side).strip()) for side in SIDES}
    missing = tuple(
        Missing(_("{side}: no minutes recorded.").format(side=context.code(side)), field.key, "", side)
        for side, minutes in used.items()
        if minutes is None
    )
    if missing:
        return Finding(len(SIDES) - len(missing), len(SIDES), missing)
    first, second = (minutes or 0 for minutes in used.values())
    if not first + second:
        return Finding(0, len(SIDES), looked_at=0)
    if abs(first - second) * 100 <= params.number("percent") * max(first, second):
        return Finding(len(SIDES), len(SIDES))
    sentence = _("{first} against {second} minutes.").format(first=first, second=second)
    return Finding(1, len(SIDES), (Missing(sentence, field.key),))


def seats_have_cards(context: GateContext, params: Params) -> Finding:
    """``field``: for every seat a trainee is assigned a role card of that party, in the rows of the
    field (columns ``participant`` and ``card``) or in the list of participants.
    """
    key = params.text("field")
    dialogue = context.dialogue
    people = {participant.id: participant for participant in participants(dialogue, context.session)}
    pairs = {(person.id, person.role_card) for person in people.values()}
    rows = dialogue.listed(ListRow, context.session, key)
    pairs |= {(row.value("participant"), row.value("card")) for row in rows}
    served = {_party(people.get(person), dialogue.get(RoleCard, card)) for person, card in pairs}
    seats = dialogue.seats(context.session)
    missing = [
        Missing(
            _("{party}: no trainee with a role card.").format(party=context.code(seat.party)),
            key,
            "",
            seat.party,
        )
        for seat in seats
        if seat.party not in served
    ]
    return _finding(len(seats), missing, empty=_("Nobody has a seat yet."), field=key)


def _party(person: Participant | None, card: RoleCard | None) -> str:
    """The party that a trainee with this card serves; none if either is missing or they disagree."""
    if person is None or card is None or person.party not in ("", card.party):
        return ""
    return card.party


def _finding(of: int, missing: list[Missing], *, empty: str, field: str = "") -> Finding:
    if not of:
        return Finding(0, 0, (Missing(empty, field),))
    return Finding(of - len(missing), of, tuple(missing))
