"""Taking released verdicts over into the external track."""

from __future__ import annotations

import dataclasses

from dialogue_app.core.edits import Change, added
from dialogue_app.core.records import ALLIANCE, Entry
from dialogue_app.core.visibility.released_items import rests_well
from dialogue_app.services.release.release_acts import give_out, take_back
from dialogue_app.services.released_verdicts import take_over
from dialogue_app.services.templates import template
from tests.services.release.release_case import Case

FIELD = template("external_russia").stage("E6").field("on_other")


def entry(case: Case, row: str) -> Entry | None:
    return case.outside.entry(case.outer_session, "on_other", row, ALLIANCE)


def test_everything_in_force_is_taken_in_one_step() -> None:
    case = Case()
    first, second, third = case.select("MIL-02"), case.select("MIL-03"), case.select("MIL-01")
    for code, verdict in (("MIL-02", "4"), ("MIL-03", "WH")):
        item = case.signed(activity=code, verdict=verdict)
        give_out(case.internal, case.external, item, case.outer_session)
    change = take_over(case.outside, case.outer_session, FIELD)
    assert (change.name, len(change.edits)) == ("Take over released verdicts", 2)
    case.external.perform(change)
    entries = [entry(case, row) for row in (first, second, third)]
    assert [answer.value if answer else "" for answer in entries] == ["4", "WH", ""]
    assert entries[0] is not None
    assert rests_well(case.outside, entries[0])
    assert not take_over(case.outside, case.outer_session, FIELD)
    ledger = next(
        release_item for release_item in case.inside.of(type(item)).values() if release_item.verdict == "4"
    )
    take_back(case.internal, case.external, ledger, by="Chair", date="2026-04-01", reason="r")
    assert not take_over(case.outside, case.outer_session, FIELD)
    assert not rests_well(case.outside, entries[0])


def test_what_is_sealed_stays() -> None:
    case = Case()
    row = case.select("MIL-02")
    give_out(case.internal, case.external, case.signed(), case.outer_session)
    sealed = Entry(
        id="e", session=case.outer_session, field="on_other", item=row, party=ALLIANCE, value="3",
        sealed_at="2026-03-20T10:00:00+01:00",
    )  # fmt: skip
    case.external.perform(Change("test", added(sealed)))
    assert not take_over(case.outside, case.outer_session, FIELD)
    assert entry(case, row) == dataclasses.replace(sealed)
