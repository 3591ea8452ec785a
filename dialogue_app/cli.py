"""The command line. No Qt here."""

from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit code."""
    if list(arguments) == ["--version"]:
        print("dialogue-app 0.1.0")
        return 0
    return 2
