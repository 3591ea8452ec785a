"""The check on the silence procedure: whether it passed, and whether the text is still the one circulated."""

from __future__ import annotations

from dialogue_app.analyses.gates.gate_context import Finding, GateContext, Params
from dialogue_app.core.commands.silence import (
    BROKEN,
    OVER,
    PASSED,
    PREPARED,
    RUNNING,
    WITHDRAWN,
    deadline_of,
    differs,
    phase,
)
from dialogue_app.core.domain_records import SilenceProcedure
from dialogue_app.core.gates import Missing
from dialogue_app.support.translation import N_, _

_OPEN = {
    PREPARED: N_("Version {n} has not been circulated."),
    RUNNING: N_("Version {n} is under silence until {deadline}."),
    OVER: N_("The deadline for version {n} has passed: record whether anybody objected."),
    BROKEN: N_("Silence on version {n} was broken."),
    WITHDRAWN: N_("Version {n} was withdrawn."),
}


def silence_passed(context: GateContext, params: Params) -> Finding:
    """``field``: a text was put under silence and nobody objected in time; nothing of the text (list
    ``line``) that passed stands otherwise now, for silence holds for the circulated text only.
    """
    key = params.text("field")
    records = [record for record in context.records(key) if isinstance(record, SilenceProcedure)]
    if not records:
        sentence = _("No text has been put under silence.")
        return Finding(0, 1, (Missing(sentence, key),))
    last = records[-1]
    passed = next((record for record in reversed(records) if phase(record) == PASSED), None)
    changed = differs(context.dialogue, passed, context.field(params.text("line"))) if passed else ()
    if passed is not None and not changed:
        return Finding(1, 1)
    if passed is None or phase(last) != PASSED:
        deadline = " ".join((deadline_of(last)[:16].replace("T", " "), last.time_zone)).strip()
        sentence = _(_OPEN[phase(last)]).format(n=last.version, deadline=deadline)
        return Finding(0, 1, (Missing(sentence, key, last.id),))
    numbers = ", ".join(difference.before for difference in changed)
    sentence = _("Silence passed for version {n}; since then changed: {numbers}.").format(
        n=passed.version, numbers=numbers
    )
    return Finding(0, 1, (Missing(sentence, key, passed.id),))
