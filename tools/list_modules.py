"""Writes the tables of modules in the architecture page and in zhbook/README.md.

::

    python tools/list_modules.py           # write them
    python tools/list_modules.py --check   # exit status 1 where one of them is not what it would be

Every room and every module stands there with the first line of its docstring, in the order of the
layers in pyproject.toml, so that the tables cannot say anything but what the code says. They stand
between the comments ``% modules`` and ``% end of modules`` (``<!-- … -->`` in the README).
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "zhbook"
PAGE, README = ROOT / "docs/pages/architecture.md", PACKAGE / "README.md"


def layers() -> list[str]:
    """The rooms and modules by their layers: ``cli`` first, ``sphinx.formless`` last."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    by_id = {contract["id"]: contract for contract in contracts["contracts"]}
    return [
        *(name for row in by_id["layers"]["layers"] for name in re.split(r"[ |:]+", row)),
        *(f"sphinx.{name}" for row in by_id["site"]["layers"] for name in re.split(r"[ |:]+", row)),
    ]


def first_line(path: Path) -> str:
    """The first paragraph of a module's docstring on one line; a module without one is an error."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    if not docstring:
        raise SystemExit(f"{path.relative_to(ROOT)}: error: no docstring")
    return " ".join(docstring.partition("\n\n")[0].split()).removesuffix("::").rstrip()


def rooms() -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Each room with its line and its modules with theirs; a lone module is in the room ````."""
    names = layers()
    for prefix, title in (("", "zhbook"), ("sphinx.", "zhbook.sphinx")):
        own = [name for name in names if name.startswith("sphinx.") == bool(prefix)]
        folders = [name for name in own if (PACKAGE / name.replace(".", "/")).is_dir()]
        for name in folders:
            folder = PACKAGE / name.replace(".", "/")
            files = sorted(f for f in folder.rglob("*.py") if f.name != "__init__.py")
            inner = [(_dotted(file, folder), first_line(file)) for file in files]
            yield f"zhbook.{name}", first_line(folder / "__init__.py"), inner
        lone = [name for name in own if name not in folders]
        files = [PACKAGE / f"{name.replace('.', '/')}.py" for name in lone]
        at = PACKAGE / "sphinx" if prefix else PACKAGE
        yield title, first_line(at / "__init__.py"), [(f.stem, first_line(f)) for f in files]


def _dotted(file: Path, folder: Path) -> str:
    return ".".join(file.relative_to(folder).with_suffix("").parts)


def escaped(line: str) -> str:
    """A line of a docstring as Markdown: its literals are code, any other character is itself."""
    parts = re.split(r"(``.+?``)", re.sub(r":\w+:`([^`]+)`", r"``\1``", line))
    return (
        "".join(
            f"`{part[2:-2]}`"
            if part.startswith("``")
            else re.sub(r"([\\*_\[\]<>|{}#])", r"\\\1", part)
            for part in parts
        )
        .replace("|", "\\|")
        .replace("\\\\|", "\\|")
    )


def table(*, whole: bool) -> str:
    """The tables: every module if ``whole``, else a row a room with the names of its modules."""
    if not whole:
        rows = [
            f"| `{name}` | {escaped(line)} | {', '.join(f'`{m}`' for m, _ in modules)} |"
            for name, line, modules in rooms()
        ]
        return "\n".join(["| room | what it does | modules |", "| --- | --- | --- |", *rows])
    parts = []
    for name, line, modules in rooms():
        head = f"`{name}`: {escaped(line)}"
        rows = [f"| `{module}` | {escaped(about)} |" for module, about in modules]
        parts.append("\n".join([head, "", "{.keys}", "| 模块 | 作用 |", "| --- | --- |", *rows]))
    return "\n\n".join(parts)


def written(path: Path) -> str:
    """What a page would be with its table made anew."""
    text = path.read_text("utf-8")
    page = path == PAGE
    begin, end = ("% modules", "% end of modules") if page else _COMMENTS
    head, found, rest = text.partition(f"\n{begin}\n")
    _, ended, tail = rest.partition(f"\n{end}\n")
    if not found or not ended:
        raise SystemExit(f"{path.relative_to(ROOT)}: error: no lines {begin} and {end}")
    return f"{head}\n{begin}\n\n{table(whole=page)}\n\n{end}\n{tail}"


_COMMENTS = ("<!-- modules -->", "<!-- end of modules -->")


def main(arguments: list[str]) -> int:
    """``--check`` writes nothing."""
    stale = [path for path in (PAGE, README) if written(path) != path.read_text("utf-8")]
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'stale' if arguments else 'written'}")
        if not arguments:
            path.write_text(written(path), "utf-8")
    return int(bool(stale and arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
