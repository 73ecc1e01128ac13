"""Documents in the other script: offsets, lengths, what stays."""

from __future__ import annotations

import pickle
import time
from itertools import pairwise
from pathlib import Path

import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from zhbook.config.traditional import Override
from zhbook.locale.say import say
from zhbook.model import Block, Diagnostic, Document, Kind, Level, Ordinal, Piece, Span, SpanKind
from zhbook.places import place
from zhbook.script import TraditionalScript

SEEDS = Path(__file__).parent.parent / "seeds"
SAME_LENGTH = {name: TraditionalScript(name) for name in ("s2t", "s2tw", "s2hk")}
WORDING = {name: TraditionalScript(name, "keep") for name in ("s2twp", "s2hkp")}
TAIWAN = SAME_LENGTH["s2tw"]

#: Words that become longer or shorter in s2twp or s2hkp stand among these.
_word = st.sampled_from(
    (
        *("网络", "软件", "信息", "U盘", "台球", "老挝", "借记卡", "SQL注入", "硅", "出租车"),
        *(
            "规定",
            "制定",
            "发展",
            "犬只",
            "了",
            "“",
            "”",
            "，",
            "第一条",
            "a1",
            "\U00020bb7",
        ),
    )
)
_text = st.lists(_word, min_size=1, max_size=10).map("".join)


@st.composite
def _block(draw: st.DrawFn) -> Block:
    text = draw(_text)
    offset = st.integers(0, len(text))

    def stretch(start: int, end: int) -> tuple[int, int]:
        first, last = sorted((draw(st.integers(start, end)), draw(st.integers(start, end))))
        return first, last

    outer = stretch(0, len(text))
    inner = stretch(*outer)
    number = Ordinal("一是", 1, inner[0], stretch(*inner)[1])
    return Block(
        Kind.PARAGRAPH,
        text,
        (Piece(0, 3), Piece(draw(offset), 4)),
        head=draw(offset),
        ordinal=Ordinal("第", 1, *stretch(0, len(text))),
        place=place("p1"),
        spans=(
            Span(*outer, SpanKind.ITEM, place("i1")),
            Span(*inner, SpanKind.LEAD, ordinal=number),
        ),
        added=draw(st.sampled_from(("", "〔其三〕", "〔网络〕"))),
    )


_documents = st.builds(
    Document,
    st.just("a.txt"),
    st.none() | _block(),
    st.lists(_block(), max_size=4).map(tuple),
    st.lists(_block(), max_size=2).map(tuple),
)


def _blocks(document: Document) -> list[Block]:
    return [*([document.title] if document.title else []), *document.blocks, *document.notices]


def _without_text(block: Block) -> tuple[object, ...]:
    spans = [(span.kind, span.id) for span in block.spans]
    return (block.kind, block.depth, block.id, spans, [piece.line for piece in block.pieces])


@given(_documents, st.sampled_from(sorted(SAME_LENGTH)))
def test_same_length_schemes_move_nothing(document: Document, scheme: str) -> None:
    converted = SAME_LENGTH[scheme].document(document)
    assert [_without_text(b) for b in _blocks(converted)] == [
        _without_text(b) for b in _blocks(document)
    ]
    for old, new in zip(_blocks(document), _blocks(converted), strict=True):
        assert len(new.text) == len(old.text)
        assert (new.spans, new.pieces, new.head, new.ordinal) == (
            *(old.spans, old.pieces, old.head, old.ordinal),
        )
        assert len(new.added) == len(old.added)


@given(_documents, st.sampled_from(sorted(WORDING)))
def test_wording_schemes_convert_under_a_span_what_the_span_covers(
    document: Document, scheme: str
) -> None:
    script = WORDING[scheme]
    converted = script.document(document)
    for old, new in zip(_blocks(document), _blocks(converted), strict=True):
        assert _without_text(new) == _without_text(old)
        borders = sorted(_named(old))
        moved = dict(zip(_named_in_order(old), _named_in_order(new), strict=True))
        assert moved[0] == 0
        assert moved[len(old.text)] == len(new.text)
        for start, end in pairwise(borders):
            assert 0 <= moved[start] <= moved[end] <= len(new.text)
            # Between two borders stands what that stretch converts to, the rows of contexts aside.
            stretch = new.text[moved[start] : moved[end]]
            assert stretch == script.text(old.text[start:end])


def _named_in_order(block: Block) -> list[int]:
    numbers = [block.ordinal, *(span.ordinal for span in block.spans)]
    return [
        *(0, len(block.text), block.head),
        *(piece.offset for piece in block.pieces),
        *(offset for span in block.spans for offset in (span.start, span.end)),
        *(offset for number in numbers if number for offset in (number.start, number.end)),
    ]


def _named(block: Block) -> set[int]:
    return set(_named_in_order(block))


