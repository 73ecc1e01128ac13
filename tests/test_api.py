"""``zhbook.read`` and ``zhbook.convert``: the page that tells of them, and what it leaves out."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import zhbook
from tests.examples import fences, page, rows, sections
from zhbook.errors import SourceError

PAGE = "python.md"


def test_every_example_of_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code = "\n".join(fence.body for fence in fences(page(PAGE)) if fence.info == "python")
    examples = doctest.DocTestParser().get_doctest(code, {}, PAGE, PAGE, 0)
    assert len(examples.examples) > 12
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(examples, out=said.append)
    assert result.failed == 0, "".join(said)


@pytest.mark.parametrize(
    ("function", "section"), [(zhbook.read, "读一篇"), (zhbook.convert, "转换一个文件夹")]
)
def test_every_parameter_has_its_row(function: object, section: str) -> None:
    assert callable(function)
    table = [row[0].strip("`") for row in rows(sections(page(PAGE))[section])]
    parameters = [*inspect.signature(function).parameters]
    assert table[: len(parameters)] == parameters
    for name in parameters:
        assert f"``{name}``" in (inspect.getdoc(function) or ""), name


def test_a_file_its_bytes_and_its_words_give_the_same_outline(tmp_path: Path) -> None:
    text = "某某办法\n第一章 总则\n第一条 为了安全。\n"
    (tmp_path / "a.txt").write_text(text, "gb18030")
    read = [
        zhbook.read(text, name="a.txt"),
        zhbook.read(text.encode("gb18030"), name="a.txt", encoding="gb18030"),
        zhbook.read(tmp_path / "a.txt", name="a.txt", encoding="gb18030"),
    ]
    assert [document.blocks for document in read] == [read[0].blocks] * 3
    assert [b.id for b in read[0].blocks] == ["ch1", "art-1"]


def test_the_script_can_be_told() -> None:
    assert zhbook.read("題目\n一、總則").script == "traditional"
    assert zhbook.read("題目\n一、總則", script="simplified").script == "simplified"


@pytest.mark.parametrize("text", ["", " \n", "\0", b"", b"%PDF-1.4", "\ufdd0"])
def test_what_is_no_text_is_one_error_that_names_it(text: str | bytes) -> None:
    with pytest.raises(SourceError, match=r"^text\.txt(:1)?: error: "):
        zhbook.read(text)


def test_the_name_of_a_file_is_not_taken_for_a_text() -> None:
    with pytest.raises(ValueError, match=r"'讲话\.txt' is a name and no text"):
        zhbook.read("讲话.txt")
    for text in ("说明\n见 a.txt", "见 a.txt。"):
        assert zhbook.read(text).blocks or zhbook.read(text).title


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: No such file"):
        zhbook.read(tmp_path / "a.txt")


def test_what_cannot_be_asked_of_convert(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        zhbook.convert(tmp_path / "none", tmp_path / "out")
    for wrong in ({"scheme": "s2x"}, {"quotes": "curly"}, {"jobs": 0}):
        with pytest.raises(ValueError, match=str(*wrong.values())):
            zhbook.convert(tmp_path, tmp_path / "out", **wrong)
    assert [*tmp_path.iterdir()] == []


def test_convert_without_writing_says_what_would_be_written(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("甲\n一、总则\n", "utf-8")
    done: list[tuple[int, int]] = []
    seen = lambda *figures: done.append(figures)  # noqa: E731
    outcome = zhbook.convert(
        tmp_path / "seeds", tmp_path / "out", scheme="off", write=False, progress=seen
    )
    assert "zh-hans/a.md" in outcome.written and not (tmp_path / "out").exists()
    assert done[-1] == (1, 1)


def test_the_package_is_imported_by_a_python_that_has_nothing_installed() -> None:
    root = Path(zhbook.__file__).parent.parent
    code = f"import sys; sys.path.insert(0, {str(root)!r}); import zhbook, zhbook.cli.clean"
    code += "; print([m for m in sys.modules if m.startswith('zhbook.api')], zhbook.__version__)"
    command = [sys.executable, "-I", "-S", "-B", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"[] {zhbook.__version__}\n"


def test_the_package_has_no_other_names() -> None:
    assert zhbook.__all__ == ["__version__", "convert", "read"]
    with pytest.raises(AttributeError, match="no attribute 'konvert'"):
        zhbook.konvert  # noqa: B018
