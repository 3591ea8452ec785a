"""Checks that one thing recorded is followed by another: a split by a difference, a gap by a note."""

from __future__ import annotations

from collections import defaultdict

from dialogue_app.analyses import signal_outcome
from dialogue_app.analyses.answers import latest_value
from dialogue_app.analyses.both_sides.coorientation import (
    FALSE_CONFLICT,
    FALSE_CONSENSUS,
    NOT_DETERMINED,
    agreeing_within,
    coorientation,
)
from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params
from dialogue_app.analyses.gates.matrices import moment_of
from dialogue_app.analyses.gates.records import empty, has_brackets, is_signed
from dialogue_app.analyses.judgements.unity import NOT_ENOUGH_ANSWERS, SPLIT, unity
from dialogue_app.analyses.line_status import blocks_release
from dialogue_app.core.domain_records import (
    Difference,
    LineParagraph,
    PerceptionStatement,
    RedLine,
    ReleaseItem,
    Reservation,
    Signal,
)
from dialogue_app.core.gates import Missing
from dialogue_app.core.records import ALLIANCE, RUSSIA, SIDES, Entry, ListRow, SelectedItem
from dialogue_app.core.scales import inside, level, scale
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.core.visibility.released_items import SUPERSEDED, WITHDRAWN, rests_well
from dialogue_app.support.translation import _

_RED_LINE = 5


def splits_have_differences(context: GateContext, params: Params) -> Finding:
    """``ratings``: each one labelled Split is named by a difference in ``field``, unless the text
    ``unless`` gives a reason.
    """
    key, unless = params.text("field"), params.text("unless")
    named = {
        rating
        for record in context.records(key)
        if isinstance(record, Difference)
        for rating in record.ratings
    }
    labels = {rating: _label(context, rating) for rating in params.texts("ratings")}
    told = sum(label != NOT_ENOUGH_ANSWERS for label in labels.values())
    split = [rating for rating, label in labels.items() if label == SPLIT]
    if unless and latest_value(context.cells(context.field(unless)), "").strip():
        return Finding(len(split), len(split), looked_at=told)
    missing = tuple(
        Missing(
            _("{field} is split: no difference and no reason.").format(field=context.field(part).label), key
        )
        for part in split
        if part not in named
    )
    return Finding(len(split) - len(missing), len(split), missing, looked_at=told)


def _label(context: GateContext, key: str) -> str:
    field = context.field(key)
    cells = context.cells(field)
    answers = {answerer.id: latest_value(cells, answerer.id) for answerer in context.answerers(field)}
    return unity(answers, cut=False, thresholds=thresholds_of(context.dialogue)).label


def contested_linked(context: GateContext, params: Params) -> Finding:
    """``field``: every activity judged inside the rules by one side and outside by the other, and every
    one with a red line, is linked to a difference of the list ``differences``. An activity is looked at
    once both sides have answered.
    """
    field = context.field(params.text("field"))
    differences = params.text("differences")
    linked = {
        activity
        for record in context.records(differences)
        if isinstance(record, Difference)
        for activity in record.activities
    }
    missing: list[Missing] = []
    judged = of = 0
    for item in context.items(field):
        cells = context.cells(field, item.id)
        answers = [latest_value(cells, side) for side in (ALLIANCE, RUSSIA)]
        judged += all(answers)
        levels = [level(answer) for answer in answers]
        if not _contested([level for level in levels if level is not None]):
            continue
        of += 1
        chosen = item.record
        activity = chosen.catalogue_item if isinstance(chosen, SelectedItem) else ""
        if not linked & {item.id, activity}:
            sentence = _("{row}: contested or a red line, not linked to a difference.")
            missing.append(Missing(sentence.format(row=context.name(item)), differences, item.id))
    return Finding(of - len(missing), of, tuple(missing), looked_at=max(judged, of))


def _contested(levels: list[int]) -> bool:
    return _RED_LINE in levels or (
        len(levels) == len(SIDES) and len({inside(level) for level in levels}) == 2
    )


