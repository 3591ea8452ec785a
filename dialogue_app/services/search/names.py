"""Names in texts: who may be meant by which words, however they are written. The one place that knows.

A text is compared without case, accents, invisible signs and letters of another script that look alike. A
party is known by code, name and what else it is called; one of the thirty-two or Russia by short names, what
its people are called, its capital, the seats of its government and the groups it is one of as well; a person
by the whole name and by each part of it, also where it is of a family ("the Lindqvists").

It cannot know a position that is told without a name ("a northern capital"), nor a spelling that is disguised
on purpose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import pairwise, takewhile

from dialogue_app.core.records import Party
from dialogue_app.services.search.name_words import group_tables, state_tables, words
from dialogue_app.support.fold import as_latin, fold, is_unseen, look, name_key

CODE, SHORT, NAME, CAPITAL, GROUP = "code", "short", "name", "capital", "group"
"""Kinds of name of a party: a code; one of two letters that is a word as well; any words; its capital or what
else stands for its government; a group that it is one of."""
PERSON, SURNAME, PART = "person", "surname", "part"
"""Kinds of name of a person: in full, and parts of that."""

_INFLECTED_FROM = 5
"""From this length a name is found with any ending: Hesperia in "Hesperian"."""
_STEM = 3
"""So many first letters of a word must be as in the name."""
_DECLINED = re.compile("(?<=[а-я]{3})[аеиоуыэюяьий]+$")
"""The ending of a Russian name, which is another one in another case."""
_CYRILLIC = re.compile("[а-я]")
_HISSED = ("s", "x", "z", "ch", "sh")
_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"[;/&|()\n]|\s(?:and|et|und|и)\s")
_ACRONYM = re.compile("[A-Z\u0410-\u042f]{2,4}$")
_BETWEEN = re.compile(r"[\s.'-]{1,3}")
_NUMBER_FOLLOWS = re.compile(r"-\d")
_SENTENCE_ENDS = ".!?:;\n"
_LOOKED_BACK = 8
_OPENING = " \"'("


class Sure(IntEnum):
    """How sure it is that words name somebody: an ordinary word that happens to be one, perhaps, surely."""

    HARDLY = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True, slots=True)
class Name:
    """Words by which somebody is known. ``whose``: the id of the party, the code of the state, or the name
    of the person in full. ``endings``: whether the last word may go on; ``people``: whether it is what the
    people of a state are called.
    """

    words: str
    kind: str
    whose: str
    endings: bool = False
    people: bool = False


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Words of a text, from ``start`` to ``end``, that name somebody or may do so."""

    start: int
    end: int
    words: str
    name: Name
    sure: Sure


class ComparedText:
    """A text as it is compared: every sign of it remembers where it stood."""

    def __init__(self, text: str) -> None:
        self.text = text
        plain = fold(text)
        if text.isascii() and len(plain) == len(text):
            self.origin: Sequence[int] = range(len(text))
            self.folded = plain
        else:
            parts = [(place, part) for place, sign in enumerate(text) for part in fold(sign)]
            self.origin = [place for place, _part in parts]
            self.folded = _WORD.sub(self._one_script, "".join(part for _place, part in parts))
        self.words = [(found.group(), *found.span()) for found in _WORD.finditer(self.folded)]
        self.shouts = text.isupper() and len(self.words) > 1

    def _one_script(self, word: re.Match[str]) -> str:
        """A word of Latin letters with look-alikes among them, in Latin letters."""
        text = word.group()
        if text.isascii() or not re.search("[a-z]", text):
            return text
        plain = self._latin(*word.span())
        return plain if len(plain) == len(text) else as_latin(text)

    def _latin(self, start: int, end: int) -> str:
        return fold(as_latin("".join(self.text[place] for place in self.origin[start:end])))

    def as_seen(self, number: int) -> str:
        """A word of another script in the Latin letters that it looks like."""
        _word, start, end = self.words[number]
        return self._latin(start, end)

    def begins(self, number: int) -> bool:
        """Whether a word stands at the beginning of a sentence."""
        start = self.words[number][1]
        before = self.folded[max(0, start - _LOOKED_BACK) : start].rstrip(_OPENING)
        return not before or before[-1] in _SENTENCE_ENDS

    def around(self, number: int) -> str:
        """A word by its number; empty beyond the ends."""
        return self.words[number][0] if 0 <= number < len(self.words) else ""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the folded text stands in the text as it was written."""
        return self.origin[start], self.origin[end - 1] + 1


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The words of a name as they are compared; the last one of a name with endings is its stem."""

    name: Name
    parts: tuple[str, ...]
    stems: tuple[bool, ...]

    def fits(self, text: ComparedText, first: int) -> int:
        """The number of the word behind the name, if it begins with word ``first``; else 0."""
        last = first + len(self.parts)
        here = text.words[first:last]
        if len(here) < len(self.parts):
            return 0
        for part, stem, (word, _start, _end) in zip(self.parts, self.stems, here, strict=True):
            if not (word.startswith(part) if stem else word == part):
                return 0
        gaps = (text.folded[one[2] : other[1]] for one, other in pairwise(here))
        return last if all(_BETWEEN.fullmatch(gap) for gap in gaps) else 0


