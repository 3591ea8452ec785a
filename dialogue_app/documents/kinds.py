"""Every kind of document there is. Adding one: a module with ``KIND`` and ``make``, and its line here."""

from __future__ import annotations

from collections.abc import Callable

from dialogue_app.core.records import Session
from dialogue_app.core.template import Template
from dialogue_app.documents import rules_matrix, session_summary
from dialogue_app.documents.comparison import comparison
from dialogue_app.documents.debrief import debrief
from dialogue_app.documents.external_brief import external_brief
from dialogue_app.documents.internal_brief import internal_brief
from dialogue_app.documents.register import register
from dialogue_app.documents.thinktank_brief import thinktank_brief
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress

Make = Callable[[DocumentRequest, Session, Template, Progress], bytes]

DOCUMENTS: tuple[tuple[DocumentKind, Make], ...] = (
    (session_summary.KIND, session_summary.make),
    (internal_brief.KIND, internal_brief.make),
    (external_brief.KIND, external_brief.make),
    (register.KIND, register.make),
    (rules_matrix.KIND, rules_matrix.make),
    (comparison.KIND, comparison.make),
    (debrief.KIND, debrief.make),
    (thinktank_brief.KIND, thinktank_brief.make),
)
