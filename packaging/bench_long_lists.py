"""The tracks with long lists that the measurements share: so many records in every list of the template.

    .venv/bin/python packaging/bench_long_lists.py TEMPLATE FILE [RECORDS]

writes one. Every record is made by the verb that adds one; the position is given afterwards, so that three
thousand take no longer than they must.
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.core.form import Ask
    from dialogue_app.core.records import Listed
    from dialogue_app.core.template import Template, TemplateField

EACH = 3000
TRACKS = {
    "internal_alliance": "INTERNAL",
    "external_russia": "EXTERNAL",
    "mock_negotiation": "TRAINING",
}
SEATS = 9
OF_A_SESSION = ("follow_up", "parking_lot_item", "record_disagreement", "risk_reduction_measure")
"""Kinds with a page of their own, which a template need not list."""
WORDS = (
    "the movement of forces close to the border was announced late and in part only",
    "both sides hold that the other one broke the understanding first",
    "exercises above the agreed size count as a threat whatever is said about them",
    "what is said in public and what is done at sea differ",
    "nobody was told in time who may decide on the spot",
)
AT = "2026-03-12T14:32:05+01:00"


def long_lists(key: str, each: int = EACH) -> Dialogue:
    """A track of one session with ``each`` records in every list and of every kind with a page."""
    from dialogue_app.core.commands.sessions import new_session, new_track
    from dialogue_app.core.edits import added
    from dialogue_app.core.records import CatalogueItem, Participant, Party, new_id
    from dialogue_app.services.templates import template

    dialogue = new_track("Long lists", TRACKS[key])
    parties = [
        Party(id=new_id(), code=f"P{i:02}", name=f"Party {i}", side="ALLIANCE", position=i)
        for i in range(SEATS)
    ]
    dialogue = dialogue.apply(added(*parties))
    dialogue = dialogue.apply(new_session(dialogue, template(key)).edits)
    items = [
        CatalogueItem(id=new_id(), catalogue=name, code=f"{name[:2].upper()}-{i:04}", title=_words(i, 9))
        for name in ("activities", "instruments")
        for i in range(each)
    ]
    session = dialogue.sessions()[0].id
    people = [
        Participant(id=new_id(), session=session, name=f"Person {i} {_words(i, 1)}", position=i)
        for i in range(each)
    ]
    dialogue = dialogue.apply(added(*items, *people))
    frame = template(key)
    for field in (one for _stage, one in frame.fields()):
        dialogue = _filled(dialogue, session, field, each)
    for name in OF_A_SESSION:
        dialogue = _filled_list(dialogue, session, name, "", each)
    return _read_back(dialogue, session, frame)


def _filled(dialogue: Dialogue, session: str, field: TemplateField, each: int) -> Dialogue:
    from dialogue_app.fields.items import record_name

    if field.kind not in ("record_list", "selection", "drafted_text"):
        return dialogue
    return _filled_list(dialogue, session, record_name(field), field.key, each, field)


def _filled_list(
    dialogue: Dialogue, session: str, name: str, key: str, each: int, field: TemplateField | None = None
) -> Dialogue:
    from dialogue_app.core.commands.lists import add_listed
    from dialogue_app.core.kinds import LISTED_BY_NAME

    kind = LISTED_BY_NAME[name]
    already = len(dialogue.listed(kind, session))
    if not key and already:
        return dialogue
    edits = []
    for i in range(each):
        record = kind(session=session, field=key, **_values(dialogue, kind, i, field))
        if field is not None:
            record = dataclasses.replace(record, marking=field.marking)
        (edit,) = add_listed(dialogue, record).edits
        made: Any = edit.after
        edits.append(dataclasses.replace(edit, after=dataclasses.replace(made, position=i, entered_at=AT)))
    return dialogue.apply(edits)


def _values(dialogue: Dialogue, kind: type[Listed], i: int, field: TemplateField | None) -> dict[str, Any]:
    """An answer to most questions of a form; none to what only other verbs may write."""
    from dialogue_app.core.form import questions
    from dialogue_app.core.kinds import kind_name

    name = kind_name(kind)
    if name == "list_row":
        columns = field.rows if field is not None else ()
        return {"values": tuple((one.key, _words(i, 5)) for one in columns if one.kind in ("line", "text"))}
    found = {
        key: value
        for key, ask in questions(kind)
        if (value := _answer(dialogue, key, ask, i)) not in ("", None, ())
    }
    if name == "release_item":
        found = {key: found[key] for key in ("code", "kind", "release_text")} | {"status": "PROPOSED"}
    elif name == "red_line" and dialogue.track.track == "EXTERNAL":
        found["holder"] = "RUSSIA"
    elif name == "silence_procedure":
        found = {"version": f"{i}"}
    elif name == "read_back":
        found.pop("of", None)
        found.pop("result", None)
    elif name == "selected_item":
        found["context"] = "P"
    return found


def _answer(dialogue: Dialogue, key: str, ask: Ask, i: int) -> Any:
    from dialogue_app.core.kinds import BY_NAME
    from dialogue_app.core.records import SIDES, Party
    from dialogue_app.core.scales import scale

    if key == "marking":
        return ""
    if ask.kind in ("text", "quote"):
        return _words(i, 6 + i % 40) if ask.required or i % 3 == 0 else ""
    if ask.kind == "line":
        return f"{key[:1].upper()}{i + 1}" if key in ("code", "number") else _words(i, 3)
    if ask.kind in ("choice", "choices"):
        codes = scale(ask.scale).codes
        code = codes[i % len(codes)]
        return code if ask.kind == "choice" else (code,)
    if ask.kind in ("party", "parties"):
        parties = list(dialogue.of(Party))
        party = parties[i % len(parties)]
        return party if ask.kind == "party" else (party,)
    if ask.kind in ("ref", "refs"):
        ids = next((list(found) for one in ask.of if (found := dialogue.of(BY_NAME[one]))), [])
        return (ids[i % len(ids)] if ask.kind == "ref" else (ids[i % len(ids)],)) if ids else ""
    plain = {"side": SIDES[i % 2], "date": "2026-03-12", "yes_no": "yes", "number": ask.minimum or 1}
    return plain.get(ask.kind, "")


def _read_back(dialogue: Dialogue, session: str, frame: Template) -> Dialogue:
    """An attempt at each record that is read back, in two of three confirmed."""
    from dialogue_app.core.commands.lists import add_listed
    from dialogue_app.core.domain_records import ReadBack
    from dialogue_app.core.edits import Edit
    from dialogue_app.core.records import SIDES
    from dialogue_app.fields.items import items_of

    for field in (one for _stage, one in frame.fields() if one.kind == "read_back"):
        edits: list[Edit] = []
        for i, item in enumerate(items_of(dialogue, session, frame, field)):
            who = getattr(item.record, "side", "") or getattr(item.record, "holder", "")
            by = SIDES[0] if who != SIDES[0] else SIDES[1]
            begun = ReadBack(
                session=session, field=field.key, of=item.id, of_party=who, by=by, attempt=1,
                text=_words(i, 12), result="ACC" if i % 3 else "", marking=field.marking,
            )  # fmt: skip
            (edit,) = add_listed(dialogue, begun).edits
            made: Any = edit.after
            edits.append(dataclasses.replace(edit, after=dataclasses.replace(made, position=i)))
        dialogue = dialogue.apply(edits)
    return dialogue


def _words(i: int, many: int) -> str:
    """So many words, others for each number."""
    words = " ".join(WORDS[(i + n) % len(WORDS)] for n in range(many // 10 + 1)).split()
    return " ".join((f"{i + 1}:", *words[:many]))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from dialogue_app.store.maker import FileStores

    whole = long_lists(sys.argv[1], int(sys.argv[3]) if len(sys.argv) > 3 else EACH)
    FileStores().create(Path(sys.argv[2]), whole)
    print(sum(1 for _record in whole.everything()))
