"""The proof: rows of a text, the overrides they offer, the words of the other script, the files."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixture_files import Fixture, read_fixtures
from tests.outlines import document_of, source_of
from tests.test_ordinals import OPENINGS
from tests.test_ordinals_typed import OPENINGS as TYPED
from tests.test_ordinals_typed import POSSIBLE
from zhbook import ordinals
from zhbook.book.job import Job, Script
from zhbook.cli.convert import main
from zhbook.config.confirmed import Confirmations, Confirmed, read_confirmed
from zhbook.config.overrides import KINDS, PlaceOverride
from zhbook.config.traditional import Override
from zhbook.errors import CODES
from zhbook.model import Kind, Piece
from zhbook.outline import explained
from zhbook.outline.reasons import Reason, Rule, SeedPlace
from zhbook.proof import wording as words
from zhbook.proof.doubtful import Certainty, Readings
from zhbook.proof.naming import Quotes
from zhbook.proof.readings import Gathered, gather
from zhbook.proof.rows import WHOLE, Row, rows_of
from zhbook.proof.sentences import sentences
from zhbook.script import TraditionalScript

TEXTS = [*read_fixtures("outline.txt"), *read_fixtures("reasons.txt")]
SPEECH = (
    "在会上的讲话\n同志们：\n一、总结\n（一）成绩。干了事。\n（三）不足。没干完。\n二、任务\n干。\n"
)


def rows(text: str, *overrides: PlaceOverride) -> list[Row]:
    """The rows of a text."""
    source = source_of(text)
    document, places = explained(source, overrides)
    return rows_of(source, places, [d for d in document.diagnostics if d.code not in WHOLE])


def prove(folder: Path, texts: dict[str, str], book: str = "", confirmed: str = "") -> int:
    """Run the command line over a folder of seeds; the proof goes to ``proof`` beside it."""
    seeds = folder / "seeds"
    for name, text in texts.items():
        (seeds / name).parent.mkdir(parents=True, exist_ok=True)
        (seeds / name).write_text(text, encoding="utf-8")
    (seeds / "book.toml").write_text(book, encoding="utf-8")
    if confirmed:
        (seeds / "confirmed.toml").write_text(confirmed, encoding="utf-8")
    return main([str(seeds), "--proof", str(folder / "proof")])


def bare(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())


# ---- A text, line by line


def test_every_character_of_a_text_stands_in_a_row_in_its_order() -> None:
    for case in TEXTS:
        assert bare("".join(row.text for row in rows(case.given))) == bare(case.given), case.title


def test_rows_stand_in_the_order_of_the_lines() -> None:
    for case in TEXTS:
        lines = [row.line for row in rows(case.given)]
        assert lines == sorted(lines), case.title


def offered(case: Fixture) -> Iterator[tuple[Row, PlaceOverride]]:
    """The rows of a text with the override that each offers to confirm it."""
    for row in rows(case.given):
        kind = KINDS.get(row.kind)
        quote = row.run_in if kind is Kind.RUN_IN else row.quote
        if kind and quote:
            yield row, PlaceOverride(row.line, quote, kind, row.level or 1, 1)


def test_a_row_that_is_copied_confirms_what_was_recognised() -> None:
    confirmed = 0
    for case in TEXTS:
        for row, override in offered(case):
            (again,) = [r for r in rows(case.given, override) if (r.line, r.text) == _at(row)]
            assert (again.kind, again.level) == (row.kind, row.level), (case.title, row.text)
            assert again.settled and not again.doubts, (case.title, row.text)
            confirmed += 1
    assert confirmed > 500


def _at(row: Row) -> tuple[int, str]:
    return row.line, row.text


def test_a_row_of_an_item_inside_a_paragraph_confirms_it_as_well() -> None:
    confirmed = 0
    for case in TEXTS:
        before = document_of(case.given)
        for row in rows(case.given):
            for item in row.items:
                override = PlaceOverride(row.line, item.quote, Kind.ITEM, item.level, 1)
                after = document_of(case.given, overrides=[override])
                assert after.blocks == before.blocks, (case.title, item.words)
                confirmed += 1
    assert confirmed >= 20


def test_a_heading_with_its_evidence_and_its_doubt() -> None:
    third = rows(SPEECH)[4]
    assert (third.line, third.label, third.level) == (5, "接排标题 2 级", 2)
    said = ["".join(p if isinstance(p, str) else f"{p.line}" for p in s) for s in third.why]
    assert said == [
        "这一组 2 个，2 个像标题，所以是标题",
        "认出“（三）”：（一） 类，第 3",
        "一个短句，后接正文，像接排标题",
        "前一个：4",
        "上级：3",
    ]
    assert [(d.level, d.label) for d in third.doubts] == [("warning", "序号不连续")]
    assert third.run_in == "（三）不足"


def test_what_the_editors_have_said_is_no_doubt_and_names_its_row() -> None:
    override = PlaceOverride(5, "（三）不足", Kind.RUN_IN, 2, row=7)
    third = rows(SPEECH, override)[4]
    assert third.why[0] == ("编者的判定，book.toml 第 7 行",)
    assert third.settled and not third.doubts


def test_a_form_that_speaks_against_the_decision_is_a_doubt() -> None:
    case = next(c for c in TEXTS if c.title == "titles, text, and text among titles")
    labels = {row.line: [d.label for d in row.doubts] for row in rows(case.given)}
    assert labels[6] == [words.CLOSE] and not labels[3]


def test_a_line_that_was_joined_says_so_and_can_be_parted_again() -> None:
    text = "标题\n县委常委会今天研究决定的事项有两条，\n一条是修路，另外一条是架桥。\n"
    joined = rows(text)[2]
    assert (joined.kind, joined.label) == ("continued", "接上")
    assert [d.label for d in joined.doubts] == ["与上一行合成一段"]
    override = PlaceOverride(joined.line, joined.quote, Kind.PARAGRAPH, 1, 1)
    assert [row.kind for row in rows(text, override)][1:] == ["paragraph", "paragraph"]


def test_words_are_long_enough_to_tell_places_on_one_line_apart() -> None:
    alike = "甲乙丙丁戊己庚辛壬癸"
    texts = [f"{alike}子", f"{alike}丑。一是快。二是{alike}。", "寅"]
    quotes = Quotes([(text, source_pieces(3)) for text in texts])
    assert [quotes.opening(k, 0) for k in range(3)] == [
        f"{alike}子",
        f"{alike}丑。一是快。二是甲乙",
        "寅",
    ]
    assert quotes.inside(1, 0, texts[1].index("一是")) == "一是快。二是甲乙丙丁"
    same = Quotes([("甲", source_pieces(1)), ("甲", source_pieces(1))])
    assert same.opening(0, 0) == ""


def source_pieces(line: int) -> list[Piece]:
    """The pieces of a paragraph on one line."""
    return [Piece(0, line)]


# ---- What it says


def test_every_kind_rule_recogniser_and_diagnostic_has_its_words() -> None:
    assert set(words.KINDS) == set(Kind)
    assert set(words.DOUBTS) == set(CODES)
    assert set(words.CERTAINTIES) == set(Certainty)
    for case in TEXTS:
        for place in explained(source_of(case.given))[1]:
            assert sentences(place.reason, place.text), case.title
    for rule in Rule:
        assert sentences(Reason(rule, match=SeedPlace(1, "甲"), row=1), "甲")[0]


def test_every_recogniser_has_a_name() -> None:
    texts = [str(row[0]) for row in (*OPENINGS, *TYPED, *POSSIBLE)]
    for row in (*ordinals.TABLE, *ordinals.FAINT):
        for text in [*texts, "1.1.1.1 范围"]:
            if found := row.opening(text):
                assert words.style_name(found.style)
                break
        else:
            raise AssertionError(f"no opening for {row.name}")


# ---- The other script


def readings(text: str, *overrides: Override) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Word, reading, what else it could be, and how it was decided."""
    found = Readings(TraditionalScript(overrides=overrides)).find(text.split("\n"))[1]
    return [(r.word, r.reading, r.others, r.certainty.name) for r in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("保护发展。", ("发展", "發展", ("髮展",), "CUT")),
        ("街面整洁。", ("街面", "街面", ("街麵",), "IN_WORD")),
        ("他后走。", ("后", "後", ("后",), "SINGLE")),
        ("诋毁他人。", ("诋毁", "詆毀", ("詆譭",), "ROW")),
        ("该局开会。", ("该局", "該局", ("該侷",), "RARE")),
    ],
)
def test_what_is_uncertain(text: str, expected: tuple[object, ...]) -> None:
    assert readings(text) == [expected]