class Names:
    """Whom texts are searched for."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self._whole: dict[str, list[_Pattern]] = defaultdict(list)
        self._stems: dict[str, list[_Pattern]] = defaultdict(list)
        for name in self.names:
            for pattern in _patterns(name):
                known = self._stems if pattern.stems[0] else self._whole
                known[pattern.parts[0][:_STEM] if pattern.stems[0] else pattern.parts[0]].append(pattern)

    def __bool__(self) -> bool:
        return bool(self.names)

    def find(self, text: str | ComparedText) -> tuple[NamedSpan, ...]:
        """Every name in a text, in its order; of names within one another the surest, then the longest."""
        if not self.names:
            return ()
        plain = text if isinstance(text, ComparedText) else ComparedText(text)
        hits: list[NamedSpan] = []
        for number, (word, _start, _end) in enumerate(plain.words):
            for pattern in (*self._whole.get(word, ()), *self._stems.get(word[:_STEM], ())):
                behind = pattern.fits(plain, number)
                found = _found(plain, pattern.name, (number, behind)) if behind else None
                if found is not None:
                    hits.append(found)
            hits.extend(self._disguised(plain, number, word))
        return tuple(_surest(hits))

    def _disguised(self, text: ComparedText, number: int, word: str) -> Iterator[NamedSpan]:
        """Names that a word of another script looks like, letter by letter."""
        latin = "" if word.isascii() else text.as_seen(number)
        for pattern in self._whole.get(latin, ()) if latin.isascii() and latin != word else ():
            found = _found(text, pattern.name, (number, number + 1)) if len(pattern.parts) == 1 else None
            if found is not None:
                yield replace(found, sure=min(found.sure, Sure.PERHAPS))

    def sure(self, text: str) -> bool:
        """Whether a text surely names somebody."""
        return any(one.sure is Sure.SURELY for one in self.find(text))


def _patterns(name: Name) -> Iterator[_Pattern]:
    """A name as it is compared; of one in Cyrillic letters that looks Latin, as it looks too."""
    for plain in dict.fromkeys((name_key(name.words), look(name.words))):
        parts = tuple(_WORD.findall(plain))
        if not parts:
            continue
        russian = name.kind != CODE and bool(_CYRILLIC.search(plain)) and len(plain) >= _INFLECTED_FROM
        if russian:
            parts = tuple(_DECLINED.sub("", part) for part in parts)
            yield _Pattern(name, parts, tuple(len(part) >= _STEM for part in parts))
        else:
            stems = (*(False for _part in parts[1:]), name.endings and len(parts[-1]) >= _STEM)
            yield _Pattern(name, parts, stems)


def _found(text: ComparedText, name: Name, reach: tuple[int, int]) -> NamedSpan | None:
    """The words from one number to another as a name; nothing if they are the number of something, or an
    ordinary word for want of capitals or accents.
    """
    start, end = text.words[reach[0]][1], text.words[reach[1] - 1][2]
    if name.kind in (CODE, SHORT) and _NUMBER_FOLLOWS.match(text.folded, end):
        return None
    at, to = text.place(start, end)
    seen = "".join(sign for sign in as_latin(text.text[at:to]) if not is_unseen(sign))
    if not _is_written_so(name, seen):
        return None
    return NamedSpan(at, to, text.text[at:to], name, _how_sure(text, name, reach, seen))


def _is_written_so(name: Name, seen: str) -> bool:
    """Whether words have the capitals or accents without which they are ordinary ones: "no", "island"."""
    if name.kind == SHORT:
        return seen == name.words
    return not (seen.isascii() and _has_accents(name) and fold(seen) in words("ordinary"))


def _has_accents(name: Name) -> bool:
    return not name.words.isascii() and fold(name.words).isascii()


def _how_sure(text: ComparedText, name: Name, reach: tuple[int, int], seen: str) -> Sure:
    """How sure it is that words name somebody; ``seen`` are the words as a reader sees them."""
    first, behind = reach
    word = text.words[first][0]
    before, after = text.around(first - 1), text.around(behind)
    if name.kind == SHORT:
        return Sure.HARDLY if text.shouts else Sure.PERHAPS
    if name.kind == GROUP:
        return _sure_of_group(name, seen, after)
    alone = behind - first == 1 and not _has_accents(name)
    ordinary = alone and (word in words("ordinary") or word in words("titles"))
    if ordinary and (before.isdecimal() or after.isdecimal()):
        return Sure.HARDLY
    shouted = ordinary and text.shouts
    if name.kind == CODE:
        return _sure_of_code(name, seen, ordinary=ordinary, shouted=shouted)
    if name.kind in (PERSON, SURNAME, PART):
        return _sure_of_person(name, seen, ordinary=ordinary, titled=before in words("titles"))
    near = (text.around(first - 2), before, after, text.around(behind + 1))
    if name.kind == CAPITAL:
        return _sure_of_capital(seen, near)
    if not ordinary:
        return _sure_of_country(name, seen, near)
    if not seen[:1].isupper():
        return Sure.HARDLY
    return Sure.PERHAPS if shouted or text.begins(first) else Sure.SURELY


def _sure_of_group(name: Name, seen: str, after: str) -> Sure:
    """A group is no single ally; a sea may be called so, and a small "v4" is something else."""
    is_code = any(sign.isdecimal() for sign in name.words)
    return Sure.HARDLY if after in words("waters") or (is_code and seen != name.words) else Sure.PERHAPS


def _sure_of_capital(seen: str, near: tuple[str, ...]) -> Sure:
    """A capital stands for its government, unless a treaty or a summit is called after it."""
    return Sure.SURELY if seen[:1].isupper() and words("gatherings").isdisjoint(near) else Sure.PERHAPS


def _sure_of_code(name: Name, seen: str, *, ordinary: bool, shouted: bool) -> Sure:
    """A code as it is written is one, unless everything is in capitals."""
    if len(seen) < 2:
        return Sure.HARDLY
    if seen == name.words:
        return Sure.PERHAPS if shouted else Sure.SURELY
    if ordinary:
        return Sure.HARDLY
    return Sure.SURELY if len(seen) >= _STEM else Sure.PERHAPS


def _sure_of_person(name: Name, seen: str, *, ordinary: bool, titled: bool) -> Sure:
    """A whole name or a surname is one in capitals; a first name may be anybody's."""
    capital = seen[:1].isupper()
    if titled and (capital or not ordinary):
        return Sure.SURELY
    if ordinary:
        return Sure.PERHAPS if capital else Sure.HARDLY
    if name.kind == PERSON:
        return Sure.SURELY if len(seen) >= _STEM else Sure.PERHAPS
    return Sure.SURELY if name.kind == SURNAME and capital and len(seen) >= _STEM else Sure.PERHAPS


