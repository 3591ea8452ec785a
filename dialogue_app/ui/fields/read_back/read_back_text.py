"""Read-backs in words: who speaks and who listens, what a statement's card says, how far it all is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogue_app.analyses.read_back_accuracy import first_attempts
from dialogue_app.charts import wording
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.records import SIDES
from dialogue_app.core.scales import scale
from dialogue_app.core.wording.confirmation import has_original, languages_of, speaker_id
from dialogue_app.fields.items import Item
from dialogue_app.fields.read_back import NOT_AGREED, Standing, is_former, last_restated
from dialogue_app.support.translation import _

Tries = Sequence[ReadBack]


def listener_id(dialogue: Dialogue, session: str, item: Item, tries: Tries) -> str:
    """Who says it back: whoever did so last, else the other of two sides; empty where the user chooses."""
    if tries:
        return tries[-1].by
    speaker = speaker_id(item.record)
    seats = {seat.party for seat in dialogue.seats(session)}
    if speaker in SIDES and seats <= set(SIDES):
        return SIDES[1] if speaker == SIDES[0] else SIDES[0]
    others = [seat for seat in seats if seat != speaker]
    return others[0] if len(others) == 1 else ""


def count_words(standings: Sequence[Standing], tries: Iterable[ReadBack], list_name: str) -> str:
    """How many statements have a result that stands, and how many were accurate at once."""
    if not standings:
        return _("Nothing to read back yet: first enter something under “{list}”.").format(list=list_name)
    done = sum(standing.settled for standing in standings)
    words = [_("{n} of {of} read back").format(n=done, of=len(standings))]
    first = first_attempts(tries)
    if first.n:
        share = wording.of(first.accurate, first.n)
        words.append(_("accurate at the first attempt: {share}").format(share=share))
    return "   ·   ".join(words)


def both_statements(standing: Standing, tries: Tries, speaker: str, listener: str) -> list[tuple[str, str]]:
    """The statement and what the listener said last, each under its title: the result where they could not
    be agreed, and nothing otherwise.
    """
    if standing.state != NOT_AGREED or standing.last is None:
        return []
    return [
        (_("{who}, as stated").format(who=speaker or _("The speaker")), standing.last.statement),
        (_("{who}, as last said back").format(who=listener or _("The listener")), last_restated(tries)),
    ]


def attempt_words(dialogue: Dialogue, read_back: ReadBack) -> str:
    """The head of an attempt: its number, the answer, in which language, and whether it is about other
    words than those of today.
    """
    answer = scale("READBACK_ANSWER").shown(read_back.result)
    words = [_("Attempt {n}: {answer}").format(n=read_back.attempt or "?", answer=answer)]
    if read_back.language and len(languages_of(dialogue, read_back.session)) > 1:
        words.append(_("in {language}").format(language=scale("LANGUAGE").shown(read_back.language)))
    if is_former(dialogue, read_back):
        words.append(_("on a former wording"))
    return " · ".join(words)


def changed_words(dialogue: Dialogue, standing: Standing) -> str:
    """What dropped a confirmation, and what to do."""
    if standing.in_final:
        return _(
            "The final wording has been changed since the speaker confirmed it. The confirmation holds for "
            "the former words: read it back again, or take the change back."
        )
    last = standing.last
    if last is not None and has_original(dialogue.find(last.of)) and last.language:
        language = scale("LANGUAGE").shown(last.language)
        return _(
            "The wording in {language} has been changed since the speaker confirmed it. The confirmation "
            "holds for the former words: read it back again, or take the change back."
        ).format(language=language)
    return _(
        "The wording has been changed since the speaker confirmed it. The confirmation holds for the former "
        "words: read it back again, or take the change back."
    )
