"""The seals of a dialogue that was written down by hand: one for each party that sealed in a field.

Salts are taken from the place of a seal in the file, like every other id there, so that the same text always
gives the same dialogue. A real seal has a random salt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import added
from dialogue_app.core.records import Seal
from dialogue_app.core.template import Template
from dialogue_app.core.visibility.seal_digest import seal_of
from dialogue_app.core.visibility.seal_state import DISCLOSED, YES
from dialogue_app.core.visibility.seals import answers_of, whose

Written = tuple[Mapping[str, Any], str, Template]
"""A session as written, its id and its template."""


def with_seals(dialogue: Dialogue, sessions: Iterable[Written], made_id: Callable[..., str]) -> Dialogue:
    """The dialogue with a seal for everything that its sessions say was sealed. ``made_id`` gives an id for a
    place in the file.
    """
    made = [seal for one in sessions for seal in _seals(dialogue, one, made_id)]
    return dialogue.apply(added(*made)) if made else dialogue


def _seals(dialogue: Dialogue, written: Written, made_id: Callable[..., str]) -> Iterator[Seal]:
    table, session, template = written
    for key, sealed_at in table.get("sealed", {}).items():
        found = template.find_field(key)
        if found is None:
            raise KeyError(key)
        field = found[1]
        answers = [one for one in answers_of(dialogue, session, field) if one.sealed_at]
        for party in dict.fromkeys(whose(one) for one in answers):
            yield seal_of(
                dialogue, session, key, party, sealed_at, [one for one in answers if whose(one) == party],
                salt=made_id("salt", session, key, party), id=made_id("seal", session, key, party),
                unsealed_at=table.get("unsealed", {}).get(key, ""), marking=table["handling"],
                disclosed=YES if field.marking in DISCLOSED else "",
            )  # fmt: skip
