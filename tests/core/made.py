"""A small template and a small dialogue for the tests of core and store."""

from __future__ import annotations

import typing
from dataclasses import replace
from typing import Any

from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.form import Ask, ask_of
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import (
    ALLIANCE,
    INTERNAL,
    RUSSIA,
    SIDES,
    CatalogueItem,
    Party,
    Record,
    Seal,
    Session,
    new_id,
)
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Gate, Stage, Template, TemplateColumn, TemplateText
from dialogue_app.core.visibility.seal_digest import canonical, covered_by, digest
from dialogue_app.fields.registry import new_field


def words(text: str) -> TemplateText:
    return TemplateText((("en", text),))


SELECTION = new_field(key="selection", kind="selection", label=words("Activities"), marking="ALLY")
VERDICT = new_field(
    key="verdict_r1",
    kind="rating_matrix",
    label=words("Verdicts"),
    marking="DELEG",
    scale="VERDICT",
    statuses=("NP", "NI", "WH"),
    items="selection",
    columns="seats",
)
CONFIDENCE = new_field(
    key="confidence",
    kind="rating_matrix",
    label=words("Confidence"),
    marking="DELEG",
    of="verdict_r1",
    part="confidence",
    columns="sides",
)
TWO_WAY = new_field(
    key="two_way",
    kind="two_way_matrix",
    label=words("Two ways"),
    marking="PART",
    columns="participants",
    aspects=(
        TemplateColumn(key="own", label=words("Own"), scale="VERDICT"),
        TemplateColumn(key="note", label=words("Note")),
    ),
)
PLAIN = new_field(key="summary", kind="text", label=words("Summary"), marking="PART")
LINES = new_field(key="lines", kind="record_list", label=words("Lines"), marking="PART", record="red_line")
ROWS = new_field(
    key="rows",
    kind="record_list",
    label=words("Rows"),
    marking="PART",
    record="list_row",
    rows=(TemplateColumn(key="k", label=words("Column"), kind="text"),),
)
FIELDS = (SELECTION, VERDICT, CONFIDENCE, TWO_WAY, PLAIN, LINES, ROWS)
SOURCE = """
format = 1
key = "tiny"
version = 3
track = "INTERNAL"
name = {en = "Tiny"}
summary = {en = "For tests"}

[[stage]]
key = "one"
title = {en = "One"}
minutes = 10
purpose = {en = "Begin"}
method = {en = "Ask"}
prompts = [{en = "Why?"}]
gate = [{level = "hard", text = {en = "Done"}}]
field = [
  {key = "selection", kind = "selection", label = {en = "Activities"}, marking = "ALLY", catalogue = "activities"},
  {key = "verdict_r1", kind = "rating_matrix", label = {en = "Verdicts"}, marking = "DELEG", scale = "VERDICT", statuses = ["NP", "NI", "WH"], items = "selection", columns = "seats"},
  {key = "confidence", kind = "rating_matrix", label = {en = "Confidence"}, marking = "DELEG", of = "verdict_r1", part = "confidence", items = "selection", columns = "sides"},
  {key = "two_way", kind = "two_way_matrix", label = {en = "Two ways"}, marking = "PART", items = "selection", columns = "participants", aspects = [{key = "own", label = {en = "Own"}, scale = "VERDICT"}, {key = "note", label = {en = "Note"}}]},
  {key = "summary", kind = "text", label = {en = "Summary"}, marking = "PART"},
  {key = "lines", kind = "record_list", label = {en = "Lines"}, marking = "PART", record = "red_line"},
  {key = "rows", kind = "record_list", label = {en = "Rows"}, marking = "PART", record = "list_row", rows = [{key = "k", label = {en = "Column"}, kind = "text"}]},
]

[[stage]]
key = "two"
title = {en = "Two"}
minutes = 10
purpose = {en = "End"}
method = {en = "Ask"}
prompts = [{en = "What then?"}, {en = "And then?"}]
field = [{key = "closing", kind = "text", label = {en = "Closing"}, marking = "PART"}]
"""  # noqa: E501 - a field is a line
"""The text of the template, with a second stage."""

TEMPLATE = Template(
    key="tiny",
    version=3,
    track=INTERNAL,
    name=words("Tiny"),
    summary=words("For tests"),
    stages=(
        Stage(
            key="one",
            title=words("One"),
            minutes=10,
            purpose=words("Begin"),
            method=words("Ask"),
            prompts=(words("Why?"),),
            pitfalls=(),
            fields=FIELDS,
            gates=(Gate(level="hard", text=words("Done")),),
        ),
    ),
    source=SOURCE,
)


