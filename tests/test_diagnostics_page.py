"""The page of the diagnostics: each example is executed, and prints what the page says."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.examples import ROOT, Fence, fences, page, rows, sections
from zhbook.cli.main import main
from zhbook.errors import CODES

PAGE = "diagnostics.md"
#: The languages in which the page shows what is printed, and their words for the levels.
LEVELS = {
    "C": {"note": "note", "warning": "warning"},
    "zh_CN.UTF-8": {"note": "提示", "warning": "警告"},
}
_CHINESE = re.compile("[\u4e00-\u9fff]")


def examples() -> dict[str, list[Fence]]:
    """The code blocks of the section of each diagnostic."""
    found = sections(page(PAGE), 3)
    return {code: list(fences(found.get(code, ""))) for code in CODES}


def write(folder: Path, fence: Fence) -> None:
    """The file that a fence shows, in the encoding that the page names."""
    path = folder / fence.path
    path.parent.mkdir(parents=True, exist_ok=True)
    named = re.fullmatch(r"存为 (.+)", fence.how)
    assert named or not fence.how
    path.write_bytes(fence.body.encode(named[1].replace(" ", "") if named else "utf-8"))


def execute(script: str, folder: Path) -> list[str]:
    """Run the lines of a block; those of zhbook here, without a process. What they say."""
    asked: list[str] = []
    for line in script.splitlines():
        if line.startswith("zhbook"):
            asked = shlex.split(line)[1:]
        else:
            subprocess.run(["sh", "-euc", line], cwd=folder, check=True)
    return asked


@pytest.mark.parametrize("language", list(LEVELS))
@pytest.mark.parametrize("code", list(CODES))
def test_an_example_prints_what_the_page_says(
    code: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.delenv("LANGUAGE", raising=False)
    arguments: list[str] = []
    *given, said = examples()[code]
    for fence in given:
        if fence.path:
            write(tmp_path, fence)
        else:
            assert fence.info == "sh"
            arguments = execute(fence.body, tmp_path)
    assert main(["--jobs", "1", *arguments]) == 0
    printed = capsys.readouterr().err.splitlines()
    mark = f" {LEVELS[language][CODES[code][0].value]}: {code}: "
    wanted = [line for line in said.body.splitlines() if mark in line]
    assert wanted and sorted(wanted) == sorted(line for line in printed if mark in line)
    others = len(said.body.splitlines()) - len(wanted)
    assert others == len(wanted)  # the same in the other language


@pytest.mark.parametrize("code", list(CODES))
def test_a_diagnostic_has_a_cure(code: str) -> None:
    """Words stand behind the example: what to do, or that nothing need be done."""
    section = sections(page(PAGE), 3)[code]
    assert len(section.rsplit("```", 1)[1].strip()) >= 4, code


def pattern(node: ast.AST) -> re.Pattern[str] | None:
    """A string of the code as a pattern, its fields being whatever they say.

    None where it is no string, or has hardly a word of its own: of such nothing could be told.
    """
    if isinstance(node, ast.JoinedStr):
        parts = [str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values]
        text = "".join(parts)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    else:
        return None
    split = re.split(r"\{[^{}]*\}|%[srd]", text)
    if sum(map(len, split)) < 8 or "\n" in text:
        return None
    return re.compile(".*".join(map(re.escape, split)))


def templates() -> list[re.Pattern[str]]:
    """Every string of the code as a pattern."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "zhbook").rglob("*.py"))
    found = {pattern(node) for tree in trees for node in ast.walk(tree)}
    return [template for template in found if template is not None]


def told(section: str) -> list[str]:
    """The messages in the tables behind a heading, an ellipsis for what they speak of."""
    text = sections(page(PAGE))[section]
    found = [message for row in rows(text) for message in re.findall(r"`([^`]+)`", row[0])]
    # What is said in Chinese is told from the catalogue (test_catalogues.py).
    return [message for message in found if not _CHINESE.search(re.sub("“[^”]*”", "", message))]


def said(message: str, known: list[re.Pattern[str]]) -> bool:
    """Whether the code has such a message, raised as an exception or printed at once."""
    lines = (message, f"a: error: {message}")
    return any(template.fullmatch(line) for template in known for line in lines)


def test_every_error_of_the_page_is_one_of_the_code() -> None:
    known = templates()
    for section, least in (("错误", 40), ("生成网站和书时的警告", 15)):
        messages = told(section)
        assert len(messages) >= least
        assert [message for message in messages if not said(message, known)] == []


def test_every_warning_of_the_extensions_is_told() -> None:
    """Those whose words stand in the call; the others are values of somebody else."""
    messages = told("生成网站和书时的警告")
    seen = 0
    for path in sorted((ROOT / "zhbook" / "sphinx").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func)
            template = pattern(node.args[0])
            if name in ("logger.warning", "ExtensionError") and template:
                seen += 1
                assert any(template.fullmatch(message) for message in messages), (path, template)
    assert seen >= 8