def test_what_a_word_an_editor_or_nothing_decides_is_certain() -> None:
    assert readings("皇后头发，制度里约，今天下雨。") == []
    assert readings("他后走。", Override("后走", "後走", "后")) == []


def test_a_place_is_that_of_its_own_line() -> None:
    finder = Readings(TraditionalScript())
    read, found = finder.find(["今天下雨。", "", "他后走。", "然后走，春后来。"])
    assert read[2] == "他後走。"
    for one in found:
        line = ["今天下雨。", "", "他后走。", "然后走，春后来。"][one.index]
        assert line[one.start : one.start + len(one.word)] == one.word
    assert found[0].index == 2


def gathered(text: str, *confirmed: Confirmed, traditional: bool = False) -> Gathered:
    """The groups of a text."""
    job = Job(Path("a.txt"), "a.txt", "a", Script())
    return gather(document_of(text), job, traditional, Confirmations(confirmed))


UNCERTAIN = (
    "标题\n该局开会，该局散会。\n保护发展。\n他后走。\n你后走，她后走。\n诋毁他人。\n街面整洁。"
)


def test_the_least_certain_comes_first_and_places_stand_by_word() -> None:
    groups = gathered(UNCERTAIN).groups
    assert [(g.word, g.count) for g in groups] == [
        *(("发展", 1), ("街面", 1), ("后", 3), ("诋毁", 1), ("该局", 2)),
    ]
    assert [place.line for place in groups[2].places] == [4, 5, 5]
    second = groups[2].places[1]
    assert (second.left, second.right) == ("你", "走，她后走。")
    assert (second.words, second.reading, second.at) == ("你后走", "你後走", 1)