def catalogue_item(number: int, catalogue: str = "") -> CatalogueItem:
    contexts = scale("CONTEXT").codes[:1] if number % 2 else ()
    catalogue = catalogue or scale("CATALOGUE").codes[0]
    return CatalogueItem(
        id=new_id(), catalogue=catalogue, code=f"{number:02}", title=f"Activity {number}", contexts=contexts
    )


def small_dialogue(track: str = INTERNAL) -> Dialogue:
    """Three parties, four catalogue items, one session with its seats."""
    dialogue = new_track("Arctic", track)
    for code, side in (("NOR", ALLIANCE), ("DNK", ALLIANCE), ("RUS", RUSSIA)):
        dialogue = dialogue.apply(add_party(dialogue, code, f"Party {code}", side).edits)
    for number in range(4):
        dialogue = Dialogue([*dialogue.everything(), catalogue_item(number)])
    return dialogue.apply(new_session(dialogue, TEMPLATE).edits)


def first_session(dialogue: Dialogue) -> Session:
    return dialogue.sessions()[0]


def _value(ask: Ask, annotation: object, number: int, dialogue: Dialogue | None) -> Any:
    party = next(iter(dialogue.of(Party))) if dialogue else ""
    text = f"Слово {number} – “quoted”, 日本 and\nanother line"
    codes = scale(ask.scale).codes if ask.scale else ("",)
    hidden: dict[object, Any] = {int: number, str: f"hidden {number}", tuple[str, ...]: ("a", "б")}
    moment = f"2026-03-1{number % 10}T14:32:05+01:00"
    values: dict[str, Any] = {
        "choice": codes[number % len(codes)],
        "choices": codes[:2],
        "date": "2026-03-12",
        "datetime": moment,
        "number": max(ask.minimum or 0, 1),
        "yes_no": "yes",
        "side": SIDES[number % 2],
        "party": party,
        "parties": (party, ALLIANCE),
        "ref": "",
        "refs": (),
        "pairs": (("word", "NOR, DNK"), ("", text)),
        "line": f"Line {number} ß",
        "text": text,
        "quote": text,
        "hidden": hidden.get(annotation, (("k", text),)),
    }
    return values[ask.value_kind]


def full_record(kind: type[Record], number: int = 1, dialogue: Dialogue | None = None, **values: Any) -> Any:
    """A record with something in every attribute that refers to no other record."""
    import dataclasses

    annotations = typing.get_type_hints(kind)
    drawn = {
        field.name: _value(ask_of(field), annotations[field.name], number, dialogue)
        for field in dataclasses.fields(kind)
    }
    for name in ("carried_from", "item", "party", "session", "sealed_at"):
        if name in drawn:
            drawn[name] = ""
    kept = {name: value for name, value in _kept(kind, number).items() if name in drawn}
    return kind(**(drawn | kept | {"id": new_id()} | values))


def _kept(kind: type[Record], number: int) -> dict[str, Any]:
    """What the program keeps itself, of the form it has; each number in a place of its own."""
    field = {
        "ListRow": "rows",
        "Entry": "summary",
        "Seal": "summary",
        "FieldSkip": ("lines", "summary")[number % 2],
    }
    return {
        "template_key": "tiny", "thresholds": (("quorum", "1/2"),), "field_markings": (("lines", "MOD"),),
        "stage": ("two", "one")[number % 2], "what": f"prompt:two:{number}", "aspect": "",
        "round": 2 - number % 2,
        "field": field.get(kind.__name__, "lines"), "late": "yes", "salt": "00ff",
        "seal_digest": f"{number:04x}",
        "carried_from": new_id(), "external_id": new_id(), "crossing": "WITHDRAW", "template_text": SOURCE,
    } | {
        "ListRow": {"values": (("k", f"Слово {number}"),)},
        "Seal": {"sealed_at": f"2026-03-1{number % 10}T15:00:00+01:00"},
    }.get(kind.__name__, {})  # fmt: skip


def full_dialogue() -> Dialogue:
    """A dialogue with a record of every kind, every attribute filled."""
    dialogue = small_dialogue()
    session = first_session(dialogue).id
    more = []
    for kind in KINDS[4:]:
        for number in (1, 2):
            values = {"session": session} if any(f == "session" for f in kind.__dataclass_fields__) else {}
            more.append(full_record(kind, number, dialogue, **values))
    return with_fitting_seals(Dialogue([*dialogue.everything(), *more]))


def with_fitting_seals(dialogue: Dialogue) -> Dialogue:
    """The dialogue with each seal as it is for what is recorded."""
    edits = []
    for seal in dialogue.of(Seal).values():
        answers = covered_by(dialogue, seal)
        text = canonical(dialogue, seal.field, seal.party, seal.sealed_at, answers)
        fitting = replace(seal, answers=len(answers), seal_digest=digest(seal.salt, text))
        edits.append(Edit(seal, fitting))
    return dialogue.apply(edits)
