"""In which order a list is shown, how many of its records each party has, and how far a move goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Listed
from dialogue_app.core.template import TemplateField
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.text.card_text import search_text, who_attribute, who_by

BY_PARTY, AS_ORDERED, NEWEST = "party", "order", "newest"


def arrange(field: TemplateField, records: Sequence[Listed], order: str) -> list[Listed]:
    """The records in an order; by party means: those of one party together, in the order of first mention."""
    if order == NEWEST:
        return sorted(records, key=attrgetter("entered_at"), reverse=True)
    if order == AS_ORDERED or not who_attribute(field):
        return list(records)
    together: dict[str, list[Listed]] = {}
    who = who_by(field)
    for record in records:
        together.setdefault(who(record), []).append(record)
    return [listed for group in together.values() for listed in group]


def matching(
    dialogue: Dialogue,
    field: TemplateField,
    records: Sequence[Listed],
    words: Sequence[str],
    *,
    always: str = "",
) -> list[Listed]:
    """The records that contain all the words, and the one of the id ``always``."""
    if not words:
        return list(records)
    found = ((record, search_text(dialogue, field, record)) for record in records)
    return [record for record, text in found if record.id == always or all(word in text for word in words)]


def counts(
    dialogue: Dialogue, field: TemplateField, records: Sequence[Listed]
) -> tuple[tuple[str, int], ...]:
    """How many records each party has, by name; nothing where the list is not by party."""
    if not who_attribute(field):
        return ()
    found = Counter(map(who_by(field), records))
    return tuple((answerer(dialogue, who).name, n) for who, n in found.items() if who)


def count_words(field: TemplateField, total: int) -> str:
    """How many records there are, and how many there should be."""
    low, high = field.minimum, field.maximum
    if low and high:
        return _("{n} recorded ({low}–{high} advised)").format(n=total, low=low, high=high)
    if high:
        return _("{n} of at most {high}").format(n=total, high=high)
    if low:
        return _("{n} of at least {low}").format(n=total, low=low)
    return ngettext("{n} recorded", "{n} recorded", total).format(n=total) if total else ""


def steps_past(records: Sequence[Listed], shown: Sequence[str], record_id: str, direction: int) -> int:
    """How many places a record must move in the list to stand past its neighbour as shown."""
    ids = [record.id for record in records]
    if record_id not in shown:
        return direction
    place = shown.index(record_id) + direction
    if not 0 <= place < len(shown):
        return 0
    return ids.index(shown[place]) - ids.index(record_id)
