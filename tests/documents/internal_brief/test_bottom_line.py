"""The sentences in front of the internal brief, for tables of every kind."""

import dataclasses

import pytest

from dialogue_app.core.domain_records import LineParagraph, Reservation
from dialogue_app.core.records import INTERNAL, Entry, SelectedItem
from dialogue_app.documents.internal_brief.bottom_line import sentences
from dialogue_app.documents.internal_brief.findings import findings
from dialogue_app.documents.layout.print_context import PrintContext
from tests.documents.made_up import Maker


def said(rows: list[str], rule: str = "PARTY", title: str = "") -> str:
    """The sentences about these verdicts: a row an activity, a letter a seat, ``-`` for nothing."""
    maker = Maker(INTERNAL, attribution_rule=rule).seats(max(map(len, rows)))
    selection = maker.template.find_field("selection")
    assert selection is not None
    maker._records(selection[1], len(rows), sealed=False)
    if title:
        maker.records = [
            dataclasses.replace(record, wording=title) if isinstance(record, SelectedItem) else record
            for record in maker.records
        ]
    items = [record.id for record in maker.records if type(record).__name__ == "SelectedItem"]
    seats = [seat.party for seat in maker.dialogue.seats(maker.session.id)]
    for item, row in zip(items, rows, strict=True):
        for party, value in zip(seats, row, strict=True):
            if value != "-":
                code = {"N": "NP", "I": "NI", "W": "WH"}.get(value, value)
                maker.add(
                    Entry, session=maker.session.id, field="verdict_r1", item=item, party=party, value=code,
                    marking="ALLY",
                )  # fmt: skip
    printing = PrintContext(maker.dialogue, maker.session, maker.template)
    return " ".join(sentences(printing, findings(printing, None)))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["44444"], "On 1 of 1 activity allies agree that Russia would be outside the rules"),
        (["44444"], "No activity divides allies; on all that have enough answers they are united."),
        (["44444"], "No answer is outstanding: 5 of 5 are given."),
        (["44N44"], "No answer is outstanding: 4 of 5 are levels, the others are “No position”."),
        (["33555"], "they differ most on how severe"),
        (["4----"], "On the one activity there are not enough answers yet for a result."),
        (["4----", "4----"], "On none of the 2 activities there are enough answers yet for a result."),
        (["44444", "4----"], "On 1 of 2 there are not enough answers (MIL-02)."),
        (["44144", "22242", "11411", "22522"], "and so on"),
        (["11444"], "2 inside the rules, 3 outside them (5 of 5 answered)."),
        (["1155-----"], "5 answers of 9 are outstanding: DAN on MIL-01 (not recorded);"),
        (["IIIIIII44"], "7 answers of 9 are outstanding: needs instructions 7."),
    ],
)
def test_sentences_say_what_the_numbers_say(rows: list[str], words: str) -> None:
    text = said(rows)
    if words == "and so on":
        assert "so it is on 1 further activity." in text
        assert text.count("alone judges") == 3
    else:
        assert words in text


def test_an_isolated_ally_is_one_ally_where_nobody_may_be_named() -> None:
    text = said(["44144"], "CHR")
    assert "One ally alone judges MIL-01 to be inside the rules (4 of 5 outside)." in text
    assert "5 answers" not in text


def test_fewer_than_five_nameless_seats_are_not_counted() -> None:
    text = said(["114-"], "CHR")
    assert "Some answers are outstanding." in text
    assert "answered" not in text
    assert "alone" not in text


@pytest.mark.parametrize(
    "title", ["Russian fighter flies close to a ship", "iris scans at borders", "ÉIRE talks"]
)
def test_what_people_wrote_stands_in_a_sentence_as_they_wrote_it(title: str) -> None:
    assert f"They part most over {title} (MIL-01): 2 inside the rules" in said(["11444"], title=title)


def test_paragraphs_and_reservations_are_counted_in_words_that_agree() -> None:
    maker = Maker(INTERNAL, attribution_rule="PARTY").seats(5)
    maker.add(LineParagraph, session=maker.session.id, field="text", number="1", text="Allies [will] act.",
            status="BRA", marking="ALLY")  # fmt: skip
    assert "Of 1 paragraph of the common line 0 are agreed and 1 holds brackets." in sentences_of(maker)
    for n, status in enumerate(("OPEN", "LIFT", "LIFT")):
        maker.add(
            Reservation, session=maker.session.id, field="text", position=n, status=status, marking="ALLY"
        )
    assert "1 holds brackets; 1 of 3 reservations is open." in sentences_of(maker)


def sentences_of(maker: Maker) -> str:
    printing = PrintContext(maker.dialogue, maker.session, maker.template)
    return " ".join(sentences(printing, findings(printing, None)))
