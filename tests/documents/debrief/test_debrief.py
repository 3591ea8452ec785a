"""The debrief of an exercise: what it opens, and what stays with each delegation."""

import dataclasses
from functools import cache

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, RUSSIA, TRAINING, Entry, Participant, Party, Track
from dialogue_app.core.scales import level
from dialogue_app.core.visibility.markings import held_in, mark_field
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.sample.sample_files import sample_exercise
from dialogue_app.services.templates import template_of
from tests.documents.made_up import made_up
from tests.documents.played_exercise import OWN, played, ruled, sealed
from tests.documents.reading import bookmarks, pages, raw, text


def debrief(dialogue: Dialogue, **more: object) -> bytes:
    asked = {"kind": "debrief", "session": dialogue.sessions()[-1].id, "date": "2026-04-02"} | more
    return PdfDocuments().make(DocumentRequest(dialogue=dialogue, **asked), lambda _share: None)


@cache
def whole(rule: str = "PARTY") -> bytes:
    return debrief(ruled(played(), rule))


@cache
def sheet(code: str) -> bytes:
    return debrief(played(), delegation=code)


@pytest.mark.parametrize(
    "words",
    [
        "State a red line so that the other side can say it back",
        "Arms-control arrangements have lapsed one after another.",
        "VIS Vistria",
        "10:31 X1 A merchant vessel drags its anchor",
        "Done: Offered a joint reading of both videos.",
        "Expected: Reservation by footnote rather than blocking.",
        "Decision No public verdict before evidence.",
        "1 inject was not released.",
        "alliance predicting Russia: off by 0.58 of a level on average on 12 of 12 activities, exact on 7",
        "(skill 0.58 on 11 of 12 pairs, on which the prediction was off by 0.45)",
        "Russia predicting the alliance: off by 0.55 of a level on average on 11 of 12 activities",
        "would have been off by 1.09 levels: better than the mirror",
        "red lines foreseen 2 of 4, missed 2 (MIL-06, SEA-04).",
        "5 Red line +1 4 Unacceptable Missed red line",
        "statements have been said back; accurate at the first attempt: 5 of 7.",
        "alliance listening 3 of 4",
        "Russia listening 2 of 3",
        "2 of 3 signals whose result is determined were not read as intended: missed 1 (S3), over-read 1",
        "A reassurance was lost on 2 (S1, S3).",
        "Round one Round two",
        "Both sides [will] [may] use the channel.",
        "Ask for place and condition before answering a line.",
        "4 Agree 6 of 10",
        "Expected by Russia",
    ],
)
def test_the_played_exercise_says(words: str) -> None:
    assert words in text(whole())


def test_decisions_stand_between_the_injects() -> None:
    printed_text = text(whole())
    times = [
        printed_text.index(f"{clock_time} ")
        for clock_time in ("10:31", "10:35", "10:38", "10:43", "10:44", "10:47")
    ]
    assert times == sorted(times)


def test_the_verdicts_that_were_changed_stand_at_the_end() -> None:
    printed_text = text(whole()).split("Unity, and what round two changed")[-1]
    assert "8 of 9" in printed_text
    assert "9 of 9" in printed_text


@pytest.mark.parametrize("rule", ["REC", "PARTY", "SIDE", "CHR"])
def test_what_belongs_to_one_delegation_is_not_in_it(rule: str) -> None:
    printed_text = text(whole(rule))
    assert "canary" not in printed_text
    assert "(caucus" not in printed_text
    assert "Snap build-ups on the border" not in printed_text
    assert b"canary" not in raw(whole(rule))


@pytest.mark.parametrize("field", ["stated", "pred_verdict", "verdict_own"])
def test_a_verdict_of_a_higher_marking_counts_for_nothing(field: str) -> None:
    records = list(played().everything())
    outsider = next(record.id for record in records if isinstance(record, Party) and record.side == RUSSIA)
    counted = (record for record in records if isinstance(record, Entry) and record.party != outsider)
    first = next(entry for entry in counted if entry.field == field and level(entry.value) is not None)
    kept = [record for record in records if record is not first]
    higher = Dialogue([*kept, dataclasses.replace(first, marking="MOD")])
    assert debrief(higher) == debrief(Dialogue(kept))
    assert debrief(higher) != whole()


@pytest.mark.parametrize("key", ["pred_verdict", "feedback"])
def test_what_a_session_marks_on_purpose_is_not_opened(key: str) -> None:
    dialogue = played()
    session = dialogue.sessions()[-1]
    stage_and_field = template_of(session).find_field(key)
    assert stage_and_field is not None
    kept = Dialogue(
        dialogue.apply(mark_field(dialogue, session.id, stage_and_field[1], "MOD").edits).everything()
    )
    gone = {record.id for record in held_in(kept, session.id, stage_and_field[1])}
    assert gone
    without = Dialogue(record for record in kept.everything() if record.id not in gone)
    assert text(debrief(kept)) == text(debrief(without))
    assert text(debrief(kept)) != text(debrief(dialogue))


