"""What a 項 and a 款 name, told by the lines of a law of Taiwan and by the links that it has."""

from __future__ import annotations

from pathlib import Path

from tests.bench.levels import counted, is_wrapped

LAW = """某某辦法
第 1 條
本辦法依某某法第三條訂定之。
第 2 條
申請人應檢附下列文件：
一、申請書。
二、證明。但有前款情形者，免附；依第一款者亦同。
前項文件不全者，應補正；第一款文件，不得補正。
第一項第二款證明，準用前項規定。
第 3 條
前條第一項第一款、第二條第二項及前項規定。
第 4 條
違反前二條規定者，依第三條處罰。
"""


def test_links_lead_where_the_lines_say(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LAW, "utf-8")
    assert [(row.citation.words, form, told) for form, told, row in counted(tmp_path)] == [
        ("前款", "前款", "right"),
        ("第一款", "款 alone", "right"),
        ("前項", "前項", "right"),
        ("第一款", "款 alone", "right"),
        ("第一項第二款", "第二項", "right"),
        ("前項", "前項", "right"),
        ("前條第一項第一款", "前條", "right"),
        ("第二條第二項", "第三條第二項第一款", "right"),
        ("前二條", "前條", "right"),
        ("第三條", "第三條第二項第一款", "right"),
    ]


def test_a_law_that_is_wrapped_cannot_be_counted_by_its_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LAW.replace("，", "，\n"), "utf-8")
    (tmp_path / "b.txt").write_text(LAW, "utf-8")
    assert is_wrapped(tmp_path / "a.txt")
    assert not is_wrapped(tmp_path / "b.txt")
