"""Section 10 of the internal brief: supporters, reservations as footnotes, silence with its acts, drafts."""

from __future__ import annotations

from typing import Any

import pytest

from dialogue_app.core.domain_records import LineDraft, LineParagraph, Reservation, SilenceProcedure
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import INTERNAL
from tests.documents.made_up import Maker, made_up
from tests.documents.papers import part, printed, words

START, DEADLINE = "2026-03-16T12:00:00+01:00", "2026-03-19T18:00:00+01:00"
INSIDE: dict[str, Any] = {"marking": "ALLY"}


def drafted(**session: Any) -> Maker:
    maker = made_up(INTERNAL, **session)
    at = {"session": maker.session.id, **INSIDE}
    for place, text in enumerate(("They [will] [may] answer.", "They agree.")):
        maker.add(
            LineParagraph, field="line", position=place, number=str(place + 1), text=text,
            status="BRK" if place == 0 else "AGR",
            alternatives=(("will", "ATL, WES"), ("may", "RHE")) if place == 0 else (), **at,
        )  # fmt: skip
    line_paragraph, two = maker.dialogue.listed(LineParagraph, maker.session.id)
    seats = [seat.party for seat in maker.dialogue.seats(maker.session.id)]
    for place, (paragraph, party, status) in enumerate(
        (
            (two.id, seats[1], "OPEN"),
            (line_paragraph.id, seats[2], "MAINTAINED"),
            (two.id, seats[3], "LIFTED"),
        )
    ):
        maker.add(
            Reservation, field="reservations", position=place, paragraph=paragraph, party=party, type="SCR",
            text=f"Limit {place}", lifted_by="A report", due="2026-04-01", status=status, **at,
        )  # fmt: skip
    return maker


def under_silence(maker: Maker, **values: Any) -> None:
    known = {"version": "3", "circulated_at": START, "deadline": DEADLINE, "time_zone": "Europe/Brussels"}
    maker.add(SilenceProcedure, session=maker.session.id, field="silence", **(known | INSIDE | values))


def section(maker: Maker) -> str:
    return part(
        printed("internal-brief", maker.dialogue), "10 Common line, reservations, silence", "12 Outstanding"
    )


def test_reservations_are_footnotes_of_their_paragraphs() -> None:
    text = section(drafted(attribution_rule="PARTY"))
    assert "They [will] [may] answer. ¹" in text
    assert "“will” – ATL, WES" in text
    assert "They agree. ²" in text
    assert text.index("Limit 1") < text.index("Limit 0") < text.index("Limit 2")
    assert "Limit 2 A report; 1 April 2026 Lifted" in text
    assert "No text has been put under silence in this session." in text


PASSED = {"result": "PAS"}
EXTENDED = {
    "result": "EXT",
    "extended_to": "2026-03-21T00:30:00+01:00",
    "extended_reason": "The committee sits",
}
BROKEN = {"result": "BRO", "broken_at": "2026-03-18T09:00:00+01:00", "broken_reason": "No mandate"}
LATE = {"result": "PAS", "broken_at": "2026-03-20T09:00:00+01:00"}
WITHDRAWN = {"result": "WDN", "withdrawn_at": "2026-03-17T09:00:00+01:00", "withdrawn_reason": "Overtaken"}
OLD = {"result": "", "deadline": "", "text": "1. Words of old"}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (PASSED, "Passed. The text counts as agreed, word for word as circulated."),
        (PASSED, "Deadline 19 March 2026, 18:00 Europe/Brussels (17:00 UTC)"),
        (EXTENDED, "Extended. It counts as agreed unless a seat objects before the deadline."),
        (EXTENDED, "21 March 2026, 00:30 Europe/Brussels (20 March 2026, 23:30 UTC); The committee sits"),
        (BROKEN, "Broken by 18 March 2026, 09:00; No mandate"),
        (LATE, "Late objection 20 March 2026, 09:00"),
        (WITHDRAWN, "Withdrawn 17 March 2026, 09:00; Overtaken"),
        (OLD, "Text circulated 1. Words of old"),
    ],
)
def test_what_became_of_the_text_under_silence(values: dict[str, Any], told: str) -> None:
    maker = drafted(attribution_rule="PARTY")
    under_silence(maker, **values)
    assert told in section(maker)


def test_the_text_that_passed_is_told_from_the_text_that_stands_and_drafts_are_listed() -> None:
    maker = drafted(attribution_rule="PARTY")
    kept = {"session": maker.session.id, "field": "line", **INSIDE}
    maker.add(LineDraft, version="3", made_at=START, paragraphs=(("2", "They all agree."),), note="n", **kept)
    party = maker.dialogue.seats(maker.session.id)[4].party
    under_silence(maker, result="PAS", broken_by=party, broken_at="2026-03-20T09:00:00+01:00")
    text = section(maker)
    assert "Changed since paragraph 2" in text
    assert "Paragraphs 2" in text
    assert "Version Kept Paragraphs Note 3 16 March 2026, 12:00 2 n" in text


def test_under_the_chatham_house_rule_nobody_is_named() -> None:
    maker = drafted(attribution_rule="CHR")
    party = maker.dialogue.seats(maker.session.id)[4].party
    under_silence(maker, result="BRO", broken_by=party, broken_at="2026-03-18T09:00:00+01:00")
    text = section(maker)
    assert "Broken by one ally; 18 March 2026" in text
    assert not [code for code in ("ATL", "WES", "RHE", "HES", "VIS") if code in text]


def test_no_document_for_the_other_side_knows_of_any_of_it() -> None:
    inside = drafted(attribution_rule="PARTY")
    under_silence(inside, result="BRO", broken_reason="CANARYREASON", text="CANARYTEXT")
    inside.add(
        LineDraft, session=inside.session.id, field="line", version="3", note="CANARYNOTE",
        paragraphs=(("1", "CANARYDRAFT"),), **INSIDE,
    )  # fmt: skip
    assert "CANARYREASON" in section(inside)
    with pytest.raises(Refused):
        printed("external-brief", inside.dialogue)
    for kind in ("register", "rules-matrix"):
        text = words(printed(kind, inside.dialogue, handling="PART"))
        assert "CANARY" not in text
        assert "They [will] [may] answer" not in text


def test_a_summary_for_all_participants_leaves_it_out() -> None:
    inside = drafted(attribution_rule="PARTY", handling="PART")
    under_silence(inside, result="BRO", broken_reason="CANARYREASON", text="CANARYTEXT")
    inside.add(
        LineDraft, session=inside.session.id, field="line", version="3", note="CANARYNOTE",
        paragraphs=(("1", "CANARYDRAFT"),), **INSIDE,
    )  # fmt: skip
    text = words(printed("session-summary", inside.dialogue))
    assert "CANARY" not in text
    assert "They [will] [may] answer" not in text
