"""Tables without lines: rows parted by blanks, or cells on lines of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.outlines import document_of, source_of
from zhbook.layout.paragraphs import paragraphs
from zhbook.model import Kind
from zhbook.reader.source import read_source

ROWS = (
    "科目        年初数        年末数\n现金        100          200\n"
    "存货\n减：折旧\n合    计     300          400"
)
HEAD_ONLY = "科目　　　年初数　　　年末数\n现金\n存货\n合计"
CELLS = "乡镇\n户数\n人数\n东村\n120\n480\n西村\n95\n390\n南村\n—\n12.5%"


def tables(text: str) -> list[str]:
    return [p.received for p in paragraphs(source_of(text))[0] if p.kept is Kind.TABLE]


@pytest.mark.parametrize("table", [ROWS, HEAD_ONLY, CELLS, ROWS.replace("        ", "  ")])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_rows_and_cells_are_one_table(table: str, blank: str) -> None:
    around = f"年报\n一、收支\n情况如下表：\n{table}\n以上经过核对。\n二、说明\n略。"
    text = around.replace("\n", blank)
    assert tables(text) == [table]
    document = document_of(text)
    (block,) = (block for block in document.blocks if block.kind is Kind.TABLE)
    assert (block.id, block.spans) == ("s1-tab1", ())
    assert document.blocks[-1].id == "s2-p1"


@pytest.mark.parametrize(
    "lines",
    [
        "甲方：　　　　　乙方：　　　　　丙方：\n日期：　　　　　日期：　　　　　日期：",
        "第一章  总则  1\n附件  技术指标  3\n第一章  总则\n第二章  附则",
        "某国　　　公司　　　某省　　　公司\n附件\n保证函",
        "明　　细　　表\n下面是明细。",
        "第一章　　总则　　1\n第二章　　罚则　　5\n第三章　　附则　　9",
        "姓名____　　性别____　　年龄____\n住址____　　电话____　　邮编____",
        "1\n平整土地\n2\n开挖沟渠\n3\n修筑道路\n4\n栽植树木\n5\n建造房屋",
        "抓好生产，　　保障供应，　　稳定物价。\n加强领导，　　落实责任，　　严格考核。",
        "东村\n西村\n南村\n北村\n上村\n下村\n前村\n后村\n中村\n新村",
    ],
)
def test_other_blanks_and_short_lines_are_no_table(lines: str) -> None:
    assert tables(f"通知\n请照下面办理。\n{lines}\n特此通知。") == []


@pytest.mark.parametrize(
    "behind", ["（一）核对", "某某县财政局\n2022年1月6日", "以上数字经过核对，没有差错。"]
)
def test_a_table_ends_where_the_text_goes_on(behind: str) -> None:
    assert tables(f"年报\n情况如下：\n{HEAD_ONLY}\n{behind}") == [HEAD_ONLY]


def test_rows_keep_the_blanks_that_align_them() -> None:
    (block,) = document_of(f"年报\n情况如下：\n{ROWS}\n经过核对。").blocks[1:2]
    assert block.text.split("\n")[0] == "科目        年初数        年末数"


def test_a_tab_parts_cells(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"年报\n{ROWS}\n".replace("        ", "\t"), "utf-8")
    source = read_source(tmp_path / "a.txt", "a.txt")
    assert [p.kept for p in paragraphs(source)[0]] == [None, Kind.TABLE]
