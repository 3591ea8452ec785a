"""The bytes of a PDF file: every object is found again, whatever it holds and however many there are."""

import io
import random
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from dialogue_app.documents.pdf.file_objects import BUNDLE, PdfFile, reference, text

WORDS = (
    "plain",
    "(open",
    "back\\slash)",
    "two\nlines\rand more",
    "Граница – §",
    "𝄞 beyond the first plane",
    "",
)


def made(words: tuple[str, ...], *, backwards: bool = False) -> bytes:
    """A file with a page, and these words as objects of its catalogue."""
    file = PdfFile(first=1)
    root, pages, page, about = (file.reserve() for _ in range(4))
    numbers = [file.reserve() for _ in words]
    content = file.add_packed(b"", b"BT ET\n")
    bodies = {
        root: b"<</Type/Catalog/Pages %d 0 R/Said[%s]>>" % (pages, b" ".join(map(reference, numbers))),
        pages: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % page,
        page: b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Contents %d 0 R>>" % (pages, content),
        about: b"<</Title %s>>" % text("About"),
    } | {number: text(word) for number, word in zip(numbers, words, strict=True)}
    for number in sorted(bodies, reverse=backwards):
        file.put(number, bodies[number])
    return file.written(root, about)


def said(pdf: bytes) -> tuple[str, ...]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.pages[0].Contents.read_bytes() == b"BT ET\n"
        assert opened.trailer.Info.Title == "About"
        return tuple(str(string) for string in opened.Root.Said)


def test_words_of_every_script_come_back() -> None:
    assert said(made(WORDS)) == WORDS


def test_very_many_objects_are_found_in_their_bundles() -> None:
    many = tuple(f"number {n}" for n in range(5 * BUNDLE + 3))
    assert said(made(many)) == many


def test_the_same_objects_give_the_same_bytes_in_whatever_order_they_come() -> None:
    assert made(WORDS) == made(WORDS, backwards=True)
    assert made(WORDS)[-200:] != made(WORDS[1:])[-200:]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
def test_another_program_finds_nothing_wrong(tmp_path: Path) -> None:
    letters = random.Random(1)
    words = tuple("".join(chr(letters.randrange(1, 0x7F)) for _ in range(40)) for _ in range(300))
    assert len(said(made(words))) == 300
    path = tmp_path / "made.pdf"
    path.write_bytes(made(words))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
