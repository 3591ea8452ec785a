"""Read-backs and disagreement about the record, in the session summary and the external brief."""

import dataclasses
from typing import Any

import pytest

from dialogue_app.core.domain_records import ReadBack, RecordDisagreement, RedLine, SourceOfAntagonism
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA
from dialogue_app.core.wording.confirmation import bound
from dialogue_app.documents.internal_brief.internal_brief import KIND as INTERNAL_BRIEF
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from tests.documents.external_briefs import of
from tests.documents.made_up import Maker, made_up
from tests.documents.reading import made, text


class Room:
    """An external session with a line of Russia's and a source of the alliance's."""

    def __init__(self, **session: Any) -> None:
        self.maker: Maker = made_up(EXTERNAL, **session)
        self.line = self.add(
            RedLine, "red_lines", code="R1", holder=RUSSIA, statement="No missiles near the capital."
        )
        self.source = self.add(
            SourceOfAntagonism, "sources", side=ALLIANCE, statement="Borders were moved by force."
        )

    def add(self, kind: type[Any], field: str, **values: Any) -> Any:
        place = {"session": self.maker.session.id, "field": field, "marking": "PART"}
        return self.maker.add(kind, **(place | values))

    def back(self, of_what: Any, field: str, *results: str, **values: Any) -> None:
        for number, result in enumerate(results, 1):
            read_back = self.add(
                ReadBack, field, of=of_what.id, by=ALLIANCE, text=f"You said {number}", attempt=number,
                position=number, result=result, **values,
            )  # fmt: skip
            self.maker.records[-1] = bound(self.maker.dialogue, read_back)

    def change(self, record: Any, **values: Any) -> None:
        place = next(
            place for place, listed_record in enumerate(self.maker.records) if listed_record.id == record.id
        )
        self.maker.records[place] = dataclasses.replace(record, **values)

    def summary(self) -> str:
        return text(made(self.maker))

    def brief(self) -> str:
        return text(of(self.maker))


def both(room: Room) -> tuple[str, str]:
    return room.summary(), room.brief()


def test_a_confirmation_is_printed_with_its_final_wording_while_it_stands() -> None:
    room = Room()
    room.back(room.line, "line_readbacks", "COR", wording="No missiles, as agreed.")
    for printed_text in both(room):
        assert "Accurate after correction" in printed_text
        assert "No missiles, as agreed." in printed_text


def test_a_dropped_confirmation_is_never_printed_as_one() -> None:
    room = Room()
    room.back(room.line, "line_readbacks", "COR", wording="No missiles, as agreed.")
    room.back(room.source, "readbacks", "ACC")
    room.change(room.line, statement="No rockets near the capital.")
    room.change(room.source, statement="Borders were moved.")
    for printed_text in both(room):
        assert printed_text.count("hanged since confirmed") >= 2
        assert "Final wording: No missiles" not in printed_text
        assert "near the capital" in printed_text
        assert "No missiles near the capital." not in printed_text
    assert "said back: changed since confirmed" in room.brief().lower()


def test_where_none_could_be_agreed_both_statements_stand_side_by_side() -> None:
    room = Room()
    room.back(room.line, "line_readbacks", "NOT", "NOT", "NOT")
    room.back(room.source, "readbacks", "NOT", "NOT", "NOT")
    summary, brief = both(room)
    assert "As stated As last said back by the listener" in summary
    apart = summary[summary.index("As stated As last said back by the listener") :]
    assert "No missiles near the capital. You said 3" in apart
    assert "Borders were moved by force. You said 3" in apart
    assert "“Borders were moved by force.” “You said 3”" in brief
    assert "“No missiles near the capital.” “You said 3” Could not be agreed, attempt 3" in brief


def test_the_figure_of_the_session_counts_the_first_attempt_ever() -> None:
    room = Room()
    room.back(room.line, "line_readbacks", "ACC")
    room.back(room.source, "readbacks", "NOT", "COR", wording="w")
    room.change(room.line, statement="Other words.")
    for printed_text in both(room):
        assert "accurate at the first attempt: 1 of 2." in printed_text
        assert "In this session 2 statements have been said back" in printed_text
        assert "Read-backs of red lines: 1 of 1 said back" in printed_text
        assert "later rounds are not counted" in printed_text


