"""Printing one document of a track into a file: which session, on which date, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotSave, Refused
from dialogue_app.core.records import Session
from dialogue_app.core.scales import scale
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.ports import (
    DELEGATION,
    OTHER_TRACK,
    DocumentKind,
    DocumentMaker,
    DocumentRequest,
    Progress,
)
from dialogue_app.support.translation import _, languages
from dialogue_app.support.whole_write import write_whole

PDF_START = b"%PDF-"


def session_numbered(dialogue: Dialogue, number: int | None) -> Session:
    """The session of this number, or the last one. Raises Refused if there is none."""
    sessions = dialogue.sessions()
    if number is None and sessions:
        return sessions[-1]
    for session in sessions:
        if session.number == number:
            return session
    if number is None:
        raise Refused(_("There is no session yet. Nothing was written."))
    raise Refused(_("There is no session {n}. Nothing was written.").format(n=number))


def no_texts_in(language: str) -> str:
    """The sentence that refuses a language in which the program has no texts, and names those there are."""
    known = ", ".join(f"{scale('LANGUAGE').shown(one)} ({one})" for one in languages())
    option = scale("LANGUAGE").option(language) if language != "other" else None
    asked = f"{option.shown} ({language})" if option is not None else f"“{language}”"
    return _(
        "There are no texts in {language}; the languages there are: {known}. Nothing was written."
    ).format(language=asked, known=known)


def not_taken(kind: DocumentKind, asked: Iterable[str]) -> dict[str, str]:
    """What of OTHER_TRACK and DELEGATION is asked for but not taken by a kind of document, each with the
    sentence that says so. Empty if it takes all of it.
    """
    sentences = {
        OTHER_TRACK: _(
            "“{title}” is made from one track alone, without the other file. Nothing was written."
        ),
        DELEGATION: _("“{title}” has no sheet for a single delegation. Nothing was written."),
    }
    return {
        option: sentences[option].format(title=_(kind.title)) for option in asked if option not in kind.takes
    }


def print_document(
    maker: DocumentMaker,
    kind: DocumentKind,
    dialogue: Dialogue,
    *,
    session: int | None = None,
    language: str = "en",
    other: Dialogue | None = None,
    delegation: str = "",
    passphrase: str = "",
    progress: Progress = lambda _done: None,
    withheld: Withheld | None = None,
) -> bytes:
    """The PDF of one kind of document; with a passphrase it opens only with that. ``withheld`` is told what
    was withheld and every name that may be left. Raises Refused where this track has no such document.
    """
    if dialogue.track.track not in kind.tracks:
        raise Refused(
            _("“{title}” cannot be made from this kind of track. Nothing was written.").format(
                title=_(kind.title)
            )
        )
    request = DocumentRequest(
        kind=kind.key,
        dialogue=dialogue,
        session=session_numbered(dialogue, session).id,
        language=language,
        date=timestamps.today(),
        other=other,
        delegation=delegation,
        passphrase=passphrase,
        withheld=withheld if withheld is not None else Withheld(),
    )
    return maker.make(request, progress)


def save_pdf(pdf: bytes, target: Path) -> None:
    """Write a document whole or not at all, readable by its owner only. An older PDF of that name is
    replaced; anything else is left alone. Raises CannotSave.
    """
    try:
        if target.exists() and not (target.is_file() and _is_pdf(target)):
            raise CannotSave(
                _("{file} exists and is not a PDF. Nothing was written; choose another name.").format(
                    file=target.name
                )
            )
        write_whole(pdf, target)
    except OSError as error:
        raise CannotSave(
            _("{file} could not be written ({reason}). What was there before is unchanged.").format(
                file=target.name, reason=error.strerror or _("unknown reason")
            )
        ) from None


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(len(PDF_START))
    return start == PDF_START