def test_what_is_confirmed_does_not_come_again() -> None:
    both = (Confirmed("后走", "後走", 1), Confirmed("发展", "發展", 4))
    found = gathered(UNCERTAIN, *both)
    assert [g.word for g in found.groups] == ["街面", "诋毁", "该局"]
    assert found.confirmed == set(both)
    # Another reading, or less than the word, is not what was confirmed.
    others = (Confirmed("发展", "髮展", 1), Confirmed("毁他人", "毀他人", 1))
    found = gathered(UNCERTAIN, *others)
    assert len(found.groups) == 5 and not found.confirmed


def test_a_traditional_text_has_its_characters_with_several_simplified_forms() -> None:
    text = "關於國會的報告\n這個國家應當徵收土地，對於乾燥的地區，這是乾隆年間的著作。"
    groups = gathered(text, traditional=True).groups
    assert {(g.word, g.reading) for g in groups} == {
        *(("乾", "干"), ("乾", "乾"), ("徵", "征"), ("著", "著"), ("於", "于")),
    }


def test_without_a_traditional_edition_there_is_nothing_to_look_at() -> None:
    job = Job(Path("a.txt"), "a.txt", "a", Script("off"))
    assert gather(document_of(UNCERTAIN), job, False, Confirmations(())).groups == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('[[confirmed]]\nwords = "后"\n', "confirmed.toml:1: error: this row has no “reading”"),
        (
            '[[confirmed]]\nwords = "后"\nreading = "後來"\n',
            "confirmed.toml:3: error: “后” and “後來” differ in length: 1 and 2 characters",
        ),
        (
            '[[confirmed]]\nwords = "后"\nreading = "後"\n' * 2,
            "confirmed.toml:4: error: a second row for “后” read as “後”",
        ),
        ("[[confirm]]\n", "unknown key “confirm”; do you mean “confirmed”?"),
        ("[[confirmed", "is never closed"),
    ],
)
def test_mistakes_in_confirmed_are_named_with_their_line(
    content: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / "confirmed.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        read_confirmed(tmp_path / "confirmed.toml")
    assert expected in str(caught.value.exceptions[0])


# ---- The files

HOSTILE = "</p><script>alert(1)</script>“'\"&amp; {{ 7*7 }} {% raw %}"


def test_the_proof_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"a.txt": SPEECH, "b/b.txt": "标题\n好。\n", "c.txt": "一、甲。\n三、乙。\n五、丙。\n"}
    assert prove(tmp_path, texts) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("3 texts, ") and printed.rstrip().endswith("proof/index.html")
    summary = (tmp_path / "proof/index.html").read_text("utf-8")
    order = re.findall(r'<tr[^>]*><th scope="row"><a href="texts/(\w+)\.html">', summary)
    assert order == ["c", "a", "b"], "the most doubtful first"
    script = (tmp_path / "proof/order.js").read_text("utf-8")
    assert json.loads(script.removeprefix("window.zhbookOrder = ").rstrip(";\n")) == ["c", "a"]
    assert not list((tmp_path / "seeds").rglob("*.md"))


