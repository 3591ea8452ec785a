"""The words around lists: how a record is added, and what belongs into a list that is empty."""

from __future__ import annotations

from dialogue_app.core.template import TemplateField
from dialogue_app.fields.items import record_name
from dialogue_app.support.translation import N_, _

_ADD = {
    "difference": N_("Add difference"),
    "source_of_antagonism": N_("Add source"),
    "perception_statement": N_("Add statement"),
    "red_line": N_("Add red line"),
    "prediction": N_("Add prediction"),
    "read_back": N_("Add restatement"),
    "signal": N_("Add signal"),
    "response_option": N_("Add option"),
    "line_paragraph": N_("Add paragraph"),
    "reservation": N_("Add reservation"),
    "silence_procedure": N_("Add silence procedure"),
    "release_item": N_("Add item for release"),
    "risk_reduction_measure": N_("Add measure"),
    "follow_up": N_("Add follow-up"),
    "parking_lot_item": N_("Add point"),
    "record_disagreement": N_("Record a disagreement"),
    "inject": N_("Add inject"),
    "role_card": N_("Add role card"),
    "selected_item": N_("Add activity"),
    "list_row": N_("Add row"),
}

_EMPTY = {
    "difference": N_(
        "Differences belong here: one sentence each that both holders accept as fair, saying what they hold"
        " differently."
    ),
    "source_of_antagonism": N_(
        "Sources of antagonism belong here: acts, policies or events that a side names, in its own words, as"
        " damaging."
    ),
    "perception_statement": N_(
        "Statements about the relationship belong here, which both sides then rate. Take them from the"
        " catalogue or write your own; each names its object."
    ),
    "red_line": N_(
        "Red lines belong here: conduct that would trigger a decisive response, in the holder's own words."
    ),
    "prediction": N_(
        "Predictions belong here: what a side expects the other to state. They are sealed before anything is"
        " stated."
    ),
    "read_back": N_(
        "Restatements belong here: one party says another's view back until its holder calls it accurate."
    ),
    "signal": N_(
        "Signals belong here: words or acts meant to convey a message, or taken to reveal intent, from open"
        " sources."
    ),
    "response_option": N_(
        "Options belong here: what could be done if a line is crossed, doing nothing included."
    ),
    "line_paragraph": N_(
        "Paragraphs of the common text belong here. Words not agreed stand in square brackets."
    ),
    "reservation": N_(
        "Reservations belong here: a party's recorded limit on its acceptance of a paragraph, and what would"
        " lift it."
    ),
    "silence_procedure": N_(
        "A silence procedure belongs here: the version circulated, the deadline, and what came of it."
    ),
    "release_item": N_(
        "Texts that may leave the internal track belong here, each written afresh and signed by a release"
        " authority."
    ),
    "risk_reduction_measure": N_(
        "Practical steps that lower the chance or cost of an unintended clash belong here."
    ),
    "follow_up": N_("Follow-ups belong here: an action, its owner, and a date."),
    "parking_lot_item": N_("Points set aside belong here, with a decision on when to return to them."),
    "record_disagreement": N_(
        "What a party does not accept in the record belongs here, in its own words: it is kept, not settled."
    ),
    "inject": N_("Scripted events of the exercise belong here, with what was expected and what was done."),
    "role_card": N_("Role cards belong here: identity and line are public, the rest is for the delegation."),
}

_NONE = N_("Nothing is recorded here yet.")
_BEGIN = N_("Ins begins one.")


def add_words(field: TemplateField) -> str:
    """What the button says that adds a record."""
    return _(_ADD.get(record_name(field), _ADD["list_row"]))


def empty_words(field: TemplateField) -> str:
    """What belongs into the list and how to begin."""
    return f"{_(_EMPTY.get(record_name(field), _NONE))} {_(_BEGIN)}"
