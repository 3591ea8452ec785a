"""The register of differences of a track."""

import dataclasses
import re

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, RedLine, ReleaseItem, RiskReductionMeasure
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import BRIEF, INTERNAL, TRACKS, Entry, Party, Session
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.made_up import made_up
from tests.documents.papers import changed, printed, sample, words
from tests.documents.reading import pages, raw

KIND = "register"
PROSPECTS = {
    "D1": "Irreconcilable – to be known and lived with", "D2": "Manageable by rules",
    "D3": "Manageable by rules", "D4": "Misunderstanding to clarify",
    "D5": "Irreconcilable – to be known and lived with", "D6": "Undetermined", "D7": "Manageable by rules",
    "D8": "Irreconcilable – to be known and lived with",
}  # fmt: skip


def test_every_difference_stands_with_what_the_method_asks_for() -> None:
    text = words(sample(KIND, 1))
    table = text[: text.index("What each should know")]
    for code, prospect in PROSPECTS.items():
        row = table[table.index(f"{code} ") :]
        assert f"{prospect} recorded, as by the rule" in row[:700], code
        assert "A: Alliance B: Russia" in row[:500], code
    d5 = table[table.index("D5 ") : table.index("D6 ")]
    for words_ in (
        "Interest", "A: would not B: conditionally", "Incident channel for damage to undersea cables",
        "(proposed)", "(accepted)", "Notices to airmen and mariners",
        "Acknowledged as standing 3 25 March 2027",
    ):  # fmt: skip
        assert words_ in d5


def test_an_overridden_prospect_says_what_the_rule_gives_and_why() -> None:
    _internal, external = sample_dialogues()
    records = [
        dataclasses.replace(record, prospect="OPEN", prospect_reason="Capitals asked for time.")
        if isinstance(record, Difference) and record.code == "D2"
        else record
        for record in external.everything()
    ]
    text = words(printed(KIND, Dialogue(records)))
    assert "Undetermined overridden; by the rule: Manageable by rules Capitals asked for time." in text


def test_each_live_difference_has_half_a_page() -> None:
    read = pages(sample(KIND, 1))
    cards = [page for page in read if "Whom to call first" in page]
    assert [page.count("Whom to call first") for page in cards] == [1, 2]
    assert len(read) == 4  # no page break where half a page is left
    text = " ".join(" ".join(cards).split()).replace("\u00a0", " ")
    assert "Alliance should know Russia should know" in text
    assert "That no decision of others brings forces closer. That states choose for themselves." in text
    assert "NBR-02 5 Red line NBR-02 2 Tolerable" in text
    assert "“Accession of a neighbouring state to a hostile military alliance.”" in text
    assert "Ambassadors, within 24 hours of any announcement" in text
    assert "No channel: neither side sees an incident that would need one." in text
    assert "A finding as of today, not a failure and not for ever." in text


def test_inside_the_latest_of_each_chain_stands_with_its_holders() -> None:
    text = words(sample(KIND, 0))
    table = text[: text.index("Rules of this document")]
    assert [table.count(f"{code} ") for code in ("D9", "D10", "D11")] == [1, 1, 1]
    assert "A: RHE, HES B: DAN, VIS, OST" in table
    assert "Managed by a recorded rule or measure 1 11 March 2027" in table
    before = words(sample(KIND, 0, 1))
    assert "A: WES, RHE, HES B: DAN, VIS, OST" in before
    assert "As of session 1." in before


def test_nobody_is_named_against_the_strictest_rule_of_the_track() -> None:
    internal, _external = sample_dialogues()
    first = internal.sessions()[0]
    strict = Dialogue(
        dataclasses.replace(record, attribution_rule="CHR") if record.id == first.id else record
        for record in internal.everything()
    )
    text = words(printed(KIND, strict))
    table = text[: text.index("Rules of this document")]
    for party in internal.of(Party).values():
        assert party.code not in table
    assert "A: 6 allies B: 3 allies" in text
    assert "Chatham House Rule" in text


