"""Where earlier addresses lead: by the words that stood there, then by what stood around them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from zhbook.addresses import record, tracing
from zhbook.addresses.fingerprints import LONGEST, Stand, coded, decoded, fingerprint, opening
from zhbook.addresses.record import Addresses, Given, LaterVersionError, read, written
from zhbook.addresses.standing import Stretch, standing
from zhbook.addresses.update import updated

#: A text in rows: an id, ``#`` for a heading, the words; ``>`` before what is inside a block.
BEFORE = """
top # 在会上的讲话
s1 # 一、加强领导
s1-1 # （一）提高认识，统一思想和行动
s1-1-p1 要充分认识这项工作的重要意义，切实增强责任感。
s1-2 # （二）落实责任，一级抓一级
s1-2-p1 各部门要把责任落到人头，不留空白，不留死角。
s2 # 二、抓好落实
s2-p1 抓好落实是关键所在，必须常抓不懈，久久为功。
s2-p2 最后讲一讲作风问题，领导干部都要带头做起。
"""


def stretches(rows: str) -> list[Stretch]:
    """The places that some rows tell."""
    found = []
    for row in rows.strip().splitlines():
        name, _, text = row.lstrip("> ").partition(" ")
        heading = text.startswith("# ")
        found.append(Stretch(name, text.removeprefix("# "), heading, row.startswith(">")))
    return found


def line(rows: str) -> str:
    """The places of some rows as the record has them."""
    return standing(iter(stretches(rows)))


def trace(before: str, now: str) -> dict[str, str]:
    """Where the places of some rows lead that are not those of others under one id."""
    traces = tracing.traced(decoded(line(before)), decoded(line(now)), lambda: stretches(now))
    assert traces.keys() == {one.id for one in decoded(line(before))}
    return {old: new for old, new in traces.items() if old != new}


def without(rows: str, *names: str) -> str:
    """The rows but for some."""
    return "\n".join(row for row in rows.splitlines() if row.split(" ")[0] not in names)


# ---- Fingerprints ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（二）加强领导，落实责任。", "2．加强领导、落实责任"),
        ("第三条　本法所称机关，是指国家机关。", "第四条 本法所称机关是指国家机关"),
        ("第三条之一　本法所称机关", "第3条 本法所称机关"),
        ("⼆、加强领导", "二、加强领导"),
        ("三、加强领导", "加强领导"),
        ("ＡＢＣ公司", "ABC公司"),
    ],
)
def test_a_number_and_the_signs_do_not_count(one: str, other: str) -> None:
    assert fingerprint(opening(one)) == fingerprint(opening(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（二）加强领导", "（二）加强领导力"),
        ("第三条", "第四条"),
        ("——", "……"),
        ("加强领导落实责任健全机制", "加强领导落实责任健全体制"),
    ],
)
def test_other_words_have_another_fingerprint(one: str, other: str) -> None:
    assert fingerprint(opening(one)) != fingerprint(opening(other))


def test_a_line_of_places_is_read_again() -> None:
    names = ["top", "s1", "s1-1", "s1-1-p12", "art-30", "art-30-p2", "art-31", "t5-s1b", "x" * 99]
    stands = [Stand(name, fingerprint(name, k % 2 == 0)) for k, name in enumerate(names)]
    assert decoded(coded(stands)) == stands
    assert len(coded(stands).split()[5]) == 6 + 1 + len("-p2")
    for wrong in ("abc", "zAAAAA0top", "aAAAAA!top"):
        with pytest.raises(ValueError):
            decoded(wrong)


# ---- Places ----------------------------------------------------------------------------------


def test_what_has_not_changed_stays() -> None:
    assert trace(BEFORE, BEFORE) == {}


def test_a_heading_that_is_none_any_more() -> None:
    now = (
        without(BEFORE, "s2", "s2-p1", "s2-p2")
        + """
