"""How the gates of a stage stand: a dialogue, a session and its template in, results out. Behind every stage
stands the check that its required fields are filled in, whatever its gates ask for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import cast

from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params, RatedRow
from dialogue_app.analyses.gates.matrices import is_plain
from dialogue_app.analyses.gates.records import incomplete, lacking_in
from dialogue_app.analyses.gates.vocabulary import CHECKS
from dialogue_app.core.commands.stages import gate_key
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.gates import MET, NOTHING, OPEN, GateResult, Missing
from dialogue_app.core.records import FieldSkip, Tick
from dialogue_app.core.template import Gate, Stage, Template, TemplateField, TemplateText
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.core.visibility.unsealed_only import closed_fields
from dialogue_app.fields.progress import Progress
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.translation import _


def gates_of(
    dialogue: Dialogue,
    session: str,
    template: Template,
    stage: str,
    *,
    hidden: Collection[str] = (),
) -> tuple[GateResult, ...]:
    """The results of a stage's gates, in order.

    ``session`` is an id, ``stage`` a key of ``template``, which is the one the session runs on. A field
    that was skipped, or that a short form leaves out, is not looked at; a gate that looks at nothing
    else is marked as skipped. A gate without a check stands on the facilitator's tick. A gate that would
    tell answers that nobody may see yet, sealed or hidden until the reveal, is withheld, whoever asks;
    ``hidden``: keys of further fields, hidden from those who will read the results. What the stage
    requires and no gate of it looks at, a last one asks for. Raises KeyError for an unknown stage.
    """
    context = GateContext(dialogue, session, template)
    skipped = _skipped(context)
    ticks = {tick.what for tick in dialogue.of(Tick).values() if tick.session == session}
    held = template.stage(stage)
    shut = _entry_keys(context, closed_fields(dialogue, session, template) | frozenset(hidden))
    results = [
        _withheld(gate, number)
        if _tells(context, gate, shut)
        else _result(context, gate, number, skipped, gate_key(stage, number) in ticks)
        for number, gate in enumerate(_worded(context, held.gates), start=1)
    ]
    return (*results, *_implied(context, held, skipped))


def _implied(context: GateContext, stage: Stage, skipped: frozenset[str]) -> Iterator[GateResult]:
    """What the required fields ask for that none of the stage's gates looks at, and what the forms of its
    lists need. Of what is to be sealed nothing is told.
    """
    seen = {key for gate in stage.gates if gate.check for key in _judged_by(gate)}
    left = [
        field
        for field in stage.fields
        if field.required and field.key not in seen and field.key not in skipped
    ]
    lists = [
        field
        for field in stage.fields
        if _has_form(field) and not field.sealed and field.key not in skipped and incomplete(context, field)
    ]
    if left or lists:
        text = TemplateText((("en", _("Every required field is filled in")),))
        gate = Gate(level="required", text=text, check="")
        yield _found(gate, len(stage.gates) + 1, required_filled(context, left, lists), implied=True)


def _has_form(field: TemplateField) -> bool:
    """Whether a field is a list whose records have a form of their own."""
    kind = field_kind(field)
    return kind.lists and not kind.restates


def _judged_by(gate: Gate) -> list[str]:
    """The keys of the fields of which a gate says when enough is answered."""
    found = (gate.params.get(name, ()) for name in CHECKS[gate.check].whole)
    return [
        key for value in found for key in ((value,) if isinstance(value, str) else cast("list[str]", value))
    ]


def _worded(context: GateContext, gates: Iterable[Gate]) -> Iterator[Gate]:
    """The gates as they read in this dialogue: a quorum is the dialogue's own."""
    share = str(thresholds_of(context.dialogue).quorum)
    for gate in gates:
        wordings = tuple((tongue, text.replace("{quorum}", share)) for tongue, text in gate.text.wordings)
        yield gate if wordings == gate.text.wordings else replace(gate, text=TemplateText(wordings))


def _entry_keys(context: GateContext, keys: Collection[str]) -> frozenset[str]:
    """The entry keys of fields; a key that is none of the template's stands for itself."""
    found = ((key, context.template.find_field(key)) for key in keys)
    return frozenset(one[1].entry_field if one is not None else key for key, one in found)


