"""The check of a text before it is released: what in it must not leave, as far as words can show.

It is a help for the person who signs, and no more. It knows names, codes, figures and words. It cannot find:
a position that is told without a name ("a northern capital"), a nickname that is not entered with the party
as what it is also called, a meaning between the lines, what an order or an emphasis gives away, what two
releases tell together, what is true but should be kept back, words of other languages than English, French
and Russian, and spellings that are disguised on purpose. That nothing was found does not mean that nothing
is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from dialogue_app.core.commands.silence import OVER, RUNNING, phase
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineDraft, LineParagraph, ReleaseItem, SilenceProcedure
from dialogue_app.core.records import ALLIANCE, CatalogueItem, Record, Session
from dialogue_app.services.release.release_vocabulary import BRACKETS, RULES, Rule
from dialogue_app.services.search.names import (
    CAPITAL,
    GROUP,
    ComparedText,
    NamedSpan,
    Names,
    Sure,
    names_of_party,
    names_of_states,
)
from dialogue_app.services.search.people import attending, people_in
from dialogue_app.services.templates import template_of
from dialogue_app.support.fold import fold, is_unseen
from dialogue_app.support.translation import N_, _

NEAR = 0.8
"""From this share of words in common, in their order, a text counts as a copy."""
_NAMED = Rule(1, N_("names a single ally"))
_GROUPED = Rule(1, N_("names a group of allies"))
_PEOPLE = Rule(10, N_("names a person, which the attribution rule does not allow"))
_STAGES = Rule(12, N_("points to a stage of the internal track"))
_OWN_CODES = Rule(11, N_("is a number of the internal track"))
_UNSEEN = Rule(11, N_("is a sign that cannot be seen"))
_COPIED = Rule(15, N_("is nearly the same as an internal text with brackets; write it afresh"))
_RUSSIA = "RUS"
SOURCES = "sources"
"""The part of an item in which no words are found: where it comes from."""


@dataclass(frozen=True, slots=True)
class Concern:
    """Something found: ``words`` as they stand in the part of the item that ``part`` names, from ``start``
    on; the ``number`` in the list of what never leaves (0: not in the list), and a ``sentence``. One that
    ``blocks`` cannot be confirmed away. ``times``: how often the same words stand there.
    """

    part: str
    words: str
    start: int
    number: int
    sentence: str
    blocks: bool = False
    times: int = 1

    @property
    def key(self) -> str:
        """What a confirmation of it is kept by: the same words found for the same reason."""
        return f"{self.part}:{self.number}:{self.sentence}:{fold(self.words)}"


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    start: int
    end: int
    blocks: bool = False


def _hits(
    plain: ComparedText, pattern: re.Pattern[str], rule: Rule, *, blocks: bool = False
) -> Iterator[_Hit]:
    """Where a pattern is found, in places of the text as it was written."""
    for found in pattern.finditer(plain.folded):
        yield _Hit(rule, *plain.place(*found.span()), blocks)


def concerns(
    dialogue: Dialogue, text: str, sources: Iterable[Record] = (), *, rule: str = "", part: str = ""
) -> tuple[Concern, ...]:
    """What in a text must not leave, in the order of the text. ``sources``: records with texts it should not
    copy. ``rule``: the attribution rule it is released under. ``part`` says which part of an item it is.
    """
    plain = ComparedText(text)
    hits = [*_vocabulary(plain), *_allies(dialogue, plain), *_codes(dialogue, plain)]
    if rule != "REC":
        hits += _people(dialogue, plain, roles=part in ("", "release_text"))
    for place, sign in enumerate(text):
        if is_unseen(sign):
            hits.append(_Hit(_UNSEEN, place, place + 1))
    found = _merged(part, text, hits)
    return (*found, *_copies(part, text, sources))


def concerns_of(dialogue: Dialogue, item: ReleaseItem, *, rule: str = "") -> tuple[Concern, ...]:
    """What must not leave in anything of an item that goes to the other track, and what gives pause about
    where it comes from.
    """
    sources = bracketed(dialogue, item)
    found = list(concerns(dialogue, item.release_text, sources, rule=rule, part="release_text"))
    activity = dialogue.get(CatalogueItem, item.activity)
    if activity is not None and activity.own == "yes":
        found += concerns(dialogue, f"{activity.code} {activity.title}", rule=rule, part="activity")
    for part in ("authority", "spokesperson", "version"):
        found += concerns(dialogue, getattr(item, part), rule=rule, part=part)
    found += [Concern(SOURCES, words, 0, 0, sentence) for words, sentence in doubts(dialogue, item)]
    return tuple(found)


def bracketed(dialogue: Dialogue, item: ReleaseItem) -> tuple[Record, ...]:
    """The internal texts with brackets that an item might have been copied from."""
    lines = dialogue.listed(LineParagraph, item.session)
    return (
        *(line for line in lines if "[" in line.text or line.alternatives),
        *dialogue.listed(LineDraft, item.session),
    )


def _vocabulary(plain: ComparedText) -> Iterator[_Hit]:
    yield from _hits(plain, BRACKETS.pattern(), BRACKETS, blocks=True)
    for rule in RULES:
        yield from _hits(plain, rule.pattern(), rule)


def _allies(dialogue: Dialogue, plain: ComparedText) -> Iterator[_Hit]:
    """Allies of the dialogue, and any of the thirty-two, which need not be one of them."""
    allies = {party.id: party for party in dialogue.parties() if party.side == ALLIANCE}
    for found in Names(name for ally in allies.values() for name in names_of_party(ally)).find(plain):
        if found.sure is not Sure.HARDLY or found.name.words == allies[found.name.whose].code:
            blocks = found.sure is Sure.SURELY and found.name.kind != CAPITAL
            yield _Hit(_rule_of(found), found.start, found.end, blocks)
    for found in names_of_states().find(plain):
        if found.sure is not Sure.HARDLY and found.name.whose != _RUSSIA:
            yield _Hit(_rule_of(found), found.start, found.end)


def _rule_of(found: NamedSpan) -> Rule:
    return _GROUPED if found.name.kind == GROUP else _NAMED


def _codes(dialogue: Dialogue, plain: ComparedText) -> Iterator[_Hit]:
    """Numbers of the ledger and of stages, which mean nothing outside and tell that there is an inside."""
    codes = dialogue.derived(
        "codes of the ledger", frozenset({ReleaseItem}), partial(_ledger_codes, dialogue)
    )
    for code, parts in codes:
        if all(part in plain.folded for part in parts):
            yield from _hits(plain, _word(code), _OWN_CODES)
    stages = {
        stage.key
        for session in dialogue.of(Session).values()
        if session.template_text
        for stage in template_of(session).stages
    }
    for key in sorted(stages):
        for hit in _hits(plain, _word(key), _STAGES):
            if plain.text[hit.start : hit.end] == key or f"stage {fold(key)}" in plain.folded:
                yield hit


def _ledger_codes(dialogue: Dialogue) -> tuple[tuple[str, list[str]], ...]:
    """The numbers of the ledger, each with its folded words."""
    codes = dict.fromkeys(item.code for item in dialogue.of(ReleaseItem).values())
    return tuple((code, fold(code).split()) for code in codes if len(fold(code).strip()) > 1)


def _people(dialogue: Dialogue, plain: ComparedText, *, roles: bool) -> Iterator[_Hit]:
    """Names of those who attend; in the text, of everybody named in the file too: who signs may be one."""
    for found in (people_in(dialogue) if roles else attending(dialogue)).find(plain):
        if found.sure is Sure.SURELY or (found.sure is Sure.PERHAPS and found.words[:1].isupper()):
            yield _Hit(_PEOPLE, found.start, found.end)


def _word(text: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in fold(text).split()]
    return re.compile(r"(?<!\w)" + r"[\s-]+".join(parts) + r"(?!\w)")


def _merged(part: str, text: str, hits: Iterable[_Hit]) -> list[Concern]:
    """One concern for the same words found for the same reason, in the order of the text."""
    found: dict[str, Concern] = {}
    ends: dict[Rule, int] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, not hit.blocks)):
        if hit.end <= ends.get(hit.rule, 0):
            continue
        ends[hit.rule] = hit.end
        words = text[hit.start : hit.end]
        concern = Concern(part, words, hit.start, hit.rule.number, _(hit.rule.sentence), hit.blocks)
        known = found.get(concern.key)
        if known is None:
            found[concern.key] = concern
        else:
            blocks, times = known.blocks or hit.blocks, known.times + 1
            found[concern.key] = Concern(
                part, known.words, known.start, known.number, known.sentence, blocks, times
            )
    return list(found.values())


def _copies(part: str, text: str, sources: Iterable[Record]) -> Iterator[Concern]:
    words = _words(text)
    for record in sources:
        if any(_is_near(words, _words(one)) for one in _texts(record)):
            yield Concern(part, text, 0, _COPIED.number, _(_COPIED.sentence))
            return


def _texts(record: Record) -> tuple[str, ...]:
    if isinstance(record, LineDraft):
        return tuple(text for _number, text in record.paragraphs if "[" in text)
    return (record.text,) if isinstance(record, LineParagraph) else ()


def _words(text: str) -> list[str]:
    """The words of a text, those in round brackets within square ones (who stands behind them) left out."""
    bare = re.sub(r"\(([^()\[\]]*)\)(?=\s*\])", " ", text)
    return re.findall(r"\w+", fold(bare))


def _is_near(words: list[str], other: list[str]) -> bool:
    return bool(words and other) and SequenceMatcher(None, words, other, autojunk=False).ratio() >= NEAR


def doubts(dialogue: Dialogue, item: ReleaseItem) -> Iterator[tuple[str, str]]:
    """What somebody has to confirm about the sources of an item: (what it is about, a sentence).

    A verdict comes from its activity and needs no other source.
    """
    running = _under_silence(dialogue, item.session)
    for key in item.sources:
        source = dialogue.get(LineParagraph, key)
        if source is not None and source.number in running:
            yield (
                _("Paragraph {number}").format(number=source.number),
                _("is under silence, and the procedure has not been closed"),
            )
    if item.sources or (item.kind == "VERDICT" and item.activity):
        return
    if running:
        sentence = _("it names no text that it comes from, and a silence procedure has not been closed")
    else:
        sentence = _("it names no text that it comes from, so nobody can see whether that text is settled")
    yield _("No source"), sentence


def _under_silence(dialogue: Dialogue, session: str) -> frozenset[str]:
    """The numbers of the paragraphs that were circulated in procedures that have not been closed."""
    numbers: set[str] = set()
    for silence in dialogue.listed(SilenceProcedure, session):
        if phase(silence) in (RUNNING, OVER):
            sent = [
                draft for draft in dialogue.listed(LineDraft, session) if draft.version == silence.version
            ]
            numbers |= {number for draft in sent[-1:] for number, _text in draft.paragraphs}
    return frozenset(numbers)
