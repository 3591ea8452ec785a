"""What each picture shows, taken from a session: the analysis, with the names that go with it.

Every number comes from there. Where the template of the session has nothing of the kind, the answer is None.
"""

from __future__ import annotations

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.two_way import TwoWayOverview, two_way
from dialogue_app.analyses.judgements.unity_overview import UnityOverview, unity_overview, verdict_field
from dialogue_app.analyses.options_overview import options_overview
from dialogue_app.charts.option_field import Options
from dialogue_app.core.roles import Role
from dialogue_app.fields.items import item_for
from dialogue_app.services.analysis import Held


def _unity(held: Held) -> UnityOverview | None:
    """Unity on every activity of the session."""
    field = verdict_field(held.template)
    return unity_overview(held.dialogue, held.session, held.template, field) if field else None


def read_two_way(held: Held, item: str = "") -> TwoWayOverview | None:
    """Verdicts in both directions, and predictions of them."""
    if "on_other" not in direction_fields(held.template, "VERDICT"):
        return None
    return two_way(held.dialogue, held.session, held.template)


def read_options(held: Held, item: str = "") -> Options | None:
    """Response options of the session."""
    if held.template.role(Role.OPTIONS) is None:
        return None
    found = options_overview(held.dialogue, held.session, held.template)
    return Options(found, {one: _words(held, one) for one in {each.option.answers for each in found} if one})


def _words(held: Held, record_id: str) -> str:
    record = held.dialogue.find(record_id)
    if record is None:
        return ""
    item = item_for(held.dialogue, record)
    return f"{item.code} {item.title}".strip()
