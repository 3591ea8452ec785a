"""The two-track comparison: eight parts, for allies only, with a watermark on every page."""

import dataclasses
import re

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Prediction
from dialogue_app.core.edits import added
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import (
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    CatalogueItem,
    Entry,
    Party,
    SelectedItem,
    Session,
)
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.made_up import made_up
from tests.documents.papers import changed, large, part, printed, sample, words
from tests.documents.reading import bookmarks, pages, raw

KIND = "comparison"


def compared(number: int = 2, rule: str = "") -> bytes:
    return sample(KIND, 0, number, with_other=True, rule=rule)


def test_it_has_the_eight_parts_in_order() -> None:
    titles = [bookmark.replace("\u2002", " ") for bookmark in bookmarks(compared())]
    assert [int(title[0]) for title in titles if title[0].isdigit()] == list(range(1, 9))


def test_watermark_and_marking_stand_on_every_page() -> None:
    for page in pages(compared()):
        assert "NOT FOR RELEASE" in page
        assert page.count("ALLIANCE ONLY") == 2


def test_decided_said_and_heard_stand_beside_each_other() -> None:
    text = part(compared(), "1 What we decided", "2 Verdict by verdict")
    row = text[text.index("2 Allies regard repeated interference") :][:500]
    assert "REL-09" in row
    assert "SPA-02 Russia on us 2 Tolerable; on itself 2 Tolerable" in row
    assert "No release of it is printed." in text
    assert "REL-16 Withdrawn (kept inside)" in text
    assert "not in the external file" not in text


def test_what_was_released_but_is_not_outside_is_pointed_out() -> None:
    internal, external = sample_dialogues()
    less = Dialogue(record for record in external.everything() if getattr(record, "code", "") != "A-09")
    assert words(printed(KIND, internal, 2, less)).count("(not in the external file)") == 1


def test_verdict_by_verdict() -> None:
    text = part(compared(), "2 Verdict by verdict", "3 Predictions")
    for words_ in (
        r"MIL-03 .* 2 3 1 2 Divided 3 4 2 Mutually unacceptable seam",
        r"AIR-01 .* 4 3 2 Divided 3 2 1 Contested seam",
        r"ECO-01 .* 8 1 Isolated reservation 2 4 1 Contested seam",
        r"NUC-02 .* severity WH 4 3 Unknown",
        r"NBR-02 .* 2 6 United 2 5 1 Contested contested red line",
    ):
        assert re.search(words_, text), words_
    assert text.count(" seam ") == 3
    first = part(compared(1), "2 Verdict by verdict", "3 Predictions")
    assert first.count(" seam ") == 5


def test_predictions_of_the_alliance_and_of_nobody_else() -> None:
    text = part(compared(), "3 Predictions of the alliance", "4 Red lines held inside")
    for words_ in (
        "Compared 12 of 12", "Mean error 0.58", "Bias +0.42", "Accuracy 0.85", "Exact 7 of 12", "10 of 12",
        "Red lines foreseen 2 of 4", "Foreseen and stated 2 of 2", "1.09", "missed 2 (MIL-06, SEA-04)",
        "The alliance anticipated 2 of 4 red lines of the other, 1 in part, 1 not: surprise 0.38.",
    ):  # fmt: skip
        assert words_ in text
    assert "Russia predicting" not in text
    internal, external = sample_dialogues()
    without = Dialogue(
        record
        for record in external.everything()
        if not (isinstance(record, Entry) and record.party == RUSSIA and record.marking == "DELEG")
        and not (isinstance(record, Prediction) and record.by == RUSSIA)
    )
    assert printed(KIND, internal, 2, without) == compared()


def test_what_is_sealed_still_is_not_scored() -> None:
    internal, external = sample_dialogues()
    sealed = changed(external, Entry, unsealed_at="")
    text = words(printed(KIND, internal, 2, sealed))
    assert "Mean absolute error" not in text


def test_lines_signals_differences_exposure_and_what_next() -> None:
    pdf = compared()
    lines = part(pdf, "4 Red lines held inside", "5 Signals")
    assert "L4" in lines
    assert "L5" in lines
    assert "L1" not in lines
    heard = part(pdf, "5 Signals misread", "6 Differences")
    results = ["Over-read", "Under-read", "Missed", "Over-read", "Phantom", "Read as intended"]
    rows = " ".join(heard.split("Clearer channel next time")[1:])
    assert re.findall("|".join(dict.fromkeys(results)), rows)[:6] == results
    assert rows.count("reassurance lost") == 2
    assert "5 of 6 signals whose result is determined were not read as intended" in heard
    assert "Russia hears 1 level more threat than was meant, on average." in heard
    assert "The alliance hears 0.5 of a level less threat than was meant, on average." in heard
    differences = part(pdf, "6 Differences that exist", "7 Exposure")
    assert "Only inside: D9" in differences
    assert re.findall(r"Only outside: (D\d)", differences) == ["D1", "D3", "D5", "D6", "D7", "D8"]
    assert "D10 inside and D2 outside bear on the same activity (MIL-03)" in differences
    exposed = part(pdf, "7 Exposure", "8 What to do")
    assert re.findall(r"[A-Z]{3}-\d\d", exposed) == ["AIR-01", "ECO-01", "MIL-03", "AIR-01", "ECO-01"]
    after = part(pdf, "8 What to do next session", "Skipped stages")
    for words_ in (
        "Settle the brackets in paragraph 3", "Return to 1 open reservation", "not foreseen: MIL-06, SEA-04",
        "clarifying steps of D4", "positions in D6", "28 May 2026", "failed test: L4, L5",
    ):  # fmt: skip
        assert words_ in after


