"""The example of the page of the architecture does what the page says, in a copy of the package."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent, indent

ROOT = Path(__file__).resolve().parent.parent
SHOW = """
import sys
from pathlib import Path
from tests.outlines import document_of, shown
from zhbook import ordinals
print(Path(ordinals.__file__).resolve().parents[2])
print(ordinals.opening("A、B两组"))
print(shown(document_of(sys.argv[1])))
"""


def blocks() -> list[str]:
    """The code of the example, in its order."""
    page = (ROOT / "docs/pages/architecture.md").read_text("utf-8")
    section = page.split("\n## 添一条认序号的规则\n", 1)[1].split("\n## ", 1)[0]
    return [dedent(found) for found in re.findall(r"^ +```\w*\n(.*?)^ +```$", section, re.M | re.S)]


def test_the_first_hour_begins_with_the_same_case() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert indent(blocks()[0], "    ") in page


def test_a_recogniser_is_added_as_the_page_says(tmp_path: Path) -> None:
    case, module, row = blocks()
    _, given, expected, _ = re.split(r"^\.\n", case, flags=re.MULTILINE)
    for name in ("zhbook", "tests"):
        files = "__pycache__", "site", "browser", "bench"
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns(*files))
    folder = tmp_path / "zhbook" / "ordinals"
    (folder / "capitals.py").write_text(module, "utf-8")
    table = (folder / "__init__.py").read_text("utf-8")
    assert table.count("    clauses,\n") == 1
    table = table.replace("    clauses,\n", "    capitals,\n    clauses,\n")
    assert table.count("    topical.TOPIC,\n") == 1
    table = table.replace("    topical.TOPIC,\n", f"    {row.strip()}\n    topical.TOPIC,\n")
    (folder / "__init__.py").write_text(table, "utf-8")

    def said() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", SHOW, given.rstrip("\n")],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.splitlines()

    where, other, *outline = said()
    assert (where, other) == (str(tmp_path.resolve()), "None")
    assert outline == expected.splitlines()
    (folder / "__init__.py").write_text(table.replace(f"    {row.strip()}\n", ""), "utf-8")
    assert said()[2:] != expected.splitlines()
