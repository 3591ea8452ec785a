"""Seals that do not fit what is recorded: it was changed behind the program's back, or after unsealing."""

from __future__ import annotations

from collections import Counter

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Seal
from dialogue_app.core.visibility.seal_digest import verify
from dialogue_app.services.soundness.fault_sentences import bounded
from dialogue_app.support.translation import ngettext


def broken_seals(dialogue: Dialogue) -> tuple[str, ...]:
    """A sentence for each field of a session that has such seals."""
    numbers = {session.id: session.number for session in dialogue.sessions()}
    broken = Counter(
        (seal.session, seal.field)
        for seal in dialogue.of(Seal).values()
        if seal.session in numbers and not verify(dialogue, seal)
    )
    return bounded(
        ngettext(
            "{n} seal in “{field}” of session {session} does not fit what is recorded.",
            "{n} seals in “{field}” of session {session} do not fit what is recorded.",
            number,
        ).format(n=number, field=field, session=numbers[session])
        for (session, field), number in broken.items()
    )