def _sure_of_country(name: Name, seen: str, near: tuple[str, ...]) -> Sure:
    """Words for a country or its people, which a language and a sea may be named after too."""
    of, before, after, _second = near
    if "." in name.words:
        return Sure.SURELY if seen.isupper() else Sure.HARDLY
    if after in words("waters") or (before in ("of", "de", "du") and of in words("waters")):
        return Sure.PERHAPS
    if name.people and (after in words("language") or before in ("in", "into", "en")):
        return Sure.PERHAPS
    return Sure.SURELY


def _surest(hits: Iterable[NamedSpan]) -> Iterator[NamedSpan]:
    """Of hits that overlap the surest, then the longest."""
    ranked = sorted(hits, key=lambda hit: (-hit.sure, hit.start - hit.end, hit.start))
    taken = bytearray(max((hit.end for hit in ranked), default=0))
    kept = []
    for hit in ranked:
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    yield from sorted(kept, key=lambda one: one.start)


# -- whose names ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class State:
    """One of the thirty-two members of the Alliance, or Russia."""

    code: str
    short: tuple[str, ...]
    names: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]

    def called(self, whose: str) -> Iterator[Name]:
        """Every name of it; its own code and abbreviations of three letters or so are codes."""
        yield Name(self.code, CODE, whose)
        for code in self.short:
            yield Name(code, SHORT, whose)
        for name in self.names:
            yield _as_listed(name, CODE if name.isupper() and "." not in name else NAME, whose)
        for person in self.people:
            yield _as_listed(person, NAME, whose, people=True)
        for capital in self.capitals:
            yield _as_listed(capital, CAPITAL, whose)


