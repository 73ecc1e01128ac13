"""Who imports whom, and which modules touch the disk.

The layers are contracts in pyproject.toml, which import-linter checks. What it cannot know is read
here from the syntax tree, so that an import inside a function counts as well: a room opens only the
modules that its docstring names, and a module without a right to the disk has no use of it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent

#: The rooms and modules that may touch the disk. The extension lives in Sphinx, whose matter are
#: files; of the converter ``book.handwritten`` and ``book.store`` are the hands with which ``make``
#: reads other pages and writes its own.
ON_DISK = (
    "zhbook.api",
    "zhbook.cli",
    "zhbook.proof",
    "zhbook.book.handwritten",
    "zhbook.book.make",
    "zhbook.book.own",
    "zhbook.book.records",
    "zhbook.book.seed_files",
    "zhbook.book.store",
    "zhbook.book.workers",  # ends its process, which is in ``os``; it touches no file
    "zhbook.config.toml.file",
    "zhbook.files",
    "zhbook.locale.catalogues",
    "zhbook.reader.source",
    "zhbook.sphinx",
)

DISK_MODULES = frozenset({"os", "shutil", "tempfile", "glob", "fileinput", "io"})
IN_MEMORY = frozenset({"BytesIO", "StringIO"})
DISK_METHODS = frozenset(
    {"open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "chmod"}
    | {"mkdir", "rmdir", "unlink", "rename", "symlink_to", "hardlink_to"}
    | {"iterdir", "glob", "rglob", "exists", "is_file", "is_dir", "stat", "lstat"}
)


def modules_below(root: Path) -> dict[str, str]:
    """The source of every module of the package, by its dotted name."""
    found = {}
    for path in sorted((root / "zhbook").rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path.read_text("utf-8")
    return found


def room(module: str) -> str:
    """The folder in which a module lies: ``zhbook.outline`` for it and all that is in it."""
    parts = module.split(".")
    depth = 3 if parts[1:2] == ["sphinx"] or parts[1:3] == ["config", "toml"] else 2
    return ".".join(parts[:depth])


def open_modules(name: str, source: str) -> set[str] | None:
    """The modules that the docstring of a room opens; None where it says nothing of that.

    ``Open to others: ``source``, ``paragraphs``.`` and ``Open to others: nothing.``.
    """
    line = re.search(r"^Open to others: (.*?)\.$", source, re.MULTILINE | re.DOTALL)
    if line is None:
        return None
    return {f"{name}.{module}" for module in re.findall(r"``(\w+)``", line[1])}


def imported(name: str, source: str, modules: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Line and name of each module of the package that the module ``name`` imports."""
    # The first dot of a relative import means a package itself, but the folder of a module.
    is_package = any(other.startswith(f"{name}.") for other in modules)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = name.split(".")
                parents = parents[: len(parents) + is_package - node.level]
                base = ".".join([*parents, base]).rstrip(".")
            below = [f"{base}.{alias.name}" for alias in node.names]
            names = [full if full in modules else base for full in below]
        else:
            continue
        yield from ((node.lineno, full) for full in names if full.split(".")[0] == "zhbook")


def closed_doors(modules: dict[str, str]) -> list[str]:
    """A line for every import from another room that its docstring does not open."""
    wrong = []
    for name, source in modules.items():
        for line, target in imported(name, source, modules):
            there = room(target)
            if there == room(name) or target == there:
                continue
            opened = open_modules(there, modules[there])
            if opened is None or target not in opened:
                wrong.append(f"{name}:{line}: imports {target}, which {there} does not open")
    return wrong


def idle_doors(modules: dict[str, str]) -> list[str]:
    """A line for every module that a docstring opens and no other room imports."""
    used = {
        target
        for name, source in modules.items()
        for _, target in imported(name, source, modules)
        if room(target) != room(name)
    }
    return [
        f"{name} opens {module}, which is not there or nobody imports"
        for name, source in modules.items()
        for module in sorted(open_modules(name, source) or ())
        if module not in used
    ]


def rooms_without_a_word(modules: dict[str, str]) -> list[str]:
    """The packages whose docstring does not say what they open."""
    packages = {name.rpartition(".")[0] for name in modules} - {"", "zhbook", "zhbook.sphinx"}
    return sorted(name for name in packages if open_modules(name, modules[name]) is None)


