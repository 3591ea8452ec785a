"""What the window says about releases: the item behind a verdict, and how it stands."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import ALLIANCE, Entry
from dialogue_app.core.release import RELEASED, rests_well
from dialogue_app.core.scales import level, scale
from dialogue_app.core.substance import ReleaseItem
from dialogue_app.core.template import TemplateField
from dialogue_app.support.translation import _


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
    return f"{code} {scale('RELEASE_STATUS').shown(item.status or 'PROPOSED').lower()}", True
