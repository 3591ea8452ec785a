"""The rules-of-the-game matrix, inside and outside."""

import json
import re
from pathlib import Path

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, Entry, Party, SelectedItem
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.made_up import made_up
from tests.documents.papers import changed, large, printed, sample, words
from tests.documents.reading import pages, raw, reader

ORACLES = json.loads((Path(__file__).parent.parent / "reference" / "oracles.json").read_text("utf-8"))
KIND = "rules-matrix"
TWO_WAY = {
    "MIL-01": (2, 2, "Mutually acceptable"), "MIL-02": (4, 4, "Mutually unacceptable"),
    "MIL-03": (3, 4, "Mutually unacceptable"), "MIL-06": (4, 5, "Mutually unacceptable red line"),
    "NUC-02": ("WH", 4, "Unknown Alliance: withheld"), "SEA-04": (5, 5, "Mutually unacceptable red line"),
    "AIR-01": (3, 2, "Contested"), "AIR-03": (4, 5, "Mutually unacceptable red line"),
    "CYB-03": (5, 4, "Mutually unacceptable red line"), "SPA-02": (4, 2, "Contested"),
    "ECO-01": (2, 4, "Contested"), "NBR-02": (2, 5, "Contested contested red line"),
}  # fmt: skip


@pytest.mark.parametrize(("number", "key"), [(1, "S1"), (2, "S2")])
def test_inside_it_has_every_verdict_with_label_index_and_n_of_n(number: int, key: str) -> None:
    text = words(sample(KIND, 0, number))
    for activity, oracle in ORACLES["scenario"][key].items():
        row = text[text.index(activity) :]
        row = row[: re.search(r"\d of 9", row).end()]
        verdicts = " ".join(str(verdict) for verdict in oracle["row"].values() if verdict != "")
        assert verdicts in row
        assert " ".join(str(freq) for freq in oracle["freq"] if freq) in row
        assert oracle["label"] in row
        assert f"{oracle['cns']:.2f}" in row


def test_outside_it_has_released_verdicts_zones_flags_and_instruments() -> None:
    text = words(sample(KIND, 1))
    for activity, (alliance, russia, zone) in TWO_WAY.items():
        row = text[text.index(activity) :][:260]
        assert re.search(rf" {alliance} {russia} {zone}", row), activity
    assert "NATO-Russia Founding Act 1997 (suspended in practice)" in text


@pytest.mark.parametrize(("track", "marking"), [(0, "ALLIANCE ONLY"), (1, "PARTICIPANTS")])
def test_twelve_activities_stand_on_one_page_that_lies_across(track: int, marking: str) -> None:
    pdf = sample(KIND, track)
    first = reader(pdf).pages[0]
    assert first.mediabox.width > first.mediabox.height
    read = pages(pdf)
    assert len(re.findall(r"[A-Z]{3}-\d\d", read[0])) == 12
    assert "Objectionable" in read[0]
    assert all(page.count(marking) == 2 for page in read)


@pytest.mark.parametrize("seats", [9, 32])
def test_every_page_holds_twelve_and_the_legend(seats: int) -> None:
    read = pages(printed(KIND, large(seats, 46)))
    counts = [len(re.findall(r"[A-Z]{3}-\d\d ", page)) for page in read[:4]]
    assert counts == [12, 12, 12, 10]
    assert all("Objectionable" in page and "NI" in page for page in read[:4])
    assert "Legend and notes" in " ".join(read[4:])


def test_more_parties_than_a_page_is_wide_stand_on_another() -> None:
    read = pages(printed(KIND, large(40, 12)))
    assert "C19" in read[0]
    assert "C20" in read[1]
    assert "C39" in read[1]


# -- who may be named, and what may leave ------------------------------------------------------------------


def test_nameless_it_shows_counts_and_below_five_seats_the_range() -> None:
    internal, _external = sample_dialogues()
    text = words(sample(KIND, 0, 1, rule="CHR"))
    assert not any(party.code in text for party in internal.of(Party).values())
    assert "MIL-03 Rotational stationing of up to a brigade in a state bordering the other side" in text
    few = words(printed(KIND, large(4, 6, "CHR")))
    assert "dots show the range" in few
    assert " of 4" not in few


def test_outside_the_sides_are_not_told_apart_where_the_rule_forbids_it() -> None:
    text = words(sample(KIND, 1, rule="CHR"))
    assert "Dots show the range of the two verdicts" in text
    assert "Russia on the alliance" not in text
    assert "withheld" in text
    assert "Alliance: withheld" not in text


def test_outside_no_level_of_the_alliance_stands_without_a_signed_release() -> None:
    _internal, external = sample_dialogues()
    for values in ({"status": "WITHDRAWN"}, {"status": "PROPOSED"}, {"authority": ""}):
        text = words(printed(KIND, changed(external, ReleaseItem, **values)))
        assert text.count("Unknown Alliance: not recorded") == 11
        assert "WITHDRAWN" not in text.upper()


def test_outside_nothing_changes_with_what_stays_inside() -> None:
    _internal, external = sample_dialogues()
    plain = printed(KIND, external)
    session = external.sessions()[0]
    canaries = [
        Entry(id=f"canary{n}", session=session.id, field="on_other", item=f"x{n}", value="5", reason="canary",
              marking=marking, party=ALLIANCE)
        for n, marking in enumerate(("ALLY", "DELEG", "MOD"))
    ]  # fmt: skip
    withdrawn = ReleaseItem(id="canary-r", release_text="canary", status="WITHDRAWN", marking="PART")
    filled = Dialogue([*external.everything(), *canaries, withdrawn])
    assert printed(KIND, filled) == plain
    less = Dialogue(
        record for record in external.everything() if getattr(record, "marking", "PART") in ("OPEN", "PART")
    )
    assert printed(KIND, less) == plain
    for word in (b"canary", b"Unity", b"United", b"prediction", b"DELEG"):
        assert word not in raw(plain)


def test_it_refuses_with_a_sentence() -> None:
    _internal, external = sample_dialogues()
    with pytest.raises(Refused, match="off the record"):
        printed(KIND, external, attribution_rule="OFF")
    with pytest.raises(Refused, match="for participants or open"):
        printed(KIND, external, handling="ALLY")
    with pytest.raises(Refused, match="Moderator only"):
        printed(KIND, external, handling="")


@pytest.mark.parametrize("track", [INTERNAL, EXTERNAL])
def test_an_empty_session_says_so(track: str) -> None:
    pdf = printed(KIND, made_up(track).dialogue)
    none = "No activities have been selected for this session yet."
    assert (none if track == INTERNAL else "Nothing to print.") in words(pdf)
    assert len(pages(pdf)) <= 2
    assert printed(KIND, made_up(track).dialogue) == pdf


def test_long_wordings_are_cut_so_that_the_page_holds() -> None:
    _internal, external = sample_dialogues()
    long = {"wording": "An activity with a wording that does not end. " * 40}
    read = pages(printed(KIND, changed(external, SelectedItem, **long)))
    assert "…" in read[0]
    assert len(re.findall(r"[A-Z]{3}-\d\d ", read[0])) == 12
