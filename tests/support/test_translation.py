"""Words in the user's language."""

import struct
from pathlib import Path

import pytest

from dialogue_app.support import translation
from dialogue_app.support.translation import N_, _, ngettext, pgettext, use_language


def catalogue(words: dict[str, str]) -> bytes:
    """Return a compiled catalogue, as msgfmt would write it."""
    words = {"": "Content-Type: text/plain; charset=UTF-8\n", **words}
    pairs = [(key.encode(), words[key].encode()) for key in sorted(words)]
    start = 28 + 16 * len(pairs)
    tables, texts = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), start + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + tables[0] + tables[1] + texts


@pytest.fixture
def locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def resource(*parts: str) -> Path:
        return tmp_path.joinpath(*parts)

    monkeypatch.setattr(translation, "resource", resource)
    folder = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    words = {"Undo": "Annuler", "seat\0seats": "siège\0sièges", "noun\x04Open": "Ouvert"}
    (folder / "dialogue_app.mo").write_bytes(catalogue(words))
    return tmp_path / "locale"


def test_english_needs_no_catalogue() -> None:
    assert use_language("en")
    assert _("Undo") == N_("Undo") == "Undo"
    assert ngettext("seat", "seats", 1) == "seat"
    assert ngettext("seat", "seats", 2) == "seats"
    assert pgettext("noun", "Open") == "Open"


def test_the_empty_text_stays_empty(locale: Path) -> None:
    assert use_language("fr")
    assert _("") == ""


def test_a_language_is_used_until_another_one(locale: Path) -> None:
    assert use_language("fr")
    assert translation.language() == "fr"
    assert _("Undo") == "Annuler"
    assert ngettext("seat", "seats", 2) == "sièges"
    assert pgettext("noun", "Open") == "Ouvert"
    assert _("Redo") == "Redo"
    assert use_language("en")
    assert _("Undo") == "Undo"


@pytest.mark.parametrize("code", ["de", "", "../fr", "FR", "french"])
def test_an_unknown_language_means_english(code: str, locale: Path) -> None:
    use_language("fr")
    assert not use_language(code)
    assert translation.language() == "en"
    assert _("Undo") == "Undo"


@pytest.mark.parametrize("damage", [b"", b"\xde\x12\x04\x95", b"rubbish" * 10])
def test_a_damaged_catalogue_means_english(damage: bytes, locale: Path) -> None:
    folder = locale / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "dialogue_app.mo").write_bytes(damage)
    assert not use_language("nl")
    assert _("Undo") == "Undo"


def test_the_languages_that_are_there_are_listed(locale: Path) -> None:
    assert translation.languages() == ("en", "fr")
