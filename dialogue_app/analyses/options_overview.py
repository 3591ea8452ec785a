"""Which response options are worth a discussion? Effects, risks, dominance and checks of a session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dialogue_app.analyses.response_options import OptionEffect, dominated_by, middle, raised_checks
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ResponseOption
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template

_ASPECTS = Role.OPTION_EFFECTS.about.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionResult:
    """One option: median effects and risks, the ids of options that dominate it, and raised checks.
    ``compared_with``: how many others it was compared with, rated and answering the same; nothing while it is
    not rated itself.
    """

    option: ResponseOption
    effect: OptionEffect
    risk_of_not_acting: Fraction | None
    dominated_by: tuple[str, ...]
    compared_with: int | None
    checks: tuple[str, ...]


def options_overview(dialogue: Dialogue, session: str, template: Template) -> tuple[OptionResult, ...]:
    """Every option of a session in order. Options answer a line or an activity and are compared with the
    others that answer the same and are rated; one that answers nothing with none.
    """
    listed = template.role(Role.OPTIONS)
    if listed is None:
        return ()
    options = dialogue.listed(ResponseOption, session, listed.key)
    effects = {option.id: _effect(dialogue, session, template, option) for option in options}
    results = []
    for option in options:
        others = (other for other in options if other is not option and option.answers)
        same = [other for other in others if other.answers == option.answers]
        rivals = [effects[other.id] for other in same if effects[other.id].rated]
        not_acting = _risk_of_not_acting(dialogue, session, template, option)
        results.append(
            OptionResult(
                option=option,
                effect=effects[option.id],
                risk_of_not_acting=not_acting,
                dominated_by=dominated_by(effects[option.id], rivals),
                compared_with=len(rivals) if effects[option.id].rated else None,
                checks=raised_checks(
                    status=option.status,
                    drop_reason=option.drop_reason,
                    mechanism=option.mechanism,
                    off_ramp=option.off_ramp,
                    limits_channel=option.limits_channel,
                    risk=effects[option.id].risk,
                    risk_of_not_acting=not_acting,
                ),
            )
        )
    return tuple(results)


def _effect(dialogue: Dialogue, session: str, template: Template, option: ResponseOption) -> OptionEffect:
    effects = _values(dialogue, session, template, Role.OPTION_EFFECTS, option.id)
    risks = _values(dialogue, session, template, Role.RISK_OF_ACTING, option.id)
    benefit, cost, restraint = (
        middle(value for aspect, value in effects if aspect == wanted) for wanted in _ASPECTS
    )
    return OptionEffect(
        option=option.id,
        benefit=benefit,
        cost=cost,
        restraint=restraint,
        risk=middle(value for _aspect, value in risks),
    )


def _risk_of_not_acting(
    dialogue: Dialogue, session: str, template: Template, option: ResponseOption
) -> Fraction | None:
    values = _values(dialogue, session, template, Role.RISK_OF_NOT_ACTING, option.answers)
    return middle(value for _aspect, value in values)


def _values(
    dialogue: Dialogue, session: str, template: Template, role: Role, item: str
) -> Iterable[tuple[str, str]]:
    """(aspect, value) of every entry on one item of the field with a role."""
    field = template.role(role)
    cells = dialogue.item_entries(session, field.entry_field, item) if field else {}
    return [(aspect, entry.value) for (_party, aspect, _round), entry in cells.items()]
