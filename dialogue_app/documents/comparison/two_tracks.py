"""Both tracks side by side: the inner session, the outer one, and how their activities belong together."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.both_sides.track_pairs import paired
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.core.domain_records import LineParagraph, RedLine, ReleaseItem
from dialogue_app.core.records import CatalogueItem, SelectedItem
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.services.analysis import SessionView

RELEASED, WITHDRAWN = "RELEASED", "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class TwoTracks:
    """``inner`` prints what comes from the internal track, ``outer`` what comes from the external one."""

    inner: PrintContext
    outer: PrintContext
    found: Findings
    held: SessionView

    @property
    def faced(self) -> TwoWayOverview:
        """Verdicts in both directions."""
        if self.found.faced is None:
            return TwoWayOverview(activities=(), scores={})
        return self.found.faced

    def outside(self) -> dict[str, tuple[TwoWay, ...]]:
        """What the sides said of each activity, by its code, in each of its contexts."""
        result: dict[str, tuple[TwoWay, ...]] = {}
        for activity in self.faced.activities:
            result[activity.item.code] = (*result.get(activity.item.code, ()), activity)
        return result

    def inside(self) -> tuple[ActivityUnity, ...]:
        """What allies said of each activity, in their order."""
        return tuple(self.found.overview.activities.values() if self.found.overview else ())

    def side_by_side(self) -> list[tuple[ActivityUnity | None, TwoWay | None]]:
        """Every activity that either track judged; nothing where the other has no such activity."""
        inside, outside = self.inside(), self.faced.activities
        pairs = paired(inside, outside)
        met = {activity_unity.item.id for activity_unity, _other in pairs}
        told = {other.item.id for _one, other in pairs}
        rows: list[tuple[ActivityUnity | None, TwoWay | None]] = []
        for activity in inside:
            rows += (
                [pair for pair in pairs if pair[0] is activity]
                if activity.item.id in met
                else [(activity, None)]
            )
        return [*rows, *((None, other) for other in outside if other.item.id not in told)]

    def codes(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        """The codes of the activities that references of the inner track lead to."""
        result: dict[str, None] = {}
        for key in refs:
            record = self.inner.dialogue.find(key)
            if isinstance(record, RedLine):
                record = self.inner.dialogue.get(CatalogueItem, record.activity)
            if isinstance(record, SelectedItem):
                record = self.inner.dialogue.get(CatalogueItem, record.catalogue_item)
            if isinstance(record, CatalogueItem):
                result[record.code] = None
        return tuple(result)

    def releases(self) -> tuple[ReleaseItem, ...]:
        """The ledger of the inner session."""
        release_items = self.inner.dialogue.listed(ReleaseItem, self.inner.session.id)
        return tuple(
            release_item for release_item in release_items if self.inner.disclosure.prints(release_item)
        )

    def paragraphs(self) -> tuple[LineParagraph, ...]:
        """The common line of the inner session."""
        return tuple(self.inner.listed(LineParagraph))

    def said_outside(self) -> frozenset[str]:
        """The texts that the outer file holds as released."""
        every = self.outer.dialogue.of(ReleaseItem).values()
        return frozenset(
            release_item.release_text.strip() for release_item in every if release_item.status == RELEASED
        )
