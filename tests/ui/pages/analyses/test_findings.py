"""The findings of the sample: every number of the method's section 7 in words and tables. No widget here."""

import json
from pathlib import Path
from typing import Any

import pytest

from dialogue_app.core.commands.sessions import session_from_previous
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import ALLIANCE, EXTERNAL, TRAINING
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import offered
from dialogue_app.services.analysis import hold
from tests.services.amber_sea import exercise, external
from tests.ui.pages.analyses.looked import Shown, answered, found, inside, outside

SCENARIO: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "reference" / "oracles.json").read_text("utf-8")
)["scenario"]
ORDER = ["ATL", "WES", "RHE", "HES", "THL", "DAN", "VIS", "OST", "NMK"]


def table(finding: Shown) -> list[dict[str, str]]:
    heads = [column.title for column in finding.columns]
    return [dict(zip(heads, (cell.text for cell in row.cells), strict=True)) for row in finding.rows]


def sign(number: float) -> str:
    return f"{number:+g}".replace("-", "\N{MINUS SIGN}") if number else "0"


# -- which questions there are ---------------------------------------------------------------------------


def test_only_what_the_template_can_answer_is_offered() -> None:
    def keys(looked: ReportContext) -> list[str]:
        return [question.key for question in offered(looked)]

    assert keys(inside(1)) == ["unity", "perceptions", "options", "differences"]
    assert keys(inside(2)) == ["unity", "perceptions", "continuity", "options", "differences"]
    assert keys(inside(2, both=True)) == [
        "unity", "rules", "perceptions", "predictions", "continuity", "options", "differences"
    ]  # fmt: skip
    assert keys(outside()) == ["rules", "perceptions", "predictions", "read_backs", "signals", "differences"]
    assert keys(ReportContext(hold(exercise()), TRAINING)) == [
        "unity",
        "rules",
        "predictions",
        "read_backs",
        "signals",
        "differences",
    ]


@pytest.mark.parametrize(
    "looked", [inside(1), inside(2, both=True), outside(), ReportContext(hold(exercise()), TRAINING)]
)
def test_every_finding_is_a_sentence_with_its_method(looked: ReportContext) -> None:
    for question in offered(looked):
        for finding in answered(question, looked):
            assert finding.words[0].isupper() or finding.words[0].isdigit()
            assert finding.words.endswith(".")
            assert all(len(row.cells) == len(finding.columns) for row in finding.rows)
            assert len({row.id for row in finding.rows}) == len(finding.rows)
            assert finding.source is not None or not finding.rows


# -- where are we united? --------------------------------------------------------------------------------


def test_unity_in_words() -> None:
    assert found(inside(1), "unity")[0].words == (
        "On 6 of 12 activities allies agree that Russia would be outside the rules of the game; on 1 that "
        "it would be inside them. Where they agree they are divided on severity on 4 (AIR-03, MIL-02, "
        "MIL-06, NUC-02). They part most over Rotational stationing of up to a brigade in a state bordering "
        "the other side (MIL-03): 3 inside the rules, 5 outside them (8 of 9 answered); 2 draw a red line. "
        "Both sides of the rules cut are held on 5: polarised 1 (MIL-03), divided 2 (AIR-01, ECO-01), "
        "isolated reservation 2 (SPA-02, MIL-01). HES alone judges SPA-02 to be inside the rules (8 of 9 "
        "outside); VIS alone judges MIL-01 to be outside the rules (8 of 9 inside). 3 answers of 108 are "
        "outstanding: THL on MIL-06, CYB-03 (needs instructions); NMK on ECO-01 (not recorded)."
    )
    assert found(inside(2), "unity")[0].words == (
        "On 7 of 12 activities allies agree that Russia would be outside the rules of the game; on 2 that "
        "it would be inside them. Where they agree they are divided on severity on 4 (AIR-03, SPA-02, "
        "MIL-02, NUC-02). They part most over Rotational stationing of up to a brigade in a state bordering "
        "the other side (MIL-03): 2 inside the rules, 6 outside them (8 of 9 answered); 2 draw a red line. "
        "Both sides of the rules cut are held on 3: divided 2 (MIL-03, AIR-01), isolated reservation 1 "
        "(ECO-01). DAN alone judges ECO-01 to be outside the rules (8 of 9 inside). No answer is "
        "outstanding: 106 of 108 are levels, the others are “No position”."
    )


