"""The wraps of a text that is too short for its full lines to be counted."""

from __future__ import annotations

import pytest

from tests.outlines import source_of
from zhbook.layout.paragraphs import paragraphs


def read(*lines: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a text, and the codes of what is told of its layout."""
    found, told = paragraphs(source_of("\n".join(lines)))
    return [p.text for p in found], [x.code for x in told if x.code.startswith("layout")]


INDENTED = [
    "关于举办书画展的通知",
    "各分校：",
    "　　为展示师生的书画作品，丰富校园文化生活，经研究，定于",
    "十月中旬举办书画展。现将有关事项通知如下：",
    "　　一、作品要求",
    "　　作品应当内容健康，尺幅不限，每名师生报送的作品不超过",
    "两件，并在背面写明姓名。",
    "　　　　　　　　　　　　　　　　　　　　　教务处",
]


def test_two_first_lines_with_an_indent_above_lines_without_tell_of_a_wrap() -> None:
    texts, codes = read(*INDENTED)
    assert texts == [
        *INDENTED[:2],
        (INDENTED[2] + INDENTED[3]).strip(),
        "一、作品要求",
        (INDENTED[5] + INDENTED[6]).strip(),
        "教务处",
    ]
    assert codes == ["layout"]


def test_rests_that_no_paragraph_begins_with_tell_of_a_wrap() -> None:
    texts, codes = read(
        "第一条 为了规范书画展的评选，保证评选公正，制定本办",
        "法。",
        "第二条 评选由五名以上单数的教师进行，并且邀请校外专",
        "家。",
    )
    assert texts == [
        "第一条 为了规范书画展的评选，保证评选公正，制定本办法。",
        "第二条 评选由五名以上单数的教师进行，并且邀请校外专家。",
    ]
    assert codes == ["layout"]


@pytest.mark.parametrize("count", [1, 2])
def test_what_may_be_a_wrap_and_is_not_sure_is_told(count: int) -> None:
    lines = ["各分校应当重视书画展，指定专人负责，按时报送全部参展", "作品的清单和说明。"] * count
    assert read("通知", *lines) == (["通知", *lines], ["layout-unsure"])


@pytest.mark.parametrize(
    "lines",
    [
        # A title above its text, centred or not, and one above a salutation.
        ["关于举办二〇二一年全校师生书画展的通知", "经研究，决定举办。"],
        ["　　关于举办二〇二一年全校师生书画展的通知", "经研究，决定举办。"],
        # Headings above longer paragraphs.
        ["提高认识，切实增强做好书画工作的责任感", "今年以来，" + "书画工作有了很大的进展。" * 3],
        # Lines of different lengths.
        ["书画展的作品由各分校报送，每校不超过二十件", "另附清单，一式两份。", "字" * 30 + "。"],
        # The items of a list.
        ["一、书画作品，内容健康，尺幅不限，每人限报两", "二、摄影作品，限报一件。"],
    ],
)
def test_titles_and_headings_above_their_text_tell_nothing(lines: list[str]) -> None:
    texts, codes = read(*lines)
    assert (len(texts), codes) == (len(lines), [])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("为切实做好书画展的组织工作，保证全校师生踊跃参加", "，特通知如下。"),
        ("今年以来，各分校认真准备，反复挑选，精心布置，", "作品有了很大进步。"),
    ],
)
def test_what_is_joined_in_any_text_is_in_no_doubt(text: str, rest: str) -> None:
    assert read(text, rest, "各分校应当准备。") == ([text + rest, "各分校应当准备。"], [])