def test_where_nobody_may_be_named_nobody_is() -> None:
    internal, _external = sample_dialogues()
    text = words(compared(rule="CHR"))
    for party in internal.of(Party).values():
        assert not re.search(rf"(?<!\w){party.code}(?!\w)", text)


def test_it_refuses_with_a_sentence() -> None:
    internal, external = sample_dialogues()
    with pytest.raises(Refused, match="needs both tracks"):
        printed(KIND, internal, 2)
    with pytest.raises(Refused, match="not an external track"):
        printed(KIND, internal, 2, internal)
    with pytest.raises(Refused, match="no session in the external file"):
        printed(KIND, internal, 2, Dialogue([external.track]))
    with pytest.raises(Refused, match="off the record"):
        printed(KIND, internal, 2, external, attribution_rule="OFF")
    for rule in ("CHR", "OFF"):
        with pytest.raises(Refused, match="forbids saying which side"):
            printed(KIND, internal, 2, changed(external, Session, attribution_rule=rule))
    assert next(kind for kind, _make in DOCUMENTS if kind.key == KIND).tracks == (INTERNAL,)


def test_empty_tracks_say_so() -> None:
    pdf = printed(KIND, made_up(INTERNAL).dialogue, None, made_up(EXTERNAL, attribution_rule="SIDE").dialogue)
    text = words(pdf)
    for words_ in (
        "No common line and no release is recorded", "no unsealed predictions", "No line is recorded inside.",
        "No activity has enough verdicts in both tracks to be compared.",
    ):  # fmt: skip
        assert words_ in text
    # What the external file holds is not told, nor that it is empty; and nothing follows from nothing.
    assert text.count("Nothing to print.") == 5


def test_that_nothing_is_contested_needs_verdicts_in_both_tracks() -> None:
    internal, external = sample_dialogues()
    accepted = Dialogue(
        dataclasses.replace(record, value="1")
        if isinstance(record, Entry) and record.field in ("on_other", "on_self")
        else record
        for record in external.everything()
    )
    text = words(printed(KIND, internal, 2, accepted))
    assert "No activity is contested outside and divided inside." in text
    assert "enough verdicts in both tracks" not in text


def test_large_tracks_compare() -> None:
    outside = made_up(EXTERNAL, attribution_rule="SIDE").fill(items=14).dialogue
    assert len(pages(printed(KIND, large(32, 46), None, outside))) > 5


def test_delegation_material_stays_out_and_bytes_are_the_same() -> None:
    internal, external = sample_dialogues()
    records = [
        dataclasses.replace(record, reason="canary-note")
        if isinstance(record, Entry) and record.marking == "MOD"
        else record
        for record in external.everything()
    ]
    pdf = printed(KIND, internal, 2, Dialogue(records))
    assert pdf == compared()
    assert b"canary" not in raw(pdf)


def test_an_activity_in_two_contexts_stands_in_both_and_not_in_the_last_of_them() -> None:
    """The tracks are joined by code and context; a context that only one has joins with each of the other."""
    internal, external = sample_dialogues()
    session = external.sessions()[-1]
    chosen = next(
        item
        for item in external.listed(SelectedItem, session.id)
        if external.of(CatalogueItem)[item.catalogue_item].code == "MIL-03"
    )
    other = next(context for context in ("P", "C", "A") if context != chosen.context)
    twice = external.apply(added(dataclasses.replace(chosen, id="again", context=other, position=99)))
    text = part(printed(KIND, internal, 2, twice), "2 Verdict by verdict", "3 Predictions")
    usual = part(compared(), "2 Verdict by verdict", "3 Predictions")
    assert (text.count("MIL-03"), usual.count("MIL-03")) == (2, 1)
    assert (text.count(" seam "), usual.count(" seam ")) == (3, 3)
    assert "set beside every context" not in text
    bare = changed(internal, SelectedItem, context="")
    text = part(printed(KIND, bare, 2, twice), "2 Verdict by verdict", "3 Predictions")
    assert "Only one track has a context for " in text
    assert text.count("MIL-03") == 3, "beside each of the two, and in the note"
    elsewhere = changed(external, SelectedItem, context="X")
    text = part(printed(KIND, internal, 2, elsewhere), "2 Verdict by verdict", "3 Predictions")
    assert "in different contexts: not set side by side." in text
    assert text.count(" seam ") == 0
