"""The think-tank brief: the question first, estimates said to be estimates, nobody named."""

import dataclasses
from functools import cache

import pytest

from dialogue_app.core.domain_records import PerceptionStatement, RedLine
from dialogue_app.core.errors import Refused
from dialogue_app.core.form import questions
from dialogue_app.core.records import (
    ALLIANCE,
    BRIEF,
    INTERNAL,
    RUSSIA,
    Entry,
    Listed,
    ListRow,
    Party,
    SelectedItem,
)
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from tests.documents.made_up import Maker, made_up
from tests.documents.reading import bookmarks, pages, raw, text

RULES = ("REC", "PARTY", "SIDE", "CHR")


def brief(maker: Maker, **more: object) -> bytes:
    documents = PdfDocuments(lambda _session: maker.template)
    asked = {"kind": "brief", "dialogue": maker.dialogue, "session": maker.session.id, "date": "2026-05-04"}
    return documents.make(DocumentRequest(**(asked | more)), lambda _share: None)


def written(rule: str = "CHR") -> Maker:
    """A short brief with one of each."""
    maker = made_up(BRIEF, attribution_rule=rule)
    session = maker.session.id

    def say(field: str, value: str, **more: str) -> None:
        maker.add(Entry, session=session, field=field, value=value, marking="PART", **more)

    def row(field: str, place: int = 0, **values: str) -> None:
        maker.add(
            ListRow,
            session=session,
            field=field,
            position=place,
            marking="PART",
            values=tuple(values.items()),
        )

    say("question", "What would Russia do if a cable were cut?")
    say("reader", "A minister, before a visit")
    say("assumptions", "No war this year\nChannels stay open")
    row("judgements", text="Russia would deny and wait.", confidence="M", indicator="A public claim")
    row("judgements", 1, text="Testing is likely.", confidence="H", indicator="A quiet year")
    row(
        "island", statement="A cable was cut in May.", status="AGF", source="Notice", source_date="2025-05-12"
    )
    row("island", 1, statement="It was done on purpose.", status="COF", side=ALLIANCE, source="Speech")
    say("gaps", "Who owned the vessel.")
    say("case", "Lines must work.", party=ALLIANCE)
    say("case", "Security is indivisible.", party=RUSSIA)
    statement = maker.add(
        PerceptionStatement, session=session, field="statements", code="P1", marking="PART",
        text="Tension can be lived with.",
    )  # fmt: skip
    say("direct_est", "2", party=ALLIANCE, item=statement.id, confidence="H")
    say("direct_est", "4", party=RUSSIA, item=statement.id, confidence="L")
    say("meta_est", "4", party=RUSSIA, item=statement.id)
    maker.add(
        RedLine, session=session, field="red_lines_est", code="L1", holder=RUSSIA, marking="PART",
        statement="Attack on energy lines.", basis="SOURCE", source="Doctrine 2020",
    )  # fmt: skip
    row("recommendations", text="Propose a channel.", addressee="The minister", horizon="June")
    row("cleared", person="Paula Person", date="2026-05-03")
    say("dissent", "Two experts expect a denial and no wait.")
    return maker


@cache
def sample(rule: str = "CHR") -> bytes:
    return brief(written(rule))


@pytest.mark.parametrize(
    "words",
    [
        "What would Russia do if a cable were cut?",
        "Reader and use A minister, before a visit",
        "No war this year",
        "1 Russia would deny and wait. Would change it: A public claim Moderate confidence",
        "2 Testing is likely. Would change it: A quiet year High confidence",
        "A cable was cut in May. Notice, 12 May 2025",
        "It was done on purpose. · Alliance Speech",
        "Who owned the vessel.",
        "Lines must work. Security is indivisible.",
        "Estimated by experts.",
        "2 Disagree (high)",
        "4 Agree (low) expects 4 Agree; false consensus",
        "L1 Russia Attack on energy lines. From a source Doctrine 2020",
        "Propose a channel. The minister June",
        "Two experts expect a denial and no wait.",
        "are estimated by experts, and are not statements of the sides",
        "Chatham House Rule. Content may be used",
    ],
)
def test_it_says(words: str) -> None:
    assert words in text(sample())


