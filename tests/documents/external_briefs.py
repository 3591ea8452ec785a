"""External briefs made for tests: of the sample, and of made-up sessions."""

import dataclasses
import re
from functools import cache

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Session
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.sample.sample_files import sample_dialogues
from tests.documents.made_up import Maker
from tests.documents.reading import bookmarks


@cache
def sample() -> Dialogue:
    return sample_dialogues()[1]


def brief(dialogue: Dialogue, **more: object) -> bytes:
    asked = {"kind": "external-brief", "session": dialogue.sessions()[-1].id, "date": "2026-03-27"} | more
    return PdfDocuments().make(DocumentRequest(dialogue=dialogue, **asked), lambda _share: None)


def of(maker: Maker, **more: object) -> bytes:
    documents = PdfDocuments(lambda _session: maker.template)
    request = DocumentRequest(
        kind="external-brief", dialogue=maker.dialogue, session=maker.session.id, **more
    )
    return documents.make(request, lambda _share: None)


def with_session(dialogue: Dialogue, **values: str) -> Dialogue:
    return Dialogue(
        dataclasses.replace(record, **values) if isinstance(record, Session) else record
        for record in dialogue.everything()
    )


def titled(pdf: bytes) -> list[str]:
    """The titles of the chapters, without their numbers."""
    return [re.sub(r"^\d+\s+", "", bookmark) for bookmark in bookmarks(pdf)]


@cache
def sample_brief(rule: str = "SIDE") -> bytes:
    return brief(with_session(sample(), attribution_rule=rule))
