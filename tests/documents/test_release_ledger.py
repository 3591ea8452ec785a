"""The ledger of releases in the internal brief: what became of each item; nothing of it stands outside."""

import dataclasses

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.papers import part, printed, words
from tests.documents.reading import raw

CHANGES = {
    "REL-01": {"status": "SUPERSEDED"},
    "REL-02": {
        "status": "WITHDRAWN", "withdrawn_on": "2026-04-02", "withdrawn_by": "Deputy of the chair",
        "withdrawn_reason": "canary reason",
    },
    "REL-03": {"supersedes": "REL-01", "date": "2026-04-01", "version": "2.0"},
    "REL-04": {"status": "WITHDRAWN", "withdrawn_by": "canary person"},
    "REL-05": {"status": "WITHDRAWN", "withdrawn_on": "2026-04-03"},
}  # fmt: skip


def ledger() -> Dialogue:
    inside = sample_dialogues()[0]
    ids = {item.code: item.id for item in inside.of(ReleaseItem).values()}
    records = []
    for record in inside.everything():
        values = dict(CHANGES.get(record.code, {})) if isinstance(record, ReleaseItem) else {}
        if "supersedes" in values:
            values["supersedes"] = ids[values["supersedes"]]
        records.append(dataclasses.replace(record, **values))
    return Dialogue(records)


def test_the_internal_brief_tells_what_became_of_each_item() -> None:
    pdf = printed("internal-brief", ledger(), 2, attribution_rule="REC")
    text = part(pdf, "11 Released items", "12 Outstanding")
    assert "superseded by REL-03, 1 April 2026" in text
    assert "version 2.0 supersedes REL-01" in text
    assert "withdrawn 2 April 2026, Deputy of the chair canary reason" in text
    assert "withdrawn canary person" in text
    assert "withdrawn 3 April 2026" in text
    order = [text.index(f"{word} No.") for word in ("Released", "Superseded", "Withdrawn")]
    assert order == sorted(order)


def test_without_names_the_brief_tells_the_days() -> None:
    text = words(printed("internal-brief", ledger(), 2, attribution_rule="CHR"))
    assert "withdrawn 2 April 2026 canary reason" in text
    assert "Deputy of the chair" not in text
    assert "canary person" not in text


def test_nothing_of_the_ledger_stands_outside() -> None:
    external = sample_dialogues()[1]
    before = printed("external-brief", external)
    odd = {
        "withdrawn_reason": "canary",
        "withdrawn_by": "canary",
        "version": "canary",
        "supersedes": "canary",
    }
    changed = Dialogue(
        dataclasses.replace(record, **odd) if isinstance(record, ReleaseItem) else record
        for record in external.everything()
    )
    assert printed("external-brief", changed) == before
    assert b"canary" not in raw(before)
