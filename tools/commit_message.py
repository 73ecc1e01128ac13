"""Says what is wrong with the message of a commit; a hook of pre-commit runs it.

::

    python tools/commit_message.py .git/COMMIT_EDITMSG

Accepted is a subject of less than 72 characters, an empty line, and a body that says why. Not
accepted: no body, a subject that ends with a full stop, or text in the second line. Lines that
begin with ``#`` are git's own, and a merge or revert says for itself what it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

LONGEST = 71


def mistakes(message: str) -> list[str]:
    """A line for each mistake; none for a good message."""
    lines = [line.rstrip() for line in message.splitlines() if not line.startswith("#")]
    subject, *rest = [*lines, ""]
    if subject.startswith(("Merge ", "Revert ")):
        return []
    wrong = []
    if not subject:
        wrong.append("no subject")
    if len(subject) > LONGEST:
        wrong.append(f"a subject of {len(subject)} characters; at most {LONGEST}")
    if subject.endswith((".", "。")):
        wrong.append("a full stop at the end of the subject")
    if rest and rest[0]:
        wrong.append("no empty line below the subject")
    if not any(rest):
        wrong.append("no body: why was it done?")
    return wrong


def main(path: str) -> int:
    """The exit status: 1 where the message in the file ``path`` has mistakes."""
    wrong = mistakes(Path(path).read_text("utf-8"))
    for line in wrong:
        print(f"commit message: error: {line}", file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
