"""A document is in the language asked for, in every word of the program's own, or it is refused."""

import threading
from pathlib import Path

import pytest

from dialogue_app.core.errors import Refused
from dialogue_app.documents.maker import PdfDocuments
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.support import translation
from dialogue_app.support.translation import NoSuchLanguage, _, in_language, language, use_language
from tests.documents.papers import DATE, nothing
from tests.documents.reading import reader, text
from tests.support.test_translation import catalogue

WORDS = {"Session summary": "Compte rendu", "Handling marking": "Marquage"}


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "dialogue_app.mo").write_bytes(catalogue(WORDS))
    monkeypatch.setattr(translation, "resource", tmp_path.joinpath)


def made(code: str) -> bytes:
    dialogue = sample_dialogues()[1]
    asked = DocumentRequest(
        kind="session-summary",
        dialogue=dialogue,
        session=dialogue.sessions()[-1].id,
        date=DATE,
        language=code,
    )
    return PdfDocuments().make(asked, nothing)


@pytest.mark.parametrize("program", ["en", "fr"])
@pytest.mark.usefixtures("french")
def test_every_head_is_in_the_language_of_the_document_whatever_the_program_speaks(program: str) -> None:
    assert use_language(program)
    try:
        english, other = made("en"), made("fr")
        assert language() == program
    finally:
        use_language("en")
    for pdf, code, there, absent in (
        (english, "en", WORDS.keys(), WORDS.values()),
        (other, "fr", WORDS.values(), WORDS.keys()),
    ):
        assert reader(pdf).trailer["/Root"]["/Lang"] == code
        printed = text(pdf).upper()
        assert [head for head in there if head.upper() not in printed] == []
        assert [
            printed[max(0, at - 60) : at + 60] for head in absent if (at := printed.find(head.upper())) >= 0
        ] == []


@pytest.mark.parametrize(
    ("code", "named"), [("ru", "Russian (ru)"), ("xx", "“xx”"), ("", "“”"), ("other", "“other”")]
)
def test_a_language_without_texts_is_refused_and_those_there_are_are_named(code: str, named: str) -> None:
    with pytest.raises(Refused) as refusal:
        made(code)
    assert str(refusal.value) == (
        f"There are no texts in {named}; the languages there are: English (en). Nothing was written."
    )


@pytest.mark.usefixtures("french")
def test_another_language_holds_on_its_own_thread_and_until_its_end() -> None:
    heard: list[str] = []
    with in_language("fr"):
        assert (_("Session summary"), language()) == ("Compte rendu", "fr")
        other = threading.Thread(target=lambda: heard.append(_("Session summary")))
        other.start()
        other.join()
        with in_language("en"):
            assert _("Session summary") == "Session summary"
        assert language() == "fr"
    assert heard == ["Session summary"]
    assert (_("Session summary"), language()) == ("Session summary", "en")
    with pytest.raises(NoSuchLanguage), in_language("ru"):
        pytest.fail("a language without texts was used")


def test_the_sample_claims_no_second_language_of_an_english_paper() -> None:
    assert "equally valid" not in text(made("en"))