s1-2-p2 二、抓好落实
s1-2-p3 抓好落实是关键所在，必须常抓不懈，久久为功。
s1-2-p4 最后讲一讲作风问题，领导干部都要带头做起。
"""
    )
    moves = {"s2": "s1-2-p2", "s2-p1": "s1-2-p3", "s2-p2": "s1-2-p4"}
    assert trace(BEFORE, now) == moves
    assert trace(now, BEFORE) == {new: old for old, new in moves.items()}


def test_words_that_are_part_of_another_paragraph_now() -> None:
    now = without(BEFORE, "s1-2-p1", "s2-p2").replace(
        "久久为功。", "久久为功。最后讲一讲作风问题，领导干部都要带头做起。"
    )
    assert trace(BEFORE, now) == {"s1-2-p1": "s1-2", "s2-p2": "s2-p1"}
    inner = now + "\n> s2-1 最后讲一讲作风问题，领导干部都要带头做起。\n"
    assert trace(BEFORE, inner)["s2-p2"] == "s2-1"


def test_a_short_heading_is_looked_for_at_beginnings_alone() -> None:
    before = "top # 办法\nch1 # 第一章 总则\nart-1 第一条 为了安全，制定本办法。\n"
    now = "top # 办法\nart-1 第一条 为了安全，制定本办法，总则如此。\np1 总则与本办法的关系\n"
    assert trace(before, now) == {"ch1": "p1"}
    assert trace(before, without(now, "p1")) == {"ch1": "art-1"}


def test_few_letters_are_looked_for_near_by_alone() -> None:
    """A line that was broken off and is whole now; the same few letters stand elsewhere, too."""
    before = """
top # 办法
art-1 第一条 主管部门应当依法办理，不得违反有关法律和
art-1-p2 行政法规的规定。
art-2 第二条 本办法所称的主管部门，是指各级人民政府所属的有关部门。
art-3 第三条 主管部门应当按照法律和行政法规的规定办理有关的事项。
"""
    joined = without(before, "art-1-p2").replace("法律和\n", "法律和行政法规的规定。\n")
    assert trace(before, joined) == {"art-1-p2": "art-1"}
    # Gone altogether, it is not found in another article, but stood in this one.
    assert trace(before, without(before, "art-1-p2")) == {"art-1-p2": "art-1"}
    inside = joined + "\n> art-3-p1-i1 行政法规的规定办理\n"
    assert trace(before, inside) == {"art-1-p2": "art-1"}


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them() -> None:
    parts = [
        f"ch{k} # 第{k}章 规则\nart-{k} 第{k}条 第{k}种情形应当如何处理的规则。\n"
        for k in range(1, 5)
    ]
    same = "art-{k}-p2 本条规定由主管部门负责解释和组织实施。\n"
    before = "top # 办法\n" + "".join(p + same.format(k=k) for k, p in enumerate(parts, 1))
    now = before.replace("ch", "part1-ch").replace("-p2", "-p3")
    expected = {f"ch{k}": f"part1-ch{k}" for k in range(1, 5)}
    assert trace(before, now) == expected | {f"art-{k}-p2": f"art-{k}-p3" for k in range(1, 5)}
    # One of them is gone with all around it: the others keep their own.
    gone = without(now, "part1-ch2", "art-2", "art-2-p3")
    left = trace(before, gone)
    assert [left[f"art-{k}-p2"] for k in (1, 3, 4)] == ["art-1-p3", "art-3-p3", "art-4-p3"]


def test_what_is_gone_leads_to_what_it_stood_in() -> None:
    law = """