def disk_uses(modules: dict[str, str]) -> list[str]:
    """A line for every use of the disk in a module that should have none.

    ``path.read_text()`` and ``open(name)`` are; ``text.replace("a", "b")`` is none, while
    ``path.replace(other)`` with its one argument is.
    """
    found = []
    for name, source in modules.items():
        if any(f"{name}.".startswith(f"{allowed}.") for allowed in ON_DISK):
            continue
        for node in ast.walk(ast.parse(source)):
            if use := disk_use(node):
                found.append(f"{name}:{getattr(node, 'lineno', 0)}: {use}")
    return found


def disk_use(node: ast.AST) -> str:
    """What this node has to do with the disk; empty if nothing."""
    match node:
        case ast.Import(names=names):
            return ", ".join(a.name for a in names if a.name.split(".")[0] in DISK_MODULES)
        case ast.ImportFrom(module="io", names=names) if {a.name for a in names} <= IN_MEMORY:
            return ""
        case ast.ImportFrom(module=str(module), level=0):
            return module if module.split(".")[0] in DISK_MODULES else ""
        case ast.Call(func=ast.Name(id="open")):
            return "open()"
        case ast.Call(func=ast.Attribute(attr=method)) if method in DISK_METHODS:
            return f".{method}()"
        case ast.Call(func=ast.Attribute(attr="replace"), args=[_], keywords=[]):
            return ".replace()"
    return ""


def test_the_layers_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_a_room_is_entered_by_the_doors_that_its_docstring_names() -> None:
    modules = modules_below(ROOT)
    assert {"zhbook", "zhbook.model", "zhbook.ordinals.base"} <= modules.keys()
    assert any(list(imported(name, source, modules)) for name, source in modules.items())
    assert rooms_without_a_word(modules) == []
    assert closed_doors(modules) == []
    assert idle_doors(modules) == []


def test_only_some_modules_touch_the_disk() -> None:
    modules = modules_below(ROOT)
    assert disk_uses(modules) == []
    for allowed in ON_DISK:
        assert any(f"{name}.".startswith(f"{allowed}.") for name in modules), allowed


ROOM = {
    "zhbook": "",
    "zhbook.reader": '"""Lines.\n\nOpen to others: ``source``.\n"""\n',
    "zhbook.reader.source": "",
    "zhbook.reader.decoding": "",
    "zhbook.outline": '"""Blocks.\n\nOpen to others: nothing.\n"""\n',
}


@pytest.mark.parametrize(
    "source",
    [
        "from zhbook.reader import decoding",
        "from zhbook.reader.decoding import decoded",
        "import zhbook.reader.decoding",
        "from ..reader import decoding",
        "def f():\n    from zhbook.reader.decoding import decoded",
    ],
)
def test_a_closed_door_is_seen(source: str) -> None:
    (line,) = closed_doors({**ROOM, "zhbook.outline.ids": source})
    assert "imports zhbook.reader.decoding, which zhbook.reader does not open" in line


@pytest.mark.parametrize(
    "source",
    [
        "from zhbook.reader import source",
        "from zhbook.reader.source import read_source",
        "from zhbook import reader, outline",
        "from zhbook.outline import ids",
        "from reader import decoding",
    ],
)
def test_an_open_door_passes(source: str) -> None:
    assert closed_doors({**ROOM, "zhbook.outline.ids": source}) == []


def test_a_door_that_nobody_uses_is_named() -> None:
    (line,) = idle_doors(ROOM)
    assert "zhbook.reader opens zhbook.reader.source" in line
    used = {**ROOM, "zhbook.outline.ids": "from zhbook.reader.source import read_source"}
    assert idle_doors(used) == []


def test_a_room_that_says_nothing_is_named() -> None:
    assert rooms_without_a_word({**ROOM, "zhbook.index": "", "zhbook.index.rows": ""}) == [
        "zhbook.index"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "text = open('a').read()",
        "import os",
        "import os.path as p",
        "from shutil import rmtree",
        "from io import BytesIO, open_code",
        "def f(path):\n    return path.read_text('utf-8')",
        "path.parent.mkdir(parents=True)",
        "new.replace(old)",
    ],
)
def test_a_use_of_the_disk_is_seen(source: str) -> None:
    assert len(disk_uses({"zhbook.outline.ids": source})) == 1
    assert disk_uses({"zhbook.book.make": source, "zhbook.sphinx.places.anchors": source}) == []


def test_what_only_looks_like_the_disk_passes() -> None:
    source = "from pathlib import PurePosixPath\nt.replace('a', 'b')\nreplace(b, id='x')\n"
    source += "dataclasses.replace(block, id='x')\nopened = opening(text)\nimport osmosis\n"
    source += "from io import BytesIO\n"
    assert disk_uses({"zhbook.outline.ids": source}) == []
