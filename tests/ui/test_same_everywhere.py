"""What is said of one thing is the same in the window, in the gates, in the numbers for other programs, in
the pictures and on paper.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from dialogue_app.analyses.both_sides.prediction import PredictionPair, prediction_score
from dialogue_app.analyses.gates.evaluation import gates_of
from dialogue_app.analyses.judgements.unity import DIVIDED, LABELS, POLARISED
from dialogue_app.analyses.line_status import footnotes, is_open
from dialogue_app.analyses.prospect import settled_prospect
from dialogue_app.charts import wording
from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    LineDraft,
    LineParagraph,
    ParkingLotItem,
    ReleaseItem,
    Reservation,
    RiskReductionMeasure,
    SilenceProcedure,
    status_of,
)
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.core.scales import scale
from dialogue_app.fields.items import items_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.export import analyse
from dialogue_app.reports.predictions.sentences import against_mirror
from dialogue_app.reports.questions import make_report
from dialogue_app.services.analysis import hold
from dialogue_app.services.release.release_acts import open_points
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.ui.fields.matrix.unity_column import UnityColumn
from dialogue_app.ui.text.line_text import reservation_state
from tests.documents.papers import printed, words
from tests.ui.invented import PARTIES, Table, table
from tests.ui.pages.analyses.looked import found

CODES = [code for code, _name in PARTIES]


def judged(*rows: str) -> Table:
    """A table of verdicts: a row an activity, a digit a seat."""
    values = tuple(
        ("verdict_r1", place, code, value)
        for place, row in enumerate(rows)
        for code, value in zip((f"P{n:02}" if n > 8 else CODES[n] for n in range(len(row))), row, strict=True)
    )
    return table(INTERNAL, seats=len(rows[0]), activities=len(rows), values=values)


def reasons(at: Table) -> list[str]:
    """What the gate on reasons of outliers still misses."""
    (gate,) = (
        result
        for result in gates_of(at.dialogue, at.session, at.template, "I4")
        if result.gate.check == "outliers_have_reasons"
    )
    return [missing.sentence for missing in gate.missing]


@pytest.mark.parametrize(
    ("row", "inside", "outside"),
    [("11115555", 4, 4), ("11133555", 3, 5), ("11555", 2, 3), ("112244455", 4, 5)],
)
def test_a_polarised_row_is_two_camps_without_outliers_wherever_it_is_told(
    row: str, inside: int, outside: int
) -> None:
    at = judged(row)
    seats = [code for code, value in zip(CODES, row, strict=False) if value]
    camps = (seats[:inside], seats[inside : inside + outside])
    told = analyse(at.dialogue, 1, None)["unity"][0]
    assert (told["label"], told["outliers"]) == (POLARISED, [])
    assert told["camps"] == {"inside": camps[0], "outside": camps[1]}
    assert reasons(at) == []
    verdicts = at.field("verdict_r1")
    (item,) = items_of(at.dialogue, at.session, at.template, verdicts)
    tip = UnityColumn(at.track, at.session, verdicts).tip(item)
    assert ": Polarised, " in tip
    assert "Stand apart" not in tip
    assert f"Two camps: inside {' '.join(camps[0])}; outside {' '.join(camps[1])}." in tip
    looked = ReportContext(hold(at.dialogue), INTERNAL)
    page = found(looked, "unity")
    assert "Nobody stands apart" in page[2].words
    strip = page[0].details[page[0].rows[0].id].drawn(500.0)
    assert strip.description == tip.replace("\n", " ")
    assert f"Two camps: inside {' '.join(camps[0])}; outside {' '.join(camps[1])}." in strip.description
    assert "stand apart" not in strip.description.lower()
    paper = words(printed("internal-brief", at.dialogue))
    assert "Two camps" in paper
    assert "Nobody stands apart" in paper


def test_a_row_that_is_only_divided_has_outliers_wherever_it_is_told() -> None:
    at = judged("222222335")
    told = analyse(at.dialogue, 1, None)["unity"][0]
    assert (told["label"], told["camps"]) == (DIVIDED, None)
    assert [outlier["party"] for outlier in told["outliers"]] == ["VIS", "OST", "NMK"]
    assert [reason.split(": ")[1].split()[0] for reason in reasons(at)] == ["VIS", "OST", "NMK"]
    verdicts = at.field("verdict_r1")
    (item,) = items_of(at.dialogue, at.session, at.template, verdicts)
    tip = UnityColumn(at.track, at.session, verdicts).tip(item)
    page = found(ReportContext(hold(at.dialogue), INTERNAL), "unity")
    strip = page[0].details[page[0].rows[0].id].drawn(500.0)
    assert strip.description == tip.replace("\n", " ")
    assert "Stand apart: VIS 3 (median of the others 2, +1); OST 3 " in tip
    assert "Who stands apart, and why" in words(printed("internal-brief", at.dialogue))


def test_of_many_outliers_at_one_level_one_reason_is_asked() -> None:
    row = "2" * 24 + "3" * 10 + "5" * 6
    at = judged(row)
    name = analyse(at.dialogue, 1, None)["unity"][0]["activity"]
    assert reasons(at) == [f"{name}: 6 parties stand apart at level 5, and none of them gives a reason."]
    (item,) = at.items("verdict_r1")
    at.set("verdict_r1", Place(item, at.parties("verdict_r1")[-1], "", 1), reason="A precedent of 2025")
    assert reasons(at) == []
    fewer = judged(row[:-1])
    assert [reason.split()[1] for reason in reasons(fewer)] == ["P34", "P35", "P36", "P37", "P38"]


@pytest.mark.parametrize(
    ("status", "shown", "still"),
    [("", "Open", 1), ("OPEN", "Open", 1), ("LIFTED", "Lifted", 0), ("MAINTAINED", "Maintained", 0)],
)
def test_whether_a_reservation_is_open_is_the_same_everywhere(status: str, shown: str, still: int) -> None:
    at = table(
        INTERNAL,
        seats=3,
        activities=1,
        records=(LineParagraph(field="line", number="1", text="All.", marking="ALLY"),),
    )
    (row,) = at.items("verdict_r1")
    for party in at.parties("verdict_r1"):
        at.set("verdict_r1", Place(row, party, "", 1), value="4")
    party = at.parties("positions")[0]
    place: dict[str, Any] = {
        "session": at.session,
        "field": "reservations",
        "party": party,
        "paragraph": "r0",
        "marking": "ALLY",
    }
    item = ReleaseItem(
        session=at.session, field="release_items", kind="STATEMENT", sources=("r0",), release_text="All."
    )
    held = Reservation(**place, type="SUB", text="Not yet", status=status)
    for record in (held, item):
        assert at.track.perform(add_listed(at.dialogue, record))
    (held,) = at.dialogue.listed(Reservation, at.session)
    assert is_open(held) == bool(still)
    assert reservation_state(held)[0].split(",")[0] == shown
    (item,) = at.dialogue.listed(ReleaseItem, at.session)
    assert bool(open_points(at.dialogue, item)) == bool(still)
    paper = " ".join(words(printed("internal-brief", at.dialogue)).split())
    assert f"{still} of 1 reservation {'is' if still else 'are'} open" in paper
    assert ("1 reservation is open: ATL." in paper) == bool(still)
    assert f"Not yet {shown}" in paper


def test_new_records_begin_with_a_status() -> None:
    kinds = (Reservation, FollowUp, ParkingLotItem, RiskReductionMeasure)
    assert [kind().status for kind in kinds] == ["OPEN", "OPEN", "OPEN", "PROPOSED"]
    assert [status_of(kind(status="")) for kind in kinds] == ["OPEN", "OPEN", "OPEN", "PROPOSED"]
    assert status_of(Difference()) == ""


def test_a_reservation_and_a_text_under_silence_have_one_number_in_window_brief_and_summary() -> None:
    at = table(
        INTERNAL,
        seats=3,
        activities=0,
        records=(LineParagraph(field="line", number="1", text="All.", marking="ALLY"),),
    )
    party = at.parties("positions")[0]
    place: dict[str, Any] = {"session": at.session, "marking": "ALLY"}
    about: dict[str, Any] = {"field": "reservations", "party": party, "paragraph": "r0", "type": "SUB"}
    for record in (
        Reservation(**place, **about, text="Gone by now", status="LIFTED"),
        Reservation(**place, **about, text="Not before June"),
        SilenceProcedure(**place, field="silence", version="2", text="All of it."),
        LineDraft(**place, field="line", version="3", note="before lunch"),
    ):
        assert at.track.perform(add_listed(at.dialogue, record))
    lifted, kept = at.dialogue.listed(Reservation, at.session)
    assert footnotes(at.dialogue, at.session, at.field("line")) == {kept.id: 1}
    summary = words(printed("session-summary", at.dialogue))
    brief = words(printed("internal-brief", at.dialogue))
    assert "¹ ATL 1 Substance Not before June" in brief
    assert "1 Not before June" in summary
    assert "2 Not before June" not in summary
    assert lifted.text in summary
    assert "1 Gone by now" not in summary
    for paper in (brief, summary):
        assert "2 All of it." in paper or "2 Not recorded" in paper
        assert "1 All of it." not in paper


def test_the_skill_names_its_pairs_where_they_are_not_those_of_the_error() -> None:
    given = [
        PredictionPair(item="A", predicted="4", stated="5", mirror="3"),
        PredictionPair(item="B", predicted="2", stated="4"),
    ]
    score = prediction_score(given)
    assert (score.n, score.mirror_n, score.mae, score.own_mae) == (2, 1, Fraction(3, 2), Fraction(1))
    assert against_mirror(score) == "skill 0.50 on 1 of 2 pairs, on which the prediction was off by 1.00"
    alike = prediction_score(given[:1])
    assert against_mirror(alike) == "skill 0.50"
    assert against_mirror(prediction_score([])) == ""


def numbers_of_prediction(told: dict[str, Any]) -> dict[str, str]:
    """How a score is written wherever its parts are told."""
    return {
        "exact": str(told["exact"]),
        "pairs": str(told["n"]),
        "mae": wording.number(told["mae"]),
        "skill": wording.number(told["skill"]),
        "mirror": wording.number(told["mirror_mae"]),
        "on": f"{told['mirror_n']} of {told['n']} pairs",
    }


def test_the_numbers_of_the_sample_are_the_same_in_json_window_pictures_and_papers() -> None:
    inside, outside = sample_dialogues()
    told = analyse(outside, None, inside)
    page = found(ReportContext(hold(outside), EXTERNAL), "predictions")[0].words
    report = make_report("predictions", ReportContext(hold(outside), EXTERNAL))
    assert report is not None
    assert report.picture is not None
    picture = report.picture.drawn(800.0).description
    paper = words(printed("comparison", inside, other=outside))
    for side, name in (("ALL", "The alliance"), ("RUS", "Russia")):
        score = numbers_of_prediction(told["prediction"][side])
        for place in (page, picture):
            sentence = place[place.index(f"{name} predicting") :]
            assert f"off by {score['mae']}" in sentence.lower()
            assert f"skill {score['skill']}" in sentence
            assert f"off by {score['mirror']}" in sentence
        if told["prediction"][side]["mirror_n"] != told["prediction"][side]["n"]:
            assert f"skill {score['skill']} on {score['on']}" in page
            assert f"skill {score['skill']} on {score['on']}" in picture
    score = numbers_of_prediction(told["prediction"]["ALL"])
    paper = " ".join(paper.split())
    assert f"Compared {score['pairs']} of {score['pairs']} Mean error {score['mae']}" in paper
    assert f"Skill +{score['skill']} on {score['on']}" in paper
    assert f"Error of the mirror {score['mirror']} on {score['on']}" in paper


@pytest.mark.parametrize("number", [1, 2])
def test_the_labels_of_the_sample_are_the_same_in_json_window_picture_and_brief(
    number: int,
) -> None:
    inside, _outside = sample_dialogues()
    held = hold(inside, number)
    told = {row["activity"]: row for row in analyse(inside, number, None)["unity"]}
    page = found(ReportContext(held, INTERNAL), "unity")[0]
    shown = {row.cells[0].text: row.cells for row in page.rows}
    strips = {sketch.shown.activity.item.code: sketch for sketch in page.details.values()}
    paper = words(printed("internal-brief", inside, number))
    assert told.keys() == shown.keys() == strips.keys()
    for code, row in told.items():
        label = LABELS[row["label"]] + (", so far" if row["so_far"] else "")
        apart = [outlier["party"] for outlier in row["outliers"]]
        assert shown[code][2].text == label
        assert shown[code][3].text == f"{row['n']} of {row['seats']}"
        if row["camps"] is None:
            assert [part.split()[0] for part in shown[code][8].text.split(", ") if part] == apart
        described = strips[code].drawn(500.0).description
        assert label in described
        assert ("stand apart" in described.lower()) == bool(apart)
        assert ("Two camps" in described) == (row["camps"] is not None)
        assert f"{code} " in paper


@pytest.mark.parametrize("status", ["WDN", "PRO"])
def test_a_withdrawn_paragraph_is_no_bracket_to_be_settled_in_any_sentence(status: str) -> None:
    at = judged("444")
    line = LineParagraph(
        session=at.session, field="line", number="7", text="All [x].", status=status, marking="ALLY"
    )
    kept = LineParagraph(session=at.session, field="line", number="8", text="All.", marking="ALLY")
    for record in (line, kept):
        assert at.track.perform(add_listed(at.dialogue, record))
    brief = words(printed("internal-brief", at.dialogue))
    open_one = status == "PRO"
    assert ("Of 2 paragraphs of the common line 0 are agreed and 1 holds brackets" in brief) == open_one
    assert ("Of 1 paragraph of the common line 0 are agreed and 0 hold brackets" in brief) != open_one
    assert ("Paragraph 7 of the common line holds words in brackets." in brief) == open_one


@pytest.mark.parametrize("recorded", ["", "MANAGE"])
@pytest.mark.parametrize(
    ("track", "kind"),
    [
        (EXTERNAL, "session-summary"),
        (EXTERNAL, "external-brief"),
        (EXTERNAL, "register"),
        (INTERNAL, "internal-brief"),
        (INTERNAL, "session-summary"),
    ],
)
def test_a_computed_prospect_stands_in_every_paper_and_says_so(track: str, kind: str, recorded: str) -> None:
    outside = track == EXTERNAL
    difference = Difference(
        field="register" if outside else "differences",
        marking="PART" if outside else "ALLY",
        statement="It differs.",
        must_settle="S",
        nature="INT",
        readback_a="ACC",
        readback_b="COR",
        restraint_a="Y",
        restraint_b="Y",
        prospect=recorded,
    )
    assert settled_prospect(difference) == "MANAGE"
    at = table(track, seats=3, activities=0, records=(difference,))
    paper = words(printed(kind, at.dialogue, attribution_rule="PARTY"))
    shown = scale("PROSPECT").shown("MANAGE")
    assert shown in paper
    if kind == "register":
        assert f"{shown} {'recorded, as by the rule' if recorded else 'computed'}" in paper
    else:
        assert (f"{shown} (computed)" in paper) == (not recorded)
