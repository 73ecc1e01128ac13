"""The layout of a text is decided by all of its lines: the shapes in which texts are handed on."""

from __future__ import annotations

import pytest

from tests.outlines import source_of
from zhbook.layout.arrange import arranged
from zhbook.layout.paragraphs import Paragraph, paragraphs
from zhbook.model import SourceText
from zhbook.outline import outline

#: Two paragraphs of a paper and what they are set from, 28 characters a line.
FIRST = (
    "河道是行洪排涝的重要通道也是城乡生态环境的重要载体，为了加强河道管理，维护河道健康，保障防洪"
    "安全，根据有关法律、法规的规定，结合本市实际情况，现就全市的河道管理工作提出以下意见。"
)
SECOND = (
    "市水行政主管部门负责全市河道管理工作的指导和监督，县级水行政主管部门负责本行政区域内河道的"
    "日常管理工作，乡镇人民政府负责本辖区内河道的巡查、保洁和管护等工作。"
)
THIRD = "任何单位和个人都不得擅自占用河道的水域和滩地，确需占用的，应当按照规定的权限和程序报批。"
WHOLE = ["一、总体要求", FIRST, "二、管理责任", SECOND, THIRD]


def lines_of(text: str, first: int, rest: int) -> list[str]:
    """A paragraph cut at so many characters; no line begins with a mark."""
    lines, at, room = [], 0, first
    while at < len(text):
        end = at + room
        while end < len(text) and text[end] in "，。、；：":
            end -= 1
        lines.append(text[at:end])
        at, room = end, rest
    return lines


def set_in(first: int, rest: int, indent: str = "", hang: str = "") -> list[str]:
    """The paper in lines; heads without indent."""
    out = []
    for paragraph in WHOLE:
        if len(paragraph) < 10:
            out.append(paragraph)
            continue
        head, *others = lines_of(paragraph, first, rest)
        out += [indent + head, *(hang + line for line in others)]
    return out


def read(text: str, layout: str = "") -> list[Paragraph]:
    source = source_of(text)
    told = SourceText(source.path, source.lines, source.encoding, source.sha256, layout=layout)
    return paragraphs(told)[0]


def texts(text: str, layout: str = "") -> list[str]:
    return [paragraph.text for paragraph in read(text, layout)]


def codes(text: str) -> list[tuple[int, str]]:
    return [(d.line, d.code) for d in paragraphs(source_of(text))[1]]


LAYOUTS = {
    "first lines indented": set_in(26, 28, "\u3000\u3000"),
    "first indents lost": set_in(26, 28),
    "never indented": set_in(28, 28),
    "hanging": set_in(28, 26, "", "    "),
    "all indented": ["    " + line for line in set_in(26, 28, "\u3000\u3000")],
    "an empty line between paragraphs": "\n\n".join(
        "\n".join(lines_of(p, 28, 28)) for p in WHOLE
    ).split("\n"),
    "an empty line after every line": [
        part for line in set_in(26, 28, "\u3000\u3000") for part in (line, "")
    ],
    "a page number in a sentence": [
        *(lines := set_in(26, 28, "\u3000\u3000"))[:3],
        "— 1 —",
        "",
        *lines[3:],
    ],
}


