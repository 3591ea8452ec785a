"""Passages that would identify somebody are withheld whole, nothing else is touched, and it is all listed."""

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import FollowUp, LineParagraph
from dialogue_app.core.records import INTERNAL, Entry, Party, Seat
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.audience.disclosure import FINE, WITHHOLD, Disclosure, naming_key
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.catalogues import catalogue_items
from dialogue_app.services.ports import DocumentRequest
from tests.documents.made_up import Maker, made_up
from tests.documents.papers import DATE, nothing
from tests.documents.reading import text

NOTICE = "Wording withheld: it would identify a participant."


def paper(dialogue: Dialogue, kind: str = "session-summary") -> tuple[str, Withheld]:
    """The text of a document, and what was withheld."""
    asked = DocumentRequest(kind=kind, dialogue=dialogue, session=dialogue.sessions()[-1].id, date=DATE)
    pdf = PdfDocuments().make(asked, nothing)
    return text(pdf).replace("\u00a0", " "), asked.withheld


def line(words: str, rule: str = "CHR", **session: Any) -> Dialogue:
    """A session whose common line is this, and whose first follow-up says the same."""
    maker: Maker = made_up(INTERNAL, attribution_rule=rule, **session).fill(most=1)
    for place, record in enumerate(maker.records):
        if isinstance(record, LineParagraph):
            maker.records[place] = dataclasses.replace(record, text=words)
        if isinstance(record, FollowUp):
            maker.records[place] = dataclasses.replace(record, text=words)
        if isinstance(record, Seat) and not record.position:
            maker.records[place] = dataclasses.replace(record, head="Ingrid Lindqvist")
        if isinstance(record, Party) and record.name == "Westmark":
            maker.records[place] = dataclasses.replace(
                record, code="POL", name="Poland", also_called="the Vistulans"
            )
    return maker.dialogue


@pytest.mark.parametrize(
    "words",
    [
        "Allies [will] [may] answer.",
        "What POL-01 says holds.",
        "They met at Harbour House.",
        "Nobody may answer in May 2027.",
    ],
)
def test_ordinary_words_and_numbers_stay_as_they_are(words: str) -> None:
    printed_text, withheld = paper(line(words, chair="May"))
    assert words in printed_text
    assert not [listed_name for listed_name in withheld if listed_name.naming.passage == words]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ms Lindqvist will answer.", "Lindqvist"),
        ("The Hesperian delegation will answer.", "Hesperian"),
        ("Hesperia\u00a0will answer.", "Hesperia"),
        ("HESPERIAN ships will answer.", "HESPERIAN"),
        ("hes will answer.", "hes"),
        ("Warsaw will answer.", "Warsaw"),
        ("The Vistulans will answer.", "The Vistulans"),
        ("Ms May will answer.", "May"),
    ],
)
def test_a_passage_that_identifies_is_withheld_as_a_whole_and_listed(words: str, name: str) -> None:
    printed_text, withheld = paper(line(words, chair="May"))
    assert "will answer" not in printed_text
    assert NOTICE in printed_text
    listed = [listed_name for listed_name in withheld if listed_name.naming.passage == words]
    assert [
        (listed_name.naming.words, listed_name.naming.withheld, bool(listed_name.part))
        for listed_name in listed
    ] == [(name, True, True)]
    (sentence,) = [
        sentence_told
        for sentence_told in withheld.sentences()
        if f"“{' '.join(name.split())}”" in sentence_told
    ]
    assert sentence.startswith("Withheld in “")


def test_a_decomposed_name_is_one() -> None:
    maker = made_up(INTERNAL, attribution_rule="CHR", chair="Zoë Åström")
    disclosure = Disclosure(maker.dialogue, maker.session)
    assert disclosure.said("Zoe\u0308 A\u030astro\u0308m agrees.") == NOTICE


def test_what_may_be_a_name_is_listed_and_left() -> None:
    words = "May we answer?"
    printed_text, withheld = paper(line(words, chair="May"))
    assert words in printed_text
    (name_withheld,) = [listed_name for listed_name in withheld if listed_name.naming.passage == words]
    assert not name_withheld.naming.withheld
    assert name_withheld.sentence == f"Perhaps a name in “{name_withheld.part}”: “May”."


