"""A small external track with a sealed matrix, a sealed list, and what each predicts."""

from __future__ import annotations

from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import PerceptionStatement, Prediction, RedLine, ReleaseItem
from dialogue_app.core.edits import added
from dialogue_app.core.records import (
    ALLIANCE,
    EXTERNAL,
    RUSSIA,
    SIDES,
    CatalogueItem,
    Party,
    SelectedItem,
    Session,
)
from dialogue_app.core.template import Stage, Template, TemplateField, TemplateText
from dialogue_app.fields.registry import new_field

SESSION, ITEM, STATEMENT = "s", "chosen", "statement"
SALT = "00112233445566778899aabbccddeeff"


def words(text: str) -> TemplateText:
    return TemplateText((("en", text),))


def field(key: str, kind: str = "two_way_matrix", **values: object) -> TemplateField:
    plain = {"label": words(key), "marking": "DELEG", "items": "selection", "columns": "sides"}
    return new_field(key=key, kind=kind, **(plain | values))  # type: ignore[arg-type]


SELECTION = field("selection", "selection", marking="PART", items="", columns="")
STATED = field("on_other", marking="PART", scale="VERDICT", statuses=("WH",))
PREDICTED = field("prediction", scale="VERDICT", sealed=True, predicts="on_other")
LINES = field("predictions", "record_list", record="prediction", items="", columns="", sealed=True)
SEATS = field("middle", "rating_matrix", columns="seats", sealed=True, predicts="on_other", marking="ALLY")
SHOWN = field("shown", "date", items="", columns="")
OWN = field("direct", "rating_matrix", marking="PART", items="statements")
META = field("meta", "rating_matrix", items="statements", sealed=True, predicts="direct", shown_from="shown")
FIELDS = (SELECTION, STATED, PREDICTED, LINES, SEATS, SHOWN, OWN, META)
TEMPLATE = Template(
    key="t", version=1, track=EXTERNAL, name=words("T"), summary=words("t"),
    stages=(
        Stage(
            key="E", title=words("E"), minutes=1, purpose=words("p"), method=words("m"), prompts=(),
            pitfalls=(), fields=FIELDS, gates=(),
        ),
    ),
)  # fmt: skip


def template_of(_session: Session) -> Template:
    return TEMPLATE


def empty(track: str = EXTERNAL) -> Dialogue:
    dialogue = new_track("Test", track)
    return dialogue.apply(
        added(
            Session(id=SESSION, number=1, title="One", template_key="external_russia"),
            Party(id="ally", code="ATL", name="Atlantia", side=ALLIANCE),
            Party(id="other", code="WES", name="Westmark", side=ALLIANCE),
            CatalogueItem(id="known", catalogue="activities", code="MIL-03", title="Rotation"),
            SelectedItem(
                id=ITEM, session=SESSION, field="selection", catalogue_item="known", context="P", wording="R."
            ),
            PerceptionStatement(id=STATEMENT, session=SESSION, field="statements", code="P01", text="So."),
            ReleaseItem(
                id="released", code="A-01", kind="RED_LINE", release_text="A line.", status="RELEASED"
            ),
        )
    )


def put(
    dialogue: Dialogue, of: TemplateField, party: str, value: str, item: str = ITEM, **more: str
) -> Dialogue:
    return dialogue.apply(set_entry(dialogue, SESSION, of, Place(item, party), value=value, **more).edits)


def line(dialogue: Dialogue, by: str, text: str = "A line.", **more: str) -> Dialogue:
    about = next(side for side in SIDES if side != by)
    record = Prediction(session=SESSION, field="predictions", by=by, about=about, text=text, marking="DELEG")
    return dialogue.apply(add_listed(dialogue, record).edits)


def states(dialogue: Dialogue, holder: str, statement: str = "No further.", carried: str = "") -> Dialogue:
    stated = RedLine(
        session=SESSION,
        field="red_lines",
        holder=holder,
        statement=statement,
        carried_from=carried,
        release_item="released" if holder == ALLIANCE else "",
    )
    return dialogue.apply(add_listed(dialogue, stated).edits)


def filled() -> Dialogue:
    """Both sides have predicted a verdict and a line; nothing is sealed."""
    dialogue = empty()
    for side in (ALLIANCE, RUSSIA):
        dialogue = line(put(dialogue, PREDICTED, side, "3", confidence="H"), side)
    return dialogue
