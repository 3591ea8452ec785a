"""Every stage of every template of the program stands in one row of at most seven tabs."""

from __future__ import annotations

import pytest

from dialogue_app.core.template import Stage
from dialogue_app.services.templates import built_in_templates
from dialogue_app.ui.pages.stage.field_stack import field_groups, place_of

MOST = 7
STAGES = {
    f"{template.key} {stage.key}": stage for template in built_in_templates() for stage in template.stages
}


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_a_row_has_at_most_seven_tabs(stage: Stage) -> None:
    places = [place_of(group) for group in field_groups(stage)]
    tabs = {(place.tab if place.segment else place.key) for place in places}
    assert len(tabs) <= MOST
    segments = [(place.tab, place.segment or place.key) for place in places]
    assert len(set(segments)) == len(segments)


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_no_tab_is_shared_by_one(stage: Stage) -> None:
    tabs = [place.tab for group in field_groups(stage) if (place := place_of(group)).segment]
    assert all(tabs.count(tab) > 1 for tab in tabs)