def test_what_is_no_longer_a_text_has_no_page(tmp_path: Path) -> None:
    assert prove(tmp_path, {"a.txt": "好。\n", "b.txt": "好。\n"}) == 0
    assert (tmp_path / "proof/texts/b.html").exists()
    (tmp_path / "seeds/b.txt").unlink()
    assert prove(tmp_path, {}) == 0
    assert not (tmp_path / "proof/texts/b.html").exists()
    assert (tmp_path / "proof/texts/a.html").exists()


def test_a_folder_of_somebody_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "proof").mkdir()
    (tmp_path / "proof/index.html").write_text("mine")
    assert prove(tmp_path, {"a.txt": "好。\n"}) == 1
    assert "is no folder of a proof" in capsys.readouterr().err
    assert [f.name for f in (tmp_path / "proof").iterdir()] == ["index.html"]


def test_a_text_that_cannot_be_read_hinders_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prove(tmp_path, {"a.txt": "", "b.txt": "好。\n"}) == 1
    assert "a.txt: error: empty file" in capsys.readouterr().err
    summary = (tmp_path / "proof/index.html").read_text("utf-8")
    assert summary.index("空文件") < summary.index("texts/b.html")


def test_overrides_that_match_nothing_are_shown_with_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = '[[texts."a.txt".override]]\nline = 2\nwords = "没有"\nas = "paragraph"\n'
    assert prove(tmp_path, {"a.txt": SPEECH}, book) == 1
    assert "book.toml:1: error: line 2 of a.txt does not have “没有”" in capsys.readouterr().err
    page = (tmp_path / "proof/texts/a.html").read_text("utf-8")
    assert words.STALE in page and "错误: a.txt 第 2 行没有“没有”" in page and "一、总结" in page


def test_a_broken_book_or_confirmed_leaves_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prove(tmp_path, {"a.txt": "好。\n"}, "[book") == 1
    assert prove(tmp_path, {}, "", "[[confirmed]]\n") == 1
    assert "confirmed.toml:1: error: this row has no “words”" in capsys.readouterr().err
    assert not (tmp_path / "proof").exists()


def test_a_confirmed_row_that_matches_nothing_is_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = '[[confirmed]]\nwords = "他后"\nreading = "他後"\n'
    assert prove(tmp_path, {"a.txt": "他后走。\n"}, "", row) == 0
    assert "confirmed-stale" not in capsys.readouterr().err
    assert prove(tmp_path, {"a.txt": "他走。\n"}) == 0
    assert "confirmed.toml:1: warning: confirmed-stale: " in capsys.readouterr().err


