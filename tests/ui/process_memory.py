"""Reading the memory of a child process, as somebody could who may use the same account."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

import pytest

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+)")

readable = pytest.mark.skipif(sys.platform != "linux", reason="memory is read through /proc")


def counted(process: int, words: Mapping[str, bytes]) -> dict[str, int]:
    """How often each of these stands in what the process can write."""
    result = dict.fromkeys(words, 0)
    with open(f"/proc/{process}/maps") as regions, open(f"/proc/{process}/mem", "rb", 0) as memory:  # noqa: PTH123
        for line in regions:
            match = _REGION.match(line)
            if match is None or not match[3].startswith("rw"):
                continue
            begin, end = int(match[1], 16), int(match[2], 16)
            try:
                memory.seek(begin)
                content = memory.read(end - begin)
            except OSError:
                continue
            for name, word in words.items():
                result[name] += content.count(word)
    return result
