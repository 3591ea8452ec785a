"""How far a side had anticipated the red lines of the other, so far as its predictions were made in time."""

from __future__ import annotations

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.late_entries import is_late


def anticipation_field(template: Template) -> TemplateField | None:
    """The field that says of each red line whether it was anticipated."""
    return next((field for _stage, field in template.fields() if field.scale == "ANTICIPATION"), None)


def only_late(dialogue: Dialogue, session: str, side: str) -> bool:
    """Whether everything that a side predicted in words came after the fact: then what it judges to have
    anticipated is no score. A side without any prediction in words has nothing that came late.
    """
    predictions = [
        prediction
        for prediction in dialogue.listed(Prediction, session)
        if answerer(dialogue, prediction.by).side == side
    ]
    return bool(predictions) and all(is_late(prediction) for prediction in predictions)
