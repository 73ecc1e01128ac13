"""What stays between two runs is believed only if the same code made it, of the same."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from zhbook.files import code
from zhbook.files.code import code_of, looks_of
from zhbook.files.kept import Kept, key_of

ROOT = Path(__file__).resolve().parent.parent
KEYS = ["", key_of("code", 1), key_of("code", 2), key_of("code, 1")]


@pytest.mark.parametrize("made_by", KEYS)
@pytest.mark.parametrize("asked", KEYS)
def test_a_record_is_read_only_by_the_key_that_it_was_written_with(
    tmp_path: Path, made_by: str, asked: str
) -> None:
    file = tmp_path / "new" / "record.json"
    Kept(file, made_by).write({"pages": {"a": 1}})
    assert Kept(file, asked).read() == ({"pages": {"a": 1}} if asked == made_by else None)
    assert [*file.parent.iterdir()] == [file]


def test_a_record_cannot_be_given_another_key(tmp_path: Path) -> None:
    file, (_, old, new, _) = tmp_path / "record.json", KEYS
    Kept(file, old).write({"pages": {}})
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    assert Kept(file, new).read() is None
    said = json.loads(file.read_bytes())
    del said["made-by"]
    file.write_text(json.dumps(said), "utf-8")
    assert Kept(file).read() is None


@pytest.mark.parametrize("record", [{}, {"sealed": "0"}, {"files": [], "made-by": ""}])
def test_what_is_no_record_is_refused(tmp_path: Path, record: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no record"):
        Kept(tmp_path / "record.json").write(record)


def test_a_key_tells_one_thing_from_another() -> None:
    different = [
        key_of(),
        key_of(""),
        key_of("", ""),
        key_of("a", "b"),
        key_of("ab"),
        key_of(("a", "b")),
        key_of(b"a"),
    ]
    assert len({*different, key_of(["a", "b"]), key_of("\ud800")}) == len(different) + 2


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two modules, a room with a catalogue, and a library of a known version."""
    (tmp_path / "book" / "room").mkdir(parents=True)
    for name in ("a.py", "b.py", "room/c.py", "room/words.po", "room/look.css"):
        (tmp_path / "book" / name).write_text(name, "utf-8")
    monkeypatch.setattr(code, "_ABOVE", tmp_path)
    monkeypatch.setattr(code, "version", lambda name: "1")
    monkeypatch.setattr(code, "code_of", code_of.__wrapped__)
    return tmp_path / "book"


@pytest.mark.parametrize(
    ("changed", "asked", "counts"),
    [
        ("a.py", {"names": ["book"]}, True),
        ("room/c.py", {"names": ["book"]}, True),
        ("room/words.po", {"names": ["book"]}, True),
        ("room/look.css", {"names": ["book"]}, False),
        ("room/c.py", {"names": ["book"], "but": "book.room"}, False),
        ("a.py", {"names": ["book"], "but": "book.room"}, True),
        ("a.py", {"names": ["book.a", "book.room"]}, True),
        ("b.py", {"names": ["book.a", "book.room"]}, False),
        ("room/d.py", {"names": ["book.room"]}, True),
    ],
)
def test_code_is_what_was_named(
    package: Path, changed: str, asked: dict[str, object], counts: bool
) -> None:
    def found() -> str:
        names, but = asked["names"], str(asked.get("but", ""))
        assert isinstance(names, list)
        return code.code_of(*names, but=but)

    before = found()
    assert found() == before
    (package / changed).write_text("otherwise", "utf-8")
    assert (found() != before) == counts


def test_a_module_that_moves_is_other_code_and_one_that_is_not_there_is_told(package: Path) -> None:
    before = code.code_of("book")
    shutil.move(package / "b.py", package / "room" / "b.py")
    assert code.code_of("book") != before
    with pytest.raises(FileNotFoundError):
        code.code_of("book.b")


def test_another_version_of_a_library_is_other_code(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = code.code_of("book.a", libraries=("opencc",))
    assert before != code.code_of("book.a")
    monkeypatch.setattr(code, "version", lambda name: "2")
    assert code.code_of("book.a", libraries=("opencc",)) != before


def test_looks_are_files_of_some_kinds_and_their_places(package: Path) -> None:
    css = frozenset({".css"})
    before = looks_of([package], css)
    (package / "a.py").write_text("otherwise", "utf-8")
    assert looks_of([package], css) == before
    (package / "room" / "look.css").rename(package / "look.css")
    assert looks_of([package], css) != before


def test_nobody_else_takes_a_hash_of_code() -> None:
    """Neither of the files of a module, nor of the versions of libraries beside them."""
    own = re.compile(r"__file__\)[^\n]*read_bytes|glob\([^)]*\.py|sha256\([^\n]*version\(")
    for path in sorted((ROOT / "zhbook").rglob("*.py")):
        if path != ROOT / "zhbook" / "files" / "code.py":
            assert not own.search(path.read_text("utf-8")), path
