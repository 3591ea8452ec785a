"""Faults as sentences: those of one sort together, each sort with the first records that have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogue_app.core.records import Record
from dialogue_app.support.translation import _, ngettext

MOST_NAMED = 3
MOST_SENTENCES = 50
_LONGEST_NAME = 40
_NAMES = ("code", "number", "name", "title", "stage", "field", "statement", "text", "wording")


def named(records: Sequence[Record]) -> str:
    """What these records are called, each name once, the first of them; empty if none is called anything."""
    names = [name for name in dict.fromkeys(map(_name, records)) if name]
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")


def _name(record: Record) -> str:
    for attribute in _NAMES:
        text = " ".join(str(getattr(record, attribute, "") or "").split())
        if text:
            plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
            return plain if len(plain) <= _LONGEST_NAME else plain[:_LONGEST_NAME] + "…"
    return ""


def bounded(sentences: Iterable[str]) -> tuple[str, ...]:
    """The first sentences, and how many more there are."""
    result = list(sentences)
    left = len(result) - MOST_SENTENCES
    if left <= 0:
        return tuple(result)
    more = ngettext("There is {n} more fault.", "There are {n} more faults.", left).format(n=left)
    return (*result[:MOST_SENTENCES], more)


def with_names(sentence: str, records: Sequence[Record]) -> str:
    """A sentence, and which records it is about."""
    names = named(records)
    return _("{sentence} ({names})").format(sentence=sentence, names=names) if names else sentence
