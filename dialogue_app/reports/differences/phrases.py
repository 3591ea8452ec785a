"""What a prospect rests on, in words: the rule of the method, or whoever recorded another one."""

from __future__ import annotations

from dialogue_app.analyses.prospect import computed_prospect, rule_prospect
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _


def prospect_basis(difference: Difference) -> str:
    """Computed, recorded as the rule has it, or overridden; what the rule gives is not settled while
    something that it asks for is missing.
    """
    recorded, by_rule = difference.prospect, rule_prospect(difference)
    if not recorded:
        return _("computed") if by_rule else _("not settled yet")
    if recorded == computed_prospect(difference):
        return _("recorded, as by the rule") if by_rule else _("recorded; by the rule not settled yet")
    if not by_rule:
        return _("overridden; by the rule not settled yet")
    return _("overridden; by the rule: {prospect}").format(prospect=scale("PROSPECT").shown(by_rule))
