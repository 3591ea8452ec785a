"""Read-back: for each statement of another list, up to three attempts to restate it, and the answer.

``standing`` says what came of it as the statement reads now; everything that shows or counts a read-back
asks it, so that no confirmation outlives the words it was given about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dialogue_app.core.commands.read_back import attempts_at, attempts_in, used
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.records import Record, Session, Track
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.wording.confirmation import (
    CONFIRMED,
    MOST_ATTEMPTS,
    Tries,
    final_wording,
    holds,
    in_order,
    is_unchanged,
    present_round,
    wording_of,
)
from dialogue_app.fields.field_kind import FieldKind
from dialogue_app.fields.items import items_of
from dialogue_app.fields.progress import Progress

State = Literal["NA", "OPEN", "ACC", "COR", "NOT", "CHANGED"]
NONE: State = "NA"
OPEN: State = "OPEN"
NOT_AGREED: State = "NOT"
CHANGED: State = "CHANGED"
_LANGUAGES: frozenset[type[Record]] = frozenset({Session, Track})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a read-back stands: ACC or COR confirmed and still so, NOT after three attempts without, OPEN
    between, CHANGED where a confirmation was given on other words, NA where there is none. ``attempts``
    were answered in the round that decides, ``last`` is the attempt that does. Of a confirmation that
    dropped: the wording ``before`` and ``now``, of the statement or, where ``in_final``, the final one.
    """

    state: State = NONE
    attempts: int = 0
    last: ReadBack | None = None
    before: str = ""
    now: str = ""
    in_final: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether a confirmation stands."""
        return self.state in CONFIRMED

    @property
    def settled(self) -> bool:
        """Whether there is a result: confirmed, or could not be agreed."""
        return self.confirmed or self.state == NOT_AGREED


_Judged = tuple[Record | None, tuple[ReadBack, ...], Standing]


def attempts(dialogue: Dialogue, session: str, field: TemplateField, of: str) -> tuple[ReadBack, ...]:
    """The attempts to restate one record, first to last."""
    return attempts_at(dialogue, session, field.key, of)


def standing(dialogue: Dialogue, session: str, field: TemplateField, of: str) -> Standing:
    """How the read-back of one record stands."""
    return standings(dialogue, session, field, {of: dialogue.find(of)})[0]


def standings(
    dialogue: Dialogue, session: str, field: TemplateField, records: Mapping[str, Record | None]
) -> tuple[Standing, ...]:
    """How the read-backs of records stand, by their ids, in that order. Each is judged anew only when its
    record, an attempt at it, or a language of the session is another.
    """
    attempts = attempts_in(dialogue, session, field.key)
    known: dict[str, _Judged] = dialogue.derived(("standings", session, field.key), _LANGUAGES, dict)
    result = []
    for of, record in records.items():
        tries, judged = attempts.get(of, ()), known.get(of)
        if judged is None or judged[0] is not record or judged[1] != tries:
            judged = known[of] = (record, tries, standing_of(dialogue, tries))
        result.append(judged[2])
    return tuple(result)


def standing_of(dialogue: Dialogue, tries: Tries) -> Standing:
    """How a read-back stands by its attempts. Pure: undoing an edit brings a confirmation back."""
    read_backs = present_round(dialogue, tries)
    if not read_backs:
        return _without_answer(dialogue, in_order(tries))
    last = read_backs[-1]
    if holds(dialogue, last):
        return Standing(_confirmed(last), used(read_backs), last)
    if last.result in CONFIRMED:
        return Standing(
            CHANGED, used(read_backs), last, before=last.settled, now=final_wording(last), in_final=True
        )
    state = NOT_AGREED if used(read_backs) >= MOST_ATTEMPTS else OPEN
    return Standing(state, used(read_backs), last)


def _confirmed(read_back: ReadBack) -> State:
    return "ACC" if read_back.result == "ACC" else "COR"


def _without_answer(dialogue: Dialogue, tries: tuple[ReadBack, ...]) -> Standing:
    """Nothing was answered on the present wording: perhaps on a former one."""
    confirmed = next((attempt for attempt in reversed(tries) if attempt.result in CONFIRMED), None)
    if confirmed is not None:
        return Standing(
            CHANGED, 0, confirmed, before=confirmed.statement, now=wording_of(dialogue, confirmed)
        )
    return Standing(OPEN, 0, tries[-1]) if tries else Standing()


def last_restated(tries: Tries) -> str:
    """What the listener said last; with the statement it is the result where none could be agreed."""
    return next((read_back.text for read_back in reversed(in_order(tries)) if read_back.text.strip()), "")


def is_former(dialogue: Dialogue, read_back: ReadBack) -> bool:
    """Whether an attempt was answered on a wording that is no longer the statement's."""
    return bool(read_back.result) and not is_unchanged(dialogue, read_back)


def progress(dialogue: Dialogue, session: str, template: Template, field: TemplateField) -> Progress:
    """Statements whose read-back has a result that stands, of all; without a list, the attempts."""
    if not field.items:
        done = len(dialogue.listed(ReadBack, session, field.key))
        return Progress(done, done)
    items = items_of(dialogue, session, template, field)
    outcomes = standings(dialogue, session, field, {item.id: item.record for item in items})
    return Progress(sum(outcome.settled for outcome in outcomes), len(items))


KIND = FieldKind(
    name="read_back",
    holds="attempts of the listener to restate, and the speaker's answer",
    progress=progress,
    needs=("items",),
    keeps="records",
    record="read_back",
    restates=True,
)
