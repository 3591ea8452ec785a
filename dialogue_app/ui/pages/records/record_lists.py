"""The lists that go on from session to session. Adding a page about one: its declaration, in RECORD_LISTS."""

from __future__ import annotations

from functools import partial
from typing import Any

from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    Inject,
    ParkingLotItem,
    RecordDisagreement,
    RiskReductionMeasure,
    RoleCard,
    status_of,
)
from dialogue_app.core.records import BRIEF, EXTERNAL, TRAINING, Participant
from dialogue_app.core.scales import scale
from dialogue_app.fields.items import item_for
from dialogue_app.reports.dates import day as date_words
from dialogue_app.reports.dates import short_day
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.list_page import (
    ListAction,
    ListColumn,
    ListedRow,
    ListPage,
    RecordList,
    first_session,
    party_cell,
    standing_count,
)
from dialogue_app.ui.pages.records.record_acceptance import RecordAcceptance
from dialogue_app.ui.widgets.rows.row_table import Cell

# -- measures ----------------------------------------------------------------------------------------

_NEXT = {
    "PROPOSED": "ACCEPTED",
    "ACCEPTED": "STARTED",
    "STARTED": "PROPOSED",
    "DROPPED": "PROPOSED",
}


def is_pursued(measure: RiskReductionMeasure) -> bool:
    """Whether a measure is not dropped."""
    return measure.status != "DROPPED"


def _measure_text(row: ListedRow[RiskReductionMeasure]) -> Cell:
    return Cell(row.record.text, "" if is_pursued(row.record) else "faint")


def _measure_form(row: ListedRow[RiskReductionMeasure]) -> Cell:
    return Cell(scale("MEASURE_FORM").shown(row.record.taken_as))


def _differences_served(row: ListedRow[RiskReductionMeasure]) -> Cell:
    served = [row.dialogue.get(Difference, difference) for difference in row.record.differences]
    return Cell(", ".join(difference.code or _("unnumbered") for difference in served if difference))


def _measure_start(row: ListedRow[RiskReductionMeasure]) -> Cell:
    return Cell(short_day(row.record.start), order=row.record.start)


def _measure_state(row: ListedRow[RiskReductionMeasure]) -> Cell:
    status = scale("MEASURE_STATUS").shown(status_of(row.record))
    return Cell(status, "good" if row.record.status == "STARTED" else "soft")


def _move_measure_on(page: ListPage, measure: RiskReductionMeasure) -> None:
    page.try_change(measure, status=_NEXT[status_of(measure)])


MEASURES = RecordList(
    key="measures",
    title=N_("Measures"),
    purpose=N_(
        "Practical steps that lower risk without settling a difference. Space moves one on to its next state."
    ),
    shortcut="Ctrl+Shift+M",
    kind=RiskReductionMeasure,
    tracks=(EXTERNAL, BRIEF, TRAINING),
    add=N_("Add measure"),
    empty=N_(
        "No measure yet.\n\nA measure says who does what to lower the risk of an unintended clash: alone, in "
        "parallel or by agreement. Press Ins to add one."
    ),
    columns=(
        ListColumn(N_("Measure"), 0, "text", _measure_text),
        ListColumn(N_("Form"), 88, "taken_as", _measure_form, spare=2),
        ListColumn(N_("Serves"), 80, cell=_differences_served),
        ListColumn(N_("Who"), 96, "who", spare=1),
        ListColumn(N_("Start"), 96, "start", _measure_start, spare=3),
        ListColumn(N_("State"), 88, "status", _measure_state),
        ListColumn(N_("From"), 88, cell=first_session, spare=4),
    ),
    is_open=is_pursued,
    fresh={"status": "PROPOSED"},
    toggle=_move_measure_on,
)

# -- follow-ups --------------------------------------------------------------------------------------


def _is_to_do(follow_up: FollowUp) -> bool:
    return follow_up.status not in ("DONE", "DROPPED")


