"""Texts and queries are compared in one form, whatever their script, width and punctuation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhbook.script.contexts import CONTEXTS
from zhbook.script.corrections import WORDS
from zhbook.script.traditional import TraditionalScript
from zhbook.sphinx.search import folding
from zhbook.sphinx.search.folding import class_of, classes, fold, fold_clauses, keep_classes

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("《刑法》第２３４條", "刑法第234条"),
        ("「後勤」保障", "后勤保障"),
        ("干部 乾燥 幹事", "干部干燥干事"),
        ("头髮發展", "头发发展"),
        ("GB/T ９７０４—2012", "gbt97042012"),
        ("**市·某某〔2021〕3号", "市某某20213号"),
        ("二○二三年〇月", "二〇二三年〇月"),
        ("𠮷野家", "𠮷野家"),
        ("\u2f00\uf9ca", "一流"),  # a radical and a compatibility ideograph
        ("⼈⺠的⻓征", "人民的长征"),  # radicals of two kinds, as they come from a PDF
        ("， 。《》", ""),
        ("", ""),
    ],
)
def test_what_a_text_folds_to(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_no_character_is_in_two_classes_and_each_folds_to_the_first_of_its_own() -> None:
    members = [char for row in classes() for char in row]
    assert len(members) == len(set(members)) > 5_000
    assert all(fold(char) == row[0] for row in classes() for char in row)
    assert class_of("发") == "发" + "".join(sorted(set(class_of("发")) - {"发"}))
    assert set("發髮") <= set(class_of("发")) and class_of("甲") == "甲"


def test_classes_stay_small() -> None:
    """A chain of variants must not run together what nobody takes for one another."""
    ideographs = [re.sub("[\u2e80-\u2fdf]", "", row) for row in classes()]  # without radicals
    assert max(map(len, ideographs)) <= 7
    for one, other in ("人入", "土士", "己已", "未末", "日曰", "法律", "国家"):
        assert fold(one) != fold(other)


def test_classes_are_kept_and_what_is_kept_is_proven(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is torn, or of other libraries, is made again."""
    made, file = classes(), tmp_path / "folder" / "folding.txt"
    assert not keep_classes(file)
    whole = file.read_bytes()
    monkeypatch.setattr(folding, "_known", [])
    assert keep_classes(file) and classes() == made
    for torn in (
        whole[:-9],
        whole[:9],
        b"",
        whole.replace("发".encode(), "干".encode(), 1),
        b"\xff",
    ):
        file.write_bytes(torn)
        assert not keep_classes(file) and classes() == made and file.read_bytes() == whole
    monkeypatch.setattr(folding, "code_of", lambda *names, libraries: "of another opencc")
    assert not keep_classes(file) and file.read_bytes() != whole
    assert [*file.parent.iterdir()] == [file]


def test_clauses_end_where_punctuation_divides_them() -> None:
    assert fold_clauses("一、总结“工作”，部署。") == ["一", "总结工作", "部署"]
    assert fold_clauses("。，") == []


def traditional(scheme: str, text: str) -> str:
    return TraditionalScript(scheme).text(text)


@pytest.mark.parametrize("scheme", ["s2t", "s2tw", "s2hk"])
def test_a_seed_folds_to_the_same_in_both_scripts(scheme: str) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text("utf-8-sig")
        assert fold(traditional(scheme, text)) == fold(text), path.name


def test_words_that_the_project_corrects_fold_to_the_same() -> None:
    for row in WORDS:
        assert fold(row.target) == fold(row.source), row
    for context in CONTEXTS:
        assert fold(context.target) == fold(context.char), context


def test_a_corpus_folds_to_the_same_in_both_scripts(corpus: Path) -> None:
    converter = TraditionalScript("s2tw")
    different = set()
    for path in sorted(corpus.rglob("*.txt")):
        text = path.read_text("utf-8", errors="replace")
        pairs = zip(fold(text), fold(converter.text(text)), strict=True)
        different |= {(one, other) for one, other in pairs if one != other}
    assert different == set()
