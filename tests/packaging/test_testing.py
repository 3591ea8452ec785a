"""The closing line that the test run repeats at its end."""

import pytest

import testing


@pytest.mark.parametrize(
    "line",
    [
        "==== 101 passed in 3.79s ====",
        "==== 1 failed, 100 passed, 2 skipped in 0:01:03 ====",
        "12 passed, 52 deselected in 0.08s",
        "==== no tests ran in 0.01s ====",
        "==== 2 errors in 0.30s ====",
    ],
)
def test_a_closing_line_is_recognised(line: str) -> None:
    assert testing.CLOSING_LINE.search(testing.COLOUR.sub("", f"\x1b[32m{line}\x1b[0m"))


@pytest.mark.parametrize("line", ["created: 2/2 workers", "support 100.00 %  floor 100.0", ""])
def test_other_lines_are_not(line: str) -> None:
    assert not testing.CLOSING_LINE.search(line)