def _as_listed(listed: str, kind: str, whose: str, *, people: bool = False) -> Name:
    """A name as the file has it: with "*" it may go on."""
    return Name(listed.rstrip("*"), kind, whose, endings=listed.endswith("*"), people=people)


@cache
def states() -> tuple[State, ...]:
    """The thirty-two and Russia, from the file the program brings along."""
    return tuple(
        State(
            table["code"],
            tuple(table.get("short", ())),
            tuple(table["names"]),
            tuple(table["people"]),
            tuple(table["capitals"]),
        )
        for table in state_tables()
    )


def names_of_groups(whose: str = "", member: str = "") -> Iterator[Name]:
    """What groups of the thirty-two are called: all of them, or those that the state with a code is one of.
    Without ``whose`` they are the codes of the members.
    """
    for table in group_tables():
        if not member or member in table["members"]:
            for name in table["names"]:
                yield _as_listed(name, GROUP, whose or " ".join(table["members"]))


@cache
def names_of_states() -> Names:
    """Whatever names one of the thirty-two or Russia, ``whose`` is the code of the state; or some of them."""
    return Names((*(name for state in states() for name in state.called(state.code)), *names_of_groups()))


def state_called(name: str) -> State | None:
    """The state of this name, as it is or as in "Kingdom of Norway"; nothing if none or several."""
    found = [one for one in names_of_states().find(name) if one.sure is Sure.SURELY]
    within = {one.name.whose for one in found if one.name.kind == NAME and not one.name.people}
    return next((state for state in states() if within == {state.code}), None)


def names_of_party(party: Party) -> Iterator[Name]:
    """Everything that names a party: code, name, what else it is called, and what a state is called."""
    if party.code.strip():
        yield Name(party.code.strip(), CODE, party.id)
    for one in (party.name.strip(), *also_called(party)):
        # An ordinary word with an ending would be another one: "Marsh" in "marshal".
        endings = len(one) >= _INFLECTED_FROM and name_key(one) not in words("ordinary")
        if one:
            yield Name(one, NAME, party.id, endings)
    state = next(filter(None, map(state_called, (party.name, *also_called(party)))), None)
    if state is not None:
        yield from state.called(party.id)
        yield from names_of_groups(party.id, state.code)


def also_called(party: Party) -> tuple[str, ...]:
    """The further names of a party, one a line or parted by semicolons."""
    return tuple(one.strip() for one in re.split(r"[;\n]", party.also_called) if one.strip())


