#!/usr/bin/env python3
"""One command for everything: run, test, check, bench, build.

    python3 packaging/dev.py run [ARGUMENTS OF THE PROGRAM]
    python3 packaging/dev.py test [ARGUMENTS OF PYTEST]
    python3 packaging/dev.py check
    python3 packaging/dev.py bench
    python3 packaging/dev.py build

It needs Python 3.11 or newer and nothing else: what is missing it installs into `.venv` beside
itself, pinned and verified, and, where it may, system libraries with apt-get.
"""

import os
import sys

COMMANDS = ("run", "test", "check", "bench", "build")


def main(arguments: list[str]) -> int:
    """Carry out one command and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036
        print("dialogue_app needs Python 3.11 or newer.")
        return 1
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in ([], ["--help"], ["-h"], ["help"]) else 2
    import environment

    command, rest = arguments[0], arguments[1:]
    try:
        return _carry_out(command, rest)
    except environment.SetUpError as error:
        print(error)
        return 1
    except KeyboardInterrupt:
        return 130


def _carry_out(command: str, rest: list[str]) -> int:
    import environment

    if command == "run":
        return _run(rest)
    environment.prepare("dev", "tests" if command in {"test", "bench"} else None)
    if command == "test":
        import testing

        return testing.test(rest)
    if command == "check":
        import checks

        return 0 if checks.check() else 1
    if command == "bench":
        return _start([str(environment.ROOT / "packaging" / "bench.py"), *rest])
    import building

    return building.build()


def _run(rest: list[str]) -> int:
    import environment

    if rest or _has_screen():
        environment.prepare("run", "screen" if _has_screen() else None)
        return _start(["-m", "dialogue_app", *rest])
    import without_screen

    environment.prepare("run", None)
    return without_screen.show()


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _start(arguments: list[str]) -> int:
    """Become the Python of the virtual environment, or, on Windows, wait for it."""
    import environment

    command = [str(environment.python()), *arguments]
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment.surroundings())
    import subprocess

    return subprocess.run(command, env=environment.surroundings(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