def is_overdue(follow_up: FollowUp, today: str = "") -> bool:
    """Whether an open follow-up should have been done: its day, month or year of due has passed."""
    due = follow_up.due
    passed = bool(due) and (today or timestamps.today())[: len(due)] > due
    return (_is_to_do(follow_up) and passed) or follow_up.status == "OVERDUE"


def _follow_up_text(row: ListedRow[FollowUp]) -> Cell:
    return Cell(row.record.text, "" if _is_to_do(row.record) else "faint")


def _follow_up_owner(row: ListedRow[FollowUp]) -> Cell:
    return party_cell(row.dialogue, row.record.owner)


def _due(row: ListedRow[FollowUp]) -> Cell:
    return Cell(short_day(row.record.due), "bad" if is_overdue(row.record) else "", order=row.record.due)


def _follow_up_state(row: ListedRow[FollowUp]) -> Cell:
    if is_overdue(row.record):
        return Cell(_("Overdue"), "bad")
    status = scale("FOLLOW_UP_STATUS").shown(status_of(row.record))
    return Cell(status, "good" if row.record.status == "DONE" else "soft")


def _do_or_open_again(page: ListPage, follow_up: FollowUp) -> None:
    page.try_change(follow_up, status="DONE" if _is_to_do(follow_up) else "OPEN")


FOLLOW_UPS = RecordList(
    key="follow_ups",
    title=N_("Follow-ups"),
    purpose=N_(
        "Who does what, by when and through which channel. Space marks one as done or opens it again."
    ),
    shortcut="Ctrl+Shift+F",
    kind=FollowUp,
    add=N_("Add follow-up"),
    empty=N_(
        "No follow-up here.\n\nA follow-up is an action with an owner and a date, such as a call, a "
        "notice or a visit that was agreed. Press Ins to add the first one."
    ),
    columns=(
        ListColumn(N_("Action"), 0, "text", _follow_up_text),
        ListColumn(N_("Owner"), 72, cell=_follow_up_owner),
        ListColumn(N_("Due"), 104, "due", _due),
        ListColumn(N_("State"), 104, "status", _follow_up_state),
        ListColumn(N_("From"), 88, cell=first_session, spare=1),
    ),
    is_open=_is_to_do,
    fresh={"status": "OPEN"},
    toggle=_do_or_open_again,
)

# -- parking lot -------------------------------------------------------------------------------------


def _is_set_aside(point: ParkingLotItem) -> bool:
    return point.status not in ("TAKEN_UP", "CLOSED")


def _point_text(row: ListedRow[ParkingLotItem]) -> Cell:
    return Cell(row.record.text, "" if _is_set_aside(row.record) else "faint")


def _raised_by(row: ListedRow[ParkingLotItem]) -> Cell:
    return party_cell(row.dialogue, row.record.raised_by)


def _return_at(row: ListedRow[ParkingLotItem]) -> Cell:
    if _is_set_aside(row.record) and not row.record.return_at:
        return Cell(_("not decided"), "warn")
    return Cell(row.record.return_at)


def _point_state(row: ListedRow[ParkingLotItem]) -> Cell:
    status = scale("PARKING_STATUS").shown(status_of(row.record))
    return Cell(status, "soft" if _is_set_aside(row.record) else "good")


def _take_up_or_open_again(page: ListPage, point: ParkingLotItem) -> None:
    page.try_change(point, status="TAKEN_UP" if _is_set_aside(point) else "OPEN")