def test_a_span_of_a_word_that_grows() -> None:
    text = "使用U盘和网络。"
    block = Block(Kind.PARAGRAPH, text, (Piece(0, 1),), spans=(Span(2, 4, SpanKind.LEAD),))
    (new,) = WORDING["s2twp"].document(Document("a.txt", None, (block,))).blocks
    assert new.text == "使用隨身碟和網路。"
    assert (new.spans[0].start, new.spans[0].end) == (2, 5)


def test_the_editors_rows_win_and_stand_anywhere() -> None:
    rows = [
        Override("制定", "製定", "x"),
        Override("于治", "於治", "x"),
        Override("展发", "甲乙", "x"),
    ]
    script = TraditionalScript("s2tw", overrides=rows)
    assert script.text("规定制定，局长于治安表示，发展发达") == "規定製定，局長於治安表示，發甲乙達"


def test_strings_have_nothing_to_do_with_each_other() -> None:
    assert TAIWAN.texts(["规定制", "定发", "展", "", "“甲", "乙”"]) == [
        *("規定制", "定發", "展", "", "“甲", "乙”"),
    ]
    assert TAIWAN.texts([]) == []


def test_characters_that_the_conversion_uses_itself_pass() -> None:
    text = "发\x1f展\x1e发\x1d\x1c\n展\0"
    assert TAIWAN.text(text) == "發\x1f展\x1e發\x1d\x1c\n展\0"
    assert WORDING["s2twp"].text(text) == "發\x1f展\x1e發\x1d\x1c\n展\0"


@given(st.text(max_size=40))
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(TAIWAN.text(text)) == len(text)


def test_no_such_scheme() -> None:
    for scheme, quotes in (("off", "corner"), ("s2x", "corner"), ("s2tw", "x")):
        with pytest.raises(ValueError, match="no such conversion"):
            TraditionalScript(scheme, quotes)


def test_another_process_makes_its_own() -> None:
    script = TraditionalScript("s2hk", "keep", [Override("发", "髮", "x")])
    again = pickle.loads(pickle.dumps(script))
    assert again.text("“发里”") == script.text("“发里”") == "“髮裏”"


def test_a_word_whose_length_changes_is_converted_by_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = TraditionalScript("s2tw")
    real = OpenCC("s2tw").convert

    def grown(text: str) -> str:
        return str(real(text)).replace("發展", "發～展")

    monkeypatch.setattr(script, "_opencc", grown)
    assert script.text("规定发展网络") == "規定發展網絡"


def test_quotation_marks_of_a_document() -> None:
    def block(text: str, line: int, kind: Kind = Kind.PARAGRAPH) -> Block:
        return Block(kind, text, (Piece(0, line), Piece(3, line + 1)))

    earlier = Diagnostic("a.txt", 1, Level.NOTE, "title-missing", say("x"))
    document = Document(
        "a.txt",
        block("“甲”乙", 1, Kind.TITLE),
        (block("他说：“甲", 3), block("“乙。”", 5), block("甲乙丙“丁", 7)),
        (block("丁”", 9, Kind.NOTICE),),
        (earlier,),
    )
    new = TAIWAN.document(document)
    assert [b.text for b in _blocks(new)] == [
        *("「甲」乙", "他說：「甲", "「乙。」", "甲乙丙“丁", "丁”"),
    ]
    assert new.diagnostics[0] == earlier
    assert [(d.line, d.code) for d in new.diagnostics[1:]] == [
        *((8, "quote-unpaired"), (9, "quote-unpaired")),
    ]
    kept = TraditionalScript("s2tw", "keep").document(document)
    assert [b.text for b in kept.blocks] == ["他說：“甲", "“乙。”", "甲乙丙“丁"]
    assert kept.diagnostics == (earlier,)


def test_speed_beside_the_two_libraries_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Printed, not judged: the machine that tests has other work."""
    contents = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))] * 10
    documents = [
        Document(
            "a.txt",
            None,
            tuple(
                Block(Kind.PARAGRAPH, line, (Piece(0, number),))
                for number, line in enumerate(content.decode().splitlines(), start=1)
            ),
        )
        for content in contents
    ]
    convert = OpenCC("s2tw").convert
    began = time.process_time()
    for content in contents:
        convert("\x1f".join(rjieba.cut(content.decode()))).replace("\x1f", "")
    floor = time.process_time() - began
    began = time.process_time()
    converted = [TAIWAN.document(document) for document in documents]
    ours = time.process_time() - began
    characters = sum(len(block.text) for document in converted for block in document.blocks)
    assert characters == sum(len(b.text) for document in documents for b in document.blocks)
    with capsys.disabled():
        print(f"\nscript: {characters / ours:,.0f} characters/s, {ours / floor:.2f} of the floor")