def test_outside_only_sides_stand_and_under_the_house_rule_none() -> None:
    _internal, external = sample_dialogues()
    text = words(sample(KIND, 1, rule="CHR"))
    assert "A should know B should know" in text
    assert "A: Alliance" not in text
    assert "Lines the other has stated" not in text
    ally = Party(id="ally", code="ATL", name="Atlantia", side="ALLIANCE", marking="PART")
    records = [
        dataclasses.replace(record, holders_a=("ally",)) if isinstance(record, Difference) else record
        for record in external.everything()
    ]
    text = words(printed(KIND, Dialogue([*records, ally])))
    assert "A: Alliance" in text
    assert "ATL" not in text


def test_off_the_record_only_accepted_statements_stand() -> None:
    text = words(sample(KIND, 1, rule="OFF"))
    assert "D1 " in text
    assert "D6 " not in text


def test_outside_it_is_the_same_without_what_stays_inside() -> None:
    _internal, external = sample_dialogues()
    plain = printed(KIND, external)
    session = external.sessions()[0]
    more = [
        Difference(
            id="c1", session=session.id, field="register", statement="canary", marking="ALLY", position=3
        ),
        RedLine(id="c2", session=session.id, field="red_lines", statement="canary", marking="MOD"),
        Entry(id="c3", session=session.id, field="on_other", value="1", reason="canary", marking="DELEG"),
        ReleaseItem(id="c4", session=session.id, release_text="canary", marking="ALLY"),
    ]
    assert printed(KIND, Dialogue([*external.everything(), *more])) == plain
    less = Dialogue(
        record for record in external.everything() if getattr(record, "marking", "PART") in ("OPEN", "PART")
    )
    assert printed(KIND, less) == plain
    assert b"canary" not in raw(plain)


def test_outside_earlier_sessions_count_if_their_marking_allows_it() -> None:
    _internal, external = sample_dialogues()
    session = external.sessions()[0]
    early = dataclasses.replace(session, id="early", number=1, title="Session one")
    old = Difference(
        id="old", session="early", field="register", code="D0", statement="An old one.", nature="FACT",
        status="DORMANT", marking="PART",
    )  # fmt: skip
    both = Dialogue([*external.everything(), early, old])
    assert "D0 An old one." in words(printed(KIND, both))
    assert "Not current, kept on the register 1" in words(printed(KIND, both))
    higher = changed(Dialogue([*external.everything(), early, old]), Session, previous="")
    hidden = Dialogue(
        dataclasses.replace(record, handling="ALLY") if record.id == "early" else record
        for record in higher.everything()
    )
    assert "An old one." not in words(printed(KIND, hidden))


def test_it_refuses_with_a_sentence() -> None:
    _internal, external = sample_dialogues()
    with pytest.raises(Refused, match="for participants or open"):
        printed(KIND, external, handling="DELEG")


@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("rule", ["REC", "CHR", "OFF"])
def test_every_track_has_one_empty_or_full(track: str, rule: str) -> None:
    empty = printed(KIND, made_up(track, attribution_rule=rule).dialogue)
    inside = track == INTERNAL and rule != "OFF"
    none = "No difference has been recorded in this track up to this session."
    assert (none if inside else "Nothing to print.") in words(empty)
    full = made_up(track, attribution_rule=rule).fill(most=4).dialogue
    pdf = printed(KIND, full)
    assert pdf == printed(KIND, full)
    assert len(pages(pdf)) >= 2
    if track == BRIEF:
        assert not re.search(r"None(?! is)", words(pdf))


def test_markings_stand_on_every_page() -> None:
    for track, marking in ((0, "ALLIANCE ONLY"), (1, "PARTICIPANTS")):
        assert all(page.count(marking) == 2 for page in pages(sample(KIND, track)))


def test_a_measure_whose_status_was_cleared_stands_on_the_card_as_proposed() -> None:
    _internal, external = sample_dialogues()
    blank = Dialogue(
        dataclasses.replace(record, status="") if isinstance(record, RiskReductionMeasure) else record
        for record in external.everything()
    )
    cards = " ".join(page for page in pages(printed(KIND, blank)) if "Whom to call first" in page)
    assert "Measures Incident channel for damage to undersea cables and pipelines (proposed)" in " ".join(
        cards.split()
    )
