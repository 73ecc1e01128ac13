"""The record of the addresses that a book has given, and what its editions are told of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import zhbook
from tests import moved
from tests.site.builds import contents
from zhbook.addresses.record import Addresses, read
from zhbook.cli import convert as cli
from zhbook.cli.clean import clean
from zhbook.files.kept import Kept
from zhbook.pageformat import ADDRESSES, MOVED


def record(docs: Path) -> Addresses:
    return read((docs / ADDRESSES).read_bytes())


def told(docs: Path, edition: str = "zh-hans") -> dict[str, Any]:
    known: dict[str, Any] = json.loads((docs / edition / MOVED).read_bytes())
    return known


def test_a_book_that_nothing_has_moved_in(tmp_path: Path) -> None:
    docs = moved.begin(tmp_path)
    assert sorted(record(docs).texts) == ["公告.txt", "条例.txt", "通知/讲话.txt"]
    assert not list(docs.rglob(MOVED))


def test_what_moved_is_told_to_both_editions(tmp_path: Path) -> None:
    moved.begin(tmp_path)
    docs = moved.change(tmp_path)
    simplified, traditional = told(docs), told(docs, "zh-hant")
    assert simplified["places"] == {
        "gong-wen/xin-jiang-hua": {
            "s2": "s1-2-p2",
            "s2-p1": "s1-2-p3",
            "s2-p2": "s1-2-p4",
        },
        "tiao-li": {"art-3": "ch1"},
    }
    assert simplified["pages"] == {
        "tong-zhi/index": ["gong-wen/index", ""],
        "tong-zhi/jiang-hua": ["gong-wen/xin-jiang-hua", ""],
    }
    assert simplified["gone"] == {"gong-gao": "临时公告"}
    assert traditional["gone"] == {"gong-gao": "臨時公告"}
    assert {**traditional, "gone": {}} == {**simplified, "gone": {}}


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    moved.begin(tmp_path)
    docs = moved.change(tmp_path)
    before = contents(docs)
    assert not zhbook.convert(tmp_path / "seeds", docs, jobs=1).written
    assert contents(docs) == before


def test_a_checkout_that_has_nothing_but_the_record_gives_the_same(tmp_path: Path) -> None:
    moved.begin(tmp_path)
    docs = moved.change(tmp_path)
    made = contents(docs)
    assert clean(docs) == []
    assert contents(docs) == {ADDRESSES: made[ADDRESSES]}
    assert contents(moved.convert(tmp_path)) == made


def test_a_record_of_before_the_change_gives_the_same(tmp_path: Path) -> None:
    """A server that builds from a checkout has the record that was committed last."""
    moved.begin(tmp_path)
    shutil.copy(tmp_path / "docs" / ADDRESSES, tmp_path)
    made = contents(moved.change(tmp_path))
    shutil.rmtree(tmp_path / "docs")
    (tmp_path / "docs").mkdir()
    shutil.copy(tmp_path / ADDRESSES, tmp_path / "docs")
    assert contents(moved.convert(tmp_path)) == made


def test_what_moves_back_is_told_no_more(tmp_path: Path) -> None:
    moved.begin(tmp_path)
    moved.change(tmp_path)
    shutil.rmtree(tmp_path / "seeds")
    docs = moved.begin(tmp_path)
    assert told(docs)["pages"] == {
        "gong-wen/index": ["tong-zhi/index", ""],
        "gong-wen/xin-jiang-hua": ["tong-zhi/jiang-hua", ""],
    }
    assert told(docs)["places"] == {
        "tong-zhi/jiang-hua": {"s1-2-p2": "s2", "s1-2-p3": "s2-p1", "s1-2-p4": "s2-p2"}
    }
    assert told(docs)["gone"] == {}


def test_a_book_without_a_record_is_given_what_its_last_run_left(tmp_path: Path) -> None:
    """Version 0.2.0 kept none; its pages and their JSON are there."""
    docs = moved.begin(tmp_path)
    (docs / ADDRESSES).unlink()
    kept = Kept(docs / "zh-hans" / ".zhbook.json")
    before = kept.read()
    assert before is not None
    for text in before["texts"].values():
        del text["places"]
    kept.write(before)
    shutil.copytree(docs, tmp_path / "as it was")
    expected = contents(moved.change(tmp_path))
    assert MOVED in {name.rpartition("/")[2] for name in expected}
    # What the JSON tells is what the texts themselves would.
    shutil.rmtree(tmp_path / "seeds")
    shutil.rmtree(docs)
    moved.begin(tmp_path)
    assert contents(moved.change(tmp_path)) == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<<<<<<< HEAD\n{}\n", "it is no record of addresses"),
        (b"\xff\xfe", "it is no record of addresses"),
        (b"[" * 100_000, "it is no record of addresses"),
        (b'{"format": "zhbook-addresses", "version": 2}', "a later version of zhbook"),
    ],
)
def test_a_record_that_cannot_be_read_is_an_error_and_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    docs = moved.begin(tmp_path)
    (docs / ADDRESSES).write_bytes(content)
    before = contents(docs)
    moved.write_second(tmp_path / "seeds")
    assert cli.main(["--quiet", "--out", str(docs), str(tmp_path / "seeds")]) == 1
    assert capsys.readouterr().err.startswith(f"{docs / ADDRESSES}: error: {said}")
    assert contents(docs) == before


def test_a_text_that_is_left_out_for_once_keeps_its_addresses(tmp_path: Path) -> None:
    moved.begin(tmp_path)
    docs = moved.change(tmp_path)
    made = contents(docs)
    law = tmp_path / "seeds" / "条例.txt"
    text = law.read_bytes()
    law.write_bytes(b"\xff\xfe\x00")
    arguments = ["--quiet", "--skip-bad", "--out", str(docs), str(tmp_path / "seeds")]
    assert cli.main(arguments) == 0
    assert told(docs)["gone"] == {"gong-gao": "临时公告", "tiao-li": "某某管理条例"}
    law.write_bytes(text)
    assert cli.main(arguments) == 0
    assert contents(docs) == made


def test_a_check_writes_no_record(tmp_path: Path) -> None:
    moved.write_first(tmp_path / "seeds")
    out = tmp_path / "docs"
    assert cli.main(["--quiet", "--check", "--out", str(out), str(tmp_path / "seeds")]) == 1
    assert not out.exists()
