"""Hard wraps are undone, and lines that lost their newlines are parted; other lines stay."""

from __future__ import annotations

import pytest

from tests.outlines import source_of
from zhbook.layout.paragraphs import paragraphs

#: 20 characters, 40 columns; nothing in it ends a sentence or begins an item.
FULL = "天地玄黄宇宙洪荒。月盈昃辰宿列张寒来暑往"
END = "闰余成岁。"


def read(*lines: str) -> list[list[int]]:
    """The lines of each paragraph."""
    return [[piece.line for piece in p.pieces] for p in paragraphs(source_of("\n".join(lines)))[0]]


def wrapped(*lines: str) -> bool:
    """Whether each line that is full goes on in the next one, and not that each stands alone."""
    parts = read(*lines)
    assert len(parts) in (1, len(lines)), parts
    return len(parts) == 1


@pytest.mark.parametrize("width", [15, 20, 99])
def test_eight_lines_of_one_width_are_wrapped_at_it(width: int) -> None:
    line = (FULL * 5)[:width]
    assert wrapped(*[line] * 7, END)
    assert not wrapped(*[line] * 6, END)


@pytest.mark.parametrize(("width", "joined"), [(14, False), (15, True), (100, True), (101, False)])
def test_narrower_lines_are_verse_and_wider_ones_paragraphs(width: int, joined: bool) -> None:
    assert wrapped(*[(FULL * 6)[:width]] * 8) is joined


@pytest.mark.parametrize(("full", "short", "joined"), [(6, 3, True), (6, 4, False), (4, 3, False)])
def test_two_lines_in_three_of_those_that_stop_inside_a_sentence_are_full(
    full: int, short: int, joined: bool
) -> None:
    # The short ones come last, and those that close a sentence count for nothing.
    parts = read(*[FULL] * full, *[FULL[:16]] * short, *[END] * 4)
    assert (len(parts[0]) > 1) is joined


def test_three_full_lines_are_chance() -> None:
    assert read(*[FULL] * 4, *[END] * 4)[0] == [1, 2, 3, 4, 5]
    assert read(*[FULL] * 3, *[END] * 5)[0] == [1]


@pytest.mark.parametrize(("count", "joined"), [(49, False), (50, True)])
@pytest.mark.parametrize("longer", [21 * "长" + "words。", 23 * "长" + "。", 101 * "长" + "。"])
def test_one_line_in_fifty_may_be_longer(longer: str, count: int, joined: bool) -> None:
    assert (len(read(longer, *[FULL] * (count - 1))[-1]) > 1) is joined


def test_a_line_of_one_character_more_is_no_longer_one() -> None:
    assert wrapped(FULL + "长", *[FULL] * 8)


def test_lines_with_narrow_letters_are_as_long_by_their_number() -> None:
    latin = FULL[:14] + "Sphinx"
    assert wrapped(*[FULL, latin] * 4)
    assert wrapped(*[FULL, latin[1:]] * 4)
    assert wrapped(*[FULL, "天" + latin] * 4)
    assert read(*[FULL, latin[2:]] * 4) == [[n] for n in range(1, 9)]
    assert read(*[FULL, latin[:8] * 2 + latin] * 4) == [[n] for n in range(1, 9)]


def test_a_line_that_is_not_full_ends_its_paragraph() -> None:
    lines = [FULL[:19], FULL, FULL + "长", FULL, FULL[:18], FULL, FULL, FULL, FULL]
    assert read(*lines) == [[1, 2, 3, 4, 5], [6, 7, 8, 9]]
    assert read(FULL, FULL, FULL[:17], *[FULL] * 6) == [[1, 2, 3], [4, 5, 6, 7, 8, 9]]


@pytest.mark.parametrize("line", [FULL[:19], FULL[:18] + "x"])
def test_where_every_line_is_filled_one_with_room_ends_its_paragraph(line: str) -> None:
    assert len(read(*[FULL] * 50, line, FULL, FULL)) == 2


@pytest.mark.parametrize(
    "following", ["大、" + FULL[:18], "《大》" + FULL[:17], "Sphinx，" + FULL[:16]]
)
def test_a_line_is_filled_where_what_follows_could_not_be_parted(following: str) -> None:
    assert len(read(*[FULL] * 50, FULL[:19], following, FULL)) == 1


