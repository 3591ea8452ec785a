"""What each picture shows, taken from a session: the analysis, with the names that go with it.

Every number comes from there. Where the template of the session has nothing of the kind, the answer is None.
"""

from __future__ import annotations

from dialogue_app.analyses.options_overview import options_overview
from dialogue_app.charts.option_field import Options
from dialogue_app.core.roles import Role
from dialogue_app.fields.items import item_for
from dialogue_app.services.analysis import Held


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
