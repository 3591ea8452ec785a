"""What the internal brief rests on: the analyses of its session, and what the other track adds."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from dialogue_app.analyses.answers import latest
from dialogue_app.analyses.both_sides.track_pairs import paired
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview, two_way
from dialogue_app.analyses.both_sides.zones import is_seam, may_be_seam
from dialogue_app.analyses.judgements.unity import NOT_ENOUGH_ANSWERS, NOT_UNITED
from dialogue_app.analyses.judgements.unity_overview import (
    FEWEST_FOR_AN_INDEX,
    ActivityUnity,
    UnityOverview,
    unity_overview,
    verdict_field,
)
from dialogue_app.charts import wording
from dialogue_app.core.commands.attribution import CHR, OFF
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, RUSSIA, Entry
from dialogue_app.documents.layout.print_context import Printing
from dialogue_app.documents.scope.redaction import narrowed
from dialogue_app.services.analysis import Held, hold
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class Findings:
    """``overview`` is nothing where the template has no verdicts; ``faced`` where no other file was given,
    or where the rule of the other session forbids saying who said what (``hidden``).
    """

    held: Held
    overview: UnityOverview | None
    faced: TwoWayOverview | None = None
    hidden: bool = False

    @property
    def ranked(self) -> tuple[ActivityUnity, ...]:
        """The activities with a label, most divided first."""
        if self.overview is None:
            return ()
        return tuple(self.overview.activities[key] for key in self.overview.ranking)

    @property
    def unranked(self) -> tuple[ActivityUnity, ...]:
        """The activities that have not enough answers, in their order."""
        every = self.overview.activities.values() if self.overview else ()
        return tuple(one for one in every if one.unity.label == NOT_ENOUGH_ANSWERS)

    @property
    def not_united(self) -> tuple[ActivityUnity, ...]:
        """The activities on which answers lie on both sides of the rules cut, most divided first."""
        return tuple(one for one in self.ranked if one.unity.label in NOT_UNITED)

    def may_be_seams(self) -> tuple[tuple[ActivityUnity, TwoWay], ...]:
        """Activities on which allies are not united and Russia has judged its own conduct."""
        pairs = paired(self.not_united, self.faced.activities if self.faced else ())
        return tuple(pair for pair in pairs if may_be_seam(pair[0].unity.label, _own_verdict(pair[1])))

    def judged_by_russia(self) -> int:
        """On how many activities that allies are not united on Russia has judged its own conduct."""
        return len({one.item.id for one, _faced in self.may_be_seams()})

    def seams(self) -> tuple[tuple[ActivityUnity, TwoWay], ...]:
        """Activities on which allies are not united and Russia regards its own conduct as inside."""
        return tuple(
            pair for pair in self.may_be_seams() if is_seam(pair[0].unity.label, _own_verdict(pair[1]))
        )


def _own_verdict(activity: TwoWay) -> str:
    return activity.said.value("on_self", RUSSIA)


def findings(printing: Printing, other: Held | None, *, hidden: bool = False) -> Findings:
    """Analyse what may be printed of the session, and of the other track's. Activities whose answers are in
    no count are left out.
    """
    held = Held(printing.dialogue, printing.session.id, printing.template)
    field = verdict_field(printing.template)
    overview = None
    if field is not None:
        every = unity_overview(held.dialogue, held.session, held.template, field)
        told = {
            key: one
            for key, one in every.activities.items()
            if printing.withheld.counts(held.session, field.entry_field, key)
        }
        overview = dataclasses.replace(every, activities=told)
    faced = two_way(other.dialogue, other.session, other.template) if other and not hidden else None
    return Findings(held, overview, faced, hidden)


def other_track(request: DocumentRequest) -> tuple[Held | None, bool]:
    """The last session of the external file that came with a request, as far as allies may read it, and
    whether its rule hides who said what. Raises Refused for a file of another kind.
    """
    if request.other is None:
        return None, False
    if request.other.track.track != EXTERNAL:
        raise Refused(_("The other file is not an external track. Nothing was written; choose that file."))
    if not request.other.sessions():
        return None, False
    held = hold(request.other)
    session = next(one for one in request.other.sessions() if one.id == held.session)
    inner, marked = narrowed(request.other, session, template_of, "PART", own_side=True)
    hidden = Disclosure(inner, marked).rule in (CHR, OFF)
    return Held(inner, held.session, held.template), hidden


def index_words(one: ActivityUnity) -> str:
    """The consensus index where it may be shown, with n of N; the bounds while answers are outstanding."""
    counted = wording.of(one.unity.n, one.unity.seats)
    if not shows_index(one):
        return counted
    assert one.consensus is not None
    words = f"{wording.number(one.consensus)} · {counted}"
    if one.bounds is not None:
        low, high = (wording.number(bound) for bound in one.bounds)
        words += "\n" + _("bounds {low} to {high}").format(low=low, high=high)
    return words


def shows_index(one: ActivityUnity) -> bool:
    """Whether an index may be shown: enough answers for a label, and at least five levels."""
    enough = one.unity.label != NOT_ENOUGH_ANSWERS and one.unity.n >= FEWEST_FOR_AN_INDEX
    return enough and one.consensus is not None


def entry_of(one: ActivityUnity, party: str) -> Entry | None:
    """The entry of a party that counts."""
    return latest(one.cells, party)


def in_print(printing: Printing, one: ActivityUnity) -> ActivityUnity:
    """The same with the wording as it is printed."""
    item = dataclasses.replace(one.item, title=printing.own(one.item.title), code=printing.own(one.item.code))
    return dataclasses.replace(one, item=item)
