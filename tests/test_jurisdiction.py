"""Whose order of levels a text keeps, by what stands in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import zhbook
from tests.outlines import document_of, source_of
from zhbook.book.job import Job, Script
from zhbook.book.text import convert
from zhbook.outline import explained, outline
from zhbook.outline.jurisdiction import Evidence, Sort, evidence, told
from zhbook.places import MAINLAND, TAIWAN
from zhbook.proof.levels import levels
from zhbook.reader.source import source_of_bytes
from zhbook.script import SimplifiedScript, TraditionalScript
from zhbook.sphinx.site.description import levels as page_levels
from zhbook.writers.as_json import finished

#: What each kind of evidence looks like for either side; what stands there else tells nothing.
KINDS = {
    Sort.ORDER: ("依第一項第二款。", "依照第一款第（二）项。"),
    Sort.BEFORE: ("第三條 甲。\n前項乙。", "第三条 甲。\n前款乙。"),
    Sort.ITEMS: ("第三條 如下：\n一、甲。\n二、乙。", "第三条 如下：\n（一）甲；\n（二）乙。"),
    Sort.DATES: ("中華民國一百零二年一月一日。", "2013年1月1日。"),
    Sort.FORCE: ("本辦法自發布日施行。", "本办法自发布之日起施行。"),
    Sort.ORGANS: ("行政院核定。", "国务院批准。"),
}
ONE = "第一条 甲。\n第二条 乙。\n"


def found(text: str) -> dict[Sort, tuple[int, int]]:
    texts = [line.text for line in source_of(text).lines]
    rows = evidence(texts, document_of(text).blocks)
    return {row.sort: (row.taiwan, row.mainland) for row in rows}


@pytest.mark.parametrize("sort", KINDS)
def test_each_kind_of_evidence_is_counted_for_either_side(sort: Sort) -> None:
    simple = SimplifiedScript().text(KINDS[sort][0])
    assert found(f"某某办法\n{ONE}{simple}\n") == {sort: (1, 0)}
    assert found(f"某某办法\n{ONE}{KINDS[sort][1]}\n") == {sort: (0, 1)}


def test_numbers_that_stand_alone_on_their_lines_are_evidence() -> None:
    assert found("某某办法\n第 1 条\n甲。\n第 1-1 条\n乙。\n") == {Sort.NUMBERS: (2, 0)}
    assert found("某某办法\n第一条\n甲。\n第二条\n乙。\n") == {}


def test_how_a_text_counts_its_own_levels_is_enough_and_of_others_it_takes_two() -> None:
    assert told([Evidence(Sort.ORDER, 1, 0)]) == TAIWAN
    assert told([Evidence(Sort.BEFORE, 0, 2)]) == MAINLAND
    assert told([Evidence(Sort.ORGANS, 40, 0)]) == ""
    assert told([Evidence(Sort.ORGANS, 1, 0), Evidence(Sort.FORCE, 1, 0)]) == TAIWAN
    assert told([]) == ""


def test_what_speaks_for_both_sides_tells_nothing() -> None:
    assert told([Evidence(Sort.ORDER, 2, 2)]) == ""
    assert told([Evidence(Sort.ORDER, 3, 0), Evidence(Sort.BEFORE, 0, 1)]) == ""
    # A law of the mainland that quotes one of Taiwan.
    rows = [Evidence(Sort.ORDER, 1, 5), Evidence(Sort.DATES, 1, 0), Evidence(Sort.FORCE, 0, 1)]
    assert told(rows) == MAINLAND


LAW = (
    "某某辦法\n第一條 本辦法依某某法第三條第二項第一款訂定之。\n"
    "第二條 文件如下：\n一、甲。\n二、乙。\n前項文件，由行政院定之。\n第三條 本辦法自發布日施行。\n"
)
OTHER = (
    "某某办法\n（2020年1月1日国务院公布）\n第一条 文件如下：\n（一）甲；\n（二）乙。\n"
    "前款文件，依照第一款第（一）项办理。\n第二条 本办法自公布之日起施行。\n"
)


def test_the_script_proves_nothing() -> None:
    for text, side in ((LAW, TAIWAN), (OTHER, MAINLAND)):
        for copy in (SimplifiedScript().text(text), TraditionalScript().text(text)):
            assert document_of(copy).jurisdiction == side


def test_a_paper_that_speaks_of_the_other_side_stays_what_it_is() -> None:
    talk = "讲话\n民国二十年三月，行政院迁到那里。\n2020年1月，国务院和人民政府有关部门去了那里。\n"
    assert document_of(talk).jurisdiction == ""
    assert document_of("讲话\n同志们：\n大家好。\n").jurisdiction == ""


def test_the_editors_have_the_last_word() -> None:
    source = source_of_bytes(LAW.encode(), "a.txt", jurisdiction=MAINLAND)
    assert outline(source).jurisdiction == MAINLAND
    assert zhbook.read(OTHER, jurisdiction=TAIWAN).jurisdiction == TAIWAN


def test_it_is_recorded_with_the_page_and_its_json(tmp_path: Path) -> None:
    job = Job(tmp_path / "a.txt", "a.txt", "a", Script())
    for text, side in ((LAW, TAIWAN), (OTHER, MAINLAND)):
        job.file.write_text(text, "utf-8")
        for edition in convert(job).editions.values():
            assert f'jurisdiction: "{side}"' in edition.head
            assert json.loads(finished(edition.json, "a", [""] * 9))["jurisdiction"] == side
    job.file.write_text("讲话\n同志们：\n大家好。\n", "utf-8")
    (edition, _) = convert(job).editions.values()
    assert "jurisdiction" not in edition.head + edition.json


def test_the_proof_says_it_with_its_evidence() -> None:
    source = source_of(LAW)
    assert levels(source, *explained(source)) == (
        "条以下依台湾的次序：项、款、目（引用自己的款项，台湾 1、大陆 0；施行，台湾 3、大陆 0；"
        "机关，台湾 1、大陆 0；“前项”“前款”开头的段，台湾 1、大陆 0；"
        "紧接着条的一组序号，台湾 1、大陆 0）"
    )
    source = source_of_bytes(LAW.encode(), "a.txt", jurisdiction=MAINLAND)
    assert levels(source, *explained(source)) == "条以下依大陆的次序：款、项、目（book.toml 写明）"
    source = source_of("讲话\n同志们：\n大家好。\n")
    assert levels(source, *explained(source)) == ""


def test_how_a_page_calls_the_levels() -> None:
    assert page_levels({"jurisdiction": "taiwan"}, "zh_TW") == "項 款 目"
    assert page_levels({"jurisdiction": "taiwan"}, "zh_CN") == "项 款 目"
    assert page_levels({"jurisdiction": "mainland"}, "zh_TW") == "款 項 目"
    assert page_levels({}, "zh_CN") == "款 项 目"
    assert page_levels({"jurisdiction": "hongkong"}, "zh_TW") == "款 段 節 分節"
    assert page_levels({"jurisdiction": "macao"}, "zh_CN") == "款 项 分项"


def test_each_side_that_was_met_is_told_of() -> None:
    text = (
        "第9001章 路燈條例\n1. 簡稱\n(1) 任何人不得——\n(a) 點燈；或\n(b) 熄燈。\n(2) 甲。\n2. 乙\n"
    )
    source = source_of(text)
    assert levels(source, *explained(source)) == (
        "条以下依香港的次序：款、段、节、分节（编号，台湾 0、大陆 0、香港 1；"
        "紧接着条的一组序号，台湾 0、大陆 0、香港 1）"
    )
