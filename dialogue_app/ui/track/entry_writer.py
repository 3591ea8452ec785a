"""Writing cells: one change for one key, however many cells it sets."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.hidden_answers import revealed_at
from dialogue_app.core.visibility.released_items import basis_for
from dialogue_app.support.translation import _, language
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.track.step_text import cell_words

Cell = tuple[TemplateField, Place]


class Typed(Protocol):
    """A widget in which something was typed: it says itself why that was refused, and keeps it."""

    def show_fault(self, sentence: str) -> None:
        """Show the sentence."""


def saved_from(source: Typed, track: OpenTrack, change: Change) -> bool:
    """Make the change that an input asks for. A refusal is said beside the input alone, where what was typed
    stays; that the place of the file fails is said by the track too, and only then: that asks a question.
    """
    with track.failures_kept() as failures:
        saved = track.perform(change)
    if saved:
        return True
    refused = track.unsaved is None and failures
    source.show_fault(" ".join(failures) if refused else unsaved_words())
    for sentence in () if refused else failures:
        track.say(sentence)
    return False


def unsaved_words() -> str:
    """What is said where a change could not be written."""
    return _("This could not be saved. What you typed is still here.")


class Overwritten(NamedTuple):
    """An answer that becomes another one: its cell in words, the old and the new value, and when it was
    revealed; empty if it was never hidden.
    """

    cell: str
    before: str
    after: str
    revealed: str

    def words(self) -> str:
        """The cell with old and new value."""
        return _("{cell}: {before} → {after}").format(
            cell=self.cell, before=self.before, after=self.after or "\N{EN DASH}"
        )


class EntryWriter:
    """Sets attributes of the entries of one session. A refusal is told by the widget in which was typed,
    where one is named as ``source``, else through the track's ``failed``.
    """

    def __init__(self, track: OpenTrack, session: str) -> None:
        self._track = track
        self._session = session

    def set(
        self,
        cell: Cell,
        *,
        merge: bool = False,
        name: str = "",
        source: Typed | None = None,
        **values: str,
    ) -> bool:
        """Set attributes of one cell. ``merge`` lets typing in one text be undone as one."""
        field, place = cell
        values |= self._basis(cell, values.get("value", ""))
        try:
            change = set_entry(
                self._track.dialogue,
                self._session,
                field,
                place,
                name=name or field.label.shown(language()),
                **values,
            )
        except Refused as refused:
            (source.show_fault if source is not None else self._track.failed.emit)(str(refused))
            return False
        if merge and change:
            key = ":".join((self._session, field.entry_field, *map(str, place), *values))
            change = dataclasses.replace(change, merge_key=key)
        return self._track.perform(change) if source is None else saved_from(source, self._track, change)

    def overwritten(self, values: Iterable[tuple[Cell, str]]) -> list[Overwritten]:
        """Which answers, seen by everybody here, would become others; hidden ones are no matter of this."""
        dialogue = self._track.dialogue
        overwrittens: list[Overwritten] = []
        for (field, place), value in values:
            entry = dialogue.entry(self._session, field.entry_field, *place)
            before = str(getattr(entry, field.part)) if entry is not None else ""
            if entry is None or not before or before == value or entry.sealed_at or field.part == "reason":
                continue
            if self._track.hides(self._session, field):
                continue
            since = revealed_at(dialogue, self._session, field.entry_field) or entry.unsealed_at
            cell = cell_words(dialogue, place.item, place.party)
            overwrittens.append(Overwritten(cell, before, value, since))
        return overwrittens

    def set_all(self, values: Iterable[tuple[Cell, str]], *, name: str = "") -> bool:
        """Set the shown part of many different cells, all or none."""
        edits: list[Edit] = []
        label = name
        try:
            for (field, place), value in values:
                label = label or field.label.shown(language())
                part: dict[str, Any] = {field.part: value}
                part |= self._basis((field, place), value)
                edits += set_entry(self._track.dialogue, self._session, field, place, **part).edits
        except Refused as refused:
            self._track.failed.emit(str(refused))
            return False
        return self._track.perform(Change(label or _("Set entries"), tuple(edits)))

    def _basis(self, cell: Cell, value: str) -> dict[str, str]:
        """The released item that a value of the alliance is taken from."""
        field, place = cell
        if field.part != "value":
            return {}
        return basis_for(self._track.dialogue, field, place.item, place.party, value)
