"""What changed between two sessions: verdicts, zones and all that stood, drawn and told."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.analyses.change import CellChange, activity_change, cell_changes
from dialogue_app.analyses.session_change import SessionChange
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.fields.items import Item
from dialogue_app.reports.cells import text_of
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.continuity.content import VerdictChange
from dialogue_app.reports.continuity.sentences import activity_sentences, nothing_in_common
from dialogue_app.reports.continuity.verdict_picture import draw_verdict_change
from dialogue_app.reports.questions import make_report, question
from dialogue_app.reports.reader import RuledReader
from dialogue_app.reports.report import Report
from dialogue_app.services.analysis import hold
from dialogue_app.services.audience.disclosure import Disclosure
from tests.charts.followed import followed
from tests.charts.made import LONG, all_words, outside, overlapping
from tests.services.amber_sea import external, internal

LEVELS = ("1", "2", "3", "4", "5", "NP", "WH", "")


def context(dialogue: Dialogue, track: str, number: int | None = None, rule: str = "") -> ReportContext:
    report_context = ReportContext(hold(dialogue, number), track)
    if not rule:
        return report_context
    session = next(former for former in dialogue.sessions() if former.id == report_context.held.session)
    session = dataclasses.replace(session, attribution_rule=rule)
    return dataclasses.replace(report_context, reader=RuledReader(Disclosure(dialogue, session)))


def of(key: str, at: ReportContext) -> Report:
    report = make_report(key, at)
    assert report is not None
    return report


def changed(n: int, reworded: tuple[str, ...] = ()) -> VerdictChange:
    cells: list[CellChange] = []
    rows = []
    for place in range(n):
        before = {f"p{party}": LEVELS[(place + party) % 8] for party in range(9)}
        after = {f"p{party}": LEVELS[(2 * place + 3 * party) % 8] for party in range(1, 10)}
        cells.extend(cell_changes(f"ACT-{place}", before, after, f"i-{place}"))
        rows.append(activity_change(f"ACT-{place}", before, after, f"i-{place}"))
    items = {f"i-{place}": Item(f"i-{place}", f"ACT-{place}", LONG) for place in range(n)}
    change = SessionChange(cells=tuple(cells), activities=tuple(rows), reworded=reworded)
    codes = {f"p{party}": f"P{party}" for party in range(10)}
    return VerdictChange(change, "session 1", "session 2", items, codes, len(codes))


def test_the_first_session_has_nothing_to_be_compared_with() -> None:
    first = context(internal(), INTERNAL, 1)
    assert not question("continuity").offered(first)
    assert question("continuity").offered(context(internal(), INTERNAL, 2))
    report = of("continuity", first)
    assert report.nothing
    assert report.json == {"change": None}
    assert of("continuity", context(internal(), INTERNAL, 2)).sentences == (
        "What stands in session 2 is compared with what stood in session 1.",
    )


def test_the_picture_names_who_moved() -> None:
    sketch = of("verdict_changes", context(internal(), INTERNAL, 2)).picture
    assert sketch is not None
    said = all_words(sketch.drawn(800.0))
    assert "13 hardened, 3 softened, 3 newly stated" in said
    assert "WES 3→4 · RHE 3→4 · HES 2→3" in said
    assert "NMK blank→2" in said
    assert "+0.05 · panel 8 of 9" in said


@pytest.mark.parametrize("width", [360.0, 499.0, 900.0])
def test_many_changes_are_legible(width: float) -> None:
    picture = draw_verdict_change(changed(46), width)
    assert overlapping(picture) == []
    assert outside(picture) == []
    assert "and 6 more, not drawn here" in all_words(picture)


def test_reworded_activities_and_nobody_both_times_are_said() -> None:
    before, after = {"a": "NI", "b": "2"}, {"a": "3", "b": "NP", "c": "4"}
    change = SessionChange(
        cells=cell_changes("A-1", before, after), activities=(activity_change("A-1", before, after),),
        reworded=("B-2",),
    )  # fmt: skip
    shown = VerdictChange(change, "session 1", "session 2", {}, {"a": "AA", "b": "BB", "c": "CC"}, 3)
    said = all_words(draw_verdict_change(shown, 499.0))
    assert "nobody gave a level both times" in said
    assert "CC joined" in said
    assert activity_sentences(shown) == (
        "Not enough answers in session 1 or session 2 on 1 of 1 activity.",
        "Left out because the wording changed: B-2.",
    )
    assert nothing_in_common(changed(0, ("A-1",))) == (
        "Session 1 and session 2 have no activity in common that can be compared. Left out because the "
        "wording changed: A-1."
    )


def test_more_labels_than_can_be_named_are_counted() -> None:
    before = {f"p{party}": "2" for party in range(9)}
    after = {f"p{party}": "2" if party < 4 else "5" for party in range(9)}
    rows = tuple(activity_change(f"ACT-{place}", before, after, f"i-{place}") for place in range(8))
    shown = dataclasses.replace(changed(0), change=SessionChange(cells=(), activities=rows, reworded=()))
    (told,) = activity_sentences(shown)
    assert told.startswith("From session 1 to session 2, unity has another label on 8 of 8 activities: ACT-0")
    assert told.endswith("; and 2 more.")


def test_allies_that_may_not_be_named_are_not() -> None:
    at = context(internal(), INTERNAL, 2, "CHR")
    verdicts, answers, limits = (
        of(key, at) for key in ("verdict_changes", "answer_changes", "reservation_changes")
    )
    assert verdicts.picture is None
    assert verdicts.table is not None
    assert answers.table is None
    assert answers.sentences == (
        "89 of 108 answers are the same; 13 hardened; 3 softened; 3 newly stated.",
    ) or (answers.sentences[0].startswith("89 of 108 answers are the same"))
    assert limits.table is not None
    assert "Party" not in [column.title for column in limits.table.columns]


def test_off_the_record_no_verdict_is_compared() -> None:
    report = of("verdict_changes", context(internal(), INTERNAL, 2, "OFF"))
    assert report.sentences == ("Nothing to show.",)
    assert make_report("zone_moves", context(followed(), EXTERNAL, None, "OFF")) is None


def test_zones_that_moved_are_told_with_their_activities() -> None:
    report = of("zone_moves", context(followed(), EXTERNAL))
    assert report.sentences == (
        (
            "2 of 12 activities lie in another zone: from “Contested” to “Mutually acceptable”: AIR-01; "
            "from “Unknown” to “Mutually acceptable”: NUC-02."
        ),
    )
    assert report.picture is not None
    picture = report.picture.drawn(800.0)
    assert {mark.words.split()[0] for mark in picture.marks} == {
        text_of(row.cells[0])
        for row in report.table.rows  # type: ignore[union-attr]
    }
    assert overlapping(picture) == []
    assert "10" not in all_words(picture).split()
    assert make_report("zone_moves", context(external(), EXTERNAL)) is None


def test_what_is_not_shown_is_not_compared() -> None:
    at = context(followed(), EXTERNAL)
    hidden = dataclasses.replace(at, hidden=frozenset({(at.held.session, "on_other")}))
    assert make_report("zone_moves", hidden) is None
    inside = context(internal(), INTERNAL, 2)
    waits = dataclasses.replace(inside, hidden=frozenset({(inside.held.session, "verdict_r1")}))
    assert "hidden until the reveal" in of("verdict_changes", waits).sentences[0]
    assert make_report("answer_changes", waits) is None
