"""Seals in print: when and by whom, the digest, whether it fits; never what was sealed."""

from __future__ import annotations

import dataclasses
import re

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry, Seal, Session
from dialogue_app.core.visibility.seals import disclose, is_disclosed
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.templates import template_of
from tests.documents.reading import raw, text
from tests.services.amber_sea import external, internal


def printed(kind: str, dialogue: Dialogue, other: Dialogue | None = None) -> bytes:
    session = dialogue.sessions()[-1].id
    request = DocumentRequest(kind=kind, dialogue=dialogue, session=session, date="2026-03-27", other=other)
    return PdfDocuments().make(request, lambda _share: None)


def ruled(dialogue: Dialogue, rule: str) -> Dialogue:
    session = dialogue.sessions()[-1]
    return dialogue.apply((Edit(session, dataclasses.replace(session, attribution_rule=rule)),))


def with_seals(dialogue: Dialogue, **values: object) -> Dialogue:
    return dialogue.apply(
        [Edit(seal, dataclasses.replace(seal, **values)) for seal in dialogue.of(Seal).values()]  # type: ignore[arg-type]
    )


def grouped(digest: str) -> str:
    return " ".join(digest[place : place + 16] for place in range(0, 64, 16))


def the_seal(dialogue: Dialogue, field: str, party: str) -> Seal:
    return next(seal for seal in dialogue.of(Seal).values() if (seal.field, seal.party) == (field, party))


def test_the_session_summary_says_who_sealed_when_and_that_it_fits() -> None:
    words = text(printed("session-summary", external()))
    assert "Predicted red lines (sealed) Sealed 26 March 2026, 13:44: Alliance, Russia, 7 answers, " in words
    seal = the_seal(external(), "predictions", ALLIANCE)
    assert f"Digest of Alliance: {grouped(seal.seal_digest)}, fits what is recorded." in words
    assert seal.salt not in words


def test_a_seal_that_does_not_fit_is_printed_as_that() -> None:
    dialogue = external()
    entry = next(e for e in dialogue.of(Entry).values() if (e.field, e.party) == ("prediction", RUSSIA))
    dialogue = dialogue.apply((Edit(entry, dataclasses.replace(entry, value="1")),))
    words = text(printed("session-summary", dialogue))
    assert words.count("does NOT fit what is recorded") == 1


def test_what_is_sealed_still_is_counted_and_not_shown() -> None:
    dialogue = external()
    edits = [
        Edit(record, dataclasses.replace(record, unsealed_at=""))
        for kind in (Entry, Prediction, Seal)
        for record in dialogue.of(kind).values()
        if record.unsealed_at
    ]
    words = text(printed("session-summary", dialogue.apply(edits)))
    assert "7 answers, sealed still, content not shown." in words
    assert "what is recorded" not in words


def test_the_external_brief_has_the_times_and_nothing_else() -> None:
    words = text(printed("external-brief", external()))
    assert re.search(r"Sealed in E4[^.]*: Alliance 13:44, Russia 13:44\.", words)
    assert "Digest" not in words
    nameless = text(printed("external-brief", ruled(external(), "CHR")))
    assert re.search(r"Sealed in E4[^.]*: 13:44, 13:44\.", nameless)
    assert "Sealed in" not in text(printed("external-brief", ruled(external(), "OFF")))


def test_a_seal_of_another_day_is_printed_with_its_date() -> None:
    dialogue = external()
    session = dialogue.sessions()[-1]
    later = dialogue.apply((Edit(session, dataclasses.replace(session, dates="2026-03-27")),))
    assert re.search(
        r"Sealed in E4[^.]*: Alliance 26 March 2026, 13:44", text(printed("external-brief", later))
    )


def test_under_the_rules_nobody_is_named_who_must_not_be() -> None:
    words = text(printed("session-summary", ruled(external(), "CHR")))
    assert "Sealed 26 March 2026, 13:44: 7 answers, unsealed 14:25." in words
    assert "Digest: " in words
    assert "Digest of" not in words
    assert "Digest" not in text(printed("session-summary", ruled(external(), "OFF")))


