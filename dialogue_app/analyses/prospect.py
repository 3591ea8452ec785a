"""What can be done about a difference: clarify it, manage it by rules, or know it and live with it."""

from __future__ import annotations

from dialogue_app.core.domain_records import Difference

CLARIFY, MANAGE, LIVE, OPEN = "CLARIFY", "MANAGE", "LIVE", "OPEN"

_UNDERSTOOD = ("ACC", "COR")
_WOULD = ("Y", "C")


def computed_prospect(difference: Difference) -> str:
    """The prospect by the rule of the method; the first line that fits decides.

    1. a position that was not read back accurately: OPEN, since nothing may be called irreconcilable
       before it has been understood; 2. a difference of fact or perception with a clarifying step that
       both accept: CLARIFY; 3. both would accept the restraint they ask for, if conditionally: MANAGE;
    4. one of them would not: LIVE; 5. otherwise OPEN. What is not recorded counts as not known.
    """
    if not {difference.readback_a, difference.readback_b} <= set(_UNDERSTOOD):
        return OPEN
    if difference.nature in ("FACT", "PERC") and difference.clarifying_step == "yes":
        return CLARIFY
    restraints = (difference.restraint_a, difference.restraint_b)
    if all(restraint in _WOULD for restraint in restraints):
        return MANAGE
    return LIVE if "N" in restraints else OPEN


def prospect(difference: Difference) -> str:
    """The prospect recorded for a difference, or else the computed one."""
    return difference.prospect or computed_prospect(difference)


def rule_prospect(difference: Difference) -> str:
    """The computed prospect, or the empty text while something that the rule asks for is not recorded."""
    asked = (
        difference.nature,
        difference.readback_a,
        difference.readback_b,
        difference.restraint_a,
        difference.restraint_b,
    )
    computed = computed_prospect(difference)
    return computed if all(asked) or computed == CLARIFY else ""


def settled_prospect(difference: Difference) -> str:
    """The prospect, or the empty text while it is neither recorded nor everything the rule asks for is."""
    return difference.prospect or rule_prospect(difference)
