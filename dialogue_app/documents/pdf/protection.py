"""A document that opens only with a passphrase: AES-256 as in PDF 2.0 (revision 6)."""

from __future__ import annotations

import io
import os
import unicodedata

import pikepdf

from dialogue_app.core.errors import Refused
from dialogue_app.documents.pdf.archive import packet
from dialogue_app.support.translation import _

LONGEST = 127
"""Bytes of a passphrase that count: PDF leaves out the rest."""


def protected(pdf: bytes, passphrase: str) -> bytes:
    """The document encrypted whole, its metadata too. It no longer claims to be PDF/A, which forbids that.

    The same document gives other bytes every time: the keys are random. Raises Refused.
    """
    passphrase = unicodedata.normalize("NFC", passphrase)
    check(passphrase)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        title = str(document.trailer.Info.Title)
        about = document.make_stream(packet(title, str(document.Root.Lang), archival=False).encode("utf-8"))
        about.Type, about.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        document.Root.Metadata = about
        # The number of the plain document is taken from its content, and would stand in the clear.
        document.trailer.ID = pikepdf.Array([os.urandom(16), os.urandom(16)])
        buffer = io.BytesIO()
        document.save(
            buffer,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=pikepdf.Encryption(owner=passphrase, user=passphrase, R=6, aes=True, metadata=True),
        )
    return buffer.getvalue()


def check(passphrase: str) -> None:
    """Refuse a passphrase that is longer than PDF can tell apart."""
    if len(unicodedata.normalize("NFC", passphrase).encode("utf-8")) > LONGEST:
        raise Refused(
            _("The passphrase for the PDF is too long: at most {n} letters. Nothing was written.").format(
                n=LONGEST
            )
        )
