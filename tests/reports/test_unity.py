"""Unity: what is said of it, how it is drawn, and what a reader who may know less is told."""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit, added
from dialogue_app.core.records import INTERNAL, Entry
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import make_report
from dialogue_app.reports.reader import RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.reports.unity.content import UnityReport, read_round_one, read_unity
from dialogue_app.reports.unity.matrix_picture import draw_matrix
from dialogue_app.reports.unity.picture import draw_unity
from dialogue_app.reports.unity.sentences import of_groups, of_red_lines, sentences
from dialogue_app.reports.unity.strip_picture import Strip, draw_strip
from dialogue_app.services.analysis import hold
from dialogue_app.services.audience.disclosure import Disclosure
from tests.charts.made import (
    CYRILLIC,
    all_words,
    boxes,
    large,
    outside,
    overlapping,
    overview,
    uprights,
    words,
)
from tests.services.amber_sea import internal


def looked(number: int = 1, dialogue: Dialogue | None = None, rule: str = "") -> ReportContext:
    dialogue = dialogue or internal()
    held = hold(dialogue, number)
    if not rule:
        return ReportContext(held, INTERNAL)
    session = next(former for former in dialogue.sessions() if former.id == held.session)
    disclosure = Disclosure(dialogue, dataclasses.replace(session, attribution_rule=rule))
    return ReportContext(held, INTERNAL, reader=RuledReader(disclosure))


def read(number: int = 1) -> UnityReport:
    unity_report = read_unity(looked(number))
    assert unity_report is not None
    return unity_report


def made(key: str, context: ReportContext) -> Report:
    report = make_report(key, context)
    assert report is not None
    return report


def of(rows: Mapping[str, Mapping[str, str]], codes: list[str], **more: Any) -> UnityReport:
    return UnityReport(overview(rows, codes), **more)


# -- in words --------------------------------------------------------------------------------------------


def test_the_sample_is_told_with_every_activity_that_divides() -> None:
    assert " ".join(made("unity", looked()).sentences) == (
        "On 6 of 12 activities allies agree that Russia would be outside the rules of the game; on 1 that it "
        "would be inside them. "
        "Where they agree they are divided on severity on 4 (AIR-03, MIL-02, MIL-06, NUC-02). "
        "They part most over Rotational stationing of up to a brigade in a state bordering the other side "
        "(MIL-03): 3 inside the rules, 5 outside them (8 of 9 answered); 2 draw a red line. "
        "Both sides of the rules cut are held on 5: polarised 1 (MIL-03), divided 2 (AIR-01, ECO-01), "
        "isolated reservation 2 (SPA-02, MIL-01). "
        "HES alone judges SPA-02 to be inside the rules (8 of 9 outside); VIS alone judges MIL-01 to be "
        "outside the rules (8 of 9 inside). "
        "3 answers of 108 are outstanding: THL on MIL-06, CYB-03 (needs instructions); NMK on ECO-01 (not "
        "recorded)."
    )


def test_nobody_is_named_to_who_may_not_know_and_few_are_not_counted() -> None:
    many = made("unity", looked(rule="CHR"))
    assert "One ally alone judges SPA-02" in " ".join(many.sentences)
    assert many.picture is None
    assert many.table is not None
    cells = [text_of(cell) for row in many.table.rows for cell in row.cells]
    assert "Two camps: inside 3 allies; outside 5 allies" in cells
    few = of({"A": {"X": "1", "Y": "1", "Z": "5"}, "B": dict.fromkeys("XYZ", "4")}, ["X", "Y", "Z"])
    hidden = dataclasses.replace(few, named=False, counted=False)
    assert " ".join(sentences(hidden)) == (
        "On 1 of 2 activities allies agree that Russia would be outside the rules of the game; on 0 that it "
        "would be inside them. They part most over An activity (A). No answer is outstanding: 6 of 6 are "
        "given."
    )


def test_groups_are_not_told_of_few_and_their_numbers_tell_nothing_of_codes() -> None:
    rows = {f"A{n}": {"D": "1", "C": "1", "B": "5", "A": "5"} for n in range(3)}
    named = of(rows, ["A", "B", "C", "D"])
    assert of_groups(named)[1] == "Group 1: A, B; Group 2: C, D."
    nameless = dataclasses.replace(named, named=False)
    assert of_groups(nameless)[1] == "Group 1: 2 allies; Group 2: 2 allies."
    assert nameless.groups == (("p-C", "p-D"), ("p-A", "p-B"))
    assert of_groups(dataclasses.replace(nameless, counted=False)) == (
        "Groups are not told for fewer than five seats that may not be named.",
    )