PARKING_LOT = RecordList(
    key="parking_lot",
    title=N_("Parking lot"),
    purpose=N_(
        "Points set aside so that the stage can go on. Space marks one as taken up or opens it again."
    ),
    shortcut="Ctrl+Shift+L",
    kind=ParkingLotItem,
    add=N_("Set a point aside"),
    empty=N_(
        "Nothing is set aside.\n\nWhen somebody raises a point that belongs elsewhere, note it here with "
        "the side that raised it and when to return to it. Press Ins to add one."
    ),
    columns=(
        ListColumn(N_("Point"), 0, "text", _point_text),
        ListColumn(N_("Raised by"), 80, cell=_raised_by),
        ListColumn(N_("Return at"), 112, "return_at", _return_at),
        ListColumn(N_("Owner"), 96, "owner", spare=1),
        ListColumn(N_("State"), 88, "status", _point_state),
        ListColumn(N_("From"), 88, cell=first_session, spare=2),
    ),
    is_open=_is_set_aside,
    fresh={"status": "OPEN"},
    toggle=_take_up_or_open_again,
)

# -- disagreements about the record ------------------------------------------------------------------


def _is_unanswered(disagreement: RecordDisagreement) -> bool:
    return not disagreement.answer


def _not_accepted(row: ListedRow[RecordDisagreement]) -> Cell:
    return Cell(row.record.text, "quote")


def _by(row: ListedRow[RecordDisagreement]) -> Cell:
    return party_cell(row.dialogue, row.record.by)


def _about(row: ListedRow[RecordDisagreement]) -> Cell:
    about = row.dialogue.find(row.record.about) if row.record.about else None
    item = item_for(row.dialogue, about) if about is not None else None
    return Cell(item.code or item.title, tip=item.title) if item else Cell(_("the record"), "soft")


def _proposed_wording(row: ListedRow[RecordDisagreement]) -> Cell:
    return Cell(row.record.proposed, "quote")


def _answer(row: ListedRow[RecordDisagreement]) -> Cell:
    return Cell(row.record.answer) if row.record.answer else Cell(_("none yet"), "faint")


def _raised(row: ListedRow[RecordDisagreement]) -> Cell:
    raised_at = row.record.raised_at
    return Cell(date_words(raised_at[:10]) if raised_at else "", "soft", order=raised_at)


RECORD_STATUS = RecordList(
    key="record",
    title=N_("Record"),
    purpose=N_(
        "How each side stands to the record, and what any party does not accept in it. A disagreement about "
        "the record is kept and printed with it, not settled."
    ),
    shortcut="Ctrl+Shift+G",
    kind=RecordDisagreement,
    add=N_("Record a disagreement"),
    empty=N_(
        "No disagreement about the record.\n\nIf a party does not accept how something was recorded, note it "
        "here in its own words: what it is about, and the wording it proposes instead. Press Ins to add one."
    ),
    columns=(
        ListColumn(N_("What is not accepted"), 0, "text", _not_accepted),
        ListColumn(N_("By"), 72, cell=_by),
        ListColumn(N_("About"), 96, cell=_about),
        ListColumn(N_("Proposed instead"), 168, "proposed", _proposed_wording, spare=1),
        ListColumn(N_("Answer"), 128, "answer", _answer),
        ListColumn(N_("Raised"), 96, cell=_raised, spare=2),
        ListColumn(N_("From"), 80, cell=first_session, spare=3),
    ),
    is_open=_is_unanswered,
    state_filter=(N_("All"), N_("Not answered")),
    open_first=False,
    counted=partial(standing_count, RecordDisagreement),
    fresh={"raised_at": timestamps.now},
    above=RecordAcceptance,
)

# -- injects -----------------------------------------------------------------------------------------


def _is_unreleased(inject: Inject) -> bool:
    return not inject.released_at


def _injects_to_release(dialogue: Dialogue, session: str) -> int:
    return sum(1 for inject in dialogue.listed(Inject, session) if _is_unreleased(inject))


def _inject_code(row: ListedRow[Inject]) -> Cell:
    return Cell(row.record.code, "strong")


def _inject_text(row: ListedRow[Inject]) -> Cell:
    return Cell(row.record.text, "" if _is_unreleased(row.record) else "soft")


def _released(row: ListedRow[Inject]) -> Cell:
    released = row.record.released_at
    if not released:
        return Cell(_("not yet"), "faint")
    return Cell(released[11:16], "good", order=released, tip=released)


