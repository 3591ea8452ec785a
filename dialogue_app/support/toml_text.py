"""Reading TOML that somebody else has written: its size is limited by the caller, its shape here.

The parser of the standard library takes a time that grows with the square of the parts of a dotted key, and
stops with errors of its own kinds for lists within lists and for numbers of thousands of digits.
"""

import tomllib
from typing import Any

MOST_DOTS = 100
"""Dots that one line may have. A dotted key stands on one line."""


def parsed(text: str) -> dict[str, Any]:
    """The content of a TOML text. Raises ValueError (TOMLDecodeError is one) with the reason in English."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > MOST_DOTS:
            message = f"More than {MOST_DOTS} dots on a line (at line {number}, column 1)"
            raise ValueError(message)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        message = "Lists or tables lie too deep within each other"
    except ValueError:
        message = "A number is too long"
    raise ValueError(message)
