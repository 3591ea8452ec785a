"""What a session holds, record by record, without what it says; and why a paper leaves something out.

A paper counts what it leaves out, with the reason. What may be counted depends on who reads it. Among
allies, every reason is counted. A paper for the other side, for one delegation alone, or made from a file
that holds what either side keeps to itself tells only what its readers know anyway: lines that were said
back to them, and what they may read in other papers, predictions that were disclosed among it. It never
tells how much is marked higher, sealed, hidden or prepared: it says in a fixed sentence, the same whatever
there is, that such things are neither printed nor counted. Off the record nothing is counted anywhere, nor
are answers that the attribution rule keeps out of every count. The private notes of the moderator are part
of no record and never counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack, RedLine
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import Entry, FieldSkip, Listed, Record, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.core.visibility.markings import highest
from dialogue_app.core.visibility.seal_state import is_disclosed, is_sealed
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.services.audience.disclosure import Disclosure, is_agreed
from dialogue_app.services.audience.releasable_view import unreleased
from dialogue_app.support.translation import _, ngettext

SEALED, WAITS, UNRELEASED = "sealed", "waits for its reveal", "no release"
MARKED, NOT_AGREED, BY_RULE, ELSEWHERE = "marked", "not agreed", "attribution rule", "elsewhere"
UNCOUNTED = "in no count"
NOUNS = ("line", "answer", "record")
REASONS = (UNRELEASED, MARKED, SEALED, WAITS, BY_RULE, NOT_AGREED, UNCOUNTED, ELSEWHERE)

TemplateOf = Callable[[Session], Template]


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """That a record or an answer exists: where it stands and how it is marked, not what it says.

    ``field`` is the key it was entered under, ``item`` and ``party`` the place of an answer, ``marking`` the
    highest of itself, its field and what it is about. ``closed`` is SEALED, WAITS, UNRELEASED or empty;
    ``agreed``: kept even off the record; ``heard``: said back by the other side; ``sealed``: was sealed once,
    and has not been disclosed since.
    """

    id: str
    kind: type[Record]
    field: str
    item: str
    party: str
    marking: str
    closed: str
    agreed: bool
    heard: bool
    sealed: bool = False


def held(
    dialogue: Dialogue, session: Session, template: Template, template_of: TemplateOf
) -> tuple[HeldRecord, ...]:
    """Everything that people recorded in a session: answers with a content, records of lists, skips."""
    return tuple(_Stock(dialogue, session, template, template_of).everything())


class _Stock:
    """Goes through one session."""

    def __init__(
        self, dialogue: Dialogue, session: Session, template: Template, template_of: TemplateOf
    ) -> None:
        self.dialogue, self.session, self.template = dialogue, session, template
        self.shut = shut(dialogue, template_of)
        self.unreleased = unreleased(dialogue, session, template)
        self.heard = {read_back.of for read_back in dialogue.listed(ReadBack, session.id) if read_back.result}

    def everything(self) -> Iterator[HeldRecord]:
        """Each thing that exists."""
        for entry in self.dialogue.of(Entry).values():
            if entry.session == self.session.id and _has_content(entry):
                yield self._told(entry, entry.item, entry.party)
        for kind in LISTED:
            for record in self.dialogue.listed(kind, self.session.id):
                yield self._told(record)
        for skip in self.dialogue.of(FieldSkip).values():
            if skip.session == self.session.id:
                yield self._told(skip)

    def _told(self, record: Entry | Listed | FieldSkip, item: str = "", party: str = "") -> HeldRecord:
        about = self.dialogue.find(item) if item else None
        return HeldRecord(
            id=record.id,
            kind=type(record),
            field=record.field,
            item=item,
            party=party,
            marking=highest((self._marking(record), *([self._marking(about)] if about else []))),
            closed=self._closed(record) or (self._closed(about) if about else ""),
            agreed=is_agreed(record),
            heard=record.id in self.heard,
            sealed=bool(getattr(record, "sealed_at", "")) and not is_disclosed(record),
        )

    def _marking(self, record: Record) -> str:
        own = str(getattr(record, "marking", "PART"))
        stage_and_field = self.template.find_field(str(getattr(record, "field", "")))
        return (
            own
            if stage_and_field is None or is_disclosed(record)
            else highest((own, stage_and_field[1].marking))
        )

    def _closed(self, record: Record) -> str:
        if is_sealed(record):
            return SEALED
        if self.shut.find(record.id) is None:
            return WAITS
        return UNRELEASED if record.id in self.unreleased else ""


def _has_content(entry: Entry) -> bool:
    return any((entry.value, entry.second, entry.confidence, entry.reason, entry.owner, entry.due))


def reason(held_record: HeldRecord, disclosure: Disclosure, bound: Iterable[str] = ()) -> str:
    """Why a paper with these rules does not print something; ``bound``: ids that its attribution rule holds
    back.
    """
    if not disclosure.shows(held_record.marking):
        return MARKED
    if disclosure.agreed_only and not held_record.agreed:
        return NOT_AGREED
    return held_record.closed or (BY_RULE if held_record.id in bound else ELSEWHERE)


def may_be_counted(held_record: HeldRecord, why: str, *, outgoing: bool) -> bool:
    """Whether a paper may tell that something exists. ``outgoing``: its readers may not know what else there
    is (see above).
    """
    if why in (NOT_AGREED, UNCOUNTED):
        return False
    if not outgoing:
        return True
    if why == UNRELEASED:
        return held_record.heard and held_record.kind is RedLine
    return why in (BY_RULE, ELSEWHERE) and not held_record.sealed


def sentences(left: Iterable[tuple[HeldRecord, str]]) -> list[str]:
    """What a paper leaves out, a sentence for each reason: "1 line, 2 records not printed: no release"."""
    elsewhere = _("not part of this kind of document")
    told = by_reason(left, elsewhere)
    return [_("{what} not printed: {why}").format(what=what, why=why) for what, why in told]


def by_reason(left: Iterable[tuple[HeldRecord, str]], elsewhere: str) -> list[tuple[str, str]]:
    """What is left out, counted in words, and why; in the order of REASONS. ``elsewhere``: the words for
    what is left out for no other reason than that it has no place there.
    """
    counts: dict[tuple[int, str, str], Counter[str]] = {}
    for held_record, why in left:
        marking = held_record.marking if why == MARKED else ""
        counts.setdefault((REASONS.index(why), why, marking), Counter())[_noun(held_record)] += 1
    return [
        (
            ", ".join(_counted(noun, tally[noun]) for noun in NOUNS if tally[noun]),
            _why(why, marking) or elsewhere,
        )
        for (_place, why, marking), tally in sorted(counts.items(), key=lambda pair: pair[0])
    ]


def _noun(held_record: HeldRecord) -> str:
    return "line" if held_record.kind is RedLine else "answer" if held_record.kind is Entry else "record"


def _counted(noun: str, n: int) -> str:
    if noun == "line":
        return ngettext("{n} line", "{n} lines", n).format(n=n)
    if noun == "answer":
        return ngettext("{n} answer", "{n} answers", n).format(n=n)
    return ngettext("{n} record", "{n} records", n).format(n=n)


def _why(why: str, marking: str) -> str:
    words = {
        SEALED: _("sealed"),
        WAITS: _("waits for its reveal"),
        UNRELEASED: _("no release"),
        BY_RULE: _("the attribution rule forbids it"),
    }
    if why == MARKED:
        return _("marked {marking}").format(marking=scale("HANDLING").shown(marking or "MOD"))
    return words.get(why, "")