def names_of_person(full: str) -> Iterator[Name]:
    """The names in what stands where somebody's name is asked for: in full, without what it is addressed by,
    turned round, and each part of it; of several persons those of each. An office is hardly a name.
    """
    for part in _PARTED.split(full):
        # What has no capital is the rest of an office: "Director, arms control", "(role-played)".
        pieces = [one.strip() for one in part.split(",") if full.islower() or not one.islower()]
        pieces = [one for one in pieces if one]
        turned = " ".join((*pieces[1:], *pieces[:1]))
        if len(pieces) == 2 and not any(_is_office(_untitled(one.split())) for one in pieces):
            yield from _of_one(turned, full, also=part.strip())
            continue
        for one in pieces:
            yield from _of_one(one, full)


def _of_one(written: str, full: str, also: str = "") -> Iterator[Name]:
    """The names of one person or office. ``also``: as it was written, where that is otherwise."""
    parts = _untitled(written.split())
    if _is_office(parts):
        if written == full.strip():
            yield Name(written, PART, full)
        yield from _beside_office(parts, full, titled=len(parts) < len(written.split()))
        return
    for one in dict.fromkeys((also, written, " ".join(parts))):
        if len(one) > 1:
            yield from _of_all(one, PERSON, full)
    for number, one in enumerate(parts if len(parts) > 1 else ()):
        for piece in dict.fromkeys((one, *one.split("-"))):
            if len(piece) > 1 and piece[:1].isupper():
                yield from _of_all(piece, SURNAME if number == len(parts) - 1 else PART, full)


def _untitled(parts: list[str]) -> list[str]:
    """A name without what somebody is addressed by."""
    titles = 0
    while titles < len(parts) - 1 and fold(parts[titles]).rstrip(".") in words("titles"):
        titles += 1
    return parts[titles:]


def _beside_office(parts: Sequence[str], full: str, *, titled: bool) -> Iterator[Name]:
    """The names behind a title or an office: "desk officer Ingrid Lindqvist". What an office is for has a
    small word before it ("of the Wassenaar group"), and one that begins with a name is called after it.
    """
    run: list[str] = []
    before = "title" if titled else ""
    named = takewhile(lambda part: _is_proper(part) or fold(part) in words("offices"), parts)
    for part in (*named, ""):
        if part and _is_proper(part):
            run.append(part)
            continue
        if len(run) > 1 and before:
            yield from _of_one(" ".join(run), full)
        elif run and before:
            yield from (name for one in run for name in _of_all(one, SURNAME if titled else PART, full))
        run, before = [], fold(part)


def _is_proper(part: str) -> bool:
    """Whether a word has a capital and is neither an office nor an everyday word."""
    return part[:1].isupper() and fold(part) not in words("offices") | words("ordinary")


def _of_all(name: str, kind: str, full: str) -> Iterator[Name]:
    """A name, and as it is written of all who bear it or of what is theirs: "the Lindqvists"."""
    yield Name(name, kind, full)
    last = name_key(name).split("-")[-1].split(" ")[-1]
    if len(last) >= _STEM and last[-1:].isalpha() and last not in words("ordinary"):
        yield Name(name + ("es" if last.endswith(_HISSED) else "s"), kind, full)


def _is_office(parts: Sequence[str]) -> bool:
    """Whether words describe an office or several people, as "Chair of the working group" does."""
    if all(fold(part) in words("offices") for part in parts) or (
        len(parts) == 1 and _ACRONYM.match(parts[0])
    ):
        return True
    small = [part for part in parts if part[:1].islower() and fold(part) not in words("particles")]
    return bool(small) and any(part[:1].isupper() for part in parts)


def names_of_people(people: Iterable[str]) -> Iterator[Name]:
    """The names of several persons, each once."""
    for person in sorted(set(people)):
        yield from names_of_person(person)


def is_of_an_office(name: Name) -> bool:
    """Whether what stands where a name is asked for is an office, which is nobody in particular."""
    return name.kind == PART and _is_office(_untitled(name.words.split()))
