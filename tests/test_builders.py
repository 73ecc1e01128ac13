"""Every builder of Sphinx, over each extension alone and over a book: none ends, none warns.

``linkcheck`` is left out: it asks other machines. The builders of one project run in one process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import zhbook

ROOT = Path(__file__).resolve().parent.parent
ALONE = [
    f"zhbook.sphinx.{name}" for name in ("search", "genindex", "navigation", "notes", "folded")
]
#: With sphinx-book-theme these end without any extension of ours as well.
SERIALISED = ("json", "pickle")
BUILDERS = (
    *("html", "dirhtml", "singlehtml", "htmlhelp", "qthelp", "devhelp", "applehelp", "epub"),
    *("latex", "text", "man", "texinfo", "xml", "pseudoxml", "gettext", "changes", "doctest"),
    *("coverage", "dummy"),
)
MORE = [f"sphinxcontrib.{name}" for name in ("htmlhelp", "qthelp", "devhelp", "applehelp")]
MORE += ["sphinx.ext.doctest", "sphinx.ext.coverage"]
#: Needed by an extension that is not loaded, so what belongs to it is left out of the page.
PARTS = {
    "zhbook.sphinx.notes": "甲{editor-note}`1`乙。\n\n```{editor-notes}\n1 | 注文。\n```\n",
    "zhbook.sphinx.folded": "```{folded} 附记\n折叠的一段。\n```\n",
}
BUILD = """
import io, json, sys, traceback
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
source, conf, out, settings, *builders = sys.argv[1:]
for builder in builders:
    warnings = io.StringIO()
    try:
        with docutils_namespace(), patch_docutils(conf):
            app = Sphinx(source, conf, f"{out}/{builder}", f"{out}/d/{builder}", builder,
                         json.loads(settings), status=None, warning=warnings)
            app.build()
        print("built", builder, app.statuscode, warnings.getvalue().strip().replace(chr(10), "; "))
    except Exception:
        print("built", builder, "ended:", traceback.format_exc().strip().splitlines()[-1])
"""


def project(folder: Path, extensions: list[str]) -> Path:
    """A foreign project that uses what its extensions offer."""
    folder.mkdir()
    (folder / "conf.py").touch()
    parts = [part for name, part in PARTS.items() if name in extensions]
    body = "## 安全\n\n```{index} 安全生产, 隐患\n```\n\n安全生产。\n\n" + "\n".join(parts)
    tree = "```{toctree}\nsecond\n```\n"
    (folder / "index.md").write_text(f"# 手册\n\n{tree}\n{body}", "utf-8")
    (folder / "second.md").write_text("# 第二篇\n\n正文。\n", "utf-8")
    return folder


def built(
    source: Path, conf: Path, builders: tuple[str, ...], extensions: list[str], **settings: Any
) -> list[str]:
    """A line for each builder that ended or warned: its name, exit status, warnings."""
    settings |= {
        "extensions": ["myst_parser", *extensions, *MORE],
        "applehelp_disable_external_tools": True,
        "applehelp_bundle_id": "org.example",
    }
    folders = map(str, (source, conf, source.parent / "out"))
    command = [sys.executable, "-c", BUILD, *folders, json.dumps(settings), *builders]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    # Coverage prints a table as well.
    lines = [line[6:] for line in done.stdout.splitlines() if line.startswith("built ")]
    assert [line.split()[0] for line in lines] == list(builders)
    return [line for line in lines if line.split()[1:] != ["0"]]


def foreign(
    folder: Path, extensions: list[str], theme: str, builders: tuple[str, ...]
) -> list[str]:
    """What ``built`` says of a foreign project."""
    source = project(folder / "a", extensions)
    about = {"project": "手册", "author": "某某", "version": "1", "language": "zh_CN"}
    about |= {"html_theme": theme, "epub_copyright": "某某", "latex_engine": "xelatex"}
    # conf.py lies among the pages, as in most projects.
    hushed = ["epub.unknown_project_files"]
    return built(source, source, builders, extensions, suppress_warnings=hushed, **about)


@pytest.mark.parametrize("extension", ALONE)
def test_no_builder_stumbles_over_an_extension_alone(tmp_path: Path, extension: str) -> None:
    if extension.endswith("navigation"):
        assert foreign(tmp_path, [extension], "sphinx_book_theme", BUILDERS) == []
    else:
        assert foreign(tmp_path, [extension], "alabaster", (*BUILDERS, *SERIALISED)) == []


@pytest.mark.parametrize("theme", ["classic", "sphinx_book_theme"])
def test_no_builder_stumbles_over_all_together(tmp_path: Path, theme: str) -> None:
    """Named in the other order, and one of them twice."""
    extensions = [*reversed(ALONE), ALONE[0]]
    builders = ("html", "htmlhelp", "epub", "text", "man")
    assert foreign(tmp_path, extensions, theme, builders) == []


def test_no_builder_stumbles_over_a_book(tmp_path: Path) -> None:
    """A book with citations, whose lists fold, and with a note of its editors."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    text = "甲条例\n第一条 为了安全生产，制定本条例。\n第二条 依照第一条。\n"
    note = '[[texts."甲.txt".note]]\nline = 2\nwords = "安全"\ntext = "注。"\n'
    (seeds / "甲.txt").write_text(text, "utf-8")
    (seeds / "book.toml").write_text(note, "utf-8")
    assert zhbook.convert(seeds, tmp_path, jobs=1).errors == []
    assert built(tmp_path / "zh-hans", ROOT / "docs", BUILDERS, ["zhbook.sphinx"]) == []
    said = (tmp_path / "out" / "text" / "jia.txt").read_text("utf-8")
    assert "引用本条之处（1）" in said and "第二条" in said


def test_what_does_not_fold_stands_in_the_open(tmp_path: Path) -> None:
    """XML has the nodes as they are, as it has all others."""
    formats = ("latex", "man", "text", "texinfo")
    assert foreign(tmp_path, list(PARTS), "alabaster", (*formats, "xml")) == []
    tree = (tmp_path / "out" / "xml" / "index.xml").read_text("utf-8")
    assert "<folded_title>附记</folded_title>" in tree and "注文。</editor_note>" in tree
    for name in formats:
        files = [file for file in (tmp_path / "out" / name).iterdir() if file.is_file()]
        written = "".join(file.read_text("utf-8", "replace") for file in files)
        assert "附记" in written and "折叠的一段。" in written and "甲乙。" in written, name
