"""Rules are written in Simplified characters alone, and read every text folded."""

from __future__ import annotations

from pathlib import Path

import pytest

import zhbook
from tests.literals import literals
from tests.outlines import document_of, source_of
from zhbook.citations import find
from zhbook.layout.paragraphs import paragraphs
from zhbook.model import Kind, SpanKind
from zhbook.ordinals import opening
from zhbook.reader.normal_script import in_simplified_script, simplified

ROOMS = ("ordinals", "matter", "outline", "citations", "index", "metadata", "reader")
#: What is no rule about words, and why.
EXCEPTIONS = {
    "reader/plausibility.py": "how common characters are in texts of each script",
    "reader/normal_script.py": "what is folded, and to what",
    "citations/linking.py": "what the page of the Traditional edition says of a link",
}
MIXED = (
    "某某辦法\n第一章　總則\n第一條　为了规范，有下列情形的：\n（一）甲；\n（二）乙。\n"
    "第二條　依照《国史条例》（以下簡稱《條例》）第三條和前條的规定办理。\n参考文獻\n"
    "王某著。我们应当学习这个规定。"
)


@pytest.mark.parametrize("room", ROOMS)
def test_no_rule_has_a_character_that_folding_would_change(room: str) -> None:
    package = Path(zhbook.__file__).parent
    traditional = {
        f"{file.relative_to(package).as_posix()}:{line}"
        for file in (package / room).rglob("*.py")
        for line, words in literals(file)
        if simplified(words) != words
    }
    assert {place for place in traditional if place.partition(":")[0] not in EXCEPTIONS} == set()
    named = {name for name in EXCEPTIONS if name.startswith(f"{room}/")}
    assert {place.partition(":")[0] for place in traditional} == named


@pytest.mark.parametrize("words", ["第 9-1 條", "㈠甲", "「甲」『乙』", "《禮記》", "𠮷a①"])
def test_folding_keeps_every_offset(words: str) -> None:
    assert len(simplified(words)) == len(words)
    assert simplified(simplified(words)) == simplified(words)


@pytest.mark.parametrize(
    ("received", "read"),
    [
        ("第⼀章", "第一章"),
        ("⻓⾏⺠", "长行民"),
        ("１．Ａｂ（２）", "1．Ab（2）"),
        ("◯年", "○年"),
        ("豈可", "岂可"),
        ("：，。", "：，。"),
    ],
)
def test_rules_read_plain_characters(received: str, read: str) -> None:
    assert simplified(received) == read


def test_the_simplified_edition_keeps_what_only_rules_fold() -> None:
    assert in_simplified_script("第⼀條　１．Ａ") == "第⼀条　１．Ａ"


def test_rules_are_not_asked_of_words_as_they_were_received() -> None:
    assert opening("第一條　甲") is None
    found = opening(simplified("第一條　甲"))
    assert found is not None and found.style == "article"


def test_paragraphs_are_folded_beside_their_words_as_received() -> None:
    texts, _ = paragraphs(source_of("附錄一\n收費標準\n乾隆年間的書，於某年編成，\n後來印行。"))
    assert [(p.text, p.received) for p in texts] == [
        ("附录一\u3000收费标准", "附錄一\u3000收費標準"),
        ("干隆年间的书，于某年编成，", "乾隆年間的書，於某年編成，"),
        ("后来印行。", "後來印行。"),
    ]
    first, second = texts[0].divided(4)
    assert (first.received, second.received) == ("附錄一", "收費標準")


def test_a_text_in_simplified_script_is_read_with_its_traditional_words() -> None:
    document = document_of(MIXED)
    assert document.script == "simplified"
    assert document.title is not None and document.title.text == "某某辦法"
    blocks = [(block.kind, block.text[:4]) for block in document.blocks]
    assert blocks == [
        (Kind.HEADING, "第一章\u3000"),
        (Kind.ARTICLE, "第一條\u3000"),
        (Kind.ITEM, "（一）甲"),
        (Kind.ITEM, "（二）乙"),
        (Kind.ARTICLE, "第二條\u3000"),
        (Kind.HEADING, "参考文獻"),
        (Kind.PARAGRAPH, "王某著。"),
    ]


def test_what_it_cites_is_called_by_its_own_words() -> None:
    document, cited = find(document_of(MIXED), "某某辦法")
    assert [(c.work, c.place.id, c.words) for c in cited.citations] == [
        ("国史条例", "", "《国史条例》"),
        ("国史条例", "art-3", "第三條"),
        ("", "art-1", "前條"),
    ]
    article = next(block for block in document.blocks if block.text.startswith("第二條"))
    spans = [span for span in article.spans if span.kind is SpanKind.REFERENCE]
    assert [article.text[s.start : s.end] for s in spans] == ["《国史条例》", "第三條", "前條"]


def test_what_is_said_of_a_text_quotes_it_as_it_was_received() -> None:
    document = document_of("某某辦法\n第一條　為國家。\n第四條　應當實現發展。")
    (gap,) = (d.message for d in document.diagnostics if d.code == "ordinal-gap")
    assert gap == "第四條 follows 第一條"
