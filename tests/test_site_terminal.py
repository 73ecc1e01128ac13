"""What a build says of the names and words of strangers leaves the terminal as it is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.books import bind, write_book
from zhbook.sphinx.latex import run as latex_run


def wild_in(printed: str) -> list[str]:
    return [c for c in printed if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")]


def test_a_warning_of_a_build_says_names_and_words_in_plain_characters(tmp_path: Path) -> None:
    source = write_book(tmp_path / "book", {"a": "```{toctree}\n乙\x1b[31m\u202e丙\n```"})
    (source / "页\x1b[31m\u202e.md").write_text("---\nkind: page\n---\n# 乙\n", "utf-8")
    done = bind(source, tmp_path / "html", "html", "-q", "--no-color")
    assert done.returncode != 0
    assert "乙\\x1b[31m\\u202e丙" in done.stderr and "页\\x1b[31m\\u202e.md" in done.stderr
    assert wild_in(done.stderr) == []


def test_a_remark_of_tex_is_one_line_of_plain_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = "ZhPage: a.txt\n! 甲\x1b[31m\u202e乙\n"
    monkeypatch.setattr(latex_run, "run_tex", lambda folder: (1, log))
    assert latex_run.main([str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "甲\\x1b[31m\\u202e乙" in told and wild_in(told) == []
