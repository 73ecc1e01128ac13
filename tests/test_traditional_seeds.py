"""Seeds in Traditional script: their Traditional page is the original, the other one the copy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import zhbook
from tests.fidelity import Alike, difference
from tests.test_fidelity import build, page_of
from zhbook.script import SimplifiedScript, is_traditional_name

LAW = """檔案管理辦法
第一章　總　則
第一條　為規範檔案管理，依照《檔案法》第二條的規定，制定本辦法。
第二條　檔案由機關保管；「乾隆年間的檔案」與『乾燥』的書庫，隨著情況處理。
　　機關應當覆核著作權。
第三條　依照前條規定覆核後，通知當事人。
"""
PARENT = """档案法
第一条　为了加强档案管理，制定本法。
第二条　国家机关应当保管档案。具体办法依照《檔案管理辦法》和《档案管理办法》第三条。
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    seeds, out = tmp_path_factory.mktemp("seeds"), tmp_path_factory.mktemp("book")
    (seeds / "banfa.txt").write_text(LAW, encoding="utf-8")
    (seeds / "fa.txt").write_text(PARENT, encoding="utf-8")
    build(seeds, out)
    return out


def said(out: Path, edition: str, name: str) -> str:
    page = (out / edition / f"{name}.md").read_text(encoding="utf-8")
    return page.partition("\n---\n")[2]


def test_the_traditional_page_is_what_was_received(book: Path) -> None:
    assert difference(LAW, page_of(book, "zh-hant", Path("banfa.txt"))) is None


def test_the_simplified_page_is_its_copy(book: Path) -> None:
    page = page_of(book, "zh-hans", Path("banfa.txt"))
    assert difference(LAW, page, Alike()) is None
    copy = said(book, "zh-hans", "banfa")
    assert "“乾隆年间的档案”与‘干燥’的书库，随着情况处理。" in copy
    assert "机关应当复核著作权。" in copy


def test_ids_are_equal_and_references_lead_across_the_scripts(book: Path) -> None:
    names = [
        re.findall(r"[(#](banfa[\w-]*)", said(book, e, "banfa")) for e in ("zh-hans", "zh-hant")
    ]
    assert names[0] == names[1]
    assert "banfa--art-2-p2" in names[0]
    for edition, law, article in (
        ("zh-hans", "《档案法》", "第二条"),
        ("zh-hant", "《檔案法》", "第二條"),
    ):
        assert f"[{law}](#fa)[{article}](#fa--art-2)" in said(book, edition, "banfa")
        assert said(book, edition, "fa").count("](#banfa") == 3
    assert "[前條](#banfa--art-2)" in said(book, "zh-hant", "banfa")


def test_the_note_that_tells_it(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(LAW, encoding="utf-8")
    outcome = zhbook.convert(tmp_path / "seeds", tmp_path / "out")
    assert [d.code for d in outcome.diagnostics] == ["source-traditional"]
    assert "# 档案管理办法\n" in said(tmp_path / "out", "zh-hans", "a")


def test_without_a_traditional_edition_the_text_stays_as_it_was_received(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(LAW, encoding="utf-8")
    outcome = zhbook.convert(tmp_path / "seeds", tmp_path / "out", scheme="off")
    assert not outcome.diagnostics
    assert "# 檔案管理辦法\n" in said(tmp_path / "out", "zh-hans", "a")


def test_the_editors_say_which_script_a_text_is_in(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "講話").mkdir(parents=True)
    (seeds / "講話" / "a.txt").write_text("民國元年\n天下大同，人人平等。\n", encoding="utf-8")
    (seeds / "book.toml").write_text(
        '[book]\ntitle = "檔案集"\n[texts."講話/a.txt"]\nscript = "traditional"\nslug = "a"\n'
    )
    outcome = zhbook.convert(seeds, tmp_path / "out")
    assert [d.code for d in outcome.diagnostics] == ["source-traditional"]
    folder = next((tmp_path / "out" / "zh-hans").glob("*/a.md")).parent.name
    for edition, book, part, title in (
        ("zh-hans", "档案集", "讲话", "民国元年"),
        ("zh-hant", "檔案集", "講話", "民國元年"),
    ):
        assert f"# {book}\n" in said(tmp_path / "out", edition, "index")
        assert f"# {part}\n" in said(tmp_path / "out", edition, f"{folder}/index")
        assert f"# {title}\n" in said(tmp_path / "out", edition, f"{folder}/a")


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("隨著發展，顯著提高著作權", "随着发展，显著提高著作权"),
        ("乾隆年間，乾燥乾淨，天乾物燥", "乾隆年间，干燥干净，天干物燥"),
        ("瞭解明瞭，瞭望", "了解明了，瞭望"),
        ("於某某於是後悔，皇后", "于某某于是后悔，皇后"),
        ("計程車的資訊", "计程车的资讯"),
        ("「他說『好』」", "“他说‘好’”"),
        ("『好』", "“好”"),
        ("衹有覆議", "只有复议"),
    ],
)
def test_a_string(traditional: str, simplified: str) -> None:
    assert SimplifiedScript().text(traditional) == simplified
    assert len(traditional) == len(simplified)


def test_quotation_marks_can_be_kept() -> None:
    assert SimplifiedScript("keep").text("「說」") == "「说」"


def test_which_script_a_name_is_in() -> None:
    assert is_traditional_name("講話") and is_traditional_name("台灣")
    assert not any(map(is_traditional_name, ("讲话", "中山", "2023", "王乾的讲话")))
