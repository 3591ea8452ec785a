"""One bit of a document turns: the document is refused, or everything read is what was written.

Here every so-manieth bit of a small document is turned, and every bit in the heads of its pages;
``python -m tests.trust.every_bit`` turns all of them. Of a protected document a sample of every page.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from dialogue_app.core.errors import CannotOpen
from dialogue_app.store import keys
from dialogue_app.store.envelope import PAGE
from dialogue_app.store.maker import FileStores
from tests.core import made
from tests.trust.every_bit import KEPT, added_up, everything, gaps, head_bits, sound, start, used_bits

STORES = FileStores()
EVERY = 100
BITS_OF_A_PROTECTED_PAGE = 3
PASSPHRASE = "amber sea amber sea"


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "what", [(EVERY, 11), (EVERY, 61), (1, 0, "--heads")], ids=["some", "others", "heads"]
)
def test_a_bit_that_turns_is_found_or_harmless(what: tuple[int, int]) -> None:
    every, number, *more = what
    counts = added_up([start(every, number, *more)])
    content = KEPT.read_bytes()
    bits = head_bits(content) if more else used_bits(content)
    assert counts["bits"] == len(bits[number::every]) > 2000
    assert counts["broken"] == []
    assert counts["astray"] == []
    assert counts["refused"] > counts["bits"] // 3


def test_whatever_stands_in_the_gaps_is_harmless(tmp_path: Path) -> None:
    """The bits that are not turned one by one: all of them together, and every second one."""
    content = KEPT.read_bytes()
    good = everything(STORES.open(KEPT, read_only=True).load())
    assert 8 * sum(map(len, gaps(content))) + len(used_bits(content)) == 8 * len(content)
    path = tmp_path / "turned.dialogue"
    for pattern in (0xFF, 0x55, 0xAA):
        turned = bytearray(content)
        for gap in gaps(content):
            for place in gap:
                turned[place] ^= pattern
        path.write_bytes(turned)
        assert everything(STORES.open(path, read_only=True).load()) == good
        assert STORES.check(path) == STORES.check(KEPT)


def test_a_page_that_says_it_has_fewer_rows_is_found(tmp_path: Path) -> None:
    """No digest fails for a row that is not there any more; the index of the ids misses it."""
    content = bytearray(KEPT.read_bytes())
    path = tmp_path / "turned.dialogue"
    said = []
    for begin in range(PAGE, len(content), PAGE):
        if content[begin] == 13 and content[begin + 4]:
            content[begin + 4] -= 1
            path.write_bytes(content)
            for read_only in (True, False):
                with pytest.raises(CannotOpen) as caught:
                    STORES.open(path, read_only=read_only).load()
                close_all()
                said.append(str(caught.value))
            content[begin + 4] += 1
    assert len([one for one in said if one.startswith("1 record of “turned.dialogue” is damaged")]) > 60


def close_all() -> None:
    from dialogue_app.store.file_store import OPEN

    for store in list(OPEN.values()):
        store.close()


def test_a_bit_of_a_protected_document_is_always_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page carries a code over all it holds; the salt in the first 16 bytes makes another key."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)
    path = tmp_path / "protected.dialogue"
    STORES.create(path, made.full_dialogue(), passphrase=PASSPHRASE)
    good = everything(STORES.open(path, passphrase=PASSPHRASE, read_only=True).load())
    content = path.read_bytes()
    places = random.Random(11)
    chosen = [
        8 * page + places.randrange(8 * PAGE)
        for page in range(0, len(content), PAGE)
        for _one in range(BITS_OF_A_PROTECTED_PAGE)
    ]
    chosen += [places.randrange(8 * keys.SALT_SIZE) for _one in range(8)]
    file = os.open(path, os.O_RDWR)
    for bit in chosen:
        os.pwrite(file, bytes([content[bit // 8] ^ 1 << bit % 8]), bit // 8)
        assert _refused_or_told(path), bit
        assert _refused_or_good(path, good), bit
        os.pwrite(file, content[bit // 8 :][:1], bit // 8)
    os.close(file)
    assert STORES.check(path, passphrase=PASSPHRASE) == ()


def _refused_or_told(path: Path) -> bool:
    try:
        return bool(STORES.check(path, passphrase=PASSPHRASE))
    except CannotOpen as error:
        return sound(error)


def _refused_or_good(path: Path, good: list[object]) -> bool:
    try:
        return everything(STORES.open(path, passphrase=PASSPHRASE, read_only=True).load()) == good
    except CannotOpen as error:
        return sound(error)
