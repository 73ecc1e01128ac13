"""In which script a text is: the body decides, once, and what it quotes stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.outlines import source_of
from tests.test_book import run
from zhbook.cli import convert as cli
from zhbook.reader.telling import foreign, quoted, script_of
from zhbook.script import SimplifiedScript, TraditionalScript

MODERN = "各学校要组织学生植树，并为树木浇水；请认真办理，按时报送总结。"
OLD = "各學校要組織學生植樹，並為樹木澆水；請認真辦理，按時報送總結。"


def script(text: str) -> str:
    return script_of(source_of(text).lines if text else ()).script


@pytest.mark.parametrize(
    "text",
    [
        MODERN,
        f"“{OLD * 20}”\n{MODERN}",
        f"「{OLD}\n「{OLD}\n「{OLD}」\n{MODERN}",
        f"{MODERN * 9}\n{OLD}",
        f"{MODERN}\n他写道：“{OLD}\n{OLD}\n{OLD}”\n{MODERN}",
        f"{MODERN}\n《没有结尾\n他写道：『{OLD}\n“{OLD}”，it’s\n{OLD}』",
        *(f"{MODERN}\n{marks[0]}{OLD * 9}{marks[1]}" for marks in ("〝〞", "〝〟", '""', "＂＂")),
        "子曰：三人行，必有我師。\n这是孔子说的话。",
        "天地玄黄，宇宙洪荒。",
        "王昇，男，一九六〇年生。",
        "后来他到台北的皇后大道去了。",
        "2024 ABC",
        "",
    ],
)
def test_a_simplified_text(text: str) -> None:
    assert script(text) == "simplified"


@pytest.mark.parametrize(
    "text",
    [
        OLD,
        "講話",
        "第一條 甲。",
        f"“{MODERN * 20}”\n{OLD}",
        f"{OLD * 9}\n{MODERN}",
        "學而時習之，不亦說乎。",
        "為咗條例嘅執行，佢哋喺香港開會。",
        f"「{OLD}」",
        f"{OLD}\n他說：「{MODERN}\n{MODERN}\n{MODERN}」\n{OLD}",
        f"{MODERN}\n“没有结尾\n" + f"{OLD}\n" * 500 + "多出来的”",
        "東京の会社と国学院について論じる報告書，關於學會與團體。",
    ],
)
def test_a_traditional_text(text: str) -> None:
    assert script(text) == "traditional"


def test_what_is_quoted_in_a_paragraph() -> None:
    def words(text: str) -> list[str]:
        return [text[start:end] for start, end in quoted(text)]

    assert words("“甲‘乙’丙”丁《戊》") == ["甲‘乙’丙", "戊"]
    assert words("甲“乙“丙”丁") == ["丙"]
    assert words("“没有结尾《甲》") == ["没有结尾《甲》"]
    assert words("没有“结尾") == []
    assert words("没有开头”《甲》") == ["甲"]
    assert foreign("他說「为人民服务」和「為人民服務」", "traditional") == [(3, 8)]
    assert foreign("他说“后来”“為人民服務”", "simplified") == [(7, 12)]


def test_a_mark_that_nothing_closes_costs_no_more_than_one_that_is() -> None:
    assert quoted("甲" + "“" * 200_000 + "》" * 200_000) == []


def test_a_mixture_is_a_warning_at_the_first_of_the_other_script(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(f"通知\n{MODERN}\n“{OLD}”\n{OLD}\n{MODERN * 3}\n")
    (seeds / "b.txt").write_text(f"通知\n“{OLD}”\n{MODERN}\n")
    (seeds / "c.txt").write_text(f"報告書\n{OLD * 3}\n{MODERN}\n")
    found = [d for d in run(seeds, tmp_path / "out").diagnostics if d.code == "source-mixed"]
    assert [(Path(d.path).name, d.line) for d in found] == [("a.txt", 4), ("c.txt", 3)]
    assert found[0].message.startswith("Simplified, but ")
    assert found[1].message.startswith("Traditional, but ")
    (seeds / "book.toml").write_text(
        '[texts."a.txt"]\nscript = "simplified"\n[texts."c.txt"]\nscript = "traditional"\n'
    )
    codes = [d.code for d in run(seeds, tmp_path / "out").diagnostics]
    assert "source-mixed" not in codes


def test_what_book_toml_says_of_the_script_holds_for_outline_and_terms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    lines = ("某地條例", "第一條 甲。", "第二條 依照《乙條例》。", f"{MODERN}", f"{MODERN}")
    (seeds / "a.txt").write_text("\n".join(lines))
    (seeds / "book.toml").write_text('[texts."a.txt"]\nscript = "traditional"\n')
    assert cli.main([str(seeds), "--outline", str(seeds / "a.txt")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["title"], told["articles"]) == ("某地條例", 2)
    run(seeds, tmp_path / "out")
    page = (tmp_path / "out/zh-hant/a.md").read_text()
    assert "第二條" in page and MODERN in page
    assert "| 《乙條例》 | 文献" in (tmp_path / "out/zh-hant/index.md").read_text()


def test_what_is_quoted_in_the_other_script_stays_in_both_editions(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(f"讲话\n{MODERN}\n他写道：“爲人民服務，裏面説著。”说后来的话。\n")
    (seeds / "b.txt").write_text(
        f"講話\n{OLD}\n他寫道：「为人民服务，这乾隆于是来了。」說後來的話。\n"
    )
    run(seeds, tmp_path / "out")
    out = tmp_path / "out"
    assert "「爲人民服務，裏面説著。」說後來的話" in (out / "zh-hant/a.md").read_text()
    assert "“爲人民服務，裏面説著。”说后来的话" in (out / "zh-hans/a.md").read_text()
    assert "“为人民服务，这乾隆于是来了。”说后来的话" in (out / "zh-hans/b.md").read_text()
    assert "「为人民服务，这乾隆于是来了。」說後來的話" in (out / "zh-hant/b.md").read_text()


def test_a_quotation_over_paragraphs_stays_in_both_editions(tmp_path: Path) -> None:
    seeds, out = tmp_path / "seeds", tmp_path / "out"
    seeds.mkdir()
    (seeds / "a.txt").write_text(f"讲话\n{MODERN}\n他写道：“爲人民，這\n裏面説國。\n啓羣爲國。”\n")
    (seeds / "b.txt").write_text(f"講話\n{OLD}\n他寫道：「为人民，\n这乾隆于是来了。\n国。」\n")
    run(seeds, out)
    for edition, marks in (("zh-hans", "“”"), ("zh-hant", "「」")):
        page = (out / edition / "a.md").read_text()
        assert f"{marks[0]}爲人民，這" in page and "\n裏面説國。" in page
        assert f"啓羣爲國。{marks[1]}" in page
        page = (out / edition / "b.md").read_text()
        assert f"{marks[0]}为人民，" in page and "\n这乾隆于是来了。" in page
        assert f"国。{marks[1]}" in page


def test_a_title_is_one_key_of_the_index_in_either_script(tmp_path: Path) -> None:
    seeds, out = tmp_path / "seeds", tmp_path / "out"
    seeds.mkdir()
    (seeds / "a.txt").write_text(
        f"讲话\n{MODERN}\n他读《國史大綱》。\n他读《国史大纲》。\n他读《乾隆传》。\n"
    )
    run(seeds, out)
    rows = (out / "zh-hans/index.md").read_text()
    assert rows.count("| 《") == 2 and "国史大纲 | 《国史大纲》" in rows and "乾隆传 |" in rows
    page = (out / "zh-hans/a.md").read_text()
    assert "《國史大綱》" in page
    assert (out / "zh-hans/cited.md").read_text().count(".cited-work}") == 2


@pytest.mark.parametrize("scheme", ["s2t", "s2tw", "s2hk", "s2twp"])
def test_each_scheme_keeps_a_quotation_and_converts_around_it(scheme: str) -> None:
    text = TraditionalScript(scheme).text("网络说“網絡裏説為”网络说\x1b")
    assert "「網絡裏説為」" in text and text.endswith("\x1b") and "网" not in text
    assert SimplifiedScript().text("網絡說「网络后发」網絡說") == "网络说“网络后发”网络说"
