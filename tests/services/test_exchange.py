"""Everything in a track goes out as JSON."""

import json
from pathlib import Path

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import KINDS, kind_name
from dialogue_app.core.records import Session
from dialogue_app.services.exchange import dump
from dialogue_app.services.sample import sample_dialogues


def test_dump_holds_everything_in_a_stable_order() -> None:
    dialogue, _external = sample_dialogues()
    text = dump(dialogue)
    assert text == dump(Dialogue(reversed(list(dialogue.everything()))))
    found = json.loads(text)
    assert list(found) == [kind_name(kind) for kind in KINDS]
    assert sum(len(records) for records in found.values()) == len(list(dialogue.everything()))
    assert found["party"][0].keys() >= {"id", "code", "name", "side"}
    assert all(one["template_text"] for one in found["session"])
    assert isinstance(next(iter(dialogue.of(Session).values())), Session)


def test_dump_keeps_letters_as_they_are(tmp_path: Path) -> None:
    assert "сдерживание" in dump(sample_dialogues()[1])
