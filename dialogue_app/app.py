"""The one place where everything is plugged together."""

from collections.abc import Sequence

from dialogue_app import cli


def main(arguments: Sequence[str]) -> int:
    """Carry out a command, or open the window where there is none."""
    return cli.main(arguments)
