"""A small invented dialogue and template to test fields on."""

from typing import Any

from dialogue_app.core.commands.catalogue import add_item, select_item
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import INTERNAL, CatalogueItem, Session, new_id
from dialogue_app.core.template import Stage, Template, TemplateColumn, TemplateField, TemplateText
from dialogue_app.fields.registry import new_field


def english(text: str) -> TemplateText:
    return TemplateText((("en", text),))


def field(key: str, kind: Any, **values: Any) -> TemplateField:
    return new_field(key=key, kind=kind, label=english(key), marking="ALLY", **values)


FIELDS = (
    field("selection", "selection", catalogue="activities"),
    field("verdict", "rating_matrix", items="selection", columns="seats", scale="VERDICT", statuses=("NP",)),
    field("verdict_2", "rating_matrix", items="selection", columns="seats", of="verdict", round=2),
    field("confidence", "rating_matrix", items="selection", columns="seats", of="verdict", part="confidence"),
    field("concern", "party_choice", columns="seats", scale="MAIN_CONCERN", second=True),
    field("two_way", "two_way_matrix", items="selection", columns="sides", scale="VERDICT"),
    field("commitments", "rating_matrix", items="catalogue:instruments", columns="seats"),
    field("effects", "rating_matrix", items="options", aspects=(
        TemplateColumn(key="benefit", label=english("Benefit"), scale="CALC5"),
        TemplateColumn(key="cost", label=english("Cost"), scale="CALC5"),
    )),
    field("options", "record_list", record="response_option", minimum=2),
    field("crossed", "rating_matrix", items="options.answers", columns="seats", scale="RISK5"),
    field("lines", "record_list", record="red_line"),
    field("differences", "record_list", record="difference"),
    field("by_activity", "record_columns", items="differences", attributes=("nature", "secondary")),
    field("linked", "rating_matrix", items="differences.activities", columns="seats"),
    field("lost", "rating_matrix", items="nowhere", columns="seats"),
    field("rows", "record_list", rows=(TemplateColumn(key="a", label=english("A")),)),
    field("readbacks", "read_back", items="lines"),
    field("steelman", "read_back"),
    field("line", "drafted_text"),
    field("cards", "record_list", record="role_card"),
    field("purpose", "text"),
    field("scope", "text_list"),
    field("scores", "computed"),
    field("people", "party_text", columns="participants"),
)  # fmt: skip

STAGE = Stage(
    key="X1", title=english("X"), minutes=10, purpose=english("p"), method=english("m"),
    prompts=(), pitfalls=(), fields=FIELDS, gates=(),
)  # fmt: skip
TEMPLATE = Template(
    key="x", version=1, track=INTERNAL, name=english("x"), summary=english("x"), stages=(STAGE,)
)


def made() -> tuple[Dialogue, str]:
    """An internal track with two seats, one activity selected and one instrument."""
    dialogue = new_track("Test", INTERNAL)
    for code in ("ATL", "VIS"):
        dialogue = dialogue.apply(add_party(dialogue, code, code.title()).edits)
    activity = CatalogueItem(
        id=new_id(), catalogue="activities", code="MIL-01", title="Exercise", contexts=("P",)
    )
    instrument = CatalogueItem(id=new_id(), catalogue="instruments", code="VD", title="Vienna Document")
    dialogue = dialogue.apply(add_item(dialogue, activity).edits)
    dialogue = dialogue.apply(add_item(dialogue, instrument).edits)
    dialogue = dialogue.apply(new_session(dialogue, TEMPLATE).edits)
    (session,) = dialogue.of(Session)
    dialogue = dialogue.apply(select_item(dialogue, session, FIELDS[0], activity).edits)
    return dialogue, session


def put(dialogue: Dialogue, session: str, key: str, place: Place, **values: str) -> Dialogue:
    return dialogue.apply(set_entry(dialogue, session, STAGE.field(key), place, **values).edits)
