"""What the bar above a sealed field says of seals: how far, when, their digests, and whether they fit."""

from __future__ import annotations

from dialogue_app.core.records import Seal
from dialogue_app.core.visibility.seal_digest import short_digest
from dialogue_app.fields.seals import SealState
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.text.card_text import shown_time

SEAL, UNSEAL, DISCLOSE = "seal", "unseal", "disclose"
_GROUPS = 3


def seal_words(state: SealState, days: str = "") -> str:
    """The state of a line in words: ``Alliance: 8 of 8 entered, sealed 15:02``. Moments of the session's
    ``days`` are shown without their date.
    """
    parts = [_entered(state)]
    if state.sealed_at:
        parts.append(_("sealed {time}").format(time=shown_time(state.sealed_at, days)))
    if state.unsealed_at:
        parts.append(_("unsealed {time}").format(time=shown_time(state.unsealed_at, days)))
    if state.disclosed:
        parts.append(_("disclosed to the other side"))
    if state.sealed_at and state.loose:
        parts.append(_("{n} entered since, not sealed").format(n=state.loose))
    if state.late:
        parts.append(_("{n} after the fact, in no score").format(n=state.late))
    words = ", ".join(parts)
    return f"{state.name}: {words}" if state.name else words


def _entered(state: SealState) -> str:
    if state.of:
        return _("{n} of {of} entered").format(n=state.entered, of=state.of)
    return _("{n} entered").format(n=state.entered)


def digest_words(state: SealState, days: str = "") -> str:
    """The digests of the seals of a line, and after unsealing whether what is recorded is what was sealed."""
    if not state.seals:
        if state.stated:
            return _("The other side has stated: what is entered or sealed now is after the fact.")
        return ""
    if len(state.seals) == 1:
        seal = state.seals[0]
        words = _answers(seal) + " · " + _("digest {digest} …").format(digest=short_digest(seal, _GROUPS))
        return f"{words} · {_verdict(state)}" if seal.unsealed_at else words
    count = ngettext("{n} seal", "{n} seals", len(state.seals)).format(n=len(state.seals))
    if all(seal.party == state.seals[0].party for seal in state.seals):
        times = ", ".join(f"{shown_time(seal.sealed_at, days)} ({_answers(seal)})" for seal in state.seals)
        count = f"{count}: {times}"
    return f"{count} · {_verdict(state)}" if any(seal.unsealed_at for seal in state.seals) else count


def _answers(seal: Seal) -> str:
    return ngettext("{n} answer", "{n} answers", seal.answers).format(n=seal.answers)


def _verdict(state: SealState) -> str:
    if not state.broken:
        return _("fits what is recorded")
    if len(state.seals) == 1:
        return _("does NOT fit what is recorded")
    return _("{n} of {of} do NOT fit what is recorded").format(n=len(state.broken), of=len(state.seals))


def digest_lines(state: SealState, name_of: dict[str, str]) -> str:
    """Every digest of a line in full, a line each, to be kept elsewhere: who, when, how many, digest."""
    return "\n".join(
        "\t".join((name_of.get(seal.party, seal.party), seal.sealed_at, str(seal.answers), seal.seal_digest))
        for seal in state.seals
    )


def question(act: str, state: SealState) -> tuple[str, str]:
    """What is asked before an act that cannot be taken back, and the words of the button that does it."""
    if act == SEAL:
        n = state.loose
        asked = ngettext(
            "Seal {n} answer? Nobody can change it afterwards, and this cannot be undone.",
            "Seal {n} answers? Nobody can change them afterwards, and this cannot be undone.",
            n,
        )
        return asked.format(n=n), _("Seal now")
    if act == UNSEAL:
        n = state.sealed
        asked = ngettext(
            "Unseal {n} answer? It is shown from then on, and this cannot be undone.",
            "Unseal {n} answers? They are shown from then on, and this cannot be undone.",
            n,
        )
        early = "" if state.stated or not state.who else _("The other side has not stated yet.") + " "
        return early + asked.format(n=n), _("Unseal now")
    n = state.disclosable
    if not state.goes_out:
        asked = ngettext(
            "Disclose {n} answer to the other side? It is then marked for participants, and the session "
            "summary prints it.",
            "Disclose {n} answers to the other side? They are then marked for participants, and the session "
            "summary prints them.",
            n,
        )
        return asked.format(n=n), _("Disclose now")
    asked = ngettext(
        "Disclose {n} answer to the other side? It is then marked for participants: the session summary "
        "prints it, and a copy for the other side holds it. An external brief only counts it.",
        "Disclose {n} answers to the other side? They are then marked for participants: the session summary "
        "prints them, and a copy for the other side holds them. An external brief only counts them.",
        n,
    )
    return asked.format(n=n), _("Disclose now")


def nobodys_words(n: int) -> str:
    """That some answers do not say whose they are; empty if there are none."""
    if not n:
        return ""
    words = ngettext(
        "{n} does not say by whom and is sealed by nobody: open it and choose “By”.",
        "{n} do not say by whom and are sealed by nobody: open them and choose “By”.",
        n,
    )
    return words.format(n=n)


def broken_words(state: SealState, field: str, days: str = "") -> str:
    """What is told when what was unsealed is not what was sealed: what happened, what is safe, what to do."""
    times = ", ".join(shown_time(seal.sealed_at, days) for seal in state.broken)
    party_name = f"{state.name}, " if state.name else ""
    return _(
        "What was unsealed is not what was sealed: {who}{field}, sealed {times}. The answers were changed "
        "outside the program or damaged after sealing. They are shown as they are recorded now, nothing else "
        "was touched, and the bar keeps saying so. Compare them with a backup from before and with the notes "
        "of the delegation, and record the disagreement."
    ).format(who=party_name, field=field, times=times)


def hiding_words(hidden: bool, *, waits: bool) -> str:
    """What the button below a table would do: hide the answers, or show them. Those that wait for their
    unsealing are only looked at by whoever enters them.
    """
    if waits:
        return _("Show what is entered") if hidden else _("Hide what is entered")
    return _("Reveal") if hidden else _("Hide until reveal")


def looking_words(name: str) -> str:
    """What is asked before what one party has entered is shown: that nobody else looks."""
    return _("Only {who} looks: show it").format(who=name)
