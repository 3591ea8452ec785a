"""Where each paragraph of a common text stands: who can join it, who is missing and why, what limits it, and
what contradicts the status recorded for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from dialogue_app.analyses.answers import latest_value
from dialogue_app.core import timestamps
from dialogue_app.core.commands.common_line import AD_REFERENDUM, AGREED, BRACKETED, has_brackets
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineParagraph, Reservation, status_of
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.wording.brackets import brackets_in
from dialogue_app.support.translation import _, ngettext

SUPPORT = "SUPPORT"
JOINING = ("SUP", "LIVE", "RES")
BLOCKED, WAITING = "BLK", "NI"
OPEN, LIFTED, SUBSTANCE = "OPEN", "LIFTED", "SUB"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Limit:
    """A reservation on a paragraph: ``mark`` is the number of its footnote, 0 once it is lifted;
    ``overdue``: it is open and was to be lifted by a day that has passed.
    """

    reservation: Reservation
    mark: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class LineStanding:
    """One paragraph. ``positions`` are (code, parties) in the order of the scale, ``missing`` the seats that
    have not answered, ``of`` how many were asked; ``unsupported`` are bracketed words nobody is named for,
    ``stale`` (words, codes of parties) that stand in no bracket any more.
    """

    paragraph: LineParagraph
    positions: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[str, ...]
    of: int
    limits: tuple[Limit, ...]
    unsupported: tuple[str, ...]
    stale: tuple[tuple[str, str], ...]

    @property
    def joining(self) -> int:
        """How many can join the paragraph, with a reservation or without."""
        return sum(len(parties) for code, parties in self.positions if code in JOINING)

    def holding(self, code: str) -> tuple[str, ...]:
        """The parties with one position."""
        return dict(self.positions).get(code, ())


def positions_field(template: Template, line: TemplateField) -> TemplateField | None:
    """The matrix in which each seat says where it stands on the paragraphs; nothing if none is asked."""
    asked = (field for _stage, field in template.fields() if field.items == line.key)
    return next((field for field in asked if field.scale == SUPPORT), None)


def line_standing(
    dialogue: Dialogue,
    paragraph: LineParagraph,
    line: TemplateField,
    positions: TemplateField | None,
    today: str = "",
) -> LineStanding:
    """One paragraph of a text. Without ``positions`` nobody was asked."""
    today, session = today or timestamps.today(), paragraph.session
    limits = dialogue.derived(
        ("limits", session, line.key, today),
        frozenset({LineParagraph, Reservation}),
        partial(_limits, dialogue, session, line, today),
    )
    return _standing(dialogue, paragraph, positions, limits.get(paragraph.id, ()))


def _limits(
    dialogue: Dialogue, session: str, line: TemplateField, today: str
) -> dict[str, tuple[Limit, ...]]:
    """What limits each paragraph of a text, by its id."""
    marks = footnotes(dialogue, session, line)
    by_paragraph: dict[str, list[Limit]] = {}
    for reservation in dialogue.listed(Reservation, session):
        limit = Limit(reservation, marks.get(reservation.id, 0), is_overdue(reservation, today))
        by_paragraph.setdefault(reservation.paragraph, []).append(limit)
    return {paragraph: tuple(sorted(limits, key=_by_mark)) for paragraph, limits in by_paragraph.items()}


def _by_mark(limit: Limit) -> tuple[bool, int]:
    return not limit.mark, limit.mark


def footnotes(dialogue: Dialogue, session: str, line: TemplateField) -> dict[str, int]:
    """The number of each reservation that is not lifted, by its id: along the text, those on no paragraph
    last.
    """
    order = {paragraph.id: n for n, paragraph in enumerate(dialogue.listed(LineParagraph, session, line.key))}
    reservations = [
        reservation for reservation in dialogue.listed(Reservation, session) if reservation.status != LIFTED
    ]
    reservations.sort(key=lambda reservation: order.get(reservation.paragraph, len(order)))
    return {reservation.id: n for n, reservation in enumerate(reservations, 1)}


def footnote_mark(number: int) -> str:
    """A number as the mark of a footnote."""
    return str(number).translate(_SUPERSCRIPT)


def is_open(reservation: Reservation) -> bool:
    """Whether a reservation waits to be lifted: neither lifted nor maintained for good."""
    return status_of(reservation) == OPEN


def blocks_release(reservation: Reservation) -> bool:
    """Whether a paragraph with this reservation cannot go out: it is one of substance, and open."""
    return reservation.type == SUBSTANCE and is_open(reservation)


def is_overdue(reservation: Reservation, today: str = "") -> bool:
    """Whether a reservation is open and was to be lifted by a day, month or year that has passed."""
    due = reservation.due
    return is_open(reservation) and bool(due) and due < (today or timestamps.today())[: len(due)]


def _standing(
    dialogue: Dialogue, paragraph: LineParagraph, positions: TemplateField | None, limits: tuple[Limit, ...]
) -> LineStanding:
    seats = [seat.party for seat in dialogue.seats(paragraph.session)] if positions is not None else []
    held: dict[str, str] = {}
    if positions is not None:
        cells = dialogue.item_entries(paragraph.session, positions.entry_field, paragraph.id)
        held = {party: latest_value(cells, party) for party in seats}
    known = dict(paragraph.alternatives)
    words = tuple(dict.fromkeys(bracket.words for bracket in brackets_in(paragraph.text)))
    return LineStanding(
        paragraph=paragraph,
        positions=tuple(
            (code, parties)
            for code in scale(SUPPORT).codes
            if (parties := tuple(party for party in seats if held[party] == code))
        ),
        missing=tuple(party for party in seats if not held[party]),
        of=len(seats),
        limits=limits,
        unsupported=tuple(word for word in words if not known.get(word)),
        stale=tuple((one, codes) for one, codes in paragraph.alternatives if one not in words and codes),
    )


def contradictions(dialogue: Dialogue, standing: LineStanding) -> tuple[str, ...]:
    """What contradicts the status of a paragraph, a sentence each. Ad referendum a seat may still await
    its capital; agreed is agreed by every seat.
    """
    status, text = standing.paragraph.status, standing.paragraph.text
    if status == BRACKETED and text and not has_brackets(text):
        return (_("Recorded as bracketed; no words stand in brackets."),)
    if status not in (AGREED, AD_REFERENDUM):
        return ()
    told = [
        (_("words stand in brackets"), has_brackets(text)),
        *_of_seats(dialogue, standing),
        *((_("{party} holds a reservation of substance").format(party=code), True) for code in
          _reserving(dialogue, standing)),
    ]  # fmt: skip
    name = scale("LINE_STATUS").shown(status)
    return tuple(
        _("Recorded as “{status}”, yet {what}.").format(status=name, what=what)
        for what, holds in told
        if holds
    )


def _of_seats(dialogue: Dialogue, standing: LineStanding) -> list[tuple[str, bool]]:
    agreed = standing.paragraph.status == AGREED
    answered = standing.of > len(standing.missing)
    refusing, waiting = standing.holding(BLOCKED), standing.holding(WAITING)
    names = {"refusing": refusing, "waiting": waiting, "missing": standing.missing}
    codes = {
        key: ", ".join(answerer(dialogue, party).code for party in parties) for key, parties in names.items()
    }
    return [
        (_("{parties} cannot accept it").format(parties=codes["refusing"]), bool(refusing)),
        (
            ngettext("{parties} awaits instructions", "{parties} await instructions", len(waiting)).format(
                parties=codes["waiting"]
            ),
            agreed and bool(waiting),
        ),
        (
            _("nothing is recorded of {parties}").format(parties=codes["missing"]),
            agreed and answered and bool(standing.missing),
        ),
    ]


def _reserving(dialogue: Dialogue, standing: LineStanding) -> list[str]:
    return [
        answerer(dialogue, limit.reservation.party).code
        for limit in standing.limits
        if blocks_release(limit.reservation)
    ]
