"""`python -m dialogue_app`: hands over to the app."""

import sys


def main() -> int:
    """Start the program with the arguments of the command line and return its exit code."""
    from dialogue_app import app

    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