@pytest.mark.parametrize(("judging", "total"), [(0, 3), (1, 3), (0, 1), (1, 1)])
def test_who_cannot_be_grouped_is_not_said_to_judge_otherwise(judging: int, total: int) -> None:
    codes = ["X", "Y", "Z"][:total]
    unity_report = of({f"A{n}": dict.fromkeys(codes[:judging], "4") for n in range(3)}, codes)
    told = " ".join(of_groups(unity_report))
    if judging == total == 1:
        assert told == "One party alone forms no group."
    else:
        assert told.startswith("Fewer than two parties have given verdicts yet")


def test_a_party_without_too_many_red_lines_is_not_named() -> None:
    rows = {"A": {"X": "5", "Y": "4"}, "B": {"X": "4", "Y": "4"}, "C": {"X": "4", "Y": "4"}}
    assert of_red_lines(of(rows, ["X", "Y"])) == (
        "Of no party are more than a third of the verdicts red lines.",
    )
    rows["B"]["X"] = "5"
    assert (
        of_red_lines(of(rows, ["X", "Y"]))[0] == "More than a third of the verdicts are red lines: X 2 of 3."
    )


# -- round two -------------------------------------------------------------------------------------------


def with_round_two(*values: str) -> Dialogue:
    """Session one with verdicts of VIS in round two: a level, or empty for that of round one."""
    dialogue = internal()
    session = dialogue.sessions()[0].id
    party = next(party_record.id for party_record in dialogue.parties() if party_record.code == "VIS")
    first = [
        entry_record
        for entry_record in dialogue.of(Entry).values()
        if (entry_record.session, entry_record.field, entry_record.party, entry_record.round)
        == (session, "verdict_r1", party, 1)
    ]
    codes = {activity.item.id: activity.item.code for activity in read().activities}
    first.sort(key=lambda entry_record: codes[entry_record.item] != "MIL-01")
    edits: list[Edit] = []
    for entry, value in zip(first, values, strict=False):
        given = dataclasses.replace(entry, id=f"{entry.id}-2", round=2, value=value or entry.value)
        edits += added(given)
    return dialogue.apply(edits)


def test_round_two_names_what_has_another_label_since() -> None:
    assert make_report("rounds", looked()) is None
    dialogue = with_round_two("1")
    told = made("rounds", looked(dialogue=dialogue))
    assert told.sentences[0] == "In round two a verdict was changed on 1 of 12 activities: MIL-01."
    assert told.sentences[1].startswith("Another label since: MIL-01 from “Isolated reservation” to “United")
    assert told.table is not None
    assert [text_of(row.cells[0]) for row in told.table.rows] == ["MIL-01"]


def test_round_two_that_says_the_same_changes_nothing() -> None:
    told = made("rounds", looked(dialogue=with_round_two("")))
    assert told.sentences == ("No verdict was changed in round two.",)


def test_round_one_is_computed_again_only_where_something_was_entered() -> None:
    context = looked(dialogue=with_round_two("1", "1"))
    unity_report = read_unity(context)
    assert unity_report is not None
    before = read_round_one(context, unity_report)
    again = read_round_one(context, unity_report)
    assert before is not None
    assert again is not None
    for key, row in before.overview.activities.items():
        assert (row is unity_report.overview.activities[key]) == (
            row.unity is unity_report.overview.activities[key].unity
        )
        assert again.overview.activities[key].unity is row.unity


# -- pictures --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_thirty_two_parties_and_forty_six_activities_are_legible(width: float) -> None:
    report = UnityReport(large(32, 46))
    matrix = draw_matrix(report, width)
    strips = [draw_strip(Strip(activity_unity, report), width) for activity_unity in report.activities]
    for picture in (draw_unity(report, width), matrix, strips[0]):
        assert overlapping(picture) == []
        assert outside(picture) == []
    assert len({mark.party for mark in matrix.marks}) == 33
    for activity, strip in zip(report.activities, strips, strict=True):
        assert outside(strip) == []
        assert len({mark.party for mark in strip.marks}) == activity.unity.n + 1


def test_six_thousand_activities_are_limited_and_counted() -> None:
    report = UnityReport(large(9, 6202, "An activity"))
    rows = draw_unity(report, 499.0)
    assert "more, not drawn here" in all_words(rows)
    assert rows.height < 3000
    assert "and 6142 more, not drawn here" in words(draw_matrix(report, 499.0))


def test_words_of_every_alphabet_and_codes_of_any_length_are_legible() -> None:
    codes = ["ЯЯЯ", "Ґ", "VERYLONGCODE", "漢字"]
    report = UnityReport(overview({"ОЧЕНЬ-ДЛИННЫЙ-КОД-01": dict.fromkeys(codes, "4")}, codes, CYRILLIC * 5))
    strip = draw_strip(Strip(report.activities[0], report), 499.0)
    for picture in (draw_unity(report, 499.0), draw_matrix(report, 499.0), strip):
        assert overlapping(picture) == []
        assert outside(picture) == []
        assert "□" in all_words(picture)


