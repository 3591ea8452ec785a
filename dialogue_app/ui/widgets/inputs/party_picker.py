"""Inputs that name a side, a party or several: by short code and name, those at the table first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.form import Ask
from dialogue_app.core.records import SIDES
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice
from dialogue_app.ui.widgets.inputs.choice_inputs import ChoiceInput, ChoicesInput
from dialogue_app.ui.widgets.inputs.input_base import Setting


def sides(setting: Setting) -> tuple[BoxChoice, ...]:
    """The two sides."""
    return tuple(_shown(setting, side) for side in SIDES)


def parties(setting: Setting) -> tuple[BoxChoice, ...]:
    """Those with a seat in the session first, then the sides, then all other parties.

    A code stands there once: of a side and a party that share it, the one that has the seat, else the
    side; what is recorded already is offered in any case.
    """
    seated = [seat.party for seat in setting.dialogue.seats(setting.session)]
    everybody = dict.fromkeys([*seated, *SIDES, *(party.id for party in setting.dialogue.parties())])
    found: dict[str, str] = {}
    for party in everybody:
        found.setdefault(answerer(setting.dialogue, party).code, party)
    kept = set(found.values()) | _recorded(setting)
    return tuple(_shown(setting, who) for who in everybody if who in kept)


def _recorded(setting: Setting) -> set[str]:
    """Every value of the record being edited, so that none is lost from its form."""
    record = setting.dialogue.find(setting.own) if setting.own else None
    if record is None:
        return set()
    return set(_texts(tuple(getattr(record, field.name) for field in dataclasses.fields(record))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _shown(setting: Setting, party: str) -> BoxChoice:
    found = answerer(setting.dialogue, party)
    return BoxChoice(party, f"{found.code}  {found.name}" if found.code != found.name else found.name)


class PartyInput(ChoiceInput):
    """One party or side; typing its code chooses it."""

    def __init__(self, name: str, ask: Ask, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(name, ask, setting, parent)

    def choices(self) -> tuple[BoxChoice, ...]:
        """Every party and side."""
        return parties(self.setting)


class SideInput(ChoiceInput):
    """One of the two sides."""

    def choices(self) -> tuple[BoxChoice, ...]:
        return sides(self.setting)


class PartiesInput(ChoicesInput):
    """Several parties or sides, each with a box to tick."""

    def choices(self) -> tuple[BoxChoice, ...]:
        """Every party and side, by short code."""
        box_choices = parties(self.setting)
        return tuple(
            BoxChoice(choice.code, choice.label.split("  ")[0], choice.label.split("  ")[-1])
            for choice in box_choices
        )