@pytest.mark.parametrize("lines", LAYOUTS.values(), ids=LAYOUTS)
def test_paragraphs_are_found_again(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == WHOLE


@pytest.mark.parametrize("lines", LAYOUTS.values(), ids=LAYOUTS)
def test_what_was_joined_is_told_with_its_evidence(lines: list[str]) -> None:
    assert "layout" in [code for _, code in codes("\n".join(lines))]


def test_a_paragraph_a_line_is_told_nothing() -> None:
    assert texts("\n".join(WHOLE)) == WHOLE
    assert codes("\n".join(WHOLE)) == []


def test_centred_heads_begin_and_end() -> None:
    lines = set_in(26, 28, "\u3000\u3000")
    centred = [" " * 22 + line if line in WHOLE else line for line in lines]
    assert texts("\n".join(centred)) == WHOLE


FULL = "天地玄黄宇宙洪荒。月盈昃辰宿列张寒来暑往"


def test_a_full_line_before_the_next_number_ends_its_paragraph() -> None:
    above = [f"第一条{FULL[:17]}", *[FULL] * 8]
    assert len(texts("\n".join([*above, "第二条　闰余成岁。", "第三条　律吕调阳。"]))) == 3
    assert len(texts("\n".join([*above, "第五条　闰余成岁。"]))) == 1


@pytest.mark.parametrize("end", ["依照本法", "根据《林法》", "第一条和", "第一条、", "违反"])
def test_a_number_that_is_cited_begins_nothing(end: str) -> None:
    above = [f"第一条{FULL[:17]}", *[FULL] * 8, FULL[: 20 - len(end)] + end]
    assert len(texts("\n".join([*above, "第二条　闰余成岁。"]))) == 1


@pytest.mark.parametrize("mark", "，。、；：）》")
def test_a_mark_that_may_not_begin_a_line_goes_on(mark: str) -> None:
    assert texts(f"关于防火的命令\n为了保护森林资源和安全\n{mark}根据规定，命令如下") == [
        "关于防火的命令",
        f"为了保护森林资源和安全{mark}根据规定，命令如下",
    ]


def test_pieces_of_a_line_that_was_parted_are_joined() -> None:
    whole = [FULL] * 6
    parted = ["天地玄黄宇宙洪荒日。", "（负责部门：商务部）", FULL, "闰余成岁。"] * 3
    assert len(texts("\n".join([*whole, "闰余成岁。", *parted]))) == 4


def test_a_bracket_that_is_open_goes_on() -> None:
    lines = [*[FULL] * 8, "天地玄黄（负责部门：", "商务部、民航局）", "闰余成岁。"]
    assert texts("\n".join(lines))[-2:] == [
        f"{FULL * 8}天地玄黄（负责部门：商务部、民航局）",
        "闰余成岁。",
    ]


def milestones(text: str) -> list[tuple[str, str]]:
    """The words before each milestone, and what it says."""
    return [(p.text[: m.offset][-2:], m.text) for p in read(text) for m in p.milestones]


@pytest.mark.parametrize(
    "number",
    [
        "— 1 —",
        "-1-",
        "—1—",
        "－ 1 －",
        "· 1 ·",
        "第 1 页 共 3 页",
        "第 1 頁",
        "第1页",
        "Page 1 of 3",
        "第三页",
        "第三页 共十页",
        "共十页　第三页",
        "第三頁／共十頁",
        "第 3 页（共 10 页）",
        "— 三 —",
        "－十二－",
    ],
)
def test_the_number_of_a_page_is_a_milestone_in_its_place(number: str) -> None:
    lines = [*[FULL] * 8, number, *[FULL] * 8, "闰余成岁。"]
    assert texts("\n".join(lines)) == [FULL * 16 + "闰余成岁。"]
    assert milestones("\n".join(lines)) == [("暑往", number)]


def test_a_page_number_behind_the_last_line_stands_at_its_end() -> None:
    assert milestones("\n".join([*[FULL] * 8, "闰余成岁。", "— 1 —"])) == [("岁。", "— 1 —")]


def paged(*foot: str, pages: int = 3, head: str = "") -> list[str]:
    """Pages of fifteen lines that cut one sentence."""
    return [
        line
        for page in range(pages)
        for line in (*[FULL] * 15, *(f.format(page + 1) for f in foot), *([head] if head else []))
    ]


def test_bare_numbers_that_rise_from_page_to_page_are_milestones() -> None:
    assert texts("\n".join([*paged("{}"), "闰余成岁。"])) == [FULL * 45 + "闰余成岁。"]
    assert len(texts("\n".join([*paged("7"), "闰余成岁。"]))) > 1


def test_numbers_over_the_parts_of_a_text_are_none() -> None:
    parts = [line for n in (1, 2, 3) for line in (f"- {n} -", *["闰余成岁。"] * (5 * n))]
    assert milestones("\n".join(parts)) == []


@pytest.mark.parametrize("form", ["— {} —", "第{}页", "{}"])
def test_han_numbers_over_the_parts_of_a_story_are_none(form: str) -> None:
    story = ["夜雨", form.format("一"), "闰余成岁。", "律吕调阳。", form.format("二"), "露结为霜。"]
    assert milestones("\n".join(story)) == []


def test_bare_han_numbers_that_cut_sentences_are_milestones() -> None:
    lines = [line for n in "一二三" for line in (*[FULL] * 15, n)]
    assert len(milestones("\n".join([*lines, "闰余成岁。"]))) == 3


@pytest.mark.parametrize("head", ["某市人民政府公报", "某市公报 2023年第5期"])
def test_a_head_beside_page_numbers_is_a_milestone(head: str) -> None:
    text = "\n".join([*paged("— {} —", head=head), "闰余成岁。"])
    assert texts(text) == [FULL * 45 + "闰余成岁。"]
    assert [words for _, words in milestones(text)][:2] == ["— 1 —", head]


def test_a_head_at_even_distances_is_a_milestone() -> None:
    text = "\n".join([*paged(head="某市人民政府公报", pages=4), "闰余成岁。"])
    assert len(milestones(text)) == 4


def test_a_line_of_the_text_that_comes_again_is_none() -> None:
    lines = ["一、要求", "闰余成岁。", "立即整改", "二、措施", "闰余成岁。", "立即整改", "三、责任"]
    assert milestones("\n".join([*lines, "立即整改"])) == []


def test_a_page_begins_with_a_form_feed() -> None:
    lines = [*[FULL] * 15, f"\f某市公报\n{FULL}", *[FULL] * 14, f"\f某市公报\n{FULL}", "闰余成岁。"]
    assert [words for _, words in milestones("\n".join(lines))] == ["某市公报", "某市公报"]
    assert len(texts("\n".join(lines))) == 1


def test_a_milestone_stands_in_the_document_and_its_words_beside_it() -> None:
    document = outline(source_of("\n".join(["通知", *[FULL] * 8, "— 1 —", FULL, "闰余成岁。"])))
    span = next(s for b in document.blocks for s in b.spans)
    assert [(line.number, line.text) for line in document.milestones] == [(10, "— 1 —")]
    assert (span.start, span.end, span.target) == (8 * len(FULL), 8 * len(FULL), "1")


def test_a_line_of_which_the_editors_say_what_it_is_is_no_milestone() -> None:
    source = source_of("\n".join([*[FULL] * 8, "闰余成岁。", "— 1 —", "律吕调阳。"]))
    assert [p.text for p in paragraphs(source, {10})[0]][1:] == ["— 1 —", "律吕调阳。"]


DOUBTFUL = "\n".join([*[FULL] * 6, *[FULL[:16]] * 4, *["闰余成岁。"] * 4])


def test_a_close_decision_is_a_warning_and_the_editors_decide() -> None:
    assert codes(DOUBTFUL) == [(1, "layout-unsure")]
    assert len(texts(DOUBTFUL)) == 14
    assert texts(DOUBTFUL, "wrapped")[0].startswith(FULL * 6)


def test_the_editors_may_say_that_nothing_is_wrapped() -> None:
    text = "\n".join([*[FULL] * 9, "闰余成岁。"])
    assert len(texts(text)) == 1
    assert len(texts(text, "lines")) == 10


@pytest.mark.parametrize(
    "line",
    [
        "张三丰　男　1980年1月　某某大学　教授",
        "某某市某某有限公司某某某项目技术改造",
        "天地玄黄宇宙洪荒，日月盈昃辰宿列张",
    ],
)
def test_lines_of_one_length_without_a_sentence_are_a_list_or_a_poem(line: str) -> None:
    assert texts("\n".join(["名单", *[line] * 30])) == ["名单", *[line] * 30]


@pytest.mark.parametrize("line", ["│规格│　│　│", "签名：________", "姓名        住址"])
def test_tables_and_forms_are_joined_to_nothing(line: str) -> None:
    assert line in texts("\n".join([*[FULL] * 8, line, "闰余成岁。", line]))


#: As wide as FULL, with no mark; and the last line of a paragraph.
PLAIN, END = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", "闰余成岁。"
#: Paragraphs that were never indented, in which 。 ends paragraphs alone.
FLUSH = [PLAIN, PLAIN, END] * 4


def after(lines: list[str], *more: str) -> list[str]:
    """The paragraphs that further lines make behind some."""
    before = len(texts("\n".join(lines)))
    return texts("\n".join([*lines, *more]))[before:]


@pytest.mark.parametrize("blank", ["　　", "    ", "　"])
def test_blanks_behind_a_number_are_no_gap(blank: str) -> None:
    lines = [f"第十一条{blank}{PLAIN[: 16 - len(blank)]}", PLAIN, END]
    assert after(FLUSH, *lines) == ["".join(lines)]


def test_what_may_not_end_a_line_goes_on() -> None:
    assert texts("关于防火的命令（\n试行）\n一律禁火。") == ["关于防火的命令（试行）", "一律禁火。"]
    assert after(FLUSH, "天地玄黄《", "洪荒》成岁。") == ["天地玄黄《洪荒》成岁。"]


def test_a_form_that_fills_its_line_is_joined_to_nothing() -> None:
    form = "张三丰        某某市某某区某某街某巷一号"
    assert after(FLUSH, form, form, END) == [form, form, END]


def test_nothing_ends_inside_a_sentence_at_the_foot_of_a_page() -> None:
    assert after(FLUSH, PLAIN, "律吕调阳云腾致雨", "— 1 —", "露结为霜。") == [
        f"{PLAIN}律吕调阳云腾致雨露结为霜。"
    ]


def test_the_mark_decides_by_what_it_does_in_the_text() -> None:
    closed = PLAIN[:19] + "。"
    assert after(FLUSH, closed, "律吕调阳。") == [closed, "律吕调阳。"]
    assert after([*[FULL] * 8, END], closed, "律吕调阳。") == [closed + "律吕调阳。"]


def test_but_goes_on_with_the_thought_before_it() -> None:
    closed = PLAIN[:19] + "。"
    assert after(FLUSH, closed, "但是，律吕调阳。") == [closed + "但是，律吕调阳。"]


def test_what_is_announced_begins_anew() -> None:
    announcing = PLAIN[:17] + "如下："
    assert after(FLUSH, announcing, "律吕调阳。") == [announcing, "律吕调阳。"]


def test_where_empty_lines_part_paragraphs_nothing_else_does() -> None:
    lines = [part for _ in range(4) for part in (PLAIN, PLAIN, END, "")]
    closed = PLAIN[:19] + "。"
    assert after(lines, closed, "律吕调阳。") == [closed + "律吕调阳。"]


HANGING = ["一、" + PLAIN[:18], "    " + PLAIN[:18], "    " + END, *FLUSH[:3]]


def test_a_line_without_indent_ends_an_item_that_hangs() -> None:
    lines = [*HANGING * 2, *[FULL] * 4, END]
    item = ["二、" + PLAIN[:18], "    " + PLAIN[:17] + "。"]
    assert after(lines, *item, "律吕调阳。") == [
        f"二、{PLAIN[:18]}{PLAIN[:17]}。",
        "律吕调阳。",
    ]


def test_in_an_indented_text_a_number_without_indent_goes_on() -> None:
    lines = ["\u3000\u3000" + PLAIN[:18], PLAIN, END] * 4
    closed, spoken = PLAIN[:19] + "。", "二是律吕调阳。"
    first = "\u3000\u3000一是" + PLAIN[:16]
    assert after(lines, first, closed, spoken) == [f"一是{PLAIN[:16]}{closed}{spoken}"]
    headed = [line for part in (lines[:3],) * 4 for line in ("一、总则", *part)]
    assert after(headed, "\u3000\u3000" + PLAIN[:18], closed, "二、附则")[-1] == "二、附则"


def test_a_head_that_is_centred_once_begins() -> None:
    lines = ["\u3000\u3000" + PLAIN[:18], PLAIN, END] * 4
    full = ["\u3000\u3000" + PLAIN[:18], PLAIN[:19] + "。"]
    assert after([*lines, *full], " " * 22 + "总则", *lines[:3])[0] == "总则"


def test_a_note_on_the_making_of_a_law_ends_with_its_verb() -> None:
    note = "2010年3月2日某某市人民法院审判委员会公布"
    lines = ["某某规定", note, PLAIN, END, *FLUSH]
    assert texts("\n".join(lines))[:3] == ["某某规定", note, PLAIN + END]


def test_a_date_begins_behind_a_title_unless_it_is_led_to() -> None:
    dated = "2010年3月2日通过"
    assert texts("\n".join([PLAIN, dated, *FLUSH]))[:2] == [PLAIN, dated]
    led = PLAIN[:19] + "自"
    assert texts("\n".join([led, dated, *FLUSH]))[0] == led + dated


def test_one_longer_line_does_not_tell_of_a_lost_indent() -> None:
    first = "\u3000\u3000" + PLAIN[:18]
    lines = [*[first, PLAIN, END] * 5, first, PLAIN + "长", END]
    width = arranged(source_of("\n".join(lines)).lines).layout.width
    assert width is not None and (width.columns, width.lost) == (40, 0)


def test_a_copy_may_show_an_indent_narrower_than_it_was() -> None:
    lines = ["  " + PLAIN[:18], PLAIN, PLAIN, END] * 12
    assert after(lines, "  " + PLAIN[:18], PLAIN[:19], END) == [PLAIN[:18] + PLAIN[:19], END]


SHORT, PIECE = "天地玄黄宇宙洪。", "（某某部门某某局长某某）"


def test_one_bracket_that_would_fill_the_line_before_it_is_chance() -> None:
    assert after(FLUSH, SHORT, PIECE, "律吕调阳。") == [SHORT, PIECE, "律吕调阳。"]


def test_a_number_in_brackets_is_no_piece_of_a_line() -> None:
    parted = [PLAIN, SHORT, PIECE, END] * 4
    assert after(parted, SHORT, "（一）律吕调阳云腾致雨露") == [
        SHORT,
        "（一）律吕调阳云腾致雨露",
    ]


def test_a_line_that_stands_elsewhere_too_is_no_head() -> None:
    pages = [line for n in (1, 2, 3) for line in (*FLUSH, "立即整改", f"— {n} —", *FLUSH)]
    others = [line for _ in range(5) for line in (*FLUSH[:3], "立即整改", *FLUSH[:3])]
    assert [words for _, words in milestones("\n".join([*pages, *others]))] == [
        "— 1 —",
        "— 2 —",
        "— 3 —",
    ]


def test_bare_numbers_over_chapters_are_no_pages() -> None:
    chapters = [line for n in "123" for line in (n, *FLUSH)]
    assert milestones("\n".join(chapters)) == []


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("「", "」")])
def test_each_paragraph_of_what_is_quoted_opens_with_a_mark(opening: str, closing: str) -> None:
    lines = [*[FULL] * 8, END]
    open_, closed = opening + PLAIN[:18] + "。", opening + PLAIN[:17] + "。" + closing
    again = opening + "律吕调阳。" + closing
    assert after(lines, open_, again) == [open_, again]
    assert after(lines, closed, again) == [closed + again]