@pytest.mark.parametrize(
    ("kind", "both"), [("internal-brief", False), ("session-summary", False), ("comparison", True)]
)
def test_seals_stand_where_predictions_are_printed(kind: str, both: bool) -> None:
    words = text(printed(kind, internal(), external() if both else None))
    anies = re.findall(r"Digest of (\w+):", words)
    assert set(anies) == (
        {"Alliance"} if both else {"ATL", "WES", "RHE", "HES", "THL", "DAN", "VIS", "OST", "NMK"}
    )


@pytest.mark.parametrize("name", ["sealed_at", "unsealed_at", "party"])
def test_a_seal_that_the_program_did_not_write_is_not_printed(name: str) -> None:
    seals = external().of(Seal).values()
    dialogue = external().apply(
        [Edit(seal, dataclasses.replace(seal, **{name: f"canary {n}"})) for n, seal in enumerate(seals)]
    )
    for kind in ("session-summary", "external-brief"):
        pdf = printed(kind, dialogue)
        assert b"canary" not in raw(pdf)
        assert "canary" not in text(pdf)


def test_neither_a_digest_nor_a_salt_that_is_none_is_printed() -> None:
    words = text(printed("session-summary", with_seals(external(), seal_digest="canary", salt="canary")))
    assert "canary" not in words
    assert "Digest" not in words


# -- disclosing ----------------------------------------------------------------------------------------------


def disclosed(field: str, party: str) -> Dialogue:
    dialogue = external()
    session: Session = dialogue.sessions()[-1]
    stage_and_field = template_of(session).find_field(field)
    assert stage_and_field is not None
    return dialogue.apply(disclose(dialogue, session.id, stage_and_field[1], party).edits)


def test_what_was_disclosed_is_printed_for_participants_and_the_rest_is_not() -> None:
    prediction = next(p for p in external().of(Prediction).values() if p.by == RUSSIA)
    other = next(p for p in external().of(Prediction).values() if p.by == ALLIANCE)
    before = text(printed("session-summary", external()))
    after = text(printed("session-summary", disclosed("predictions", RUSSIA)))
    words = " ".join(prediction.text.split())[:40]
    assert words not in before
    assert words in after
    assert " ".join(other.text.split())[:40] not in after
    assert f"salt {the_seal(external(), 'predictions', RUSSIA).salt}" in after


def test_a_matrix_is_disclosed_for_one_side_alone() -> None:
    before, after = (
        text(printed("session-summary", dialogue))
        for dialogue in (external(), disclosed("prediction", ALLIANCE))
    )
    start = "Prediction of the other side’s verdict on us (sealed)"
    assert before[before.index(start) + len(start) :].startswith(" Sealed 26 March")
    assert after[after.index(start) + len(start) :].startswith(" Alliance Russia")


def test_the_external_brief_prints_no_prediction_even_if_it_was_disclosed() -> None:
    """It counts them then: the other side knows of them, and what is left out is told."""
    told = disclosed("prediction", ALLIANCE)
    before, after = (text(printed("external-brief", dialogue)) for dialogue in (external(), told))
    n = sum(is_disclosed(entry) for entry in told.of(Entry).values())
    assert n
    words = "answers not printed: not part of this kind"
    (counted,) = re.findall(rf"(\d+) {words}", before)
    assert after == before.replace(f"{counted} {words}", f"{int(counted) + n} {words}")


def test_the_comparison_keeps_the_own_predictions_when_they_were_disclosed() -> None:
    plain, told = (
        text(printed("comparison", internal(), dialogue))
        for dialogue in (external(), disclosed("prediction", ALLIANCE))
    )
    assert "off by 0.58 of a level" in plain
    assert "off by 0.58 of a level" in told


# -- after the fact ------------------------------------------------------------------------------------------


def test_what_came_after_the_fact_is_printed_as_that() -> None:
    dialogue = disclosed("prediction", ALLIANCE)
    edits = [
        Edit(entry, dataclasses.replace(entry, late="yes"))
        for entry in dialogue.of(Entry).values()
        if (entry.field, entry.party) == ("prediction", ALLIANCE)
    ]
    words = text(printed("session-summary", dialogue.apply(edits)))
    assert "* After the fact, in no score." in words
    guesses = [
        Edit(entry, dataclasses.replace(entry, late="yes"))
        for entry in internal().of(Entry).values()
        if entry.field.startswith("expected_middle")
    ]
    inside = text(printed("session-summary", internal().apply(guesses)))
    assert re.search(r"ATL\*", inside)
    assert "* After the fact, in no score." in inside