def test_chapters_stand_in_the_order_of_the_method() -> None:
    titles = [bookmark.split(maxsplit=1)[1] for bookmark in bookmarks(brief(made_up(BRIEF).fill()))]
    assert titles == [
        "Question",
        "Key judgements",
        "Agreed and contested facts",
        "Each side’s case",
        "Estimated verdicts",
        "Expected red lines",
        "Differences",
        "Recommendations",
        "Dissent",
        "Method note",
        "Skipped, with reasons",
        "Not in this document",
        "Legend and notes",
    ]


@pytest.mark.parametrize("rule", RULES)
def test_who_cleared_it_is_named_only_on_the_record(rule: str) -> None:
    printed_text = text(sample(rule))
    assert ("Paula Person" in printed_text) == (rule == "REC")
    assert "3 May 2026" in printed_text


@pytest.mark.parametrize("rule", RULES)
def test_people_are_named_only_on_the_record(rule: str) -> None:
    printed_text = text(brief(made_up(BRIEF, attribution_rule=rule).fill()))
    assert ("Fay Facilitator" in printed_text) == (rule == "REC")


def test_verdicts_carry_their_zone_confidence_and_map() -> None:
    printed_text = text(brief(made_up(BRIEF).fill(items=8)))
    assert "Contested" in printed_text
    assert "Upwards: Russia on the alliance" in printed_text
    assert "Moderate confidence" in printed_text
    assert "Reasons" in printed_text


@pytest.mark.parametrize("rule", RULES)
def test_nothing_of_a_higher_marking_is_in_it(rule: str) -> None:
    maker = made_up(BRIEF, attribution_rule=rule).fill()
    expected = brief(maker)
    for n, record in enumerate(list(maker.records)):
        if isinstance(record, Listed | Entry):
            for place, marking in enumerate(("ALLY", "DELEG", "MOD", "")):
                kinds = ("text", "quote", "line")
                texts = {name: "canary" for name, ask in questions(type(record)) if ask.kind in kinds}
                if isinstance(record, Entry):
                    texts |= {"value": "canary", "reason": "canary", "party": f"x{n}{place}"}
                if isinstance(record, SelectedItem):
                    texts |= {"context": f"canary{place}"}
                if isinstance(record, ListRow):
                    texts |= {"values": tuple((key, "canary") for key, _value in record.values)}
                extra = dataclasses.replace(record, **texts | {"id": f"x{n}{place}", "marking": marking})
                maker.records.append(extra)
    pdf = brief(maker)
    assert b"canary" not in raw(pdf)
    assert pdf == expected


@pytest.mark.parametrize("marking", ["ALLY", "DELEG", "MOD"])
def test_a_verdict_of_a_higher_marking_counts_for_nothing(marking: str) -> None:
    maker, without = made_up(BRIEF).fill(), made_up(BRIEF).fill()
    first = next(
        record for record in maker.records if isinstance(record, Entry) and record.field == "verdicts"
    )
    place = maker.records.index(first)
    maker.records[place] = dataclasses.replace(first, marking=marking)
    without.session = maker.session
    without.records = [record for record in maker.records if record.id != first.id]
    assert brief(maker) == brief(without)


def test_single_allies_are_called_by_their_side() -> None:
    maker = written("SIDE")
    ally = maker.add(Party, code="VIS", name="Vistria", side=ALLIANCE)
    maker.add(
        RedLine, session=maker.session.id, field="red_lines_est", code="L2", holder=ally.id, marking="PART",
        statement="Crossing of a border.",
    )  # fmt: skip
    assert "L2 Alliance Crossing of a border. Judgement of the authors" in text(brief(maker))


def test_an_empty_brief_says_so() -> None:
    pdf = brief(made_up(BRIEF))
    assert len(pages(pdf)) <= 3
    assert "Cleared for circulation Not yet" in text(pdf)
    assert "Nothing to print." in text(pdf)


def test_off_the_record_there_is_none() -> None:
    with pytest.raises(Refused, match="off the record"):
        brief(made_up(BRIEF, attribution_rule="OFF"))


def test_another_track_is_refused() -> None:
    with pytest.raises(Refused):
        brief(made_up(INTERNAL))


def test_the_same_request_gives_the_same_bytes() -> None:
    assert brief(written()) == sample()
