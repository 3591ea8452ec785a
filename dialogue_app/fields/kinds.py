"""Every field kind there is. Adding one: a module here, an editor in the window, a section in print."""

from __future__ import annotations

from dialogue_app.fields import (
    computed,
    drafted_text,
    party_choice,
    party_text,
    rating_matrix,
    read_back,
    record_columns,
    record_list,
    selection,
    single,
    two_way_matrix,
)
from dialogue_app.fields.progress import Kind

FIELD_KINDS: tuple[Kind, ...] = (
    rating_matrix.KIND,
    two_way_matrix.KIND,
    party_choice.KIND,
    party_text.KIND,
    single.TEXT,
    single.TEXT_LIST,
    single.CHOICE,
    single.DATE,
    single.NUMBER,
    single.YES_NO,
    selection.KIND,
    record_list.KIND,
    record_columns.KIND,
    read_back.KIND,
    drafted_text.KIND,
    computed.KIND,
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in FIELD_KINDS}