def _action_taken(row: ListedRow[Inject]) -> Cell:
    if _is_unreleased(row.record):
        return Cell("")
    if row.record.actual:
        return Cell(_("answered"), "good", tip=row.record.actual)
    return Cell(_("not noted yet"), "warn")


def _release(page: ListPage, inject: Inject) -> None:
    """Release it now and go on to the actual action; one that is out stays out (undo takes it back)."""
    if _is_unreleased(inject):
        name = _("Release inject {code}").format(code=inject.code).strip()
        page.perform(change_record(page.track.dialogue, inject, name=name, released_at=timestamps.now()))
    page.pane.focus_on("actual")


INJECTS = RecordList(
    key="injects",
    title=N_("Injects"),
    purpose=N_("For exercise control only. Release one now with Space; then note what was done about it."),
    shortcut="Ctrl+Shift+J",
    kind=Inject,
    tracks=(TRAINING,),
    lines=3,
    add=N_("Add inject"),
    empty=N_(
        "No inject yet.\n\nAn inject is an event or a message that makes trainees act: planned time, to "
        "whom, text and the action you expect. Press Ins to write one."
    ),
    columns=(
        ListColumn(N_("No."), 48, "code", _inject_code),
        ListColumn(N_("Planned"), 80, "planned", spare=2),
        ListColumn(N_("To"), 80, "addressee", spare=1),
        ListColumn(N_("Text"), 0, "text", _inject_text),
        ListColumn(N_("Released"), 96, cell=_released),
        ListColumn(N_("Action"), 104, cell=_action_taken),
    ),
    is_open=_is_unreleased,
    state_filter=(N_("All"), N_("Not released yet")),
    open_first=False,
    counted=_injects_to_release,
    toggle=_release,
    actions=(ListAction(N_("Release now"), "Ctrl+R", _release),),
)

# -- role cards --------------------------------------------------------------------------------------


def _role_card_count(dialogue: Dialogue, _session: str) -> int:
    return len(dialogue.of(RoleCard))


def _card_party(row: ListedRow[RoleCard]) -> Cell:
    party = answerer(row.dialogue, row.record.party).name if row.record.party else ""
    return Cell(party or _("not assigned"), "strong" if party else "warn")


def _public_line(row: ListedRow[RoleCard]) -> Cell:
    return Cell(row.record.line or row.record.identity, "quote")


def _played_by(row: ListedRow[RoleCard]) -> Cell:
    people = row.dialogue.of(Participant).values()
    players = [
        person.name
        for person in people
        if person.role_card == row.record.id and person.session == row.session
    ]
    return Cell(", ".join(players)) if players else Cell(_("nobody yet"), "faint")


ROLE_CARDS = RecordList(
    key="role_cards",
    title=N_("Role cards"),
    purpose=N_(
        "Identity and line are known to all; interests, red lines, bottom line, constraints and tasks "
        "are for the delegation alone."
    ),
    shortcut="Ctrl+Shift+O",
    kind=RoleCard,
    tracks=(TRAINING,),
    add=N_("Add role card"),
    empty=N_(
        "No role card yet.\n\nA role card tells a trainee whom they speak for: the public line, and "
        "privately what they want, must avoid and have to do. Press Ins to write the first one."
    ),
    columns=(
        ListColumn(N_("Party"), 152, cell=_card_party),
        ListColumn(N_("Public line"), 0, cell=_public_line),
        ListColumn(N_("Played by"), 144, cell=_played_by),
    ),
    counted=_role_card_count,
    fresh={"marking": "DELEG"},
)

RECORD_LISTS: tuple[RecordList[Any], ...] = (FOLLOW_UPS, PARKING_LOT, RECORD_STATUS, INJECTS, ROLE_CARDS)
"""In the order of the rail, below the other pages; MEASURES stands between them."""
