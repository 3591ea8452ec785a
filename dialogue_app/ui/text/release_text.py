"""What the window says about releases: the item behind a verdict, and how it stands."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineParagraph, RedLine, ReleaseItem, status_of
from dialogue_app.core.records import ALLIANCE, CatalogueItem, Entry, Record, SelectedItem, Session
from dialogue_app.core.scales import level, scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility.released_items import (
    PROPOSED,
    RELEASED,
    SUPERSEDED,
    WITHDRAWN,
    has_signature,
    rests_well,
)
from dialogue_app.reports.dates import short_day
from dialogue_app.support.translation import _
from dialogue_app.ui.text.scale_keys import shown_option


def basis_words(dialogue: Dialogue, field: TemplateField, entry: Entry | None) -> tuple[str, bool]:
    """The number of the released item a value rests on and, if that is not in force, what became of it; and
    whether it has fallen away.
    """
    if entry is None:
        return "", False
    needed = field.released_only and entry.party == ALLIANCE and level(entry.value) is not None
    if not entry.basis:
        return (_("not released"), True) if needed else ("", False)
    item = dialogue.get(ReleaseItem, entry.basis)
    if item is None:
        return (_("release removed"), True) if needed else (_("released"), False)
    code = item.code or _("released")
    if not needed or rests_well(dialogue, entry):
        return code, False
    if item.status == RELEASED:
        return _("{item} says otherwise").format(item=code), True
    return f"{code} {scale('RELEASE_STATUS').shown(status_of(item)).lower()}", True


def heading_words(dialogue: Dialogue, item: ReleaseItem) -> str:
    """An item in one line: number, kind, activity, level."""
    activity = dialogue.get(CatalogueItem, item.activity)
    level_words = f"{item.verdict} {shown_option('VERDICT', item.verdict)}" if item.verdict else ""
    kind = scale("RELEASE_KIND").shown(item.kind) if item.kind else ""
    parts = (item.code, kind, f"{activity.code} {activity.title}" if activity else "", level_words.strip())
    return " · ".join(part for part in parts if part)


def state_words(item: ReleaseItem) -> str:
    """How an item stands, and whether it is signed."""
    if item.crossing:
        return _("not finished")
    if status_of(item) == PROPOSED:
        return _("signed") if has_signature(item) else _("proposed")
    return scale("RELEASE_STATUS").shown(item.status).lower()


def source_texts(dialogue: Dialogue, item: ReleaseItem) -> tuple[tuple[str, str], ...]:
    """The texts an item comes from: what each is called, and its words."""
    result: list[tuple[str, str]] = []
    for key in item.sources:
        record = dialogue.find(key)
        if isinstance(record, LineParagraph):
            result.append((_("Paragraph {number}").format(number=record.number), record.text))
        elif isinstance(record, RedLine):
            result.append((_("Red line {number}").format(number=record.code), record.statement))
        elif isinstance(record, SelectedItem):
            result.append((_("Activity"), record.wording))
    old = dialogue.get(ReleaseItem, item.supersedes)
    if old is not None:
        result.insert(0, (_("Superseded: {item}").format(item=old.code), old.release_text))
    return tuple(result)


def became(dialogue: Dialogue, item: ReleaseItem) -> str:
    if item.crossing:
        return _("not finished")
    if item.status == SUPERSEDED:
        every = dialogue.of(ReleaseItem).values()
        later = next(
            (
                release_item
                for release_item in every
                if release_item.supersedes == item.id and status_of(release_item) != PROPOSED
            ),
            None,
        )
        return _("superseded by {item}").format(item=later.code) if later else _("superseded")
    if item.status == WITHDRAWN and not item.external_id:
        return _("dropped, never released")
    if item.status == WITHDRAWN:
        said = (_("withdrawn"), short_day(item.withdrawn_on), item.withdrawn_by)
        return " ".join(part for part in said if part)
    return _("in force")


def resting_words(outside: Dialogue, record: Record) -> str:
    """A verdict or red line of the external track in few words."""
    if isinstance(record, RedLine):
        return _("Red line {number}").format(number=record.code or "?")
    session = outside.get(Session, getattr(record, "session", ""))
    row = outside.get(SelectedItem, getattr(record, "item", ""))
    named = outside.get(CatalogueItem, row.catalogue_item) if row is not None else None
    code = named.code if named is not None else "?"
    number = session.number if session is not None else "?"
    return _("{activity}, session {number}").format(activity=code, number=number)