@pytest.mark.parametrize("number", [1, 2])
def test_unity_by_activity_is_that_of_the_method(number: int) -> None:
    oracle = SCENARIO[f"S{number}"]
    rows = table(found(inside(number), "unity")[0])
    assert [row["Code"] for row in rows] == SCENARIO[f"S{number}_ranking"]
    for row in rows:
        published = oracle[row["Code"]]
        assert row["Unity"].removesuffix(", so far") == published["label"]
        assert row["Unity"].endswith(", so far") == bool(published["outstanding"])
        assert row["Answers"] == f"{published['n']} of {published['N']}"
        assert row["Median"] == f"{published['median']:g}"
        assert row["In / out"] == f"{published['inside']} / {published['outside']}"
        assert float(row["Index, bounds"].split(" ")[0]) == pytest.approx(published["cns"], abs=0.006)
        assert float(row["A"].replace("\N{MINUS SIGN}", "-")) == pytest.approx(published["A"], abs=0.006)
        if published["label"] != "Polarised":
            assert [part.split(" ")[0] for part in row["Stands apart"].split(", ") if part] == [
                party for party, *_rest in published.get("outliers", [])
            ]


def test_groups_are_named_with_what_separates_them() -> None:
    groups = found(inside(1), "unity")[1]
    assert groups.words == (
        "9 of 9 parties are in a group that judges alike. Group 1: ATL, WES, THL, DAN, NMK; Group 2: RHE, "
        "HES; Group 3: VIS, OST."
    )
    separating: dict[frozenset[str], list[list[Any]]] = {}
    for row in table(groups):
        members = frozenset(row["Members"].split(", "))
        separating.setdefault(members, []).append(
            [row["Code"], row["Median of the group"], row["Of the others"], row["Difference"]]
        )
    for members, rows in SCENARIO["separation_S1"].items():
        assert separating[frozenset(members.split("-"))] == [
            [code, f"{group:g}", f"{rest:g}", sign(difference)] for code, group, rest, difference in rows
        ]


@pytest.mark.parametrize("number", [1, 2])
def test_red_lines_of_each_party(number: int) -> None:
    parties = found(inside(number), "unity")[3]
    shares = SCENARIO["redline_share"][f"S{number}"]
    assert [row["Code"] for row in table(parties)] == ORDER
    for row in table(parties):
        k, n = shares[row["Code"]]
        assert row["Red lines"] == f"{k} of {n}"
        assert row["Answers"] == f"{n} of 12"
    assert "red lines: VIS 8 of 12, OST 7 of 12." in parties.words


# -- which rules are shared? -----------------------------------------------------------------------------


def test_zones_name_the_contested_first_and_give_no_score() -> None:
    zones = found(outside(), "rules")[0]
    assert zones.words == (
        "11 of 12 activities have verdicts of both sides. Contested: 4 (AIR-01, SPA-02, ECO-01, NBR-02). "
        "Contested red lines: 1 (NBR-02). Outside the rules for both: 6 (MIL-02, MIL-03, MIL-06, SEA-04, "
        "AIR-03, CYB-03). Inside for both: 1 (MIL-01). Unknown: 1 (NUC-02)."
    )
    for row in table(zones):
        published = SCENARIO["twoway"][row["Code"]]
        zone, *more = row["Zone"].split(" · ")
        assert zone == published["zone"]
        assert more == (
            [", ".join(published["flags"])] if published["flags"] else more[:1] * (zone == "Unknown")
        )
    assert zones.report.markings == ("PART",)


def test_reciprocity_is_that_of_both_sides() -> None:
    gaps = found(outside(), "rules")[1]
    assert gaps.words == (
        "The alliance asks 1.36 levels more of the other than of itself on average (11 of 12 activities). "
        "Russia asks 1.5 levels more of the other than of itself on average (12 of 12 activities)."
    )
    for row in table(gaps):
        published = SCENARIO["twoway"][row["Code"]]
        shown = [row["ALL: gap"], row["RUS: gap"]]
        assert shown == [
            "\N{EN DASH}" if gap is None else sign(gap)
            for gap in (published["recip_A"], published["recip_R"])
        ]


def test_reciprocity_of_one_side_alone_is_not_reported() -> None:
    dialogue = external()
    session = dialogue.sessions()[0].id
    gone = [
        Edit(entry, None)
        for cells in dialogue.field_entries(session, "on_self").values()
        for entry in cells.values()
        if entry.party == ALLIANCE
    ]
    gaps = found(ReportContext(hold(dialogue.apply(gone)), EXTERNAL), "rules")[1]
    assert gaps.words.startswith("Reported for both sides or not at all")
    assert gaps.rows == ()


