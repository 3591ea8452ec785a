"""One input widget for each kind of question that a record's form can ask."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dialogue_app.core.form import Ask
from dialogue_app.ui.widgets.inputs.choice_inputs import ChoiceInput, ChoicesInput, MarkingInput, YesNoInput
from dialogue_app.ui.widgets.inputs.date_inputs import DateInput, MomentInput
from dialogue_app.ui.widgets.inputs.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs.pairs_input import PairsInput
from dialogue_app.ui.widgets.inputs.party_picker import PartiesInput, PartyInput, SideInput
from dialogue_app.ui.widgets.inputs.reference_picker import RefInput, RefsInput
from dialogue_app.ui.widgets.inputs.text_inputs import LineInput, NumberInput, TextInput

INPUTS: dict[str, type[Input]] = {
    "line": LineInput,
    "text": TextInput,
    "quote": TextInput,
    "choice": ChoiceInput,
    "choices": ChoicesInput,
    "date": DateInput,
    "datetime": MomentInput,
    "number": NumberInput,
    "yes_no": YesNoInput,
    "party": PartyInput,
    "parties": PartiesInput,
    "side": SideInput,
    "ref": RefInput,
    "refs": RefsInput,
    "pairs": PairsInput,
}


def input_for(name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> Input:
    """The input for a question; ``name`` is the attribute it sets."""
    if ask.scale == "HANDLING":
        return MarkingInput(name, ask, setting, parent)
    return INPUTS[ask.kind](name, ask, setting, parent)
