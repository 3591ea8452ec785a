"""Commands about documents: ``documents`` lists their kinds, ``document`` makes one as PDF."""

from __future__ import annotations

import argparse

from dialogue_app.cli.outside import Services, UsageError, opened, read_other, read_passphrase
from dialogue_app.services.ports import DocumentKind
from dialogue_app.services.printing import print_document, save_pdf
from dialogue_app.support.translation import _


def documents(services: Services, _given: argparse.Namespace) -> int:
    """List the kinds of document, one a line: kind, marking, title, with a tab between."""
    for kind in services.documents().kinds():
        print(kind.key, kind.marking, _(kind.title), sep="\t")
    return 0


def document(services: Services, given: argparse.Namespace) -> int:
    """Make one document and write it; print its path."""
    kind = _kind(services, given.kind)
    pdf_passphrase = read_passphrase(given.pdf_passphrase_file)
    with opened(services, given.file, given.passphrase_file) as workspace:
        dialogue = workspace.dialogue
    pdf = print_document(
        services.documents(),
        kind,
        dialogue,
        session=given.session,
        language=given.language,
        other=read_other(services, given),
        delegation=given.delegation,
        passphrase=pdf_passphrase,
    )
    save_pdf(pdf, given.output)
    print(given.output)
    return 0


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
