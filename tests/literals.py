"""The strings in the code of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are not documentation, with their lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, (ast.Module, ast.ClassDef))]
    bodies += [node.body for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    documentation = {id(b[0].value) for b in bodies if b and isinstance(b[0], ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    for node in strings:
        if isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value
