"""The register of differences."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from dialogue_app.core.domain_records import Difference, RiskReductionMeasure
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.ui.pages.register.prospect_panel import because, lacking
from dialogue_app.ui.pages.register.register_page import RegisterPage
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.track.open_track import OpenTrack

Tracks = Callable[[str], OpenTrack]


def shown(qtbot: QtBot, track: OpenTrack) -> RegisterPage:
    page = RegisterPage(PageContext(track, track.dialogue.sessions()[-1].id))
    qtbot.addWidget(page)
    track.changed.connect(page.refresh)
    page.resize(1150, 800)
    page.show()
    return page


def now(page: RegisterPage) -> Difference:
    record = page.current()
    assert isinstance(record, Difference)
    return record


def test_each_difference_stands_once_with_its_first_session(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    assert [row.cells[0].text for row in page.table.rows] == ["D1", "D2", "D3"]
    assert [row.cells[6].text for row in page.table.rows] == ["Session 1"] * 3
    assert len(track.dialogue.of(Difference)) == 5
    assert RegisterPage.count(track.dialogue, "") == 3
    assert page.table.rows[1].cells[4].text == "Manageable by rules (computed)"
    assert page._past.count() == 2


def test_a_prospect_that_nobody_recorded_as_the_rule_has_it_says_so(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, track_of(EXTERNAL))
    page.go_to(page.table.rows[1].id)
    said = []
    changes: tuple[dict[str, str], ...] = ({}, {"prospect": "MANAGE", "prospect_reason": "Rules stand."},
                                           {"prospect": "LIVE"}, {"prospect": ""},
                                           {"nature": ""})  # fmt: skip
    for change in changes:
        page.try_change(now(page), **change)
        said.append(page.table.rows[1].cells[4].text)
    assert said == [
        "Manageable by rules (computed)",
        "Manageable by rules",
        "Irreconcilable – to be known and lived with (overridden)",
        "Manageable by rules (computed)",
        "not settled yet",
    ]
    prospect = page.filter.choices[1]
    prospect.setCurrentIndex(prospect.findData("PROSPECT:MANAGE"))
    assert page.table.rows == [], "what is not settled is not yet counted as anything"


def test_filters_by_nature_prospect_and_status(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, track_of(EXTERNAL))
    nature, prospect = page.filter.choices[0], page.filter.choices[1]
    nature.setCurrentIndex(nature.findData("NATURE:NORM"))
    assert [row.cells[0].text for row in page.table.rows] == ["D1", "D2"]
    prospect.setCurrentIndex(prospect.findData("PROSPECT:MANAGE"))
    assert [row.cells[0].text for row in page.table.rows] == ["D2"]
    page.filter.clear()
    assert len(page.table.rows) == 3


def test_an_override_needs_a_reason(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    page.go_to(page.table.rows[1].id)
    page.try_change(now(page), prospect="LIVE")
    assert page.table.rows[1].cells[4].tone == "bad"
    assert "An override needs a reason." in [sentence for _name, sentence in lacking(now(page), measures=0)]
    page.try_change(now(page), prospect_reason="The mandate excludes rules.")
    assert "Reason: The mandate excludes rules." in page.prospect.recorded.text()
    page.prospect.take.click()
    assert (now(page).prospect, now(page).prospect_reason) == ("MANAGE", "")
    assert not page.prospect.take.isVisible()


def test_what_living_and_managing_need() -> None:
    read_back = {"readback_a": "ACC", "readback_b": "ACC"}
    live = Difference(statement="-", nature="INT", restraint_a="N", restraint_b="C", **read_back)
    assert [name for name, _sentence in lacking(live, measures=0)] == ["channel", "review"]
    manage = Difference(statement="-", nature="INT", restraint_a="Y", restraint_b="C", **read_back)
    assert [name for name, _sentence in lacking(manage, measures=0)] == ["prospect_reason"]
    assert lacking(manage, measures=1) == ()


def test_every_result_of_the_rule_is_explained() -> None:
    base = {"statement": "-", "nature": "FACT", "readback_a": "ACC", "readback_b": "ACC"}
    clarify = Difference(clarifying_step="yes", **base)
    manage = Difference(restraint_a="Y", restraint_b="Y", **base)
    live = Difference(restraint_a="N", restraint_b="Y", **base)
    unread = Difference(statement="-")
    unknown = Difference(restraint_a="U", restraint_b="Y", **base)
    unnamed = Difference(restraint_a="Y", restraint_b="Y", **(base | {"nature": ""}))
    words = {because(difference) for difference in (clarify, manage, live, unread, unknown, unnamed)}
    assert len(words) == 6


def test_the_panel_says_no_prospect_that_is_not_settled(qtbot: QtBot, track_of: Tracks) -> None:
    page = shown(qtbot, track_of(EXTERNAL))
    page.go_to(page.table.rows[1].id)
    assert page.prospect.computed.text() == "Manageable by rules"
    page.try_change(now(page), nature="", prospect="")
    assert page.table.rows[1].cells[4].text == "not settled yet"
    assert page.prospect.computed.text() == "Not settled yet"
    assert page.prospect.why.text().startswith("Its nature is not recorded")
    assert not page.prospect.take.isVisible()
    assert lacking(now(page), measures=0) == ()
    page.try_change(now(page), prospect="MANAGE")
    assert page.prospect.recorded.text() == "Recorded: Manageable by rules."


def test_the_peeling_test_sets_the_nature(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    page.go_to(page.table.rows[0].id)
    page.test.click()
    answers = page.peeling.answers
    assert [answer.isVisible() for answer in answers] == [True, False, False, False]
    answers[0].buttons()[0].click()
    answers[1].buttons()[0].click()
    assert answers[2].isVisible()
    answers[2].buttons()[1].click()
    assert now(page).nature == "INT"
    assert track.undo_stack.undoText() == "Nature by the peeling test"
    track.undo_stack.undo()
    assert now(page).nature == "NORM"


def test_a_new_difference_gets_the_next_number(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(INTERNAL)
    page = shown(qtbot, track)
    page.adder.click()
    assert (now(page).code, now(page).status, now(page).field) == ("D3", "DRAFT", "differences")
    assert page.marking() == "ALLY"


def test_what_is_internal_only_is_not_asked_in_the_external_track(qtbot: QtBot, track_of: Tracks) -> None:
    inside, outside = shown(qtbot, track_of(INTERNAL)), shown(qtbot, track_of(EXTERNAL))
    inside.pane.flush()
    outside.pane.flush()
    assert inside.pane.form is not None
    assert outside.pane.form is not None
    assert {"exposure", "must_settle", "ratings"} <= set(inside.pane.form.inputs)
    assert not {"exposure", "must_settle", "ratings"} & set(outside.pane.form.inputs)


def test_a_linked_measure_counts(qtbot: QtBot, track_of: Tracks) -> None:
    track = track_of(EXTERNAL)
    page = shown(qtbot, track)
    page.go_to(page.table.rows[1].id)
    assert page.prospect.missing.count() == 1
    measure = RiskReductionMeasure(
        session=page.session, field="measures", text="Notice", differences=(now(page).id,), marking="PART"
    )
    from dialogue_app.core.commands.lists import add_listed

    track.perform(add_listed(track.dialogue, measure))
    assert page.prospect.missing.count() == 0
