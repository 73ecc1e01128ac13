"""The index says of every two neighbouring characters where they stand, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search_index import ascending, each_number, lists_of
from zhbook.sphinx.search.digits import number, numbers
from zhbook.sphinx.search.postings import BORDER, Index, pairs


def two(joined: str) -> list[str]:
    return [joined[i : i + 2] for i in range(0, len(joined), 2)]


def test_pairs_stand_within_clauses_and_across_them() -> None:
    inside, across = pairs([["甲乙", "丙甲"], ["甲乙", "甲"]])
    assert two(inside) == ["丙甲", "乙 ", "甲 ", "甲乙"]
    assert two(across) == ["乙丙", "乙甲"]


def test_a_pair_within_a_clause_is_not_told_again_across() -> None:
    inside, across = pairs([["甲乙"], ["甲", "乙"]])
    assert "甲乙" in two(inside) and across == ""


@pytest.mark.parametrize(
    "value", [0, 63, 64, 2247, 2248, 18809, 18810, 4095, 4096, 10**6, 6 * 10**9]
)
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    assert list(each_number(number(value))) == [value]
    assert not set(number(value)) & set('"\\! ')


@given(st.sets(st.integers(0, 10**7)))
def test_a_list_is_read_as_it_was_written(values: set[int]) -> None:
    assert ascending(numbers(sorted(values))) == sorted(values)


CLAUSES = st.lists(st.text("甲乙丙丁𠮷a1", min_size=1, max_size=12), min_size=1, max_size=4)
PORTIONS = st.lists(st.lists(CLAUSES, min_size=1, max_size=4), min_size=1, max_size=6)


@given(PORTIONS)
def test_the_shards_say_what_a_plain_search_says(portions: list[list[list[str]]]) -> None:
    index = Index()
    for portion, blocks in enumerate(portions):
        index.add_portion(portion, *pairs(blocks))
        index.add_page(portion, *pairs([[blocks[0][0]]]))
    chars = index.characters()
    found = lists_of([shard for _, shard in index.shards()], chars)
    used = {char for blocks in portions for clauses in blocks for one in clauses for char in one}
    assert set(chars) == used | {BORDER}
    for one in used:
        at = {n for pair, lists in found.items() if pair[0] == one for n in lists[0]}
        assert at == {n for n, blocks in enumerate(portions) if one in str(blocks)}
        for other in used:
            inside, across, titles, _ = found.get(one + other, [[], [], [], []])
            assert inside == [n for n, blocks in enumerate(portions) if one + other in str(blocks)]
            assert across == [
                n
                for n, blocks in enumerate(portions)
                if any(one + other in "".join(clauses) for clauses in blocks) and n not in inside
            ]
            assert titles == [n for n, blocks in enumerate(portions) if one + other in blocks[0][0]]


def test_shards_begin_where_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhbook.sphinx.search.postings.FULL", 8)
    index = Index()
    index.add_portion(0, *pairs([["甲乙丙丁戊己庚辛"]]))
    index.add_portion(1, *pairs([["甲丙甲丁甲戊甲己"]]))
    size, shards = len(index.characters()), list(index.shards())
    assert len(shards) > 3
    firsts = [first for first, _ in shards]
    assert firsts == sorted(firsts)
    for first, shard in shards:
        assert first == shard[0] * size + ascending(str(shard[1]))[0]  # type: ignore[operator]


@given(PORTIONS, st.integers(1, 9))
def test_how_many_are_written_at_a_time_changes_nothing(
    portions: list[list[list[str]]], band: int
) -> None:
    def shards() -> list[tuple[int, list[object]]]:
        index = Index()
        for portion, blocks in enumerate(portions):
            index.add_portion(portion, *pairs(blocks))
            index.add_page(portion, *pairs([[blocks[0][0]]]))
        return list(index.shards())

    at_once = shards()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zhbook.sphinx.search.postings.BAND", band)
        patch.setattr("zhbook.sphinx.search.postings.BANDS", 10**6)
        assert shards() == at_once


def test_an_index_of_nothing_has_no_shards() -> None:
    index = Index()
    index.add_page(0, "", "")
    assert index.characters() == BORDER and list(index.shards()) == []