@pytest.mark.parametrize("number", [1, 2])
def test_seams_need_both_tracks_and_say_so(number: int) -> None:
    assert found(inside(number), "rules") == ()
    seams, zones, _gaps = found(inside(number, both=True), "rules")
    wanted = SCENARIO["seams"][f"S{number}"]
    assert sorted(row["Code"] for row in table(seams) if row["Seam"]) == sorted(wanted)
    assert seams.words.startswith(f"{len(wanted)} of 12 activities that are judged in both tracks are seams")
    assert seams.report.notice.startswith("Alliance only.")
    assert "ALLY" in seams.report.markings
    assert zones.source is not None
    assert zones.source.track == EXTERNAL


# -- where do we misjudge each other? --------------------------------------------------------------------


def test_perceptions_say_who_misjudges_what() -> None:
    (finding,) = found(outside(), "perceptions")
    assert finding.words == (
        "The alliance misjudges the other’s view on 4 of 8 statements: false consensus 3 (P03b, P04a, "
        "P10b), false conflict 1 (P06); it knows a difference on 4; off by 1.38 levels on average (8 of 8 "
        "answers). Russia misjudges the other’s view on 3 of 8 statements: false consensus 3 (P03a, P08, "
        "P10b); it knows a difference on 4; it knows a shared view on 1; off by 1.25 levels on average (8 "
        "of 8 answers)."
    )
    for row, cells in zip(table(finding), finding.rows, strict=True):
        published = SCENARIO["perceptions"][row["Code"]]
        texts = [cell.text for cell in cells.cells]
        assert texts[2:6] == [
            str(published["A_direct"]),
            str(published["A_meta"]),
            sign(published["A_error"]),
            published["A_state"],
        ]
        assert texts[6:] == [
            str(published["R_direct"]),
            str(published["R_meta"]),
            sign(published["R_error"]),
            published["R_state"],
        ]


def test_the_middle_of_the_table() -> None:
    (finding,) = found(inside(2), "perceptions")
    assert finding.words.startswith("106 of 108 sealed guesses")
    assert (
        "False sense of isolation (thinks that it stands alone and does not) on 1: RHE ECO-01."
        in finding.words
    )
    assert "on 7: RHE MIL-03, HES MIL-03," in finding.words
    assert len(finding.rows) == 106


# -- what surprised us? ----------------------------------------------------------------------------------


def test_predictions_are_scored_as_in_the_method() -> None:
    predictions = found(outside(), "predictions")[0]
    alliance, russia = predictions.words.split(". ")
    alliance_scores, other = SCENARIO["pred_alliance"], SCENARIO["pred_russia"]
    assert alliance == (
        "The alliance predicting Russia: off by 0.58 of a level on average on 12 of 12 activities, exact on "
        "7; red lines foreseen 2 of 4, missed 2 (MIL-06, SEA-04); assuming that the other thinks alike "
        "would have been off by 1.09 levels: better than the mirror (skill 0.58 on 11 of 12 pairs, on which "
        "the prediction was off by 0.45)"
    )
    assert (
        alliance_scores["n"],
        alliance_scores["exact"],
        alliance_scores["hits"],
        alliance_scores["missed"],
    ) == (12, 7, 2, 2)
    assert "on 11 of 12 activities, exact on 5; red lines foreseen 1 of 2, missed 1 (CYB-03)" in russia
    assert (other["n"], other["exact"], other["hits"], other["missed"]) == (11, 5, 1, 1)
    assert russia.endswith("(skill 0.50).")
    rows = table(predictions)
    assert len(rows) == 24
    for row in rows:
        published = SCENARIO["twoway"][row["Code"]]
        side = "A" if row["Predicted by"] == "Alliance" else "R"
        assert row["On its own conduct"] == published[f"{side}_state"]
        if published[f"{side}_error"] is not None:
            assert row["Error"] == sign(published[f"{side}_error"])


def test_red_lines_in_words() -> None:
    lines = found(outside(), "predictions")[3]
    assert lines.words == (
        "The alliance anticipated 2 of 4 red lines of the other, 1 in part, 1 not: surprise 0.38. Russia "
        "anticipated 2 of 3 red lines of the other, 0 in part, 1 not: surprise 0.33."
    )
    assert [row["No."] for row in table(lines)] == ["A1", "A2", "A3", "R1", "R2", "R3", "R4"]
    assert lines.report.markings == ("DELEG",)


def test_the_alliance_sees_its_own_predictions_only() -> None:
    assert found(inside(2), "predictions") == ()
    (finding,) = found(inside(2, both=True), "predictions")
    assert "Russia predicting" not in finding.words
    assert "missed 2 (MIL-06, SEA-04)" in finding.words
    assert finding.report.notice.startswith("Alliance only.")
    assert set(finding.report.markings) == {"ALLY"}
    row = next(row for row in table(finding) if row["Code"] == "MIL-06")
    assert (row["Alliance expected"], row["Russia stated"]) == ("4 Unacceptable", "5 Red line")
    assert (row["Allies’ median"], row["Answers"], row["Unity of allies"]) == ("4", "9 of 9", "United")