def test_by_name_nothing_is_withheld() -> None:
    printed_text, withheld = paper(line("Ms Lindqvist of Hesperia will answer.", "REC"))
    assert "Ms Lindqvist of Hesperia will answer." in printed_text
    assert list(withheld) == []
    assert withheld.sentences() == ()


@pytest.mark.parametrize(("words", "verdict", "stays"), [
    ("Hesperia will answer.", FINE, True),
    ("May we answer?", WITHHOLD, False),
    ("May we answer?", FINE, True),
])  # fmt: skip
def test_somebody_may_judge_otherwise(words: str, verdict: str, stays: bool) -> None:
    name = words.split()[0]
    dialogue = line(words, chair="May", names_judged=((naming_key(name, words), verdict),))
    printed_text, withheld = paper(dialogue)
    assert (words in printed_text) == stays
    (name_withheld,) = [listed_name for listed_name in withheld if listed_name.naming.passage == words]
    assert name_withheld.naming.judged
    other = Disclosure(dialogue, dialogue.sessions()[-1])
    assert other.identifies("Hesperia will answer otherwise.")


def test_what_the_catalogue_says_is_nobodys() -> None:
    maker = made_up(INTERNAL, attribution_rule="CHR").fill(items=2)
    maker.add(Party, code="RUS", name="Russian Federation", side="ALLIANCE")
    disclosure = Disclosure(maker.dialogue, maker.session)
    wording = next(item.title for item in catalogue_items("statements") if "Russia" in item.title)
    assert disclosure.said(wording) == wording
    assert disclosure.said(f"{wording} Indeed.") == NOTICE


# -- counts --------------------------------------------------------------------------------------------------


def with_answers(levels: str, rule: str = "CHR") -> Dialogue:
    """An internal session in which these seats gave these verdicts on everything, the others none."""
    maker = Maker(INTERNAL, attribution_rule=rule).seats(9).fill(items=4, sealed=False)
    place = {seat.party: n for n, seat in enumerate(maker.dialogue.seats(maker.session.id))}
    kept: list[Any] = []
    for record in maker.dialogue.everything():
        if not isinstance(record, Entry):
            kept.append(record)
        elif record.field == "verdict_r1" and record.round == 1 and place.get(record.party, 9) < len(levels):
            kept.append(dataclasses.replace(record, value=levels[place[record.party]], second="", reason=""))
    return Dialogue(kept)


@pytest.mark.parametrize("kind", ["session-summary", "internal-brief", "rules-matrix", "register"])
def test_one_more_answer_changes_no_paper_before_all_are_there(kind: str) -> None:
    papers = [paper(with_answers(levels), kind) for levels in ("1", "15", "15555555", "11111111")]
    assert len({printed_text for printed_text, _withheld in papers}) == 1
    assert len(papers[0][1].uncounted) == 4
    assert "Answers to 4 questions are in no count" in papers[0][0]
    assert papers[0][1].sentences()[-1].startswith("Answers to 4 questions are in no count")
    complete, withheld = paper(with_answers("155555551"), kind)
    assert not withheld.uncounted
    assert (complete != papers[0][0]) == (kind != "register") or "no count" not in complete


@pytest.mark.parametrize("kind", ["session-summary", "internal-brief", "rules-matrix"])
def test_what_is_in_no_count_is_not_said_to_be_absent(kind: str) -> None:
    printed_text, _withheld = paper(with_answers("155"), kind)
    for words in ("0 of 9", "Not recorded: 9", "0 inside", "Not enough answers, so far", "Nothing recorded."):
        assert words not in printed_text.split("9 Status of the record")[0].split("Method note")[0], words


def test_the_brief_does_not_say_how_many_are_outstanding_of_what_it_may_not_count() -> None:
    printed_text, _withheld = paper(with_answers("155"), "internal-brief")
    assert "Some answers are outstanding." in printed_text
    assert "answers of 36 are outstanding" not in printed_text


def test_named_answers_are_all_counted() -> None:
    _found, withheld = paper(with_answers("155", "PARTY"))
    assert not withheld.uncounted
