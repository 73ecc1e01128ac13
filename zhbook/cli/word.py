"""``make docx``, as ``python -m zhbook.cli.word PAGES OUT``: a Word file of each text.

Only what changed is made again, and files of texts that are gone go as well. python-docx is an
extra: without it one line says what to install.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from zhbook.characters import printable
from zhbook.files.code import code_of
from zhbook.files.kept import Kept, key_of
from zhbook.pageformat import TEXTS

#: What was made of what.
RECORD = ".zhbook-docx.json"


def make_all(pages: Path, out: Path) -> tuple[int, int]:
    """Make the Word file of every text of an edition; how many were made, how many there are.

    ``pages`` is the folder of its pages. The date in a file is that of SOURCE_DATE_EPOCH. Raises
    ModuleNotFoundError without python-docx.
    """
    from zhbook.writers.docx import EPOCH, word_file

    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or EPOCH)
    record = Kept(out / RECORD)
    before = (record.read() or {"files": {}})["files"]
    own = [f"zhbook.writers.{name}" for name in ("docx", "docx_notes", "docx_styles")]
    code = code_of(*own, "zhbook.pageformat", libraries=("python-docx",))
    now: dict[str, str] = {}
    made = 0
    for file in sorted((pages / TEXTS).rglob("*.json")):
        raw = file.read_bytes()
        name = file.relative_to(pages / TEXTS).with_suffix(".docx").as_posix()
        now[name] = key_of(code, epoch, raw)
        if before.get(name) == now[name] and (out / name).is_file():
            continue
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        part = (out / name).with_suffix(".part")
        part.write_bytes(word_file(json.loads(raw), epoch))
        part.replace(out / name)
        made += 1
    for name in before.keys() - now.keys():
        (out / name).unlink(missing_ok=True)
    record.write({"files": now})
    return made, len(now)


def main(arguments: Sequence[str]) -> int:
    """``PAGES OUT``; the exit status, 2 where the pages or python-docx are not there."""
    if len(arguments) != 2 or not Path(arguments[0], TEXTS).is_dir():
        usage = "usage: python -m zhbook.cli.word PAGES OUT"
        print(f"{usage}, as docs/zh-hans docs/_build/docx/zh-hans")
        return 2
    try:
        made, there = make_all(Path(arguments[0]), Path(arguments[1]))
    except ModuleNotFoundError as error:
        if error.name != "docx":
            raise
        print("python-docx is missing: pip install 'zhbook[word]'", file=sys.stderr)
        return 2
    print(f"{printable(arguments[1])}: {there} Word files, {made} of them new")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
