"""Commands about documents: ``documents`` lists their kinds, ``document`` makes one as PDF."""

from __future__ import annotations

import argparse
import sys

from dialogue_app.cli.outside import Services, UsageError, opened, read_other, read_passphrase
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.ports import DELEGATION, OTHER_TRACK, DocumentKind
from dialogue_app.services.print_job import not_taken, print_document, save_pdf
from dialogue_app.support.translation import _

_OPTIONS = {OTHER_TRACK: "--with", DELEGATION: "--delegation"}


def documents(services: Services, _given: argparse.Namespace) -> int:
    """List the kinds of document, one a line: kind, marking, title, with a tab between."""
    for kind in services.documents().kinds():
        print(kind.key, kind.marking, _(kind.title), sep="\t")
    return 0


def document(services: Services, given: argparse.Namespace) -> int:
    """Make one document and write it; print its path."""
    kind = _kind(services, given.kind)
    _refuse_not_taken(kind, given)
    pdf_passphrase = read_passphrase(given.pdf_passphrase_file)
    with opened(services, given.file, given.passphrase_file) as workspace:
        dialogue = workspace.dialogue
    withheld = Withheld()
    pdf = print_document(
        services.documents(),
        kind,
        dialogue,
        session=given.session,
        language=given.language,
        other=read_other(services, given),
        delegation=given.delegation or "",
        passphrase=pdf_passphrase,
        withheld=withheld,
    )
    save_pdf(pdf, given.output)
    print(given.output)
    for sentence in withheld.sentences():
        print(sentence, file=sys.stderr)
    return 0


def _refuse_not_taken(kind: DocumentKind, given: argparse.Namespace) -> None:
    """Raises UsageError where an option is given that this kind of document does not take."""
    given_for = {OTHER_TRACK: given.other, DELEGATION: given.delegation}
    asked = [one for one, value in given_for.items() if value is not None]
    for option, sentence in not_taken(kind, asked).items():
        raise UsageError(f"{_OPTIONS[option]}: {sentence}")
    if given.delegation == "":
        raise UsageError(_("--delegation: name the code of a delegation. Nothing was written."))


def _kind(services: Services, key: str) -> DocumentKind:
    kinds = services.documents().kinds()
    for kind in kinds:
        if kind.key == key:
            return kind
    raise UsageError(
        _("there is no kind of document “{key}”; there are: {kinds}").format(
            key=key, kinds=", ".join(kind.key for kind in kinds)
        )
    )
