"""Read-backs in words: who speaks and who listens, what a statement's card says, how far it all is."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import SIDES, Session
from dialogue_app.core.seats import answerer
from dialogue_app.core.substance import ReadBack
from dialogue_app.fields.items import Item
from dialogue_app.fields.read_back import result
from dialogue_app.support.translation import _
from dialogue_app.ui.models.card_text import CardText
from dialogue_app.ui.models.card_words import bar_colour, read_back_words, shown_time

_SPEAKERS = ("side", "holder", "party", "sender")
Tries = Sequence[ReadBack]


def speaker_id(item: Item) -> str:
    """Who made a statement; empty where the record does not say."""
    found = (str(getattr(item.record, name, "")) for name in _SPEAKERS)
    return next((who for who in found if who), "")


def listener_id(dialogue: Dialogue, session: str, item: Item, tries: Tries) -> str:
    """Who says it back: whoever did so last, else the other of two sides; empty where the user chooses."""
    if tries:
        return tries[-1].by
    speaker = speaker_id(item)
    seats = {seat.party for seat in dialogue.seats(session)}
    if speaker in SIDES and seats <= set(SIDES):
        return SIDES[1] if speaker == SIDES[0] else SIDES[0]
    others = [one for one in seats if one != speaker]
    return others[0] if len(others) == 1 else ""


def statement_text(dialogue: Dialogue, item: Item, tries: Tries) -> CardText:
    """The card of a statement that is read back."""
    who = speaker_id(item)
    state, note, tone = read_back_words(tries)
    stated = getattr(item.record, "stated_at", "")
    sitting = dialogue.get(Session, getattr(item.record, "session", ""))
    days = sitting.dates if sitting is not None else ""
    return CardText(
        who=answerer(dialogue, who).name if who else item.code,
        note=_("in its own words") if who else "",
        when=_("stated {time}").format(time=shown_time(stated, days)) if stated else "",
        statement=item.title,
        quote=True,
        state=state,
        state_note=note,
        tone=tone,
        bar=bar_colour(dialogue, who),
    )


def count_words(statements: Sequence[Tries], list_name: str) -> str:
    """How many statements were read back, and how many accurately at once."""
    if not statements:
        return _("Nothing to read back yet: first enter something under “{list}”.").format(list=list_name)
    outcomes = [result(tuple(tries)) for tries in statements]
    done = sum(1 for one in outcomes if one not in ("", "NA"))
    tried = sum(1 for one in outcomes if one != "NA")
    first = sum(1 for tries in statements if tries and tries[0].result == "ACC")
    words = [_("{n} of {of} read back").format(n=done, of=len(statements))]
    if tried:
        words.append(_("accurate at the first attempt: {n} of {of}").format(n=first, of=tried))
    return "   ·   ".join(words)