def test_sealed_predictions_are_not_in_it() -> None:
    printed_text = text(debrief(sealed()))
    assert "They stand here once they have been unsealed." in printed_text
    assert "A neighbour joining the alliance." not in printed_text
    assert "Off by" not in printed_text
    assert "The predictions are sealed." not in text(debrief(sample_exercise()))


def test_the_sheet_of_a_delegation_holds_its_own_and_nothing_of_others() -> None:
    printed_text = text(sheet("VIS"))
    assert "Debrief sheet: Vistria".upper() in printed_text.upper()
    assert "canary-bottom-VIS" in printed_text
    assert "Snap build-ups on the border; large drone incursions." in printed_text
    assert "canary-commitment-6" in printed_text
    others = [f"canary-bottom-{code}" for code in OWN if code != "VIS"]
    for words in (*others, "canary-commitment-5", "canary-remark", "canary-observer", "(caucus"):
        assert words not in printed_text
    assert "DELEGATION ONLY" in pages(sheet("VIS"))[0]
    assert "Deliberate damage to seabed cables or pipelines. (caucus ATL)" in text(sheet("ATL"))


def test_a_sheet_is_asked_for_by_code_or_id() -> None:
    party = played().party_by_code("VIS")
    assert party is not None
    assert debrief(played(), delegation=party.id) == sheet("VIS")
    with pytest.raises(Refused, match="No delegation “XXX” sits in this exercise"):
        debrief(played(), delegation="XXX")
    with pytest.raises(Refused):
        debrief(sample_exercise(), delegation="ALLIANCE")


@pytest.mark.parametrize("rule", ["PARTY", "CHR"])
def test_the_notice_of_fiction_is_on_every_page(rule: str) -> None:
    plain = Dialogue(
        Track(id=record.id, name=record.name, track=record.track) if isinstance(record, Track) else record
        for record in ruled(played(), rule).everything()
    )
    assert all("Fictional, for training." in page for page in pages(debrief(plain)))
    assert all("Allies, places and incidents are fictional." in page for page in pages(whole(rule)))


def test_the_chatham_house_rule_leaves_parties_and_people_out() -> None:
    printed_text = text(whole("CHR"))
    for words in (
        "Vistria",
        "VIS ",
        "Trainee Number",
        "The alliance predicting",
        "Russia listening 2 of 3",
        "Alliance:",
    ):
        assert words not in printed_text, words
    assert "One side predicting the other" in printed_text
    assert "accurate at the first attempt: 5 of 7" in printed_text


def test_few_ratings_are_a_range() -> None:
    people = list(played().of(Participant))[3:]
    few = Dialogue(
        record
        for record in played().everything()
        if record.id not in people and getattr(record, "party", "") not in people
    )
    printed_text = text(debrief(few)).split("Fairness of the roles")[-1]
    assert "Range of ratings: 3 Neither – 5 Strongly agree" in printed_text


def test_off_the_record_there_is_none() -> None:
    with pytest.raises(Refused, match="off the record"):
        debrief(ruled(played(), "OFF"))


def test_an_exercise_that_was_not_played_says_so() -> None:
    pdf = debrief(sample_exercise())
    assert len(pages(pdf)) < 5
    assert text(pdf).count("Nothing to print.") >= 7
    assert len([bookmark for bookmark in bookmarks(pdf) if bookmark[0].isdigit()]) == 13
    empty = made_up(TRAINING, seats=0)
    request = DocumentRequest(kind="debrief", dialogue=empty.dialogue, session=empty.session.id)
    content = PdfDocuments(lambda _session: empty.template).make(request, lambda _share: None)
    assert "None" not in text(content)


def test_everything_filled_in_prints() -> None:
    maker = made_up(TRAINING, attribution_rule="REC").fill(sealed=False)
    party = maker.dialogue.seats(maker.session.id)[0].party
    for delegation in ("", party):
        request = DocumentRequest(
            kind="debrief", dialogue=maker.dialogue, session=maker.session.id, delegation=delegation
        )
        pdf = PdfDocuments(lambda _session: maker.template).make(request, lambda _share: None)
        assert "canary" not in text(pdf)


def test_the_same_request_gives_the_same_bytes() -> None:
    assert debrief(played()) == whole()


def test_another_track_is_refused() -> None:
    maker = made_up(EXTERNAL)
    with pytest.raises(Refused):
        debrief(maker.dialogue)
