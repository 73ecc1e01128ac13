"""The generated folders: what is written, kept, removed, refused; incremental equals clean."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import zhbook
from zhbook.book.handwritten import source_of
from zhbook.book.order import Outcome
from zhbook.pageformat import ADDRESSES

SPEECH = "在会上的讲话\n同志们：\n今天讲两点。\n一、讲形势\n形势好。\n二、讲任务\n任务重。\n"
LAW = "某某条例\n第一章 总则\n第一条　为了安全，制定本条例。\n第二条　各级政府负责。\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "法规" / "地方").mkdir(parents=True)
    (folder / "a 1.txt").write_text(SPEECH)
    (folder / "法规" / "b.txt").write_text(LAW)
    (folder / "法规" / "地方" / "c.txt").write_text(LAW.replace("某某", "某市"))
    return folder


def run(seeds: Path, out: Path, **options: object) -> Outcome:
    outcome = zhbook.convert(seeds, out, **options)  # type: ignore[arg-type]
    return outcome


def tree(out: Path) -> dict[str, bytes]:
    """All that was generated, but for the record, which also tells what was kept."""
    files = [*(out / "zh-hans").rglob("*"), *(out / "zh-hant").rglob("*")]
    return {f.relative_to(out).as_posix(): f.read_bytes() for f in files if f.is_file()}


def test_pages_lie_in_folders_like_the_seeds(seeds: Path, tmp_path: Path) -> None:
    outcome = run(seeds, tmp_path / "out")
    assert not outcome.errors
    assert sorted(p for p in tree(tmp_path / "out") if p.startswith("zh-hant/")) == [
        "zh-hant/_texts/a-1.json",
        "zh-hant/_texts/fa-gui/b.json",
        "zh-hant/_texts/fa-gui/di-fang/c.json",
        "zh-hant/a-1.md",
        "zh-hant/fa-gui/b.md",
        "zh-hant/fa-gui/di-fang/c.md",
        "zh-hant/fa-gui/di-fang/index.md",
        "zh-hant/fa-gui/index.md",
        "zh-hant/index.md",
    ]
    assert (outcome.texts, outcome.headings) == (3, 4)
    for path in ("a 1.txt", "法规/b.txt"):
        page = {"a 1.txt": "a-1", "法规/b.txt": "fa-gui/b"}[path]
        copy = tmp_path / "out" / "zh-hans" / "_texts" / f"{page}.txt"
        assert copy.read_bytes() == (seeds / path).read_bytes()


def test_a_second_run_writes_nothing(seeds: Path, tmp_path: Path) -> None:
    run(seeds, tmp_path / "out")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*")}
    outcome = run(seeds, tmp_path / "out")
    assert (outcome.written, outcome.removed) == ([], [])
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*")} == before


def _edit(seeds: Path) -> None:
    (seeds / "a 1.txt").write_text(SPEECH.replace("形势好", "形势很好"))


def _add(seeds: Path) -> None:
    (seeds / "法规" / "d.txt").write_text(LAW.replace("某某", "某县"))


def _remove(seeds: Path) -> None:
    shutil.rmtree(seeds / "法规" / "地方")


def _rename(seeds: Path) -> None:
    (seeds / "a 1.txt").rename(seeds / "法规" / "e.txt")


def _retitle(seeds: Path) -> None:
    (seeds / "book.toml").write_text('[book]\ntitle = "书"\n[texts."法规/b.txt"]\ntitle = "题"\n')


OVERRIDE = """[[texts."a 1.txt".override]]
line = 4
words = "一、讲形势"
as = "paragraph"
"""


def _override(seeds: Path) -> None:
    (seeds / "book.toml").write_text(OVERRIDE)


@pytest.mark.parametrize("change", [_edit, _add, _remove, _rename, _retitle, _override])
def test_an_incremental_run_equals_a_clean_one(
    seeds: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    run(seeds, tmp_path / "out")
    before = tree(tmp_path / "out")
    change(seeds)
    run(seeds, tmp_path / "out")
    (tmp_path / "clean").mkdir()
    shutil.copy(tmp_path / "out" / ADDRESSES, tmp_path / "clean")
    run(seeds, tmp_path / "clean")
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")
    assert tree(tmp_path / "out") != before
    empty = [p for p in (tmp_path / "out").rglob("*") if p.is_dir() and not any(p.iterdir())]
    assert not empty


@pytest.mark.parametrize("skip_bad", [False, True])
def test_an_override_that_matches_no_longer_is_an_error(
    seeds: Path, tmp_path: Path, skip_bad: bool
) -> None:
    _override(seeds)
    assert not run(seeds, tmp_path / "out").errors
    before = tree(tmp_path / "out")
    (seeds / "a 1.txt").write_text("新来的一行\n" + SPEECH)
    outcome = run(seeds, tmp_path / "out", skip_bad=skip_bad)
    assert [str(error) for error in outcome.errors] == [
        f"{seeds}/book.toml:1: error: line 4 of a 1.txt does not have “一、讲形势”; line 5 does"
    ]
    assert tree(tmp_path / "out") == before


def test_equal_output_for_any_number_of_jobs(seeds: Path, tmp_path: Path) -> None:
    for n in range(30):
        (seeds / f"n{n}.txt").write_text(SPEECH.replace("会上", f"第{n}次会上"))
    run(seeds, tmp_path / "one", jobs=1)
    run(seeds, tmp_path / "two", jobs=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_an_interrupted_run_knows_its_own_pages(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(seeds, out)
    (out / "zh-hans" / ".zhbook.json").unlink()
    _rename(seeds)
    outcome = run(seeds, out)
    assert not outcome.errors
    assert sorted(outcome.removed) == [
        *("zh-hans/_texts/a-1.json", "zh-hans/_texts/a-1.txt", "zh-hans/a-1.md"),
        *("zh-hant/_texts/a-1.json", "zh-hant/a-1.md"),
    ]


def test_a_page_edited_by_hand_is_written_again(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(seeds, out)
    page = out / "zh-hans" / "a-1.md"
    right = page.read_text()
    page.write_text(right + "添一句\n")
    assert run(seeds, out).written == ["zh-hans/a-1.md"]
    assert page.read_text() == right


def test_a_file_of_another_is_never_touched(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "zh-hans").mkdir(parents=True)
    (out / "zh-hans" / "mine.md").write_text("# 我的\n")
    (out / "zh-hans" / "a-1.md").write_text("# 也是我的\n")
    outcome = run(seeds, out)
    assert [str(e) for e in outcome.errors] == [
        f"{out}/zh-hans/a-1.md: error: the converter did not write this file; move it away"
    ]
    assert sorted(p.name for p in out.rglob("*.md")) == ["a-1.md", "mine.md"]
    (out / "zh-hans" / "a-1.md").unlink()
    assert not run(seeds, out).errors
    assert (out / "zh-hans" / "mine.md").read_text() == "# 我的\n"


def test_bad_input_leaves_earlier_output_as_it_was(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(seeds, out)
    before = tree(out)
    _edit(seeds)
    (seeds / "z.txt").write_bytes(b"a\x00b")
    (seeds / "y.txt").write_bytes(b"")
    (seeds / "book.toml").write_text("[book]\ntitel = 'x'\n")
    outcome = run(seeds, out)
    assert [Path(e.path).name for e in outcome.errors] == ["book.toml", "y.txt", "z.txt"]
    assert tree(out) == before


def test_skip_bad_goes_on_without_the_bad_ones(seeds: Path, tmp_path: Path) -> None:
    (seeds / "z.txt").write_bytes(b"a\x00b")
    outcome = run(seeds, tmp_path / "out", skip_bad=True)
    assert not outcome.errors
    assert [d.code for d in outcome.diagnostics if d.path.endswith("z.txt")] == ["source-skipped"]
    assert outcome.texts == 3
    assert "z" not in (tmp_path / "out" / "zh-hans" / "index.md").read_text().split("toctree")[1]


def test_a_folder_without_texts(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    assert [str(e) for e in run(seeds, tmp_path / "out").errors] == [
        f"{seeds}: error: no .txt file in this folder"
    ]


def test_derived_slugs_that_are_equal_get_a_stable_suffix(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("事实.txt", "史诗.txt", "index.txt", "zh-hant.txt"):
        (seeds / name).write_text(SPEECH)
    outcome = run(seeds, tmp_path / "out")
    pages = {p.name for p in (tmp_path / "out" / "zh-hans").glob("*.md")}
    assert {"index.md", "index-text.md", "zh-hant-text.md", "shi-shi.md"} < pages
    suffixed = pages - {"index.md", "index-text.md", "zh-hant-text.md", "shi-shi.md"}
    assert [d.code for d in outcome.diagnostics if d.level.value == "warning"] == ["slug-suffixed"]
    (seeds / "世事.txt").write_text(SPEECH)
    run(seeds, tmp_path / "out")
    assert suffixed < {p.name for p in (tmp_path / "out" / "zh-hans").glob("*.md")}


def test_without_a_traditional_edition(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(seeds, out)
    run(seeds, out, scheme="off")
    assert not (out / "zh-hant").exists()
    assert 'editions: "zh-hans"' in (out / "zh-hans" / "index.md").read_text()


def test_equal_titles_in_a_book_are_noted(seeds: Path, tmp_path: Path) -> None:
    (seeds / "z.txt").write_text(SPEECH)
    outcome = run(seeds, tmp_path / "out")
    notes = [d for d in outcome.diagnostics if d.code == "title-repeated"]
    assert [(Path(d.path).name, d.message) for d in notes] == [
        ("z.txt", "在会上的讲话 is also the title of a 1.txt")
    ]


def test_a_supplied_title_is_marked_as_added(seeds: Path, tmp_path: Path) -> None:
    _retitle(seeds)
    run(seeds, tmp_path / "out")
    page = (tmp_path / "out" / "zh-hans" / "fa-gui" / "b.md").read_text()
    assert "# [题]{.added}" in page
    assert "title-added: true" in page
    assert "{#b--title .own-title}\n某某条例" in page


def test_hand_written_pages_belong_to_both_editions(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "pages").mkdir(parents=True)
    (out / "pages" / "about.md").write_text("# 关于本书\n\n见[讲话](#a-1)。\n")
    (out / "pages" / "x.png").write_bytes(b"\x89PNG")
    run(seeds, out)
    copy = (out / "zh-hant" / "pages" / "about.md").read_text()
    assert "# 關於本書" in copy
    assert "(#a-1)" in copy
    assert copy.startswith("---\ngenerated-by: zhbook\n")
    assert (out / "zh-hans" / "pages" / "x.png").read_bytes() == b"\x89PNG"
    (out / "pages" / "x.png").unlink()
    run(seeds, out)
    assert not (out / "zh-hans" / "pages" / "x.png").exists()


def test_a_proof_read_page_wins_until_its_source_changes(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(seeds, out)
    generated = (out / "zh-hant" / "a-1.md").read_text()
    proof = generated.replace("形勢好", "形勢佳")
    (out / "zh-hant-overrides").mkdir()
    (out / "zh-hant-overrides" / "a-1.md").write_text(proof)
    assert run(seeds, out).written == ["zh-hant/_texts/a-1.json", "zh-hant/a-1.md"]
    assert (out / "zh-hant" / "a-1.md").read_text() == proof
    assert run(seeds, out).written == []
    _edit(seeds)
    outcome = run(seeds, out)
    assert [d.code for d in outcome.diagnostics if d.level.value == "warning"] == ["override-stale"]
    page = (out / "zh-hant" / "a-1.md").read_text()
    assert "形勢很好" in page
    assert source_of(page) != source_of(proof)


def test_the_record_holds_what_listings_need(seeds: Path, tmp_path: Path) -> None:
    run(seeds, tmp_path / "out")
    record = json.loads((tmp_path / "out" / "zh-hans" / ".zhbook.json").read_bytes())
    assert set(record) == {"files", "sealed", "texts"}
    assert record["texts"]["a 1.txt"]["titles"] == {
        "zh-hans": "在会上的讲话",
        "zh-hant": "在會上的講話",
    }


def test_a_file_name_that_is_no_utf_8_gets_one_line(seeds: Path, tmp_path: Path) -> None:
    (seeds / "c\udcff.txt").write_text(SPEECH)
    outcome = run(seeds, tmp_path / "out")
    assert [str(e) for e in outcome.errors] == [
        f"{seeds}/c\\udcff.txt: error: its name is not UTF-8; rename the file"
    ]
    assert run(seeds, tmp_path / "out", skip_bad=True).texts == 3


def test_what_is_no_regular_file_is_not_waited_for(seeds: Path, tmp_path: Path) -> None:
    os.mkfifo(seeds / "p.txt")
    outcome = run(seeds, tmp_path / "out")
    assert [e.message for e in outcome.errors] == ["cannot be read: it is no regular file"]


def test_what_a_killed_run_left_unnamed_is_removed(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(seeds, out)
    (out / "zh-hans" / ".zhbook-part-abc").write_bytes(b"half a pa")
    run(seeds, out)
    assert not list(out.rglob(".zhbook-part-*"))


def test_numbers_beyond_all_reason_are_no_numbers(seeds: Path, tmp_path: Path) -> None:
    (seeds / "n.txt").write_text(
        "第" + "9" * 5000 + "条 甲\n第" + "九" * 5000 + "条 乙\n" + "1" * 5000 + "、丙\n"
    )
    assert not run(seeds, tmp_path / "out").errors
