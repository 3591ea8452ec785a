"""What the window says about a gate: the sign before it, its count, and it in full with how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_app.core.gates import MET, NOTHING, OPEN, GateResult, Missing
from dialogue_app.support.translation import _, language, ngettext

SIGNS = {MET: "✓", OPEN: "○", NOTHING: "–"}


def gate_text(result: GateResult) -> str:
    """What a gate asks for, in the language of the program."""
    return result.gate.text.shown(language())


def count_words(results: Sequence[GateResult]) -> str:
    """How many gates are met, of those whose fields were not skipped."""
    asked = [result for result in results if not result.skipped]
    of = len(asked)
    return ngettext("{n} of {of} check", "{n} of {of} checks", of).format(
        n=sum(result.met for result in asked), of=of
    )


def unjudged_words(result: GateResult) -> str:
    """A gate that has nothing to judge, and why."""
    if result.skipped:
        return _("{text}: skipped").format(text=gate_text(result))
    return _("{text}: nothing to judge yet").format(text=gate_text(result))


def unjudged_in_few_words(results: Sequence[GateResult]) -> str:
    """How many gates have nothing to judge, all for the same reason."""
    n = len(results)
    if results[0].skipped:
        return ngettext("{n} check skipped", "{n} checks skipped", n).format(n=n)
    return ngettext("{n} check has nothing to judge yet", "{n} checks have nothing to judge yet", n).format(
        n=n
    )


def full_words(result: GateResult) -> str:
    """A gate in full, with how it stands."""
    text = gate_text(result)
    if result.skipped:
        return _("{text} (not asked: its field was skipped)").format(text=text)
    if result.state == NOTHING:
        return unjudged_words(result)
    if result.gate.level == "hard":
        return _("{text} (the stage cannot be completed without it)").format(text=text)
    if result.of:
        return f"{text} ({result.done}/{result.of})"
    if not (result.computed and result.met):
        return text
    looked_at = ngettext("{n} looked at, none concerned", "{n} looked at, none concerned", result.judged)
    return f"{text} ({looked_at.format(n=result.judged)})"


def shown_gaps(result: GateResult, others: Sequence[GateResult]) -> tuple[Missing, ...]:
    """What is missing and not said already by another gate: required fields that another one points to are
    named once.
    """
    if not result.implied:
        return result.missing
    said = {missing.field for other in others if not other.implied for missing in other.missing}
    return tuple(missing for missing in result.missing if missing.field not in said)
