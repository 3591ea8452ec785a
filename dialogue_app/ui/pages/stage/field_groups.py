"""Which fields of a stage are shown together, and where each stands."""

from __future__ import annotations

from dialogue_app.core.template import Stage, TemplateField
from dialogue_app.support.translation import language
from dialogue_app.ui.pages.stage.field_bar import FieldPlace

FieldGroup = tuple[TemplateField, ...]
"""Fields shown together: one with those beside it, or all of a stage that is one page."""


def field_groups(stage: Stage) -> tuple[FieldGroup, ...]:
    """The fields of a stage as they are shown together."""
    if stage.one_page:
        return (stage.fields,)
    groups: list[FieldGroup] = []
    placed: set[str] = set()
    for field in stage.fields:
        if field.key not in placed:
            beside = [one for one in stage.fields if one.key in field.beside and one.key != field.key]
            groups.append((field, *beside))
            placed |= {field.key, *(one.key for one in beside)}
    return tuple(groups)


def place_of(group: FieldGroup) -> FieldPlace:
    """The tab of a group, and its segment there if the tab is shared."""
    field, spoken = group[0], language()
    if not field.tab:
        return FieldPlace(field.key, field.brief.shown(spoken))
    return FieldPlace(field.key, field.tab.shown(spoken), (field.segment or field.brief).shown(spoken))
