"""Verbs of the read-back protocol: a listener restates a position, its speaker answers, at most three times.

Refusals are sentences. What an answer holds for is kept by ``core.confirmation``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from typing import Any

from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.scales import scale
from dialogue_app.core.validity.checks import check
from dialogue_app.core.wording.confirmation import (
    CONFIRMED,
    MOST_ATTEMPTS,
    Tries,
    bound,
    holds,
    in_order,
    position_of,
    present_round,
)
from dialogue_app.support.translation import _


def attempts_at(dialogue: Dialogue, session: str, field: str, of: str) -> tuple[ReadBack, ...]:
    """The attempts to restate one record in a field, in the order they were made."""
    return attempts_in(dialogue, session, field).get(of, ())


def attempts_in(dialogue: Dialogue, session: str, field: str) -> Mapping[str, tuple[ReadBack, ...]]:
    """The attempts made in a field: id of what they restate -> the attempts in order."""
    return dialogue.derived(
        ("attempts", session, field), frozenset({ReadBack}), partial(_by_record, dialogue, session, field)
    )


def _by_record(dialogue: Dialogue, session: str, field: str) -> dict[str, tuple[ReadBack, ...]]:
    by_record: dict[str, list[ReadBack]] = {}
    for read_back in dialogue.listed(ReadBack, session, field):
        by_record.setdefault(read_back.of, []).append(read_back)
    return {of: in_order(tries) for of, tries in by_record.items()}


def attempts_made(dialogue: Dialogue, tries: Tries) -> int:
    """How many attempts the present wording has used; none where a round begins anew."""
    read_backs = present_round(dialogue, tries)
    return 0 if not read_backs or read_backs[-1].result in CONFIRMED else used(read_backs)


def used(tries: Tries) -> int:
    """How many attempts a round has used: as many as there are, or as the last one says it is."""
    return max(len(tries), tries[-1].attempt or 0)


def why_not_restate(dialogue: Dialogue, tries: Tries) -> str:
    """Why no further attempt may be made; empty if one may."""
    read_backs = present_round(dialogue, tries)
    if read_backs and holds(dialogue, read_backs[-1]):
        return _("The speaker has confirmed this wording. It is read back again when the wording is changed.")
    if attempts_made(dialogue, tries) >= MOST_ATTEMPTS:
        return _(
            "Three attempts have been made at this wording: it could not be agreed, and both statements "
            "stand side by side. Go on; a new wording may be read back again."
        )
    return ""


def restate(dialogue: Dialogue, attempt: ReadBack) -> Change:
    """Write down what a listener said back. ``attempt`` says where (session, field, of), who and what; its
    number is given here. Raises Refused for a fourth attempt at one wording, for one at a wording that
    stands confirmed, and while an earlier one waits for its answer.
    """
    tries = attempts_at(dialogue, attempt.session, attempt.field, attempt.of)
    if attempt.of and dialogue.find(attempt.of) is None:
        raise Refused(_("This statement has been removed meanwhile. Nothing was changed."))
    if any(not read_back.result for read_back in tries):
        raise Refused(
            _("An attempt is waiting for the speaker's answer. Record that first. Nothing was changed.")
        )
    reason = why_not_restate(dialogue, tries)
    if reason:
        raise Refused(f"{reason} {_('Nothing was changed.')}")
    if not attempt.text.strip():
        raise Refused(_("Write down first what was said back. Nothing was changed."))
    number = attempts_made(dialogue, tries) + 1
    fresh = dataclasses.replace(attempt, attempt=number, result="", statement="", settled="")
    return add_listed(dialogue, fresh, name=_("Say back"))


def answer(dialogue: Dialogue, attempt: ReadBack, result: str, **values: Any) -> Change:
    """Record the speaker's answer to an attempt, tied to the wording of this moment. ``values`` are what was
    said with it: language, correction, wording, confirmed_by, and who spoke and listened.

    Raises Refused if the attempt is gone or was answered, if nothing was said back or nobody said it, and
    for "accurate after correction" without the final wording that is confirmed.
    """
    before = dialogue.get(ReadBack, attempt.id)
    if before is None:
        raise Refused(_("This attempt has been removed meanwhile. Nothing was changed."))
    if before.result:
        raise Refused(
            _("This attempt has been answered: {answer}. Nothing was changed.").format(
                answer=scale("READBACK_ANSWER").shown(before.result)
            )
        )
    tries = [
        read_back
        for read_back in attempts_at(dialogue, before.session, before.field, before.of)
        if read_back != before
    ]
    number = min(attempts_made(dialogue, tries) + 1, MOST_ATTEMPTS) if before.of else before.attempt
    after = dataclasses.replace(before, **values, attempt=number, result=result)
    if not after.text.strip():
        raise Refused(_("Write down first what was said back. Nothing was changed."))
    if not after.by:
        raise Refused(_("Say first who said it back. Nothing was changed."))
    if not position_of(dialogue, after):
        raise Refused(_("Say first whose position was said back. Nothing was changed."))
    if after.by == after.of_party:
        raise Refused(_("Nobody says back their own position: choose who listened. Nothing was changed."))
    if result == "COR" and not after.wording.strip():
        raise Refused(
            _("Write down the final wording first: after a correction it is what the speaker confirms. "
              "Nothing was changed.")
        )  # fmt: skip
    check(after)
    return Change(_("Answer read-back"), (Edit(before, bound(dialogue, after)),))
