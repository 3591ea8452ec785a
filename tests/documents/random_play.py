"""Random sessions: what people enter through the verbs in any order, with any marking, sealed, hidden.

What a verb refuses is not entered. A file may hold what no verb makes any more (a line of the alliance
without a release), so some records are put in as such a file has them. Every text holds a word of its own.
"""

import dataclasses
import random
import re
from typing import Any

from dialogue_app.core import form
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.commands.stages import skip_field, write_notes
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import DialogueError
from dialogue_app.core.kinds import LISTED_BY_NAME
from dialogue_app.core.records import SIDES, Listed, Session, new_id
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.visibility import hidden_answers
from dialogue_app.core.visibility.seals import disclose, seal, unseal
from dialogue_app.fields.items import items_of, record_name
from tests.documents.made_up import catalogue_items, made_up

WORD = re.compile(r"zq[A-Z]\d{5}x")
MARKINGS = ("OPEN", "PART", "PART", "ALLY", "ALLY", "DELEG", "MOD")
HANDLING = ("PART", "PART", "ALLY", "DELEG", "OPEN")
RULES = ("REC", "PARTY", "PARTY", "SIDE", "CHR")
TEXTS = ("line", "text", "quote")


class Play:
    """One session that grows move by move; the same seed makes the same session."""

    def __init__(self, track: str, seed: int, moves: int) -> None:
        self.track = track
        self.dice = random.Random(f"{track} {seed}")
        self.words = 0
        maker = made_up(
            track, seats=self.dice.randint(2, 7), handling=self.dice.choice(HANDLING),
            attribution_rule=self.dice.choice(RULES),
        )  # fmt: skip
        self.template = maker.template
        self.dialogue: Dialogue = maker.dialogue
        self.fields = [field for _stage, field in self.template.fields()]
        for _move in range(moves):
            self.move()

    @property
    def session(self) -> Session:
        """The only session."""
        return self.dialogue.sessions()[0]

    def move(self) -> None:
        """Do one thing, unless it is refused."""
        acts = [self.add] * 6 + [self.answer] * 8 + [self.mark, self.skip, self.note, self.hide, self.close]
        try:
            change = self.dice.choice(acts)(self.dice.choice(self.fields))
        except DialogueError:
            return
        if change is not None:
            self.dialogue = self.dialogue.apply(change.edits)

    def word(self) -> str:
        """A word that is nowhere else."""
        self.words += 1
        return f"zq{self.track[0]}{self.words:05}x"

    # -- moves -------------------------------------------------------------------------------------------

    def add(self, field: TemplateField) -> Change | None:
        """A record into a list."""
        if field.kind not in ("selection", "record_list", "drafted_text", "read_back"):
            return None
        kind = LISTED_BY_NAME["read_back" if field.kind == "read_back" else record_name(field)]
        values = {name: self.value(ask, name) for name, ask in form.questions(kind)}
        if field.kind == "selection":
            items = catalogue_items(field.catalogue or "activities")
            item = dataclasses.replace(self.dice.choice(items), id=new_id())
            self.dialogue = Dialogue([*self.dialogue.everything(), item])
            values |= {"catalogue_item": item.id, "wording": f"{self.word()} near a border"}
        if field.rows:
            values["values"] = tuple((row.key, self.value(row, row.key)) for row in field.rows)
        if field.items and "of" in values:
            listed_items = items_of(self.dialogue, self.session.id, self.template, field)
            values["of"] = self.dice.choice(listed_items).id if listed_items else ""
        values["marking"] = self.marking(field)
        record = kind(id=new_id(), session=self.session.id, field=field.key, **values)
        if self.dice.random() < 0.5:
            return add_listed(self.dialogue, record)
        self.dialogue = Dialogue([*self.dialogue.everything(), record])
        return None

    def marking(self, field: TemplateField) -> str:
        """That of the field, or any."""
        return field.marking if self.dice.random() < 0.6 else self.dice.choice(MARKINGS)

    def value(self, ask: Any, name: str) -> Any:
        """An answer to a question of a form, or none."""
        if self.dice.random() < 0.25 and name not in ("statement", "text"):
            return (
                ()
                if ask.kind in ("choices", "parties", "refs", "pairs")
                else None
                if ask.kind == "number"
                else ""
            )
        codes = scale(ask.scale).codes if ask.scale else ("",)
        party_ids = [seat.party for seat in self.dialogue.seats(self.session.id)] or list(SIDES)
        answers: dict[str, Any] = {
            "choice": self.dice.choice(codes), "choices": (codes[0],), "party": self.dice.choice(party_ids),
            "parties": (self.dice.choice(party_ids),), "side": self.dice.choice(SIDES), "number": 2,
            "yes_no": "yes", "date": "2026-03-12", "datetime": "2026-03-12T10:00:00+00:00", "ref": "",
            "refs": (), "pairs": (),
        }  # fmt: skip
        return f"{self.word()} is said" if ask.kind in TEXTS else answers[ask.kind]

    def answer(self, field: TemplateField) -> Change | None:
        """One cell."""
        if field.kind in ("selection", "record_list", "drafted_text", "read_back", "record_columns"):
            return None
        items = [item.id for item in items_of(self.dialogue, self.session.id, self.template, field)]
        if field.items and not items:
            return None
        answerer_ids = [answerer.id for answerer in answerers(self.dialogue, self.session.id, field)] or [""]
        aspect = self.dice.choice(field.aspects) if field.aspects else None
        place = Place(
            self.dice.choice(items) if field.items else "",
            self.dice.choice(answerer_ids) if field.columns else "",
            aspect.key if aspect else "",
            field.round,
        )
        codes = (
            scale((aspect.scale if aspect else "") or field.scale).codes if (aspect or field.scale) else ()
        )
        known = {"date": "2026-03-12", "number": "42", "yes_no": "yes"}
        value = self.dice.choice((*codes, *field.statuses)) if codes else known.get(field.kind) or self.word()
        reason = f"{self.word()} because" if self.dice.random() < 0.3 else ""
        values = {field.part: value} if field.part != "value" else {"value": value, "reason": reason}
        return set_entry(self.dialogue, self.session.id, field, place, **values, marking=self.marking(field))

    def mark(self, field: TemplateField) -> Change | None:
        """Another marking for something recorded already."""
        records = [
            listed
            for kind in LISTED_BY_NAME.values()
            for listed in self.dialogue.listed(kind, self.session.id)
        ]
        if not records:
            return None
        record: Listed = self.dice.choice(records)
        return change_record(self.dialogue, record, marking=self.dice.choice(MARKINGS))

    def skip(self, field: TemplateField) -> Change | None:
        """A field left out with a reason."""
        reason = f"{self.word()} had no time"
        return skip_field(
            self.dialogue, self.session.id, field.key, reason=reason, by="Fay", marking=field.marking
        )

    def note(self, field: TemplateField) -> Change | None:
        """What the moderator keeps for itself."""
        stage = next(stage for stage, template_field in self.template.fields() if template_field is field)
        return write_notes(self.dialogue, self.session.id, stage.key, f"private{self.word()}")

    def hide(self, field: TemplateField) -> Change | None:
        """Wait for a reveal."""
        if field.kind not in ("rating_matrix", "party_choice", "two_way_matrix"):
            return None
        return hidden_answers.hide(self.dialogue, self.session.id, field.entry_field)

    def close(self, field: TemplateField) -> Change | None:
        """Seal, unseal or disclose."""
        if not field.sealed:
            return None
        act = self.dice.choice((seal, seal, unseal, disclose))
        return act(self.dialogue, self.session.id, field)


def play(track: str, seed: int) -> Play:
    """A random session: an empty one at times, a full one at others."""
    return Play(track, seed, (3, 40, 160, 420)[seed % 4])
