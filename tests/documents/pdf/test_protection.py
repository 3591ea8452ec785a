"""A document with a passphrase opens with it and with nothing else, and shows nothing without."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from dialogue_app.core.errors import Refused
from dialogue_app.core.records import EXTERNAL
from dialogue_app.documents.pdf.protection import LONGEST, protected
from tests.documents.made_up import Maker, made_up
from tests.documents.pdf.structure_reading import opened, tree
from tests.documents.reading import made

SECRET = "Bernstein – Янтарь 7"


@pytest.fixture(scope="module")
def maker() -> Maker:
    return made_up(EXTERNAL).fill()


@pytest.fixture(scope="module")
def locked(maker: Maker) -> bytes:
    return made(maker, passphrase=SECRET)


@pytest.mark.parametrize("wrong", ["", "Bernstein", SECRET.lower(), SECRET + " "])
def test_it_does_not_open_without(locked: bytes, wrong: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        opened(locked, wrong)


def test_it_is_encrypted_with_256_bits_metadata_and_all(locked: bytes, maker: Maker) -> None:
    with opened(locked, SECRET) as pdf:
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (6, 5, 256)
        assert str(pdf.encryption.stream_method) == str(pdf.encryption.string_method)
        assert pdf.trailer.Encrypt.CF.StdCF.CFM == "/AESV3"
        assert pdf.trailer.Encrypt.get("/EncryptMetadata", True)
    for readable in (b"Session summary", b"pdfaid", b"xmpmeta", b"StructElem", b"Bernstein"):
        assert readable not in locked
    assert b"xpacket" in made(maker)


def test_nothing_in_the_clear_is_taken_from_the_content(locked: bytes, maker: Maker) -> None:
    with opened(locked, SECRET) as pdf, opened(made(maker), "") as plain:
        assert bytes(plain.trailer.ID[0]) not in [bytes(part) for part in pdf.trailer.ID]
        assert bytes(pdf.trailer.ID[0]) in locked or bytes(pdf.trailer.ID[0]).hex().encode() in locked
    with opened(made(maker, passphrase=SECRET), SECRET) as other, opened(locked, SECRET) as pdf:
        assert bytes(other.trailer.ID[0]) != bytes(pdf.trailer.ID[0])


def test_it_holds_the_same_document_that_no_longer_claims_to_be_for_the_archive(
    locked: bytes, maker: Maker
) -> None:
    plain = made(maker)
    with opened(locked, SECRET) as inside, opened(plain) as outside:
        said = [page.Contents.read_bytes() for page in outside.pages]
        assert [page.Contents.read_bytes() for page in inside.pages] == said
        assert b"pdfaid" in outside.Root.Metadata.read_bytes()
        assert b"pdfaid" not in inside.Root.Metadata.read_bytes()
        assert len(tree(inside).all("P", "TD", "TH")) == len(tree(outside).all("P", "TD", "TH"))
        assert str(inside.Root.Lang) == "en"


def test_letters_made_of_two_open_it_as_well(maker: Maker) -> None:
    plain = made(maker)
    with opened(protected(plain, "Cafe\u0301"), "Caf\u00e9") as pdf:
        assert len(pdf.pages)


def test_a_passphrase_that_pdf_would_cut_is_refused(maker: Maker) -> None:
    with pytest.raises(Refused, match="too long"):
        made(maker, passphrase="Я" * (LONGEST // 2 + 1))
    assert made(maker, passphrase="x" * LONGEST)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not here")
def test_another_program_agrees(locked: bytes, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(locked)
    shut = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True, check=False)
    assert shut.returncode
    assert "ncorrect password" in shut.stderr
    known = subprocess.run(
        ["pdfinfo", "-upw", SECRET, str(target)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "AES-256" in known.stdout
