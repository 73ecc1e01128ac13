"""What recurs in other texts, and what only looks so."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from zhbook.sphinx.related.differences import differences, stretch
from zhbook.sphinx.related.passages import (
    CANDIDATES,
    COMMON,
    Passages,
    passages,
    recurring,
    sentences,
    shingles,
)

LONG = "坚持以人民为中心的发展思想，坚持稳中求进工作总基调，坚持统筹发展和安全"


def test_a_stretch_within_two_sentences_is_found() -> None:
    found = stretch(f"今年全市各级都要{LONG}，抓好落实。", f"会议指出，{LONG}是关键所在。")
    assert found is not None
    words, theirs, share = found
    assert words == theirs == LONG and share == 1.0


def test_a_stretch_with_other_marks_and_a_word_more_is_nearly_the_same() -> None:
    other = LONG.replace("，", "、").replace("工作", "工作的")
    found = stretch(f"前言。{LONG}。", f"别的话，{other}。")
    assert found is not None and 0.8 <= found[2] < 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲" * 10 + LONG[:20], "乙" * 10 + LONG[:20]),  # too short
        (
            "学习贯彻党的二十大精神的通知如下所示请遵照执行",
            "召开全县农村工作会议部署春耕生产各项任务",
        ),
        ("", LONG),
    ],
)
def test_what_has_little_in_common_does_not_recur(one: str, other: str) -> None:
    assert stretch(one, other) is None


def test_sentences_recur_in_other_pages_alone() -> None:
    pages = {
        "a": passages([("p1", f"今年全市各级都要{LONG}，抓好落实。"), ("p2", f"又说{LONG}。")]),
        "b": passages([("s1", f"别的一句话在前面。会议指出，{LONG}是关键。")]),
        "c": passages([("p9", "这一页与别的各页都没有任何相同的文字可言，只是说说而已。")]),
    }
    found = dict(recurring(pages))
    assert {name: [(row.docname, row.words) for row in rows] for name, rows in found.items()} == {
        "a": [("b", LONG), ("b", LONG)],
        "b": [("a", LONG), ("a", LONG)],
    }


def plainly(pages: dict[str, Passages]) -> dict[str, list[tuple[int, str, int]]]:
    """What ``recurring`` finds, one sentence after the other without sorted arrays."""
    kept = {
        (name, number): set(
            shingles(sentence)[i : i + 4] for i in range(0, len(shingles(sentence)), 4)
        )
        for name in sorted(pages)
        for number, sentence in enumerate(pages[name].sentences)
    }
    times = Counter(one for found in kept.values() for one in found)
    expected: dict[str, list[tuple[int, str, int]]] = {}
    for (name, number), found in kept.items():
        shared = {
            place: sum(times[one] <= COMMON for one in found & other)
            for place, other in kept.items()
            if place[0] != name
        }
        near = sorted((place for place in shared if shared[place]), key=lambda p: (-shared[p], p))
        for other, at in near[:CANDIDATES]:
            if stretch(pages[name].sentences[number], pages[other].sentences[at]):
                expected.setdefault(name, []).append((number, other, at))
    return expected


def test_the_sorted_shingles_find_what_a_plain_search_finds() -> None:
    drawn = Random(7)
    stock = [
        "".join(chr(drawn.randrange(0x4E00, 0x9000)) for _ in range(drawn.randrange(20, 60))) + "。"
        for _ in range(25)
    ]
    pages = {
        f"page{n}": passages(
            (f"p{k}", f"{drawn.choice(stock)}{chr(0x4E00 + n) * 22}。") for k in range(n % 7)
        )
        for n in range(40)
    }
    found = {
        name: [(row.own, row.docname, row.other) for row in rows] for name, rows in recurring(pages)
    }
    assert found == plainly(pages) and len(found) > 20


def test_a_set_phrase_of_many_pages_relates_none() -> None:
    pages = {str(n): passages([("p1", f"{chr(0x4E00 + n) * 9}：{LONG}。")]) for n in range(20)}
    assert not dict(recurring(pages))


def test_the_same_words_keep_the_same_shingles_wherever_they_stand() -> None:
    assert set(shingles(LONG)) <= set(shingles(f"甲乙丙丁{LONG}戊己庚辛"))
    assert shingles(LONG.replace("，", "、 ")) == shingles(LONG)


def test_sentences_end_at_their_marks() -> None:
    assert list(sentences(f"短句。{LONG}；{LONG}")) == [f"{LONG}；", LONG]


def test_differences_are_told_on_both_sides_and_nothing_is_lost() -> None:
    left, right = differences("增强意识，做到维护", "增强意识、做到两个维护")
    assert left == [("增强意识", False), ("，", True), ("做到维护", False)]
    assert "".join(text for text, _ in right) == "增强意识、做到两个维护"
    assert ("两个", True) in right
