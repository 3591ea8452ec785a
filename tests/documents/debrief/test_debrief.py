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
    found = text(whole())
    times = [found.index(f"{one} ") for one in ("10:31", "10:35", "10:38", "10:43", "10:44", "10:47")]
    assert times == sorted(times)


def test_the_verdicts_that_were_changed_stand_at_the_end() -> None:
    found = text(whole()).split("Unity, and what round two changed")[-1]
    assert "8 of 9" in found
    assert "9 of 9" in found


@pytest.mark.parametrize("rule", ["REC", "PARTY", "SIDE", "CHR"])
def test_what_belongs_to_one_delegation_is_not_in_it(rule: str) -> None:
    found = text(whole(rule))
    assert "canary" not in found
    assert "(caucus" not in found
    assert "Snap build-ups on the border" not in found
    assert b"canary" not in raw(whole(rule))


@pytest.mark.parametrize("field", ["stated", "pred_verdict", "verdict_own"])
def test_a_verdict_of_a_higher_marking_counts_for_nothing(field: str) -> None:
    records = list(played().everything())
    outsider = next(one.id for one in records if isinstance(one, Party) and one.side == RUSSIA)
    counted = (one for one in records if isinstance(one, Entry) and one.party != outsider)
    first = next(one for one in counted if one.field == field and level(one.value) is not None)
    kept = [one for one in records if one is not first]
    higher = Dialogue([*kept, dataclasses.replace(first, marking="MOD")])
    assert debrief(higher) == debrief(Dialogue(kept))
    assert debrief(higher) != whole()


@pytest.mark.parametrize("key", ["pred_verdict", "feedback"])
def test_what_a_session_marks_on_purpose_is_not_opened(key: str) -> None:
    dialogue = played()
    session = dialogue.sessions()[-1]
    found = template_of(session).find_field(key)
    assert found is not None
    kept = Dialogue(dialogue.apply(mark_field(dialogue, session.id, found[1], "MOD").edits).everything())
    gone = {one.id for one in held_in(kept, session.id, found[1])}
    assert gone
    without = Dialogue(one for one in kept.everything() if one.id not in gone)
    assert text(debrief(kept)) == text(debrief(without))
    assert text(debrief(kept)) != text(debrief(dialogue))


def test_sealed_predictions_are_not_in_it() -> None:
    found = text(debrief(sealed()))
    assert "They stand here once they have been unsealed." in found
    assert "A neighbour joining the alliance." not in found
    assert "Off by" not in found
    assert "The predictions are sealed." not in text(debrief(sample_exercise()))


def test_the_sheet_of_a_delegation_holds_its_own_and_nothing_of_others() -> None:
    found = text(sheet("VIS"))
    assert "Debrief sheet: Vistria".upper() in found.upper()
    assert "canary-bottom-VIS" in found
    assert "Snap build-ups on the border; large drone incursions." in found
    assert "canary-commitment-6" in found
    others = [f"canary-bottom-{code}" for code in OWN if code != "VIS"]
    for words in (*others, "canary-commitment-5", "canary-remark", "canary-observer", "(caucus"):
        assert words not in found
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
        Track(id=one.id, name=one.name, track=one.track) if isinstance(one, Track) else one
        for one in ruled(played(), rule).everything()
    )
    assert all("Fictional, for training." in page for page in pages(debrief(plain)))
    assert all("Allies, places and incidents are fictional." in page for page in pages(whole(rule)))


def test_the_chatham_house_rule_leaves_parties_and_people_out() -> None:
    found = text(whole("CHR"))
    for words in (
        "Vistria",
        "VIS ",
        "Trainee Number",
        "The alliance predicting",
        "Russia listening 2 of 3",
        "Alliance:",
    ):
        assert words not in found, words
    assert "One side predicting the other" in found
    assert "accurate at the first attempt: 5 of 7" in found


def test_few_ratings_are_a_range() -> None:
    people = list(played().of(Participant))[3:]
    few = Dialogue(
        one
        for one in played().everything()
        if one.id not in people and getattr(one, "party", "") not in people
    )
    found = text(debrief(few)).split("Fairness of the roles")[-1]
    assert "Range of ratings: 3 Neither – 5 Strongly agree" in found


def test_off_the_record_there_is_none() -> None:
    with pytest.raises(Refused, match="off the record"):
        debrief(ruled(played(), "OFF"))


def test_an_exercise_that_was_not_played_says_so() -> None:
    found = debrief(sample_exercise())
    assert len(pages(found)) < 5
    assert text(found).count("Nothing to print.") >= 7
    assert len([one for one in bookmarks(found) if one[0].isdigit()]) == 13
    empty = made_up(TRAINING, seats=0)
    request = DocumentRequest(kind="debrief", dialogue=empty.dialogue, session=empty.session.id)
    made = PdfDocuments(lambda _session: empty.template).make(request, lambda _share: None)
    assert "None" not in text(made)


def test_everything_filled_in_prints() -> None:
    maker = made_up(TRAINING, attribution_rule="REC").fill(sealed=False)
    party = maker.dialogue.seats(maker.session.id)[0].party
    for delegation in ("", party):
        request = DocumentRequest(
            kind="debrief", dialogue=maker.dialogue, session=maker.session.id, delegation=delegation
        )
        made = PdfDocuments(lambda _session: maker.template).make(request, lambda _share: None)
        assert "canary" not in text(made)


def test_the_same_request_gives_the_same_bytes() -> None:
    assert debrief(played()) == whole()


def test_another_track_is_refused() -> None:
    maker = made_up(EXTERNAL)
    with pytest.raises(Refused):
        debrief(maker.dialogue)
