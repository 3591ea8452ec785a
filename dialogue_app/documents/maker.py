"""Makes documents: finds the kind and the session, and hands over to the document's own module."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Session
from dialogue_app.core.template import Template
from dialogue_app.core.visibility.unsealed_only import shut
from dialogue_app.services.audience.session_holdings import held
from dialogue_app.services.audience.uncounted import counted
from dialogue_app.services.ports import DocumentKind, DocumentRequest, Progress
from dialogue_app.services.print_job import no_texts_in, not_taken
from dialogue_app.services.templates import template_of
from dialogue_app.support.translation import _, in_language, languages


class PdfDocuments:
    """The documents as PDF. Holds nothing of what it prints; may be used from any thread."""

    def __init__(self, template_of: Callable[[Session], Template] = template_of) -> None:
        self._template_of = template_of

    def kinds(self) -> tuple[DocumentKind, ...]:
        from dialogue_app.documents.kinds import DOCUMENTS  # ReportLab only when it is needed

        return tuple(kind for kind, _make in DOCUMENTS)

    def make(self, request: DocumentRequest, progress: Progress) -> bytes:
        """The PDF. The same request gives the same bytes, unless it asks for a passphrase.

        Every word of the program's own is in the language asked for. Raises Refused for a language without
        texts, for an unknown kind or session, where the track has no such document, or the kind does not
        take what is asked for; Cancelled.
        """
        if request.language not in languages():
            raise Refused(no_texts_in(request.language))
        with in_language(request.language):
            return self._made(request, progress)

    def _made(self, request: DocumentRequest, progress: Progress) -> bytes:
        from dialogue_app.documents.kinds import DOCUMENTS

        document = next((document for document in DOCUMENTS if document[0].key == request.kind), None)
        if document is None:
            raise Refused(_("There is no document of the kind “{kind}”.").format(kind=request.kind))
        kind, make = document
        if request.dialogue.track.track not in kind.tracks:
            raise Refused(_("“{title}” cannot be made from this kind of track.").format(title=_(kind.title)))
        for sentence in not_taken(kind, request.asked).values():
            raise Refused(sentence)
        session = request.dialogue.get(Session, request.session)
        if session is None:
            raise Refused(_("Choose a session to be printed; this one is not there (any more)."))
        template = self._template_of(session)
        request = self._counted(self._shut(request, session, template), session)
        if not request.passphrase:
            return make(request, session, template, progress)
        from dialogue_app.documents.pdf import protection

        protection.check(request.passphrase)
        return protection.protected(make(request, session, template, progress), request.passphrase)

    def _shut(self, request: DocumentRequest, session: Session, template: Template) -> DocumentRequest:
        """The request without what nobody may see yet: what is sealed, and what waits for its reveal. That it
        exists is still known.
        """
        known = held(request.dialogue, session, template, self._template_of)
        other = shut(request.other, self._template_of) if request.other is not None else None
        dialogue = shut(request.dialogue, self._template_of)
        whole = request.dialogue
        return dataclasses.replace(request, dialogue=dialogue, other=other, held=known, whole=whole)

    def _counted(self, request: DocumentRequest, session: Session) -> DocumentRequest:
        """The request without answers that are in no count, which it is told."""
        here = counted(request.dialogue, self._template_of, session)
        request.withheld.uncounted = frozenset(row for row in here.rows if row[0] == session.id)
        if request.other is None:
            return dataclasses.replace(request, dialogue=here.dialogue)
        there = counted(request.other, self._template_of)
        request.withheld.uncounted |= there.rows
        return dataclasses.replace(request, dialogue=here.dialogue, other=there.dialogue)