def test_a_position_said_back_that_stands_in_no_record_is_a_statement_in_both_figures() -> None:
    room = Room()
    room.add(ReadBack, "readbacks", of_party=RUSSIA, by=ALLIANCE, text="You said", attempt=1, result="NOT")
    for printed_text in both(room):
        assert "In this session 1 statement has been said back" in printed_text
        assert "Read-backs of red lines: 0 of 1 said back" in printed_text
        assert "at the first attempt: 0 of 1." in printed_text
    room.back(room.line, "line_readbacks", "ACC")
    for printed_text in both(room):
        assert "In this session 2 statements have been said back" in printed_text
        assert "Read-backs of red lines: 1 of 1 said back" in printed_text
        assert "at the first attempt: 1 of 2." in printed_text


def test_what_is_not_printed_is_not_counted_either() -> None:
    room = Room()
    room.back(room.line, "line_readbacks", "ACC")
    room.back(room.source, "readbacks", "NOT", "NOT", "NOT")
    room.change(room.source, marking="MOD")
    of_alliance = room.add(RedLine, "red_lines", holder=ALLIANCE, statement="canary, never released")
    room.back(of_alliance, "line_readbacks", "ACC")
    summary, brief = both(room)
    assert "As last said back by the listener" not in summary
    for printed_text in (summary, brief):
        assert "at the first attempt: 1 of 1." in printed_text
        assert "canary" not in printed_text


def test_no_figure_without_an_answer() -> None:
    room = Room()
    room.back(room.line, "line_readbacks", "")
    for printed_text in both(room):
        assert "first attempt" not in printed_text
    assert "Still open" in room.summary()


def test_a_confirmation_on_the_original_names_its_language() -> None:
    room = Room(languages=("en", "ru"))
    room.change(room.line, original="Никаких ракет.")
    room.back(room.line, "line_readbacks", "ACC", language="ru")
    for printed_text in both(room):
        assert "Accurate (in Russian)" in printed_text
    assert "Accurate (in" not in Room().summary()


# -- disagreement about the record ---------------------------------------------------------------------------


def disagree(room: Room, **values: Any) -> None:
    plain = {
        "by": RUSSIA, "text": "We did not say so.", "proposed": "We said less.", "answer": "It is noted.",
        "about": room.line.id,
    }  # fmt: skip
    room.add(RecordDisagreement, "", **(plain | values))


def test_what_is_not_accepted_is_printed_with_the_record() -> None:
    room = Room()
    disagree(room)
    disagree(room, by=ALLIANCE, text="It is too short.", about="", proposed="", answer="")
    summary, brief = both(room)
    for printed_text in (summary, brief):
        assert "Disagreement about the record" in printed_text
        assert "Proposed instead: We said less." in printed_text
        assert "Answer: It is noted." in printed_text
        assert "Alliance It is too short. The record" in printed_text
    assert "Russia We did not say so." in summary


def test_only_what_is_for_participants_leaves_the_room() -> None:
    room = Room()
    disagree(room, text="canary-inside", marking="MOD")
    assert "canary-inside" not in room.brief()
    assert "canary-inside" not in room.summary()
    line = dataclasses.replace(room.line, marking="MOD", statement="canary-line")
    room.change(room.line, marking="MOD", statement="canary-line")
    disagree(room, about=line.id, text="We differ.")
    assert "We differ." in room.brief()
    assert "canary-line" not in room.brief()


@pytest.mark.parametrize("rule", ["CHR", "OFF"])
def test_nobody_is_named_who_may_not_be(rule: str) -> None:
    room = Room(attribution_rule=rule)
    disagree(room, text="Zeta is wrong.", about="")
    disagree(room, by=ALLIANCE, text="Alpha is wrong.", about="")
    printed_text = room.summary()
    printed_text = printed_text[printed_text.rindex("Status of the record") :]
    if rule == "OFF":
        assert "is wrong" not in printed_text
    else:
        assert printed_text.index("Alpha is wrong.") < printed_text.index("Zeta is wrong.")
        assert "Russia" not in printed_text[: printed_text.index("Zeta")]


def test_words_that_name_a_side_are_not_given_where_none_may_be_named() -> None:
    room = Room(attribution_rule="CHR")
    disagree(room, text="Russia never said so.")
    assert "Russia never said so." not in room.brief()
    assert "it would identify a participant" in room.brief()


def test_the_internal_brief_prints_it_too() -> None:
    maker = made_up(INTERNAL).fill(items=2, most=1)
    maker.add(
        RecordDisagreement, session=maker.session.id, marking="ALLY", text="We wrote otherwise.", by="party4"
    )
    documents = PdfDocuments(lambda _session: maker.template)
    request = DocumentRequest(kind=INTERNAL_BRIEF.key, dialogue=maker.dialogue, session=maker.session.id)
    assert "We wrote otherwise." in text(documents.make(request, lambda _share: None))
