"""The heads and feet of official papers: data about the paper, set apart from its text."""

from __future__ import annotations

from pathlib import Path

import pytest

import zhbook
from tests.fixture_files import Fixture, cases
from tests.outlines import document_of, shown
from zhbook.model import SpanKind


@pytest.mark.parametrize("case", cases("papers.txt"))
def test_papers(case: Fixture) -> None:
    assert shown(document_of(case.given)) == case.expected


def test_the_name_of_a_field_is_marked() -> None:
    block = document_of("索 引 号：1/2\n发文字号：某发1号\n通知\n要做好工作，务求实效。").blocks[0]
    (span,) = block.spans
    assert (span.kind, block.text[span.start : span.end]) == (SpanKind.FIELD_NAME, "索 引 号：")


def test_a_text_without_a_title_has_the_one_that_a_field_tells(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    text = "索引号：1/2\n标题：关于做好工作的通知\n各单位要做好工作，务求实效，不得有误。\n"
    (seeds / "a.txt").write_text(text, encoding="utf-8")
    assert not zhbook.convert(seeds, tmp_path / "out").errors
    page = (tmp_path / "out" / "zh-hans" / "a.md").read_text(encoding="utf-8")
    assert "# [关于做好工作的通知]{.added}\n" in page
    assert "{#a--p2 .field}\n[标题：]{.field-name}关于做好工作的通知\n" in page
