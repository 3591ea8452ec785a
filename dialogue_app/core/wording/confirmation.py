"""What a confirmation holds for: one exact wording of a position, in one language. No verbs here.

A read-back that was answered keeps the wording it was answered on. Whether it still holds is a comparison
with the wording of today, so that it drops by itself when the words are changed and stands again when the
change is taken back. White space does not count: no word is another one for a line break.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, ReadBack
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ListRow, Record, Session, Track
from dialogue_app.support.translation import _

MOST_ATTEMPTS = 3
CONFIRMED = ("ACC", "COR")
_SPEAKERS = ("side", "holder", "party", "sender")
Tries = Sequence[ReadBack]


def same_wording(one: str, other: str) -> bool:
    """Whether two texts say the same words; only white space may differ."""
    return one.split() == other.split()


# -- the wording a confirmation is about ---------------------------------------------------------------


def languages_of(dialogue: Dialogue, session: str) -> tuple[str, ...]:
    """The languages a confirmation may be given in: those of the session, or else of the track."""
    held = dialogue.get(Session, session)
    tracks = dialogue.of(Track).values()
    return (held.languages if held else ()) or next((track.languages for track in tracks), ())


def first_language(dialogue: Dialogue, session: str) -> str:
    """The language a statement is written in, unless it says otherwise."""
    return next(iter(languages_of(dialogue, session)), "")


def has_original(record: Record | None) -> bool:
    """Whether a position is also recorded in its original language."""
    return bool(str(getattr(record, "original", "")).strip())


def wording_in(dialogue: Dialogue, record: Record | None, language: str) -> str:
    """The wording of a position in a language: the original if it is in that language, else the statement.
    An original that does not name its language is in another one than the session's first.
    """
    if has_original(record) and language:
        own = str(getattr(record, "original_language", ""))
        first = first_language(dialogue, str(getattr(record, "session", "")))
        if language == own if own else language != first:
            return str(getattr(record, "original", ""))
    if isinstance(record, ListRow):
        return next((value for _key, value in record.values if value), "")
    return str(getattr(record, "statement", "") or getattr(record, "text", ""))


def wording_of(dialogue: Dialogue, read_back: ReadBack) -> str:
    """The wording, as it stands now, of the position that an attempt is about. One that names no record is
    about its own words: its speaker would sign them.
    """
    if not read_back.of:
        return read_back.text
    return wording_in(dialogue, dialogue.find(read_back.of), read_back.language)


def speaker_id(record: Record | None) -> str:
    """Whose position a record is, as a party or side id; empty where the record does not say."""
    speakers = (str(getattr(record, name, "")) for name in _SPEAKERS)
    return next((speaker for speaker in speakers if speaker), "")


def names_position(read_back: ReadBack) -> bool:
    """Whether an attempt says what it restates: a record, or the position of a party."""
    return bool(read_back.of or read_back.of_party)


def refuse_unnamed(before: Record | None, after: Record) -> None:
    """Refuse an answer to a restatement of nobody's position, and the acceptance of a difference by a side
    that nobody holds: nobody could have given it. What stands so already may be changed otherwise. Raises
    Refused.
    """
    fault = _nobody(after)
    if fault and (before is None or _nobody(before) != fault):
        raise Refused(fault)


def _nobody(record: Record) -> str:
    """What a record says in the name of nobody, as a sentence with what to do; empty for none."""
    if isinstance(record, ReadBack) and record.result and not names_position(record):
        return _(
            "Choose under “Position of” whose position was said back: only its holder can say whether it is "
            "accurate. Nothing was changed."
        )
    if not isinstance(record, Difference):
        return ""
    sides = (
        ("A", record.holders_a, record.accepted_a == "yes" or record.readback_a in CONFIRMED),
        ("B", record.holders_b, record.accepted_b == "yes" or record.readback_b in CONFIRMED),
    )
    unheld = next((letter for letter, holders, given in sides if given and not holders), "")
    if not unheld:
        return ""
    return _(
        "Choose under “Held by ({letter})” who holds this: only a holder can accept the statement or confirm "
        "the read-back. Nothing was changed."
    ).format(letter=unheld)


def position_of(dialogue: Dialogue, read_back: ReadBack) -> str:
    """Whose position an attempt says back: of the party it names, or of the record it is about; empty
    where nobody is named.
    """
    return read_back.of_party or speaker_id(dialogue.find(read_back.of) if read_back.of else None)


def final_wording(read_back: ReadBack) -> str:
    """The words agreed on: the final wording, or else the restatement itself."""
    return read_back.wording or read_back.text


def is_unchanged(dialogue: Dialogue, read_back: ReadBack) -> bool:
    """Whether a position still reads as it did when an attempt was answered."""
    return same_wording(read_back.statement, wording_of(dialogue, read_back))


def holds(dialogue: Dialogue, read_back: ReadBack) -> bool:
    """Whether an answer confirms the position and the final wording as they stand now. Where nobody is
    named whose position it is, nothing is confirmed.
    """
    return (
        read_back.result in CONFIRMED
        and names_position(read_back)
        and is_unchanged(dialogue, read_back)
        and same_wording(read_back.settled, final_wording(read_back))
    )


# -- rounds --------------------------------------------------------------------------------------------


def in_order(tries: Tries) -> tuple[ReadBack, ...]:
    """Attempts in the order they were made; their numbers begin anew with each round."""
    return tuple(sorted(tries, key=lambda attempt: (attempt.position, attempt.attempt or 0)))


def present_round(dialogue: Dialogue, tries: Tries) -> tuple[ReadBack, ...]:
    """The answered attempts on the wording as it stands now, after the last confirmation but one."""
    about = [
        read_back for read_back in in_order(tries) if read_back.result and is_unchanged(dialogue, read_back)
    ]
    ends = [place for place, read_back in enumerate(about[:-1], 1) if read_back.result in CONFIRMED]
    return tuple(about[ends[-1] if ends else 0 :])


def rounds(tries: Tries) -> tuple[tuple[ReadBack, ...], ...]:
    """All attempts by rounds: a new one begins after a confirmation and with another wording."""
    found: list[list[ReadBack]] = []
    for read_back in in_order(tries):
        last = found[-1][-1] if found else None
        if last is None or last.result in CONFIRMED or _on_another(read_back, last):
            found.append([])
        found[-1].append(read_back)
    return tuple(tuple(attempts) for attempts in found)


def _on_another(read_back: ReadBack, last: ReadBack) -> bool:
    """Whether an attempt was answered on another wording than the one before."""
    return bool(read_back.result and last.result) and not same_wording(read_back.statement, last.statement)


# -- what a change of wording entails --------------------------------------------------------------------


def bound(dialogue: Dialogue, read_back: ReadBack) -> ReadBack:
    """An attempt with its answer tied to the wording of this moment; without an answer, to nothing."""
    if not read_back.result:
        return dataclasses.replace(read_back, statement="", settled="")
    spoken = dataclasses.replace(
        read_back, language=read_back.language or first_language(dialogue, read_back.session)
    )
    settled = final_wording(read_back) if read_back.result in CONFIRMED else ""
    return dataclasses.replace(spoken, statement=wording_of(dialogue, spoken), settled=settled)


def entailed(dialogue: Dialogue, before: Record, after: Record) -> tuple[Record, str]:
    """A changed record with what the change entails, and a name for the change where that is more than was
    asked for. An answer is tied to the wording it is given on. A difference that is worded anew is no
    longer accepted, nor are its positions read back: both were said of the former sentence.
    """
    if isinstance(before, ReadBack) and isinstance(after, ReadBack):
        return _answered(dialogue, before, after), ""
    if isinstance(before, Difference) and isinstance(after, Difference):
        dropped = _dropped(before, after)
        if dropped:
            return dataclasses.replace(after, **dropped), _("Change statement; its acceptance is dropped")
    return after, ""


def _answered(dialogue: Dialogue, before: ReadBack, after: ReadBack) -> ReadBack:
    if after.result != before.result:
        return bound(dialogue, after)
    if after.language != before.language and holds(dialogue, before):
        return dataclasses.replace(after, statement=wording_of(dialogue, after))
    return after


def _dropped(before: Difference, after: Difference) -> dict[str, Any]:
    """What a difference loses with its wording; what the same change sets anew stays."""
    if same_wording(before.statement, after.statement):
        return {}
    given: dict[str, Any] = {name: "" for name in ("accepted_a", "accepted_b") if getattr(before, name)}
    heard = (name for name in ("readback_a", "readback_b") if getattr(before, name) in CONFIRMED)
    given |= dict.fromkeys(heard, "")
    if before.status == "STATED":
        given["status"] = "DRAFT"
    return {name: value for name, value in given.items() if getattr(before, name) == getattr(after, name)}
