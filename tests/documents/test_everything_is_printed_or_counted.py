"""For every record and answer of a random session, every document prints it or counts it as left out with the
reason, and no sentence of absence stands where something exists. Read from the content before it is laid out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import EXTERNAL, TRACKS, Entry, FieldSkip, Record
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.documents.parts import assembly
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.sections.record_list import STATEMENTS
from dialogue_app.services.audience.session_holdings import NOT_AGREED, UNCOUNTED
from dialogue_app.services.ports import DELEGATION, OTHER_TRACK, DocumentRequest
from tests.documents.random_play import WORD, Play, play

SEEDS = range(32)
COUNTED = re.compile(r"(\d+) (?:lines?|answers?|records?)")


def nothing(_share: float) -> None:
    """Progress that nobody watches."""


def words_of(piece: Any) -> Iterator[str]:
    """Every text in pieces of a document."""
    if isinstance(piece, str):
        yield piece
    elif isinstance(piece, list | tuple):
        for part in piece:
            yield from words_of(part)
    elif hasattr(piece, "frags"):
        yield "".join(frag.text if hasattr(frag, "text") else _word(frag) for frag in piece.frags)
    else:
        for name in ("_cellvalues", "_content", "_flowables", "contents"):
            yield from words_of(getattr(piece, name, ()))


def _word(measured: list[Any]) -> str:
    """A word that has been measured already: its width, then its pieces."""
    return "".join(text for _look, text in measured[1:]) + " "


class Reading:
    """A document as it is composed: its text, what it put down as printed, and its account."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, request: DocumentRequest) -> None:
        self.told: list[tuple[PrintContext, str]] = []
        self.withheld: list[tuple[PrintContext, set[str], str]] = []
        flowables: list[Any] = []
        counts = left_out._told

        def heard(printing: PrintContext) -> list[str]:
            sentences = counts(printing)
            self.told.append((printing, " ".join(sentences).replace("\u00a0", " ")))
            return sentences

        words = left_out.nothing_words

        def said(printing: PrintContext, none: str, kind: Any = None, fields: Iterable[str] = ()) -> str:
            sentence, keys = words(printing, none, kind, fields), set(fields)
            if sentence.startswith("Something is recorded"):
                scope = {
                    held_record.id
                    for held_record in printing.held
                    if held_record.kind is kind
                    or (held_record.field in keys and held_record.kind is not FieldSkip)
                    or (kind is None and not keys)
                }
                self.withheld.append((printing, scope, none))
            return sentence

        with monkeypatch.context() as patch:
            patch.setattr(left_out, "_told", heard)
            patch.setattr(left_out, "nothing_words", said)
            patch.setattr(assembly, "build", lambda _look, story, _told: flowables.append(story(True)) or b"")
            PdfDocuments().make(request, nothing)
        self.text = "\n".join(words_of(flowables)).replace("\u00a0", " ")
        self.words = set(WORD.findall(self.text))


def existing(dialogue: Dialogue, session: str) -> list[Record]:
    """Every record and answer of the session."""
    records: list[Record] = [entry for entry in dialogue.of(Entry).values() if entry.session == session]
    records += [record for kind in LISTED for record in dialogue.listed(kind, session)]
    return [
        *records,
        *(field_skip for field_skip in dialogue.of(FieldSkip).values() if field_skip.session == session),
    ]


def own_words(record: Record) -> set[str]:
    """The words in what a record states; of an answer in words its own. A level has none."""
    if isinstance(record, Entry):
        return set(WORD.findall(f"{record.value} {record.reason}")) if WORD.search(record.value) else set()
    if isinstance(record, FieldSkip):
        return set(WORD.findall(record.reason))
    asked = dict(questions(type(record)))
    stated = next(
        (getattr(record, name) for name in STATEMENTS if name in asked and getattr(record, name)), ""
    )
    return set(WORD.findall(str(stated)))


def requests(played: Play) -> Iterator[DocumentRequest]:
    """Every document of the track."""
    for kind, _make in DOCUMENTS:
        if played.track in kind.tracks:
            asked = {"kind": kind.key, "dialogue": played.dialogue, "session": played.session.id}
            other = play(EXTERNAL, 2).dialogue if OTHER_TRACK in kind.takes else None
            yield DocumentRequest(**asked, other=other)  # type: ignore[arg-type]
            if DELEGATION in kind.takes:
                party = played.dialogue.seats(played.session.id)[0].party
                yield DocumentRequest(**asked, delegation=party)  # type: ignore[arg-type]


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_record_is_printed_or_counted(monkeypatch: pytest.MonkeyPatch, track: str, seed: int) -> None:
    played = play(track, seed)
    for request in requests(played):
        try:
            read = Reading(monkeypatch, request)
        except Refused:
            continue
        look_at(played, request, read)


def look_at(played: Play, request: DocumentRequest, read: Reading) -> None:
    """Hold one document to it."""
    printing, account = read.told[0]
    exists = existing(played.dialogue, played.session.id)
    known = {held_record.id: held_record for held_record in printing.held}
    assert {record.id for record in exists} <= set(known), request.kind
    left = [held_record for held_record in printing.held if held_record.id not in printing.printed]
    counted = left_out.counted(printing)
    assert sum(int(n) for n in COUNTED.findall(account)) == len(counted), (request.kind, account)
    if not printing.outgoing:
        silent = [
            held_record for held_record, why in left_out.left_out(printing) if why in (UNCOUNTED, NOT_AGREED)
        ]
        assert len(counted) == len(left) - len(silent), request.kind
    wrong = []
    for exist in exists:
        words = own_words(exist)
        if exist.id in printing.printed:
            if words and not words & read.words and not excused(printing, exist):
                wrong.append(f"{request.kind}: put down as printed and is not: {brief(exist)}")
        elif words & read.words:
            wrong.append(f"{request.kind}: printed and not put down: {brief(exist)}")
    assert not wrong, "\n".join(["", *wrong])
    no_false_absence(printing, read, request.kind)
    for paper, scope, none in read.withheld:
        assert scope - paper.printed, f"{request.kind}: said to be left out, and all is printed: {none}"


def brief(record: Record) -> str:
    """A record as a failing test names it."""
    place = [getattr(record, name, "") for name in ("field", "item", "party", "round", "marking")]
    return f"{type(record).__name__} {place} {own_words(record)}"


def excused(printing: PrintContext, record: Record) -> bool:
    """Whether what is put down as printed may lack its words: the attribution rule has a document say that
    they are not given; of a read-back its result is printed.
    """
    return not printing.disclosure.parties_named or isinstance(record, ReadBack)


def no_false_absence(printing: PrintContext, read: Reading, kind: str) -> None:
    """No sentence says that there is nothing where there is something, or to those who may not know."""
    if "private" in read.text:
        assert not re.search(r"privatezq", read.text)
    assert not re.search(r"\b\d+ of 0\b", read.text), kind
    absent = [line for line in read.text.split("\n") if re.match(r"(Nothing|No|None)\b.*\brecorded", line)]
    if printing.outgoing:
        assert absent == [], kind
    fields = [field for _stage, field in printing.template.fields()]
    labels = Counter(printing.label(field.label) for field in fields)
    held = {held_record.field for held_record in printing.held}
    filled = {
        label
        for field in fields
        if held & {field.key, field.entry_field} and labels[label := printing.label(field.label)] == 1
    }
    for line in absent:
        if line.startswith("Nothing recorded: "):
            named = set(line.removeprefix("Nothing recorded: ").removesuffix(".").split("; "))
            assert not named & filled, (kind, named & filled)