def test_what_is_quoted_below_its_announcement_is_no_piece_of_its_line() -> None:
    parted = [PLAIN, SHORT, PIECE, END] * 4
    announced, quoted = "将第二条修改为：", "“律吕调阳云腾致雨。”"
    assert after(parted, announced, quoted) == [announced, quoted]


def test_a_colon_of_half_width_announces_too() -> None:
    announcing = PLAIN[:18] + "如下:"
    assert after(FLUSH, announcing, "律吕调阳。") == [announcing, "律吕调阳。"]


def test_what_begins_with_an_attributive_particle_goes_on_behind_a_verb_of_making() -> None:
    note = "2010年3月2日某某市人民代表大会审议通过"
    lines = ["某某规定", note, "的《某某修正案》", *FLUSH]
    assert texts("\n".join(lines))[1] == note + "的《某某修正案》"


def test_lines_of_which_only_the_mark_tells_are_counted() -> None:
    closed = PLAIN[:19] + "。"
    often = [*FLUSH, *FLUSH, closed, "律吕调阳。"]
    mixed = [*[FULL] * 4, END, *often]
    told = [d for d in paragraphs(source_of("\n".join(mixed)))[1] if d.code == "layout"]
    assert [(d.line, str(d.message)[:7]) for d in told][1:] == [(len(mixed), "1 lines")]
    sure = [d for d in paragraphs(source_of("\n".join(often)))[1] if d.code == "layout"]
    assert len(sure) == 1


@pytest.mark.parametrize(
    ("below", "joined"),
    [("雪夜", True), ("为什么是我？", True), ("“你是谁？”", False), ("雪还在下……", False)],
)
def test_what_somebody_says_below_a_number_is_no_title(below: str, joined: bool) -> None:
    found = [p.received for p in paragraphs(source_of(f"归人\n第一章\n{below}\n他走了进来。"))[0]]
    assert (f"第一章　{below}" in found) is joined
