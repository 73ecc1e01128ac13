"""The modules of zhbook import one way, and only some of them touch the disk.

Both are read from the syntax tree, so that an import inside a function counts as well.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: The order of the modules and packages in zhbook/: each may import those before it.
ORDER = (
    *("said", "characters", "locales", "bounded", "walk", "kept", "own"),
    *("model", "errors", "messages", "clean", "fidelity", "titles"),
    *(
        "placed",
        "toml_lines",
        "toml_bounds",
        "toml_habits",
        "toml_advice",
        "toml_file",
        "toml_reader",
        "numerals",
        "dates",
        "about_config",
        "short_names",
        "place_overrides",
        "note_config",
        "traditional_config",
        "config",
        "lexicon",
        "confirmed",
    ),
    *("plausibility", "gb18030", "decoding", "damage", "telling", "source"),
    *("ordinals", "wraps", "paragraphs", "simplified"),
    *("cases", "front", "fields", "surroundings", "contents", "ids", "outline", "noted"),
    *(
        "about",
        "catalogue",
        "citations",
        "locators",
        "terms",
        "indexing",
        "as_json",
        "script",
        "slugs",
    ),
    *(
        "readback",
        "inlines",
        "myst",
        "text",
        "shelf",
        "turns",
        "store",
        "order",
        "linking",
        "cited",
        "chronicle",
        "records",
        "pages",
        "listing",
        "seed_files",
        "book",
        "wordstyles",
        "wordnotes",
        "wordfile",
        "proof",
        "report",
        "usage",
        "streams",
        "cli",
        "project",
        "setlocale",
        "build",
        "command",
        "__main__",
    ),
)
#: The extension may import these and itself; the converter does not import the extension.
LEAVES = frozenset(
    {"characters", "model", "numerals", "script", "turns", "fidelity", "locales"}
    | {"kept", "gb18030", "titles"}
)
#: A recogniser may import these and no other recogniser.
UNDER_RECOGNISERS = frozenset({"zhbook.model", "zhbook.numerals", "zhbook.ordinals.base"})
#: The extension lives in Sphinx, whose matter are files; of the converter only these may touch any.
#: ``pages`` and ``store`` are the hands with which ``book`` reads other pages and writes its own.
ON_DISK = frozenset(
    {"locales", "source", "toml_file", "pages", "records", "store", "book", "proof"}
    | {"wordfile", "wordstyles"}
    | {"cli", "sphinx", "project", "setlocale", "build", "turns"}
    | {"streams", "bounded", "walk", "kept", "own", "clean", "seed_files"}
)

DISK_MODULES = frozenset({"os", "shutil", "tempfile", "glob", "fileinput", "io"})
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


def part(module: str) -> str:
    """``ordinals`` for ``zhbook.ordinals.statute``, and nothing for ``zhbook`` itself."""
    return [*module.split("."), ""][1]


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


def objection(importer: str, target: str) -> str:
    """Why the one module may not import the other; empty if it may."""
    here, there = part(importer), part(target)
    if not there:  # zhbook itself holds the version and imports nothing
        return ""
    if not here:
        return "zhbook/__init__.py imports nothing of the package"
    if here == "sphinx":
        allowed = there == "sphinx" or there in LEAVES
        return "" if allowed else f"the extension may import only {', '.join(sorted(LEAVES))}"
    if there == "sphinx":
        return "the converter does not know the extension"
    if importer.startswith("zhbook.ordinals."):
        allowed = target in UNDER_RECOGNISERS
        return "" if allowed else f"recognisers import only {', '.join(sorted(UNDER_RECOGNISERS))}"
    if here == there or there not in ORDER or here not in ORDER:  # unknown() speaks of those
        return ""
    return "" if ORDER.index(there) < ORDER.index(here) else "ORDER has it the other way round"


def wrong_imports(modules: dict[str, str]) -> list[str]:
    """A line for every import that is not allowed."""
    return [
        f"{name}:{line}: imports {target}: {why}"
        for name, source in modules.items()
        for line, target in imported(name, source, modules)
        if (why := objection(name, target))
    ]


def unknown(modules: dict[str, str]) -> list[str]:
    """A line for every module whose place nobody has said."""
    names = {part(module) for module in modules} - {"", "sphinx", *ORDER}
    return [
        f"zhbook/{name} has no place yet: add it to ORDER in tests/test_imports.py, after "
        "everything that it imports and before everything that imports it"
        for name in sorted(names)
    ]


def disk_uses(modules: dict[str, str]) -> list[str]:
    """A line for every use of the disk in a module that should have none.

    ``path.read_text()`` and ``open(name)`` are; ``text.replace("a", "b")`` is none, while
    ``path.replace(other)`` with its one argument is.
    """
    found = []
    for name, source in modules.items():
        if part(name) in ON_DISK:
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
        case ast.ImportFrom(module=str(module), level=0):
            return module if module.split(".")[0] in DISK_MODULES else ""
        case ast.Call(func=ast.Name(id="open")):
            return "open()"
        case ast.Call(func=ast.Attribute(attr=method)) if method in DISK_METHODS:
            return f".{method}()"
        case ast.Call(func=ast.Attribute(attr="replace"), args=[_], keywords=[]):
            return ".replace()"
    return ""


def test_every_module_of_the_package_has_its_place() -> None:
    assert unknown(modules_below(ROOT)) == []


def test_the_package_imports_one_way() -> None:
    modules = modules_below(ROOT)
    assert {"zhbook", "zhbook.model", "zhbook.ordinals.base"} <= modules.keys()
    assert any(list(imported(name, source, modules)) for name, source in modules.items())
    assert wrong_imports(modules) == []


def test_only_some_modules_touch_the_disk() -> None:
    assert disk_uses(modules_below(ROOT)) == []


def test_a_module_without_a_place_is_named_with_the_place_to_give_it() -> None:
    (line,) = unknown({"zhbook": "", "zhbook.novel": "", "zhbook.model": "", "zhbook.sphinx.x": ""})
    assert "zhbook/novel " in line and "ORDER in tests/test_imports.py" in line


@pytest.mark.parametrize(
    ("module", "source", "target"),
    [
        ("zhbook.model", "from zhbook.errors import diagnose", "zhbook.errors"),
        ("zhbook.model", "def f():\n    import zhbook.book", "zhbook.book"),
        ("zhbook.ids", "from zhbook import myst", "zhbook.myst"),
        ("zhbook.ids", "from . import myst", "zhbook.myst"),
        ("zhbook.ids", "from .myst import page", "zhbook.myst"),
        ("zhbook.numerals", "from zhbook.ordinals.base import X", "zhbook.ordinals.base"),
        ("zhbook.ordinals", "from ..myst import page", "zhbook.myst"),
        ("zhbook.ordinals", "from zhbook import outline", "zhbook.outline"),
        ("zhbook.ordinals.base", "from zhbook.errors import diagnose", "zhbook.errors"),
        ("zhbook.ordinals.spoken", "from . import official", "zhbook.ordinals.official"),
        ("zhbook.ordinals.spoken", "from .official import HAN", "zhbook.ordinals.official"),
        ("zhbook.sphinx.anchors", "from zhbook.ids import number", "zhbook.ids"),
        ("zhbook.sphinx.anchors", "from ..ids import number", "zhbook.ids"),
        ("zhbook.cli", "from zhbook.sphinx import anchors", "zhbook.sphinx.anchors"),
        ("zhbook", "from zhbook import model", "zhbook.model"),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str, target: str) -> None:
    (line,) = wrong_imports(made_up(module, source))
    assert f"imports {target}: " in line


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("zhbook.errors", "from zhbook.model import Diagnostic"),
        ("zhbook.cli", "from zhbook import __version__, book, model"),
        ("zhbook.ordinals", "from . import official, spoken\nfrom .base import Recogniser"),
        ("zhbook.ordinals.spoken", "from zhbook.model import Ordinal\nfrom . import base"),
        ("zhbook.outline", "import zhbook.ordinals.base"),
        ("zhbook.sphinx", "from zhbook.sphinx import anchors"),
        ("zhbook.sphinx.anchors", "from ..script import convert\nfrom docutils import nodes"),
        ("zhbook.ids", "import myst_parser\nfrom book import errors"),
    ],
)
def test_a_right_import_passes(module: str, source: str) -> None:
    assert wrong_imports(made_up(module, source)) == []


@pytest.mark.parametrize(
    "source",
    [
        "text = open('a').read()",
        "import os",
        "import os.path as p",
        "from shutil import rmtree",
        "def f(path):\n    return path.read_text('utf-8')",
        "path.parent.mkdir(parents=True)",
        "new.replace(old)",
    ],
)
def test_a_use_of_the_disk_is_seen(source: str) -> None:
    assert len(disk_uses({"zhbook.ids": source})) == 1
    assert disk_uses({"zhbook.book": source, "zhbook.sphinx.anchors": source}) == []


def test_what_only_looks_like_the_disk_passes() -> None:
    source = "from pathlib import PurePosixPath\nt.replace('a', 'b')\nreplace(b, id='x')\n"
    source += "dataclasses.replace(block, id='x')\nopened = opening(text)\nimport osmosis\n"
    assert disk_uses({"zhbook.ids": source}) == []


def made_up(module: str, source: str) -> dict[str, str]:
    """A package with a module of every name, all empty but one."""
    names = [f"zhbook.{name}" for name in (*ORDER, "sphinx", "sphinx.anchors")]
    names += [f"zhbook.ordinals.{name}" for name in ("base", "official", "spoken")]
    return {"zhbook": "", **dict.fromkeys(names, ""), module: source}
