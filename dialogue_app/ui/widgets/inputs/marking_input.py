"""The input for a marking: it offers what the track may hold, and says who may see it."""

from __future__ import annotations

from dialogue_app.core.markings import offered
from dialogue_app.core.records import Listed, Record, Track
from dialogue_app.ui.widgets.inputs.choice_box import Choice, choices_of
from dialogue_app.ui.widgets.inputs.choice_inputs import ChoiceInput


class MarkingInput(ChoiceInput):
    """A choice among the markings that this kind of record may bear here."""

    def choices(self) -> tuple[Choice, ...]:
        """Those offered; one that the record bears already stays among them."""
        dialogue = self.setting.dialogue
        track = next((one.track for one in dialogue.of(Track).values()), "")
        record = dialogue.find(self.setting.own) if self.setting.own else None
        kind: type[Record] = type(record) if record is not None else Listed
        codes = {*offered(track, kind), str(self.value)}
        return tuple(one for one in choices_of(self.ask.scale) if one.code in codes)

    def show_value(self, value: object) -> None:
        """Choose a code, offering it if it stands there from elsewhere."""
        self.show_choices()
        super().show_value(value)
