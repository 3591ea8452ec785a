"""Releasing: what is refused, what goes over, what stays, and how every interruption comes to its end."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from dialogue_app.core.commands.catalogue import item_by_code
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.silence import Circulation, circulate, withdraw
from dialogue_app.core.domain_records import (
    LineParagraph,
    RedLine,
    ReleaseItem,
    Reservation,
    SilenceProcedure,
)
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import ALLIANCE, CatalogueItem, Entry, Session, new_id
from dialogue_app.core.visibility.hidden_answers import hide, reveal
from dialogue_app.services.release import release_acts
from dialogue_app.services.release.release_acts import Signature, give_out, sign, take_back
from dialogue_app.services.release.release_check import concerns_of
from dialogue_app.services.release.release_record import next_number, resting_on
from dialogue_app.services.templates import template
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.memory import MemoryStore
from tests.services.release.release_case import SIGNATURE, TEXT, Case


@pytest.fixture
def case() -> Case:
    return Case()


def refused(act: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **more)
    return str(caught.value)


# -- signing -----------------------------------------------------------------------------------------


def test_signing_keeps_name_day_and_check(case: Case) -> None:
    item = case.signed()
    assert (item.authority, item.date, item.spokesperson, item.version) == (
        "Chair", "2026-03-20", "Head of delegation", "1.0",
    )  # fmt: skip
    assert (item.never_list_checked, item.status) == ("yes", "PROPOSED")
    assert not sign(case.inside, item, SIGNATURE)


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        (Signature(authority=" ", date="2026-03-20"), "needs the name"),
        (Signature(authority="Chair", date="2026"), "needs its day"),
        (Signature(authority="Chair", date="tomorrow!!"), "needs its day"),
        (Signature(authority="Chair\0", date="2026-03-20"), "Nothing was changed"),
    ],
)
def test_signing_needs_name_and_day_that_can_be_kept(case: Case, signature: Signature, said: str) -> None:
    item = case.propose()
    assert said in refused(sign, case.inside, item, signature)


def test_brackets_and_names_of_allies_cannot_be_signed(case: Case) -> None:
    for text in ("Allies [will] answer.", "As WES says, allies object.", "Hesperian exercises are fine."):
        item = case.propose(text)
        every = [concern.key for concern in concerns_of(case.inside, item)]
        assert "must not leave" in refused(sign, case.inside, item, SIGNATURE, every)


def test_every_other_concern_is_confirmed(case: Case) -> None:
    item = case.propose("Most allies regard it as unacceptable.")
    assert "“Most allies”" in refused(sign, case.inside, item, SIGNATURE)
    keys = [concern.key for concern in concerns_of(case.inside, item)]
    assert sign(case.inside, item, SIGNATURE, keys)


def test_what_it_comes_from_must_be_settled(case: Case) -> None:
    paragraph = case.paragraph(text="They are unacceptable.")
    item = case.propose(sources=(paragraph,))
    assert sign(case.inside, item, SIGNATURE)
    party = case.inside.party_by_code("HES")
    assert party is not None
    place = {"session": case.session, "field": "reservations", "marking": "ALLY"}
    reservation = Reservation(party=party.id, paragraph=paragraph, type="SUB", text="No", **place)
    case.internal.perform(add_listed(case.inside, reservation))
    assert "open reservation of substance" in refused(sign, case.inside, item, SIGNATURE)
    reservation_record = next(iter(case.inside.of(Reservation).values()))
    case.internal.perform(change_record(case.inside, reservation_record, status="LIFTED"))
    field = template("internal_alliance").stage("I7").field("positions")
    place_of = Place(paragraph, party.id)
    case.internal.perform(set_entry(case.inside, case.session, field, place_of, value="NI"))
    assert "instructions awaited" in refused(sign, case.inside, item, SIGNATURE)


def test_a_text_without_a_source_is_not_signed_unless_somebody_confirms_that(case: Case) -> None:
    item = case.propose("Allies agree.", activity="", verdict="", kind="STATEMENT")
    assert "“No source”" in refused(sign, case.inside, item, SIGNATURE)
    (concern,) = concerns_of(case.inside, item)
    assert "settled" in concern.sentence
    assert sign(case.inside, item, SIGNATURE, [concern.key])


def test_a_paragraph_under_silence_is_not_released_unless_somebody_confirms_that(case: Case) -> None:
    line, silence = (template("internal_alliance").stage("I7").field(key) for key in ("line", "silence"))
    first = case.paragraph(text="They are unacceptable.")
    left_out = LineParagraph(session=case.session, field="line", marking="ALLY", number="2", text="More.")
    case.internal.perform(add_listed(case.inside, left_out))
    second = case.inside.listed(LineParagraph, case.session)[-1].id
    sent = Circulation({first}, deadline="2999-01-01T12:00:00+00:00", time_zone="UTC")
    case.internal.perform(circulate(case.inside, case.session, line, silence, sent))
    from_first, from_second = case.propose(sources=(first,)), case.propose(sources=(second,))
    assert "“Paragraph 1”" in refused(sign, case.inside, from_first, SIGNATURE)
    assert sign(case.inside, from_second, SIGNATURE)
    nowhere = case.propose("Allies agree.", activity="", verdict="", kind="STATEMENT")
    (concern,) = concerns_of(case.inside, nowhere)
    assert "silence procedure has not been closed" in concern.sentence
    procedure = case.inside.listed(SilenceProcedure, case.session)[-1]
    case.internal.perform(withdraw(case.inside, procedure, "Reworded"))
    assert sign(case.inside, from_first, SIGNATURE)


def test_a_template_without_the_gate_still_minds_reservations(case: Case) -> None:
    session = case.inside.of(Session)[case.session]
    bare = dataclasses.replace(session, template_text="")
    case.internal.perform(Change("test", (Edit(session, bare),)))
    paragraph = case.paragraph(text="They are unacceptable.")
    item = case.propose(sources=(paragraph,))
    assert release_acts.open_points(case.inside, item) == ()
    place = {"session": case.session, "field": "reservations", "marking": "ALLY"}
    reservation = Reservation(paragraph=paragraph, type="SUB", text="No", party=ALLIANCE, **place)
    case.internal.perform(add_listed(case.inside, reservation))
    assert "reservation of substance" in release_acts.open_points(case.inside, item)[0]


def test_an_item_stays_inside_while_positions_on_it_are_hidden(case: Case) -> None:
    item = case.propose()
    assert release_acts.open_points(case.inside, item) == ()
    case.internal.perform(hide(case.inside, case.session, "positions"))
    (point,) = release_acts.open_points(case.inside, item)
    assert point == "Whether it is settled is known after the reveal: positions on it are still hidden."
    assert point in refused(sign, case.inside, item, SIGNATURE)
    case.internal.perform(reveal(case.inside, case.session, "positions"))
    assert release_acts.open_points(case.inside, item) == ()


def test_an_item_needs_its_words_and_a_verdict_its_level(case: Case) -> None:
    empty, unjudged = case.propose(" "), case.propose(verdict="")
    said = case.propose(
        activity="", verdict="", kind="STATEMENT", sources=(case.paragraph(text="It is so."),)
    )
    assert "no text yet" in refused(sign, case.inside, empty, SIGNATURE)
    assert "its level" in refused(sign, case.inside, unjudged, SIGNATURE)
    assert sign(case.inside, said, SIGNATURE)


def test_a_signature_goes_when_the_words_change(case: Case) -> None:
    item = case.signed()
    case.internal.perform(change_record(case.inside, item, spokesperson="Somebody else"))
    assert case.item(item.id).never_list_checked == "yes"
    case.internal.perform(change_record(case.inside, case.item(item.id), release_text="Other words."))
    assert case.item(item.id).never_list_checked == ""
    assert "Sign it first" in refused(
        give_out, case.internal, case.external, case.item(item.id), case.outer_session
    )


# -- releasing ---------------------------------------------------------------------------------------


def test_a_release_writes_the_words_signed_and_nothing_else(case: Case) -> None:
    item = case.signed(sources=(case.paragraph(text="They are unacceptable."),))
    give_out(case.internal, case.external, item, case.outer_session)
    ledger, (there,) = case.item(item.id), case.outer()
    assert (ledger.status, ledger.crossing, ledger.external_id) == ("RELEASED", "", there.id)
    kept = {field.name: getattr(there, field.name) for field in dataclasses.fields(there)}
    named = case.outside.of(CatalogueItem)[there.activity]
    assert named.code == "MIL-02"
    assert named.id not in case.inside.of(CatalogueItem)
    expected = {
        "session": case.outer_session, "marking": "PART", "code": "A-01", "kind": "VERDICT",
        "release_text": TEXT, "activity": named.id, "verdict": "4", "authority": "Chair",
        "date": "2026-03-20", "spokesperson": "Head of delegation", "version": "1.0", "status": "RELEASED",
    }  # fmt: skip
    assert {
        key: value for key, value in kept.items() if value and key not in ("id", "entered_at")
    } == expected
    assert not {record.id for record in case.inside.everything()} & {
        record.id for record in case.outside.everything()
    }
    assert "only an item that is proposed" in refused(sign, case.inside, ledger, SIGNATURE).lower()
    again = refused(give_out, case.internal, case.external, ledger, case.outer_session)
    assert "Only an item that is proposed" in again


def test_numbers_outside_are_counted_there(case: Case) -> None:
    case.propose()
    second = case.signed("Allies tolerate it.", verdict="2")
    give_out(case.internal, case.external, second, case.outer_session)
    assert [item.code for item in case.outer()] == ["A-01"]
    assert next_number(case.outside) == "A-02"


def test_an_activity_the_external_catalogue_lacks_is_added_afresh(case: Case) -> None:
    own = CatalogueItem(
        id=new_id(), catalogue="activities", code="OWN-1", title="Jamming of ferries", domain="SEA",
        description="inside only", reference="inside only", own="yes", marking="ALLY",
    )  # fmt: skip
    case.internal.perform(Change("test", (Edit(None, own),)))
    item = case.signed(activity="OWN-1")
    give_out(case.internal, case.external, item, case.outer_session)
    there = item_by_code(case.outside, "activities", "OWN-1")
    assert there is not None
    assert there.id != own.id
    assert (there.title, there.description, there.reference, there.marking) == (own.title, "", "", "PART")
    assert case.outer()[0].activity == there.id


def test_an_activity_worded_otherwise_outside_is_refused_before_anything_is_written(case: Case) -> None:
    there = item_by_code(case.outside, "activities", "MIL-02")
    assert there is not None
    case.edit_outside(there, title="Something else")
    item = case.signed()
    assert "worded differently" in refused(give_out, case.internal, case.external, item, case.outer_session)
    case.edit_outside(case.outside.of(CatalogueItem)[there.id], code="MIL\u201102")
    told = refused(give_out, case.internal, case.external, item, case.outer_session)
    assert "MIL-02 looks like MIL\u201102" in told
    assert not case.outer()
    assert case.item(item.id) == item


def test_a_text_without_an_activity_goes_over(case: Case) -> None:
    item = case.signed(activity="", verdict="", kind="STATEMENT")
    give_out(case.internal, case.external, item, case.outer_session)
    assert (case.outer()[0].activity, case.outer()[0].verdict) == ("", "")


def test_a_release_goes_from_the_internal_track_to_the_external_one(case: Case) -> None:
    item = case.signed()
    for source, target in (
        (case.external, case.internal), (case.internal, case.internal), (case.external, case.external),
    ):  # fmt: skip
        assert "goes from the internal" in refused(give_out, source, target, item, "")
    gone = dataclasses.replace(item, id="gone")
    assert "removed meanwhile" in refused(give_out, case.internal, case.external, gone, case.outer_session)
    assert "another file or an older" in refused(give_out, case.internal, case.external, item, "unknown")
    assert case.item(item.id) == item


class Shut(MemoryStore):
    """A track that can only be read."""

    @property
    def read_only(self) -> bool:
        return True


def test_a_file_to_be_read_only_is_not_released_into(case: Case) -> None:
    item = case.signed()
    shut = Workspace(Shut(case.outside))
    assert "read only" in refused(give_out, case.internal, shut, item, case.outer_session)
    assert case.item(item.id) == item


def test_a_text_that_came_to_have_brackets_is_not_released(case: Case) -> None:
    item = case.signed()
    broken = dataclasses.replace(item, release_text="[will]")
    case.internal.perform(Change("test", (Edit(item, broken),)))
    sentence = refused(give_out, case.internal, case.external, broken, case.outer_session)
    assert "must not leave" in sentence
    assert not case.outer()


# -- withdrawing -------------------------------------------------------------------------------------


def released(case: Case, *args: Any, **more: Any) -> ReleaseItem:
    item = case.signed(*args, **more)
    give_out(case.internal, case.external, item, case.outer_session)
    return case.item(item.id)


WITHDRAWAL = {"by": "Chair", "date": "2026-04-01", "reason": "canary: two capitals object"}


def test_a_withdrawal_leaves_its_reason_inside(case: Case) -> None:
    item = released(case)
    assert "needs a name" in refused(
        take_back, case.internal, case.external, item, by="", date="2026-04-01", reason="r"
    )
    assert "a day" in refused(take_back, case.internal, case.external, item, by="C", date="2026", reason="r")
    take_back(case.internal, case.external, item, **WITHDRAWAL)
    ledger, (there,) = case.item(item.id), case.outer()
    assert (ledger.status, ledger.crossing, ledger.withdrawn_reason) == (
        "WITHDRAWN",
        "",
        WITHDRAWAL["reason"],
    )
    assert (there.status, there.withdrawn_on) == ("WITHDRAWN", "2026-04-01")
    assert (there.withdrawn_by, there.withdrawn_reason) == ("", "")
    assert "Only an item that is released" in refused(
        take_back, case.internal, case.external, ledger, **WITHDRAWAL
    )


def test_what_is_on_its_way_is_neither_withdrawn_nor_superseded(case: Case) -> None:
    item = released(case)
    under_way = dataclasses.replace(item, crossing="WITHDRAW")
    case.internal.perform(Change("test", (Edit(item, under_way),)))
    before, there = case.inside, case.outer()
    said = refused(take_back, case.internal, case.external, under_way, **WITHDRAWAL)
    assert "Only an item that is released" in said
    refused(release_acts.propose_successor, case.inside, under_way)
    assert (case.inside, case.outer()) == (before, there)


def test_brackets_where_a_text_comes_from_keep_it_inside(case: Case) -> None:
    bracketed = case.paragraph(text="They are [un]acceptable.", status="BRK")
    item = case.propose("Allies agree on this.", sources=(bracketed,))
    every = [concern.key for concern in concerns_of(case.inside, item)]
    assert "cannot be released yet" in refused(sign, case.inside, item, SIGNATURE, every)
    settled = case.inside.of(LineParagraph)[bracketed]
    case.internal.perform(change_record(case.inside, settled, text="They are unacceptable.", status="AGR"))
    assert sign(case.inside, item, SIGNATURE, every)


def test_a_withdrawal_needs_the_file_that_holds_the_item(case: Case) -> None:
    item = released(case)
    other = Case()
    assert "does not hold REL-01" in refused(take_back, case.internal, other.external, item, **WITHDRAWAL)
    assert case.item(item.id) == item


# -- superseding -------------------------------------------------------------------------------------


def successor(case: Case, item: ReleaseItem, text: str = "Allies regard it as a red line.") -> ReleaseItem:
    change = release_acts.propose_successor(case.inside, item)
    case.internal.perform(change)
    fresh = case.item(change.edits[0].record.id)
    case.internal.perform(change_record(case.inside, fresh, release_text=text))
    case.internal.perform(change_record(case.inside, case.item(fresh.id), verdict="5"))
    case.internal.perform(sign(case.inside, case.item(fresh.id), SIGNATURE))
    return case.item(fresh.id)


def test_a_successor_supersedes_in_both_files(case: Case) -> None:
    item = released(case)
    row = case.select()
    field = template("external_russia").stage("E6").field("on_other")
    place = Place(row, ALLIANCE)
    change = set_entry(case.outside, case.outer_session, field, place, value="4", basis=item.external_id)
    case.external.perform(change)
    line = RedLine(id=new_id(), session=case.outer_session, release_item=item.external_id, holder=ALLIANCE)
    case.external.perform(Change("test", (Edit(None, line),)))
    fresh = successor(case, item)
    assert (fresh.code, fresh.supersedes, fresh.authority) == ("REL-02", item.id, "Chair")
    assert "proposed already" in refused(release_acts.propose_successor, case.inside, item)
    give_out(case.internal, case.external, fresh, case.outer_session)
    assert [release_item.status for release_item in case.inside.of(ReleaseItem).values()] == [
        "SUPERSEDED",
        "RELEASED",
    ]
    assert [release_item.status for release_item in case.outer()] == ["SUPERSEDED", "RELEASED"]
    assert [release_item.supersedes for release_item in case.outer()] == ["", ""]
    entry = next(iter(case.outside.of(Entry).values()))
    assert set(resting_on(case.outside, item.external_id)) == {entry, line}
    assert resting_on(case.outside, "") == ()
    assert "Only an item that is released" in refused(
        release_acts.propose_successor, case.inside, case.item(item.id)
    )


def test_a_predecessor_must_be_in_force_in_both_files(case: Case) -> None:
    item = released(case)
    fresh = successor(case, item)
    other = Case()
    session = other.outer_session
    assert "not in force" in refused(give_out, case.internal, other.external, fresh, session)
    take_back(case.internal, case.external, item, **WITHDRAWAL)
    assert "not in force" in refused(give_out, case.internal, case.external, fresh, case.outer_session)


def test_the_next_number_goes_on_in_its_own_pattern(case: Case) -> None:
    case.propose(code="REL-09")
    assert release_acts.next_code(case.inside, "REL-09") == "REL-10"
    assert release_acts.next_code(case.inside, "Position") == ""