# -- signals, change, options, differences ---------------------------------------------------------------


def test_signals() -> None:
    (finding,) = found(outside(), "signals")
    assert finding.words == (
        "5 of 6 signals whose result is determined were not read as intended: missed 1 (SG3), phantom 1 "
        "(SG5), over-read 2 (SG1, SG4), under-read 1 (SG2). A reassurance was lost on 2 (SG3, SG4). Russia "
        "hears 1 level more threat than was meant, on average. The alliance hears 0.5 of a level less "
        "threat than was meant, on average."
    )
    results = {row["No."]: row["Result"] for row in table(finding)}
    assert results.keys() == {signal[0] for signal in SCENARIO["signals"]}
    assert all(results[signal[0]].startswith(signal[-1]) for signal in SCENARIO["signals"])


def test_alpha_stands_in_the_method_note_only() -> None:
    first, *others = found(inside(2), "unity")
    assert "alpha over all activities and parties: 0.75 (" in first.report.method
    assert not any(
        "alpha" in text for shown in (first, *others) for text in (shown.words, shown.report.title)
    )
    assert not any("Krippendorff" in shown.report.method for shown in others)


def test_change_between_sessions() -> None:
    _intro, activities, answers, differences, red, brackets, limits = found(inside(2), "continuity")
    assert activities.words.startswith(
        "From session 1 to session 2, unity has another label on 5 of 12 activities"
    )
    assert "MIL-03 from “Polarised” to “Divided”" in activities.words
    for row in table(activities):
        panel, before, after, delta, label_before, label_after = SCENARIO["change_cns"][row["Code"]]
        assert int(row["Panel"]) == panel
        assert float(row["Change"]) == pytest.approx(delta, abs=0.006)
        assert float(row["Index before"]) == pytest.approx(before, abs=0.006)
        assert after == pytest.approx(before + delta, abs=0.0002)
        texts = [cell.text for cell in activities.rows[table(activities).index(row)].cells]
        assert texts[2:4] == [label_before, label_after]
    assert answers.words == "89 of 108 answers are the same; 13 hardened, 3 softened, 3 newly stated."
    changed = {(row["Code"], row["Party"]) for row in table(answers) if row["Change"] == "hardened"}
    assert changed == {(code, party) for code, party, *_values in SCENARIO["change"]["hardened"]}
    assert differences.words == "3 of 3 differences are as they were."
    assert red.words == "0 of 5 red lines are as they were; 5 new."
    assert {row["Words"] for row in table(brackets)} == {"will", "may", "unacceptable", "objectionable"}
    assert brackets.words == "Brackets: 2 lifted, 2 still open."
    ways = [shown.source.field for shown in (brackets, limits) if shown.source is not None]
    assert ways == ["line", "reservations"]
    assert limits.words == "Reservations: 7 opened, 1 lifted, 1 still open."


def test_zones_between_two_sessions_with_both_sides() -> None:
    dialogue = external()
    before = dialogue.sessions()[-1]
    after = dialogue.apply(session_from_previous(dialogue, before, hold(dialogue).template).edits)
    (_intro, zones, differences, lines) = found(ReportContext(hold(after), EXTERNAL), "continuity")
    assert len(zones.rows) == 12
    assert zones.picture is not None
    assert zones.source is not None
    assert [row.cells[2].text == row.cells[3].text for row in zones.rows] == [*[False] * 11, True]
    assert zones.words.startswith("11 of 11 activities lie in another zone: from “")
    assert zones.words.endswith("Not judged by both sides in either session: 1 of 12 activities.")
    assert "to “Unknown”" in zones.words
    assert differences.words.startswith("8 of 8 differences")
    assert "red lines are as they were" in lines.words


def test_options_and_differences() -> None:
    (options,) = found(inside(2), "options")
    assert options.words == (
        "2 of 6 compared options are not dominated by another: R4, R5. A judgement aid, not a measurement."
    )
    assert [row["Dominated by"] for row in table(options)] == [
        "R4", "R4", "R1, R4", "R1, R4", "not dominated", "not dominated"
    ]  # fmt: skip
    (differences,) = found(outside(), "differences")
    assert differences.words == (
        "8 differences are recorded. Misunderstanding to clarify: 1 (D4). Manageable by rules: 3 (D2, D3, "
        "D7). Irreconcilable – to be known and lived with: 3 (D1, D5, D8). Undetermined: 1 (D6)."
    )