top # 办法
ch1 # 第一章 总则
art-1 第一条 为了安全，制定本办法。
art-2 第二条 各级政府负责本行政区域的安全工作。
art-2-p2 有关部门按照职责分工做好安全工作。
art-2-p2-i1 （一）组织检查和督促整改隐患；
ch2 # 第二章 监督管理
ch2-sec1 # 第一节 日常检查
art-3 第三条 主管部门应当每年进行检查。
"""
    assert trace(law, without(law, "art-2-p2-i1")) == {"art-2-p2-i1": "art-2-p2"}
    assert trace(law, without(law, "art-2-p2", "art-2-p2-i1")) == {
        "art-2-p2": "art-2",
        "art-2-p2-i1": "art-2",
    }
    assert trace(law, without(law, "art-2", "art-2-p2", "art-2-p2-i1"))["art-2"] == "ch1"
    assert trace(law, without(law, "ch2-sec1")) == {"ch2-sec1": "art-3"}
    assert trace(law, without(law, "art-3")) == {"art-3": "ch2-sec1"}
    assert trace(law, "top # 办法\n") == dict.fromkeys(
        (one.id for one in decoded(line(law)) if one.id != "top"), "top"
    )


def test_of_texts_in_any_order_each_place_is_found() -> None:
    chance = random.Random(16)
    letters = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
    for _ in range(50):
        words = ["".join(chance.choices(letters, k=14)) for _ in range(30)]
        order = chance.sample(range(30), 30)
        before = "".join(f"p{k} {one}\n" for k, one in enumerate(words))
        now = "".join(f"h{k} {words[k]}\n" for k in order)
        assert trace(before, now) == {f"p{k}": f"h{k}" for k in range(30)}


# ---- The record ------------------------------------------------------------------------------


def given(page: str, rows: str, title: str = "讲话") -> Given:
    """A text as it is now."""
    return Given(page, title, line(rows))


def run(before: Addresses, texts: dict[str, tuple[str, str]]) -> Addresses:
    """The record after a run; and after it a second one, which changes nothing."""
    now = {path: given(page, rows) for path, (page, rows) in texts.items()}

    def words(path: str) -> list[Stretch]:
        return stretches(texts[path][1])

    after = updated(before, now, words)
    assert updated(after, now, words) == after
    assert read(written(after)) == after
    return after


def test_a_move_of_a_move_leads_to_the_last_place() -> None:
    first = run(Addresses(), {"a.txt": ("a", BEFORE)})
    assert first.texts["a.txt"].moved == {}
    second = run(first, {"a.txt": ("a", BEFORE.replace("\ns2", "\nh1"))})
    assert second.texts["a.txt"].moved == {"s2": "h1", "s2-p1": "h1-p1", "s2-p2": "h1-p2"}
    third = run(second, {"a.txt": ("a", BEFORE.replace("\ns2", "\nt2-s1"))})
    moved = third.texts["a.txt"].moved
    assert (moved["s2"], moved["h1"]) == ("t2-s1", "t2-s1")
    assert (moved["s2-p2"], moved["h1-p2"]) == ("t2-s1-p2", "t2-s1-p2")


def test_an_id_that_another_text_has_now_leads_there() -> None:
    first = run(Addresses(), {"a.txt": ("a", BEFORE)})
    second = run(first, {"a.txt": ("a", without(BEFORE, "s2-p2"))})
    assert second.texts["a.txt"].moved == {"s2-p2": "s2"}
    third = run(second, {"a.txt": ("a", BEFORE.replace("最后讲", "下面谈"))})
    assert third.texts["a.txt"].moved == {}


def test_a_page_with_another_name() -> None:
    first = run(Addresses(), {"部/a.txt": ("bu/a", BEFORE)})
    for path in ("部/a.txt", "部/b.txt"):
        second = run(first, {path: ("bu/b", BEFORE)})
        assert second.texts[path].pages == {"bu/a": ""}
        assert not second.gone
        third = run(second, {"新部/c.txt": ("xin/c", BEFORE)})
        assert third.texts["新部/c.txt"].pages == {"bu/a": "", "bu/b": ""}
        assert third.parts == {"bu/index": "xin/index"}
        # And back again: what is a page now is no earlier one.
        fourth = run(third, {"部/a.txt": ("bu/a", BEFORE)})
        assert fourth.texts["部/a.txt"].pages == {"bu/b": "", "xin/c": ""}
        assert fourth.parts == {"xin/index": "bu/index"}


def test_a_page_that_was_renamed_and_edited_is_the_same_text() -> None:
    first = run(Addresses(), {"a.txt": ("a", BEFORE), "b.txt": ("b", "top # 别的\np1 别的话。")})
    edited = BEFORE.replace("久久为功", "年年见效").replace("\ns2", "\nh1")
    second = run(first, {"c.txt": ("c", edited), "b.txt": ("b", "top # 别的\np1 别的话。")})
    assert second.texts["c.txt"].pages == {"a": ""}
    assert second.texts["c.txt"].moved["s2"] == "h1"


def test_equal_texts_keep_the_names_of_their_files() -> None:
    names = ["c", "a", "b"]
    first = run(Addresses(), {f"旧/{name}.txt": (f"jiu/{name}", BEFORE) for name in names})
    second = run(first, {f"新/{name}.txt": (f"xin/{name}", BEFORE) for name in names})
    assert {path: [*text.pages] for path, text in second.texts.items()} == {
        f"新/{name}.txt": [f"jiu/{name}"] for name in names
    }


def test_a_text_that_stands_within_another_now() -> None:
    other = "top # 汇编\n" + BEFORE.strip().replace("\n", "\nt1-").replace("top #", "t1 #", 1)
    long = other + "".join(f"\nt2-p{k} 另外一篇的第{k}段话，与前面的没有关系。" for k in range(20))
    first = run(Addresses(), {"a.txt": ("a", BEFORE)})
    second = run(first, {"all.txt": ("all", long)})
    assert second.texts["all.txt"].pages == {"a": "t1"}
    assert not second.gone
    third = run(second, {"all.txt": ("all", long.replace("t1", "t3"))})
    assert third.texts["all.txt"].pages == {"a": "t3"}


def test_a_text_that_was_removed_is_listed_and_may_come_back() -> None:
    both = {"a.txt": ("a", BEFORE), "b.txt": ("b", "top # 别的\np1 别的话。")}
    moved = {"a.txt": ("a", BEFORE.replace("\ns2", "\nh1")), "b.txt": both["b.txt"]}
    first = run(run(Addresses(), both), moved)
    second = run(first, {"b.txt": both["b.txt"]})
    assert second.gone == {"a.txt": first.texts["a.txt"]}
    assert run(second, moved) == first
    third = run(second, {"b.txt": both["b.txt"], "c.txt": ("c", moved["a.txt"][1])})
    assert third.texts["c.txt"].pages == {"a": ""} and not third.gone
    assert third.texts["c.txt"].moved == first.texts["a.txt"].moved


def test_a_page_that_another_text_has_now_is_that_one() -> None:
    other = "top # 别的\np1 别的话，说的是另外一件事情。"
    first = run(Addresses(), {"a.txt": ("a", BEFORE)})
    second = run(first, {"b.txt": ("b", BEFORE), "x.txt": ("a", other)})
    assert second.texts["b.txt"].pages == {}
    third = run(second, {"b.txt": ("b", BEFORE), "x.txt": ("x", other)})
    assert third.texts["x.txt"].pages == {"a": ""}


def test_nothing_grows_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_MOVED", "MOST_PAGES", "MOST_GONE"):
        assert getattr(record, name) >= 200
        monkeypatch.setattr(f"zhbook.addresses.update.{name}", 3)
    known = Addresses()
    for k in range(12):
        rows = f"top # 讲话\nh{k} # 加强领导落实责任健全机制\n"
        texts = {"a.txt": (f"a{k}", rows), f"{k}.txt": (f"f{k}/x", f"top # 第{chr(0x4E00 + k)}\n")}
        known = run(known, texts)
    assert known.texts["a.txt"].moved == {"h8": "h11", "h9": "h11", "h10": "h11"}
    assert [*known.texts["a.txt"].pages] == ["a8", "a9", "a10"]
    assert [*known.gone] == ["8.txt", "9.txt", "10.txt"]
    assert [*known.parts] == ["f8/index", "f9/index", "f10/index"]


def test_a_file_that_is_no_record() -> None:
    right = written(run(Addresses(), {"a.txt": ("a", BEFORE)}))
    wrong = [b"", b"{}", b"[]", b"\xff", right[:-9], right.replace(b"zhbook-", b"")]
    wrong += [right.replace(b'"texts"', b'"text"'), right.replace(b'"page": "a"', b'"page": 1')]
    wrong += [right.replace(b'"page": "a"', b'"page": "../a"'), right.replace(b"0top", b'0top"')]
    wrong += [b"<<<<<<< HEAD\n" + right, right.replace(b'"places": "', b'"places": "? ')]
    for content in wrong:
        with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
            read(content)
    with pytest.raises(LaterVersionError):
        read(right.replace(b'"version": 1', b'"version": 2'))


def test_a_record_is_small() -> None:
    """A tenth of the text at most: of a statute, whose paragraphs are short."""
    words = "条 本条规定有关部门这一种职责的履行方式、期限和程序，以及违反规定的法律责任。"
    rows = "".join(f"art-{k} 第{k}{words}\n" for k in range(1, 200))
    whole = "".join(one.text for one in stretches(rows)).encode()
    assert len(line(rows)) < len(whole) / 10
    assert LONGEST <= 12
    assert replace(given("a", rows), page="b").places == line(rows)