def test_the_whole_book_has_every_word_once_with_all_its_places(tmp_path: Path) -> None:
    texts = {f"{k}.txt": f"第{k}篇\n他后走。\n她后走。\n" for k in range(4)}
    assert prove(tmp_path, texts) == 0
    page = (tmp_path / "proof/script.html").read_text("utf-8")
    assert page.count('data-words="后"') == 1
    assert "8 处，4 篇" in page and "（前 5 处）" in page
    one = (tmp_path / "proof/script/1.html").read_text("utf-8")
    assert "2 处" in one and "上下文（" not in one


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    name = "<b> '\".txt"
    text = f"{HOSTILE}\n一、{HOSTILE}后\n好。\n三、{HOSTILE}\n"
    assert prove(tmp_path, {name: text, "b.txt": HOSTILE}) == 0
    for page in (tmp_path / "proof").rglob("*.html"):
        content = page.read_text("utf-8")
        up = "../" * (len(page.relative_to(tmp_path).parts) - 2)
        assert re.findall(r"<script[^>]*>", content) == [f'<script src="{up}proof.js" defer>']
        assert "49" not in content, "no template in a text"
        assert "default-src 'none'" in content
        assert not re.search(r"<[^>]* on\w+=|<[^>]* style=|javascript:", content)
    content = (tmp_path / "proof/texts/b.html").read_text("utf-8")
    assert html.unescape(re.findall(r'<p class="raw">(.*?)</p>', content)[0]) == HOSTILE


def test_processes_make_no_difference(tmp_path: Path) -> None:
    texts = {f"{k}.txt": SPEECH for k in range(3)}
    assert prove(tmp_path, texts) == 0
    files = sorted(f for f in (tmp_path / "proof").rglob("*") if f.is_file())
    before = {file: file.read_bytes() for file in files}
    seeds, out = str(tmp_path / "seeds"), str(tmp_path / "proof")
    assert main([seeds, "--proof", out, "--jobs", "2", "--quiet"]) == 0
    assert {file: file.read_bytes() for file in files} == before


def test_notes_stand_with_their_words_and_stale_ones_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = '[[texts."a.txt".note]]\nline = {}\nwords = "{}"\ntext = "{}"\n'
    good = row.format(4, "干了事", "<b>原文如此</b>")
    assert prove(tmp_path, {"a.txt": SPEECH}, good) == 0
    page = (tmp_path / "proof" / "texts" / "a.html").read_text("utf-8")
    there = page[page.index('id="L4"') : page.index('id="L5"')]
    assert "<span>干了事</span> &lt;b&gt;原文如此&lt;/b&gt;" in there
    assert page.count('class="noted"') == 1
    capsys.readouterr()
    assert prove(tmp_path, {"a.txt": SPEECH}, good + row.format(3, "没有的字", "注")) == 1
    page = (tmp_path / "proof" / "texts" / "a.html").read_text("utf-8")
    assert "a.txt 第 3 行没有“没有的字”" in page
    assert "book.toml:5: error: line 3 of a.txt" in capsys.readouterr().err


def test_what_is_said_of_the_whole_book_stands_on_the_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two equal titles, a mark without its partner, a term that no text has: no page shows them."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "terms.toml").write_text('[terms]\n"雪亮工程" = {}\n', "utf-8")
    texts = {"a.txt": SPEECH, "b.txt": SPEECH.replace("干了事", "干了“<事")}
    assert prove(tmp_path, texts) == 0
    page = (tmp_path / "proof" / "index.html").read_text("utf-8")
    book = page[page.index('<ul class="book">') : page.index("</ul>")]
    for code in ("title-repeated", "quote-unpaired", "term-unused"):
        assert f"<b>{words.DOUBTS[code]}</b>" in book
    assert '<a href="texts/b.html#L4">' in book and "<事" not in book
    assert not (tmp_path / "proof" / "zh-hans").exists()
    stale = '[[texts."a.txt".note]]\nline = 1\nwords = "没有"\ntext = "注"\n'
    assert prove(tmp_path, texts, stale) == 1
    page = (tmp_path / "proof" / "index.html").read_text("utf-8")
    assert "没有" in page and '<ul class="book">' not in page