def test_a_strip_without_levels_names_who_was_asked() -> None:
    unity_report = of({"A-1": {"X": "NI", "Y": ""}}, ["X", "Y"])
    picture = draw_strip(Strip(unity_report.activities[0], unity_report), 499.0)
    assert picture.description == (
        "No verdict on A-1 has been recorded yet (0 of 2). "
        "Without a level: Needs instructions: X · Not recorded: Y."
    )


def test_below_the_quorum_there_is_no_index() -> None:
    rows = {"A-1": {"X": "4", "Y": "NI", "Z": "WH"}, "A-2": {"X": "4", "Y": "4", "Z": "4"}}
    said = all_words(draw_unity(of(rows, ["X", "Y", "Z"]), 499.0))
    assert "Not enough answers for a result" in said
    assert "1 of 3 · Needs instructions: Y · Withheld: Z" in said
    assert "1.00" not in said


def test_only_rows_without_enough_answers() -> None:
    unity_report = of({f"A-{n}": {"X": "4"} for n in range(50)}, ["X", "Y", "Z"])
    picture = draw_unity(unity_report, 499.0)
    assert "and 10 more, not drawn here" in words(picture)
    assert picture.description.startswith("On none of the 50 activities there are enough answers yet")


def test_an_extract_says_nothing_of_what_it_leaves_out() -> None:
    picture = draw_unity(read(), 499.0, first=2)
    assert [word for word in words(picture) if re.fullmatch(r"[A-Z]{3}-\d\d", word)] == ["MIL-03", "AIR-01"]
    assert "not drawn here" not in all_words(picture)


def test_strip_places_allies_on_their_level_and_names_outliers() -> None:
    unity_report = read()
    spa = next(activity for activity in unity_report.activities if activity.item.code == "SPA-02")
    picture = draw_strip(Strip(spa, unity_report), 500.0)
    column = 100.0
    for party in unity_report.parties:
        value = int(spa.answers[party.id])
        mark = next(drawn_mark for drawn_mark in picture.marks if drawn_mark.party == party.id)
        assert (value - 1) * column <= mark.x <= mark.x + mark.width <= value * column
        assert picture.mark_at(mark.x + 1, mark.y + 1) == mark
    assert 2 * column in uprights(picture, 1.5)
    assert "HES 2 (median of the others 4, −2)" in all_words(picture)
    assert "Isolated reservation" in picture.description
    assert picture.mark_at(-5, -5) is None


def test_strip_lists_statuses_and_shows_two_camps_without_outliers() -> None:
    unity_report = read()
    said = all_words(draw_strip(Strip(unity_report.ranked[0], unity_report), 500.0))
    assert "No position: THL" in said
    assert "Two camps: inside WES RHE HES; outside" in said
    assert "Stand apart" not in said


def test_rows_follow_the_ranking_with_n_of_seats() -> None:
    picture = draw_unity(read(), 800.0)
    said = words(picture)
    codes = [sentence for sentence in said if re.fullmatch(r"[A-Z]{3}-\d\d", sentence)]
    assert codes[:5] == ["MIL-03", "AIR-01", "ECO-01", "SPA-02", "MIL-01"]
    assert "0.53 · 8 of 9" in said
    assert "Divided, so far" in said
    assert "blank NMK" in said
    assert "may end from 0.67 to 0.83" in all_words(picture)
    mark = next(drawn_mark for drawn_mark in picture.marks if drawn_mark.words.startswith("MIL-03 VIS"))
    assert (0.28 + 4 / 5 * 0.51) * 800 <= mark.x <= 0.79 * 800
    (cut,) = uprights(picture, 1.5)
    assert cut == pytest.approx((0.28 + 2 / 5 * 0.51) * 800)


def test_matrix_orders_parties_by_group() -> None:
    picture = draw_matrix(read(), 800.0)
    placed = {box.words: box.left for box in boxes(picture)}
    order = ["ATL", "WES", "THL", "DAN", "NMK", "RHE", "HES", "VIS", "OST"]
    assert sorted(order, key=placed.__getitem__) == order
    assert placed["ATL"] < placed["Group 1"] < placed["Group 2"] < placed["Group 3"]
    cell = next(mark for mark in picture.marks if mark.words.startswith("MIL-03 VIS: 5 Red line"))
    assert picture.mark_at(cell.x + cell.width / 2, cell.y + cell.height / 2) == cell
    assert "NP" in words(picture)