def gaps_have_notes(context: GateContext, params: Params) -> Finding:
    """``field`` (expected views) and ``own`` (own views): each statement on which a side is in false
    consensus or false conflict has a note or a linked difference. Nothing is said before ``moment``; a
    statement is looked at once it is determined for both sides.
    """
    meta, own = context.field(params.text("field")), context.field(params.text("own"))
    if moment_of(context, params.text("moment")) is None:
        return Finding(0, 0, (Missing(_("Known after the reveal."), params.text("moment")),))
    same = agreeing_within(thresholds_of(context.dialogue).agree_tolerance)
    missing: list[Missing] = []
    judged = of = 0
    for item in context.items(meta):
        views, expected = context.cells(own, item.id), context.cells(meta, item.id)
        states = {
            coorientation(
                latest_value(views, side),
                latest_value(expected, side),
                latest_value(views, RUSSIA if side == ALLIANCE else ALLIANCE),
                same,
            ).state
            for side in SIDES
        }
        concerned = bool(states & {FALSE_CONSENSUS, FALSE_CONFLICT})
        judged += concerned or NOT_DETERMINED not in states
        if not concerned:
            continue
        of += 1
        statement = item.record
        noted = isinstance(statement, PerceptionStatement) and (statement.note or statement.difference)
        if not noted:
            sentence = _("{row}: a false consensus or conflict without a note or a difference.")
            missing.append(Missing(sentence.format(row=context.name(item)), meta.items, item.id))
    return Finding(of - len(missing), of, tuple(missing), looked_at=judged)


def _signals(context: GateContext, key: str) -> list[Signal]:
    return [record for record in context.records(key) if isinstance(record, Signal)]


def misread_signals_settled(context: GateContext, params: Params) -> Finding:
    """``field``: each signal that was misread has a clearer channel for next time, or a reason why not."""
    key = params.text("field")
    signals = _signals(context, key)
    if not signals:
        return empty(context, key)
    results = {signal.id: signal_outcome.read(signal).result for signal in signals}
    told = sum(result != signal_outcome.NOT_DETERMINED for result in results.values())
    misread = [signal for signal in signals if results[signal.id] in signal_outcome.MISREAD]
    missing = tuple(
        Missing(
            _("{record} was misread: no clearer channel and no reason.").format(
                record=context.record_name(signal)
            ),
            key,
            signal.id,
        )
        for signal in misread
        if not (signal.next_time or signal.next_time_reason)
    )
    return Finding(len(misread) - len(missing), len(misread), missing, looked_at=told)


def signals_read_as_intended(context: GateContext, params: Params) -> Finding:
    """``field``: at least ``minimum`` signals were read as they were meant."""
    key, minimum = params.text("field"), params.number("minimum")
    results = [signal_outcome.read(signal).result for signal in _signals(context, key)]
    as_intended = results.count(signal_outcome.AS_INTENDED)
    if as_intended >= minimum:
        return Finding(minimum, minimum)
    return Finding(as_intended, minimum, (Missing(_("No signal was read as intended."), key),))


def entries_have_basis(context: GateContext, params: Params) -> Finding:
    """``verdicts`` and ``lines``: every level of the alliance in these matrices, and every red line of
    the alliance in these lists, comes from a released item that is signed; of a line without a holder it
    is not known. Looked at is what the alliance has answered or stated.
    """
    missing: list[Missing] = []
    judged = of = 0
    for key in params.texts("verdicts"):
        field = context.field(key)
        for item in context.items(field):
            entry = context.cells(field, item.id).get((ALLIANCE, "", 1))
            judged += entry is not None and bool(entry.value)
            if entry is None or level(entry.value) is None:
                continue
            of += 1
            sentence = _unreleased(context, entry)
            if sentence:
                missing.append(Missing(sentence.format(row=context.name(item)), key, item.id, ALLIANCE))
    for key in params.texts("lines"):
        for line in context.records(key):
            side = context.side(line.holder) if isinstance(line, RedLine) else RUSSIA
            if not isinstance(line, RedLine) or side == RUSSIA:
                continue
            judged += 1
            of += 1
            if side != ALLIANCE:
                words = _("{record}: whose line it is, is not recorded.")
                words = words.format(record=context.record_name(line))
                missing.append(Missing(words, key, line.id, part="holder"))
                continue
            item_of_line = context.dialogue.get(ReleaseItem, line.release_item)
            if not is_signed(item_of_line):
                sentence = {
                    SUPERSEDED: _("{record}: the release this line comes from was superseded."),
                    WITHDRAWN: _("{record}: the release this line comes from was withdrawn."),
                }.get(_state(item_of_line), _("{record}: this line comes from no signed release."))
                words = sentence.format(record=context.record_name(line))
                missing.append(Missing(words, key, line.id, part="release_item"))
    return Finding(of - len(missing), of, tuple(missing), looked_at=judged)


