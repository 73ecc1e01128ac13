"""How the tests bind books, as the Makefile does; and what they need for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.builds import sphinx
from zhbook.sphinx.latex import fonts as latex_fonts

ROOT = Path(__file__).resolve().parent.parent
#: A checker ends before Java's second compiler and its threads for garbage have paid off.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
EPOCH = "1700000000"  # 14 November 2023
PAGE = """\
---
slug: "{slug}"
lang: "{lang}"
myst:
  enable_extensions: [attrs_block, attrs_inline]
---

({slug})=

# {title}

{body}
"""
INDEX = """\
---
kind: "index"
lang: "{lang}"
book-title: "{title}"
book-editor: "编写组"
editions: "zh-hans"
---

# {title}

```{{toctree}}
:hidden:

{pages}
```
"""


def missing(what: str) -> None:
    """Skip and say why; where CI is set a missing program is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"tests of the bound book need {what}")
    pytest.skip(f"tests of the bound book need {what}")


def need(*programs: str) -> None:
    """Skip without these programs."""
    for program in programs:
        if shutil.which(program) is None:
            missing(program)


def need_tex() -> None:
    """Skip where the book cannot be printed, or not be read back."""
    if lacking := latex_fonts.missing():
        missing(f"{', '.join(lacking)} (make tex-deps)")
    need("pdftotext", "pdfinfo", "pdffonts", "qpdf")


def bind(source: Path, out: Path, builder: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run Sphinx strictly over one edition with a builder that binds."""
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        strict = ("-b", builder, "-n", "-W", "--keep-going", *options)
        return sphinx(source, out, out.parent / "doctrees", *strict)
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]


def typeset(out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run TeX over what Sphinx has written into ``out/tex``."""
    command = [sys.executable, "-m", "zhbook.sphinx.latex.run", str(out), *options]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=300
    )


def printed(source: Path, out: Path, *options: str) -> Path:
    """The PDF of an edition, made without a warning."""
    done = bind(source, out / "tex", "latex", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    done = typeset(out, "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "book.pdf"


def carried(source: Path, out: Path) -> Path:
    """The EPUB of an edition, made without a warning."""
    done = bind(source, out, "epub")
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "book.epub"


def write_book(folder: Path, texts: dict[str, str], lang: str = "zh-Hans") -> Path:
    """The pages of a book: the Markdown of each text by its slug, which is its title as well."""
    folder.mkdir(parents=True)
    for slug, body in texts.items():
        page = PAGE.format(slug=slug, lang=lang, title=f"文章 {slug}", body=body)
        (folder / f"{slug}.md").write_text(page, "utf-8")
    index = INDEX.format(lang=lang, title="小书", pages="\n".join(texts))
    (folder / "index.md").write_text(index, "utf-8")
    return folder
