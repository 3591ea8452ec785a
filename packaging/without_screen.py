"""What `run` does on a machine without a screen: the sample dialogue and its documents, as files."""

import subprocess
import tempfile
from pathlib import Path

import environment


def show() -> int:
    """Write the sample dialogue and a session summary of each file; say where they are."""
    folder = Path(tempfile.mkdtemp(prefix="dialogue-app-sample-"))
    print("There is no screen here, so no window can be opened.")
    if _program("sample", str(folder)) != 0:
        print("The sample dialogue could not be written.")
        return 1
    failed = 0
    for file in sorted(folder.rglob("*.dialogue")):
        target = file.with_name(f"{file.stem} - session summary.pdf")
        failed += _program("document", "session-summary", str(file), "-o", str(target)) != 0
    print(f"The sample dialogue and its session summaries are in {folder}")
    return 1 if failed else 0


def _program(*arguments: str) -> int:
    command = [str(environment.python()), "-m", "dialogue_app", *arguments]
    return subprocess.run(
        command, env=environment.surroundings(), stdin=subprocess.DEVNULL, check=False
    ).returncode
