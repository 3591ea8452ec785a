"""Both tracks side by side: the inner session, the outer one, and how their activities belong together."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.core.domain_records import LineParagraph, RedLine, ReleaseItem
from dialogue_app.core.records import CatalogueItem, SelectedItem
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout.print_context import Printing
from dialogue_app.services.analysis import Held

RELEASED, WITHDRAWN = "RELEASED", "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class TwoTracks:
    """``inner`` prints what comes from the internal track, ``outer`` what comes from the external one."""

    inner: Printing
    outer: Printing
    found: Findings
    held: Held

    @property
    def faced(self) -> TwoWayOverview:
        """Verdicts in both directions."""
        if self.found.faced is None:
            return TwoWayOverview(activities=(), scores={})
        return self.found.faced

    def outside(self) -> dict[str, TwoWay]:
        """What the sides said of each activity, by its code."""
        return {one.item.code: one for one in self.faced.activities}

    def inside(self) -> dict[str, ActivityUnity]:
        """What allies said of each activity, by its code."""
        every = self.found.overview.activities.values() if self.found.overview else ()
        return {one.item.code: one for one in every}

    def codes(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        """The codes of the activities that references of the inner track lead to."""
        found: dict[str, None] = {}
        for key in refs:
            record = self.inner.dialogue.find(key)
            if isinstance(record, RedLine):
                record = self.inner.dialogue.get(CatalogueItem, record.activity)
            if isinstance(record, SelectedItem):
                record = self.inner.dialogue.get(CatalogueItem, record.catalogue_item)
            if isinstance(record, CatalogueItem):
                found[record.code] = None
        return tuple(found)

    def releases(self) -> tuple[ReleaseItem, ...]:
        """The ledger of the inner session."""
        found = self.inner.dialogue.listed(ReleaseItem, self.inner.session.id)
        return tuple(one for one in found if self.inner.disclosure.prints(one))

    def paragraphs(self) -> tuple[LineParagraph, ...]:
        """The common line of the inner session."""
        return tuple(self.inner.listed(LineParagraph))

    def said_outside(self) -> frozenset[str]:
        """The texts that the outer file holds as released."""
        every = self.outer.dialogue.of(ReleaseItem).values()
        return frozenset(one.release_text.strip() for one in every if one.status == RELEASED)