def _unreleased(context: GateContext, entry: Entry) -> str:
    """Why an alliance verdict rests on nothing in force, as a sentence with a gap for its row; or nothing."""
    item = context.dialogue.get(ReleaseItem, entry.basis)
    if is_signed(item):
        fits = rests_well(context.dialogue, entry)
        return "" if fits else _("{row}: the release it names gives another verdict or is on something else.")
    return {
        SUPERSEDED: _("{row}: the release of the alliance verdict was superseded."),
        WITHDRAWN: _("{row}: the release of the alliance verdict was withdrawn."),
    }.get(_state(item), _("{row}: the alliance verdict comes from no signed release."))


def _state(item: ReleaseItem | None) -> str:
    return item.status if item is not None else ""


def brackets_free(context: GateContext, params: Params) -> Finding:
    """``field``: what the items to be released come from has no brackets, no open reservation of
    substance (list ``reservations``) and no answer that needs instructions (matrices ``positions``).
    """
    key = params.text("field")
    reserved = {
        record.paragraph
        for record in context.records(params.text("reservations"))
        if isinstance(record, Reservation) and blocks_release(record)
    }
    items = [
        record
        for record in context.records(key)
        if isinstance(record, ReleaseItem) and record.status != WITHDRAWN
    ]
    if not items:
        return empty(context, key)
    missing: list[Missing] = []
    for item in items:
        faults = [_("brackets")] if "[" in item.release_text else []
        for source in item.sources:
            faults += _source_faults(context, params, source, reserved)
        if faults:
            sentence = _("{record}: {faults}.").format(
                record=context.record_name(item), faults=", ".join(dict.fromkeys(faults))
            )
            missing.append(Missing(sentence, key, item.id))
    return Finding(len(items) - len(missing), len(items), tuple(missing))


def _source_faults(context: GateContext, params: Params, source: str, reserved: set[str]) -> list[str]:
    faults: list[str] = []
    paragraph = context.dialogue.get(LineParagraph, source)
    if paragraph is not None and has_brackets(paragraph):
        faults.append(_("brackets"))
    if source in reserved:
        faults.append(_("an open reservation of substance"))
    for key in params.texts("positions"):
        field = context.field(key)
        cells = context.cells(field, source)
        if any(latest_value(cells, answerer.id) == "NI" for answerer in context.answerers(field)):
            faults.append(_("instructions awaited"))
    return faults


def sides_in_every_category(context: GateContext, params: Params) -> Finding:
    """``field``: every row has a ``category`` (a column with a choice), and in those of each both sides
    appear in the column ``side``; the text ``unless`` may note a side's gap instead.
    """
    key, category, side = params.text("field"), params.text("category"), params.text("side")
    rows = [record for record in context.records(key) if isinstance(record, ListRow)]
    if not rows:
        return empty(context, key)
    seen: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.value(category):
            seen[row.value(category)].add(row.value(side))
    label_of = next((str(row.label) for row in context.field(key).rows if row.key == category), category)
    without = tuple(
        Missing(
            _("{record} lacks: {names}.").format(record=context.record_name(row), names=label_of), key, row.id
        )
        for row in rows
        if not row.value(category)
    )
    noted = bool(latest_value(context.cells(context.field(params.text("unless"))), "").strip())
    scale_name = next((row.scale for row in context.field(key).rows if row.key == category), "")
    missing = tuple(
        Missing(
            _("{category}: only one side appears.").format(
                category=scale(scale_name).shown(name) if scale_name else name
            ),
            key,
        )
        for name, sides in seen.items()
        if not noted and not set(SIDES) <= sides
    )
    return Finding(len(seen) - len(missing), len(seen), missing + without)