def _tells(context: GateContext, gate: Gate, shut: frozenset[str]) -> bool:
    """Whether a gate would tell what was answered in a field that is shut, by its entry key."""
    if not gate.check or not CHECKS[gate.check].tells:
        return False
    return any(context.field(key).entry_field in shut for key in _looked_at(gate))


def _looked_at(gate: Gate) -> list[str]:
    """The keys of the fields that the parameters of a gate name."""
    keys: list[str] = []
    for name, kind in CHECKS[gate.check].params.items():
        value = gate.params.get(name)
        if kind == "field" and isinstance(value, str):
            keys.append(value)
        elif kind == "fields" and isinstance(value, list | tuple):
            keys.extend(value)
    return keys


def _withheld(gate: Gate, number: int) -> GateResult:
    missing = (Missing(_("Known after the reveal.")),)
    return GateResult(gate=gate, number=number, state=OPEN, missing=missing, computed=True, withheld=True)


def _skipped(context: GateContext) -> frozenset[str]:
    skips = context.dialogue.of(FieldSkip).values()
    by_hand = {skip.field for skip in skips if skip.session == context.session}
    left_out = {field.key for _stage, field in context.template.fields() if field.left_out}
    return frozenset(by_hand | left_out)


def _result(
    context: GateContext, gate: Gate, number: int, skipped: frozenset[str], ticked: bool
) -> GateResult:
    if not gate.check:
        return GateResult(gate=gate, number=number, state=MET if ticked else OPEN, judged=int(ticked))
    params = _without(gate, skipped)
    if params is None:
        return GateResult(gate=gate, number=number, state=NOTHING, computed=True, skipped=True)
    return _found(gate, number, CHECKS[gate.check].run(context, Params(params)))


def _found(gate: Gate, number: int, finding: Finding, *, implied: bool = False) -> GateResult:
    return GateResult(
        gate=gate,
        number=number,
        state=finding.state,
        done=finding.done,
        of=finding.of,
        judged=finding.judged,
        missing=finding.missing,
        computed=True,
        implied=implied,
    )


def _without(gate: Gate, skipped: frozenset[str]) -> dict[str, object] | None:
    """The parameters without skipped fields; nothing if the gate has no field left to look at."""
    params = dict(gate.params)
    for name, kind in CHECKS[gate.check].params.items():
        value = params.get(name)
        if kind == "field" and name == "field" and value in skipped:
            return None
        if kind == "fields" and isinstance(value, list | tuple):
            kept = [part for part in value if part not in skipped]
            if name == "fields" and not kept:
                return None
            params[name] = kept
    return params


def required_filled(
    context: GateContext, fields: Iterable[TemplateField], lists: Iterable[TemplateField]
) -> Finding:
    """Each of ``fields`` has all its answers; of a list, as many records as it asks for, at least one. The
    records of ``lists`` that lack what their form needs.
    """
    found = [(field, _progress(context, field)) for field in fields]
    missing = [
        Missing(_sentence(field, progress), field.key) for field, progress in found if not progress.complete
    ]
    for field in lists:
        missing += [
            lacking_in(context, field.key, record, names) for record, names in incomplete(context, field)
        ]
    faulty = {gap.field for gap in missing}
    asked = {field.key for field, _progress in found} | faulty
    started = sum(progress.started for _field, progress in found)
    return Finding(len(asked - faulty), len(asked), tuple(missing), looked_at=started)


def _sentence(field: TemplateField, progress: Progress) -> str:
    if not progress.of:
        return _("{field}: nothing recorded yet.").format(field=field.label)
    if progress.of == 1:
        return _("{field}: not recorded.").format(field=field.label)
    return _("{field}: {n} of {of}.").format(field=field.label, n=progress.done, of=progress.of)


def _progress(context: GateContext, field: TemplateField) -> Progress:
    """How far a field has come; of a plain rating by its rows, which are kept."""
    kind = field_kind(field)
    if not kind.rated or not (is_plain(field) and field.items) or field.group:
        return kind.progress(context.dialogue, context.session, context.template, field)
    rows = context.table(field)
    done = sum(row.once("filled", _filled) for row in rows)
    return Progress(done, len(rows) * len(context.answerers(field)))


def _filled(row: RatedRow) -> int:
    return sum(bool(value) for value in row.values)
