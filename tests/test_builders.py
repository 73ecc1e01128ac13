"""Every builder of Sphinx, over each extension alone and over the whole: none ends, none warns.

``linkcheck`` is left out: it asks other machines. The builders of one project run in one process.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALONE = [
    f"zhbook.sphinx.{name}" for name in ("search", "genindex", "navigation", "notes", "folded")
]
BUILDERS = (
    *("html", "dirhtml", "singlehtml", "json", "pickle", "htmlhelp", "qthelp", "devhelp"),
    *("applehelp", "epub", "latex", "text", "man", "texinfo", "xml", "pseudoxml", "gettext"),
    *("changes", "doctest", "coverage", "dummy"),
)
HELPS = [f"sphinxcontrib.{name}" for name in ("htmlhelp", "qthelp", "devhelp", "applehelp")]
#: Needed by an extension that is not loaded, so what belongs to it is left out of the page.
PARTS = {
    "zhbook.sphinx.notes": "甲{editor-note}`1`乙。\n\n```{editor-notes}\n1 | 注文。\n```\n",
    "zhbook.sphinx.folded": "```{folded} 附记\n折叠的一段。\n```\n",
}
BUILD = """
import io, sys, traceback
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
source, out, jobs, *builders = sys.argv[1:]
for builder in builders:
    warnings = io.StringIO()
    try:
        with docutils_namespace(), patch_docutils(source):
            app = Sphinx(source, source, f"{out}/{builder}", f"{out}/d/{builder}", builder,
                         status=None, warning=warnings, parallel=int(jobs))
            app.build()
        print("built", builder, app.statuscode, warnings.getvalue().strip().replace(chr(10), "; "))
    except Exception:
        print("built", builder, "ended:", traceback.format_exc().strip().splitlines()[-1])
"""


def project(folder: Path, extensions: list[str], theme: str) -> Path:
    """A foreign project that uses what its extensions offer."""
    folder.mkdir()
    more = ["sphinx.ext.doctest", "sphinx.ext.coverage"]
    conf = {
        "project": "手册",
        "author": "某某",
        "version": "1",
        "language": "zh_CN",
        "extensions": ["myst_parser", *extensions, *more, *HELPS],
        "html_theme": theme,
        "epub_copyright": "某某",
        "applehelp_disable_external_tools": True,
        "applehelp_bundle_id": "org.example",
        "suppress_warnings": ["epub.unknown_project_files"],
        "latex_engine": "xelatex",
    }
    lines = "".join(f"{key} = {value!r}\n" for key, value in conf.items())
    (folder / "conf.py").write_text(lines, "utf-8")
    whole = "zhbook.sphinx" in extensions
    parts = [part for name, part in PARTS.items() if whole or name in extensions]
    body = "## 安全\n\n```{index} 安全生产, 隐患\n```\n\n安全生产。\n\n" + "\n".join(parts)
    tree = "```{toctree}\nsecond\n```\n"
    (folder / "index.md").write_text(f"# 手册\n\n{tree}\n{body}", "utf-8")
    (folder / "second.md").write_text("# 第二篇\n\n正文。\n", "utf-8")
    return folder


def built(
    source: Path, out: Path, jobs: int = 1, builders: tuple[str, ...] = BUILDERS
) -> list[str]:
    """A line for each builder that ended or warned: its name, exit status, warnings."""
    command = [sys.executable, "-c", BUILD, str(source), str(out), str(jobs), *builders]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    # Coverage prints a table as well.
    lines = [line[6:] for line in done.stdout.splitlines() if line.startswith("built ")]
    assert [line.split()[0] for line in lines] == list(builders)
    return [line for line in lines if line.split()[1:] != ["0"]]


@pytest.mark.parametrize("extension", ALONE)
def test_no_builder_stumbles_over_an_extension_alone(tmp_path: Path, extension: str) -> None:
    theme = "sphinx_book_theme" if extension.endswith("navigation") else "alabaster"
    assert built(project(tmp_path / "a", [extension], theme), tmp_path / "out") == []


@pytest.mark.parametrize("theme", ["alabaster", "classic", "sphinx_book_theme"])
def test_no_builder_stumbles_over_all_together(tmp_path: Path, theme: str) -> None:
    """Named in the other order, and one of them twice; read by two processes."""
    extensions = [*reversed(ALONE), ALONE[0]]
    assert built(project(tmp_path / "a", extensions, theme), tmp_path / "out", jobs=2) == []


def test_no_builder_stumbles_over_the_whole(tmp_path: Path) -> None:
    source = project(tmp_path / "a", ["zhbook.sphinx"], "sphinx_book_theme")
    assert built(source, tmp_path / "out") == []


def test_what_does_not_fold_stands_in_the_open(tmp_path: Path) -> None:
    source = project(tmp_path / "a", ["zhbook.sphinx.folded", "zhbook.sphinx.notes"], "alabaster")
    formats = ("latex", "man", "text", "texinfo", "xml")
    assert built(source, tmp_path / "out", builders=formats) == []
    for name in formats:
        files = [file for file in (tmp_path / "out" / name).iterdir() if file.is_file()]
        written = "".join(file.read_text("utf-8", "replace") for file in files)
        assert "附记" in written and "折叠的一段。" in written and "甲乙。" in written, name