def test_where_lines_are_squeezed_one_may_lack_two_columns() -> None:
    squeezed = [FULL, FULL[:19]] * 25
    assert len(read(*squeezed, FULL)) == 1
    assert len(read(*squeezed, FULL[:18], FULL, FULL)) == 2


def test_an_item_begins_a_paragraph_only_behind_a_sentence() -> None:
    closed, item = FULL[:19] + "；", "（二）" + FULL[:17]
    assert read(*[FULL] * 6, closed, item, FULL) == [[*range(1, 8)], [8, 9]]
    assert read(*[FULL] * 6, closed, FULL, END) == [[*range(1, 10)]]
    assert read(*[FULL] * 7, item, FULL) == [[*range(1, 10)]]


@pytest.mark.parametrize("end", ["。", "；", "：", "…", "！”", "。）", "?』", ";」"])
def test_marks_that_close_a_sentence_for_an_item_to_follow(end: str) -> None:
    closed, item = FULL[: 20 - len(end)] + end, "（二）" + FULL[:17]
    assert read(*[FULL] * 6, closed, item, FULL) == [[*range(1, 8)], [8, 9]]


def test_an_empty_line_parts_paragraphs_of_full_lines() -> None:
    source = source_of("\n".join([*[FULL] * 4, "", *[FULL] * 4, "", "", END]))
    found = paragraphs(source)[0]
    assert [[piece.line for piece in p.pieces] for p in found] == [[1, 2, 3, 4], [6, 7, 8, 9], [12]]
    assert [p.after_blank for p in found] == [False, True, True]


IN = "\u3000\u3000"
#: Paragraphs of three lines whose first is indented.
INDENTED = [IN + FULL[:18], FULL, END] * 3


def test_an_indented_line_begins_a_paragraph_and_another_goes_on() -> None:
    assert read(*INDENTED) == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    closed, item = FULL[:19] + "。", "（二）" + FULL[:17]
    assert read(*INDENTED, IN + FULL[:18], closed, FULL)[-1] == [10, 11, 12]
    assert read(*INDENTED, IN + FULL[:18], FULL, IN + item[:18], END)[-2:] == [[10, 11], [12, 13]]


def test_a_head_without_indent_begins_behind_a_line_with_room() -> None:
    assert read(*INDENTED, "一、总则", *INDENTED[:3])[-2:] == [[10], [11, 12, 13]]


def test_where_every_line_is_indented_none_begins_a_paragraph_by_that() -> None:
    assert wrapped(*[IN + FULL[:18]] * 8)
    assert wrapped(*["\u3000" + FULL[:19]] * 8)


PIECE = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈。"


def texts(line: str) -> list[str]:
    return [p.text for p in paragraphs(source_of(line))[0]]


def test_a_line_with_four_gaps_holds_five_paragraphs() -> None:
    assert texts(IN.join([PIECE] * 5)) == [PIECE] * 5
    assert texts(IN.join([PIECE * 2] * 4)) == [IN.join([PIECE * 2] * 4)]
    assert texts(IN.join([*[PIECE] * 3, "", "\u3000", PIECE, PIECE])) == [PIECE] * 5
    found = paragraphs(source_of("零。\n\n" + IN.join([PIECE] * 5)))[0]
    assert [p.line for p in found] == [1, 3, 3, 3, 3, 3]


@pytest.mark.parametrize(("length", "count"), [(200, 1), (201, 5)])
def test_a_short_line_with_gaps_is_one_of_spaced_words(length: int, count: int) -> None:
    line = IN.join(["甲", "乙", "丙", "丁", (PIECE * 5)[: length - 12]])
    assert len(line) == length and len(texts(line)) == count


def test_a_number_that_titles_nothing_goes_with_what_follows() -> None:
    parts = [
        "某某条例",
        "第一章",
        "总则",
        "第一条",
        PIECE,
        "一、",
        PIECE * 3,
        "第一章在先",
    ]
    assert texts(IN.join(parts)) == [
        "某某条例",
        f"第一章{IN}总则",
        "第一条",
        PIECE,
        "一、",
        PIECE * 3,
        "第一章在先",
    ]
