"""What the converter takes for its own, and records that are not as they were written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhbook
from tests.killed import number_of, survives
from zhbook.book.order import Outcome
from zhbook.book.own import says_generated
from zhbook.cli import convert as cli
from zhbook.cli.clean import clean
from zhbook.files.kept import MADE_BY, SEAL, sealed, unsealed
from zhbook.pageformat import ADDRESSES

SPEECH = "在会上的讲话\n今天讲两点。\n一、讲形势\n形势好。\n二、讲任务\n任务重。\n"
LINE = "generated-by: zhbook"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(SPEECH, "utf-8")
    (tmp_path / "docs/pages").mkdir(parents=True)
    (tmp_path / "docs/pages/x.png").write_bytes(b"\x89PNG")
    return tmp_path


def made(folder: Path) -> Outcome:
    return zhbook.convert(folder / "seeds", folder / "docs", jobs=1)


@pytest.mark.parametrize(
    "page",
    [
        f"---\n{LINE}\n---\n",
        f"\ufeff---\r\ntitle: 题\r\n{LINE}  # so\r\n---\r\n正文",
        '---\ntitle: "a: b"\n# x\ngenerated-by: "zhbook"\nmyst:\n  a: [b]\n--- \n',
        f"---\nkeywords: [a, b]\nabout: |\n  甲\n{LINE}\n---\n",
    ],
)
def test_a_page_that_says_it_is_generated(page: str) -> None:
    assert says_generated(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        f"# 题\n\n```\n{LINE}\n```\n",
        f"# 题\n---\n{LINE}\n---\n",
        f"---\n{LINE}\n\n# 没有合上\n",
        f"---\nabout: |\n  甲\n  {LINE}\n---\n",
        f"---\nmade:\n  {LINE}\n---\n",
        f'---\ntitle: "甲\n{LINE}\n乙"\n---\n',
        f"---\ntitle: {{\n{LINE}\n}}\n---\n",
        f"---\n# {LINE}\n---\n",
        "---\ngenerated-by: zhbook and me\n---\n",
        f"---\n{LINE}\ngenerated-by: me\n---\n",
        f"\n---\n{LINE}\n---\n",
        f"----\n{LINE}\n---\n",
        "",
    ],
)
def test_a_page_that_only_has_the_words(page: str) -> None:
    assert not says_generated(page.encode())


OWN = {
    "zh-hans/notes.md": f"# 摘记\n\n```\n{LINE}\n```\n",
    "zh-hans/_texts/mine.txt": "我的\n",
    "zh-hans/_texts/mine.json": "[]",
    "zh-hant/deep/er/.hidden": "我的\n",
}


@pytest.mark.parametrize("has_record", [True, False])
def test_files_of_an_editor_are_left_by_a_run_and_by_cleaning(
    folder: Path, has_record: bool
) -> None:
    docs = folder / "docs"
    assert not made(folder).errors
    for name, text in OWN.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")
    (folder / "seeds/a.txt").rename(folder / "seeds/b.txt")
    if not has_record:
        (docs / "zh-hans/.zhbook.json").unlink()
    outcome = made(folder)
    assert not outcome.errors
    assert len(outcome.removed) == 5
    if not has_record:
        (docs / "zh-hans/.zhbook.json").unlink()
    (docs / "zh-hans/b.md").write_text((docs / "zh-hans/b.md").read_text() + "添一句\n")
    assert clean(docs) == sorted(OWN)
    there = {f.relative_to(docs).as_posix() for f in docs.rglob("*") if f.is_file()}
    assert there == {*OWN, "pages/x.png", ADDRESSES}


def test_files_of_a_version_that_did_not_seal_its_record_are_known(folder: Path) -> None:
    docs = folder / "docs"
    (docs / "pages/y.png").write_bytes(b"\x89PNG")
    assert not made(folder).errors
    place = docs / "zh-hans/.zhbook.json"
    files = json.loads(place.read_bytes())["files"]
    for other in ("zh-hans/mine.txt", "zh-hans/yours.txt"):
        (docs / other).write_text("我的\n")
    known = files | {"zh-hans/mine.txt": "0" * 64, "zh-hans/yours.txt": [1]}
    place.write_text(json.dumps({"files": known, "texts": {}}))
    (docs / "pages/x.png").write_bytes(b"\x89PNG, another")
    (docs / "pages/y.png").unlink()
    outcome = made(folder)
    assert not outcome.errors
    assert outcome.removed == ["zh-hans/pages/y.png", "zh-hant/pages/y.png"]
    assert clean(docs) == ["zh-hans/mine.txt", "zh-hans/yours.txt"]


@pytest.mark.parametrize(
    ("seeds", "out"),
    [(".", "docs"), (".", "."), ("seeds", "seeds"), ("docs/zh-hans/_texts", "docs")],
)
def test_pages_are_not_written_where_they_would_be_read_as_texts(
    folder: Path, seeds: str, out: str
) -> None:
    assert not made(folder).errors
    before = {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    (error,) = zhbook.convert(folder / seeds, folder / out, jobs=1).errors
    assert str(error.message) == (
        "the pages would lie among the texts; name another folder with --out"
    )
    assert {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()} == before
    assert not zhbook.convert(folder / "seeds", folder / "seeds/.made", jobs=1).errors


def test_what_a_killed_first_run_has_written_is_known_to_the_next(folder: Path) -> None:
    def run() -> int:
        return cli.main(["--quiet", "--jobs", "1", "--out", *map(str, (docs, folder / "seeds"))])

    docs = folder / "docs"
    of = number_of(run, "torn")
    assert clean(docs) == []
    (docs / ADDRESSES).unlink()
    assert not survives(run, "torn", of)
    (folder / "seeds/a.txt").write_text(SPEECH.replace("好", "很好"), "utf-8")
    assert run() == 0
    assert clean(docs) == []


@pytest.mark.parametrize("foreign", ["zh-hans/a.md/mine.txt", "zh-hans/_texts"])
def test_a_folder_or_file_in_the_way_is_told_before_anything_is_written(
    folder: Path, foreign: str
) -> None:
    (folder / "docs" / foreign).parent.mkdir(parents=True)
    (folder / "docs" / foreign).write_text("我的\n")
    assert [str(e) for e in made(folder).errors] == [
        f"{folder}/docs/{foreign}: error: the converter did not write this file; move it away"
    ]
    assert not (folder / "docs/zh-hant").exists()


#: What a record has of its own cannot be said by it.
SAYS_NOTHING_OF_ITSELF = frozenset({SEAL, MADE_BY})
JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text(), JSON, min_size=1).filter(SAYS_NOTHING_OF_ITSELF.isdisjoint),
    st.data(),
)
def test_a_record_is_believed_only_as_it_was_written(record: Any, data: Any) -> None:
    try:
        content = sealed(record)
    except UnicodeEncodeError:  # a lone surrogate, which no name on record has
        return
    again = unsealed(content)
    assert again is not None
    assert sealed(again) == content
    at = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    assert unsealed(content[:at] + bytes([other]) + content[at + 1 :]) is None
    assert unsealed(content[:at]) is None


def mutants(record: Any) -> list[Any]:
    """The record with another value at each of its places, or without it."""
    odd: tuple[Any, ...] = (None, [], {}, "x", -1, 10**40, [[]])
    found: list[Any] = [*odd]
    for key in record if isinstance(record, dict) else range(len(record)):
        rest = {k: v for k, v in record.items() if k != key} if isinstance(record, dict) else []
        found.append(rest)
        inner = mutants(record[key]) if isinstance(record[key], dict) and len(record) < 6 else odd
        for value in inner:
            copy = record.copy()
            copy[key] = value
            found.append(copy)
    return found


def test_a_record_of_a_wrong_shape_is_as_none(folder: Path) -> None:
    assert not made(folder).errors
    place = folder / "docs/zh-hans/.zhbook.json"
    right = place.read_bytes()
    wrong = [json.dumps(mutant).encode() for mutant in mutants(json.loads(right))]
    wrong += [b"[" * 100_000, b"", b"\xff", right[:-1], b"1" * 5000]
    assert len(wrong) > 50
    for content in wrong:
        assert unsealed(content) is None
    for content in wrong[::9]:
        place.write_bytes(content)
        assert not made(folder).errors
        assert place.read_bytes() == right


@pytest.mark.parametrize("there", [True, False])
def test_an_empty_folder_that_was_there_stays_when_a_run_fails(folder: Path, there: bool) -> None:
    out = folder / "new/out"
    if there:
        out.mkdir(parents=True)
    (folder / "seeds/b.txt").write_bytes(b"")
    assert cli.main(["--quiet", "--out", str(out), str(folder / "seeds")]) == 1
    assert (out.exists(), (folder / "new").exists()) == (there, there)
