"""What a prospect rests on, in words: the rule of the method, or whoever recorded another one."""

from __future__ import annotations

from dialogue_app.analyses.prospect import computed_prospect, settled_prospect
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _


def prospect_basis(difference: Difference) -> str:
    """Computed, overridden, or not settled while something that the rule asks for is missing."""
    settled, computed = settled_prospect(difference), computed_prospect(difference)
    if not settled:
        return _("not settled yet")
    if settled == computed:
        return _("computed")
    return _("overridden; by the rule: {prospect}").format(prospect=scale("PROSPECT").shown(computed))
