"""What the internal brief rests on: the analyses of its session, and what the other track adds."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from dialogue_app.analyses.both_sides.track_pairs import paired
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview, two_way
from dialogue_app.analyses.both_sides.zones import is_seam, may_be_seam
from dialogue_app.analyses.judgements.unity import NOT_UNITED
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, UnityOverview
from dialogue_app.core.commands.attribution import CHR, OFF
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL, RUSSIA
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.report_section import context
from dialogue_app.reports.rules.pairs import ConductPair, pairs
from dialogue_app.reports.unity.content import UnityReport, read_unity
from dialogue_app.services.analysis import SessionView, hold
from dialogue_app.services.audience.disclosure import Disclosure
from dialogue_app.services.audience.redaction import narrowed
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class Findings:
    """``overview`` is nothing where the template has no verdicts, ``unity`` what may be said of it;
    ``faced`` where no other file was given,
    or where the rule of the other session forbids saying who said what (``hidden``).
    """

    held: SessionView
    overview: UnityOverview | None
    unity: UnityReport | None = None
    faced: TwoWayOverview | None = None
    hidden: bool = False

    @property
    def ranked(self) -> tuple[ActivityUnity, ...]:
        """The activities with a label, most divided first."""
        if self.overview is None:
            return ()
        return tuple(self.overview.activities[key] for key in self.overview.ranking)

    @property
    def not_united(self) -> tuple[ActivityUnity, ...]:
        """The activities on which answers lie on both sides of the rules cut, most divided first."""
        return tuple(activity for activity in self.ranked if activity.unity.label in NOT_UNITED)

    @property
    def pairs(self) -> tuple[ConductPair, ...]:
        """The activities that stand in both tracks."""
        return pairs(self.overview, self.faced) if self.overview and self.faced else ()

    def may_be_seams(self) -> tuple[tuple[ActivityUnity, TwoWay], ...]:
        """Activities on which allies are not united and Russia has judged its own conduct."""
        pairs = paired(self.not_united, self.faced.activities if self.faced else ())
        return tuple(pair for pair in pairs if may_be_seam(pair[0].unity.label, _own_verdict(pair[1])))

    def judged_by_russia(self) -> int:
        """On how many activities that allies are not united on Russia has judged its own conduct."""
        return len({activity.item.id for activity, _faced in self.may_be_seams()})

    def seams(self) -> tuple[tuple[ActivityUnity, TwoWay], ...]:
        """Activities on which allies are not united and Russia regards its own conduct as inside."""
        return tuple(
            pair for pair in self.may_be_seams() if is_seam(pair[0].unity.label, _own_verdict(pair[1]))
        )


def _own_verdict(activity: TwoWay) -> str:
    return activity.said.value("on_self", RUSSIA)


def findings(printing: PrintContext, other: SessionView | None, *, hidden: bool = False) -> Findings:
    """Analyse what may be printed of the session, and of the other track's. Activities whose answers are in
    no count are left out.
    """
    looked = context(printing)
    overview, unity = looked.overview(), read_unity(looked)
    if overview is not None and unity is not None:
        told = {key: overview.activities[key] for key in unity.overview.activities}
        overview = dataclasses.replace(overview, activities=told)
    faced = two_way(other.dialogue, other.session, other.template) if other and not hidden else None
    return Findings(looked.held, overview, unity, faced, hidden)


def other_track(request: DocumentRequest) -> tuple[SessionView | None, bool]:
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
    session = next(former for former in request.other.sessions() if former.id == held.session)
    inner, marked = narrowed(request.other, session, template_of, "PART", own_side=True)
    hidden = Disclosure(inner, marked).rule in (CHR, OFF)
    return SessionView(inner, held.session, held.template), hidden
