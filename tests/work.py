"""How much work something is, counted and not timed: the same on every machine and every day.

The modules of zhbook are compiled anew with counters in them, and while an act is counted their
functions run in that form. Counted are calls and turns of loops, and of what C goes through in one
step its length: ``x in list``, a slice, ``a + b``, ``(*a, b)``, ``s.count``, ``re.search``. Not
seen is how often a regular expression turns back, and what other packages do.
"""

from __future__ import annotations

import ast
import gc
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType, MethodType
from typing import Any

#: So many characters or members are looked at in C in the time of one line of Python.
_AT_ONCE = 16
_COUNTED = re.compile(r"(?:zhbook|tomllib)\b|tests\.squares$")
_SIZED = (str, bytes, list, tuple, dict, set, frozenset)
#: Functions and methods that go through their owner, through what they are given, and through
#: what they give.
_OWNER = frozenset(
    {"replace", "split", "splitlines", "translate", "encode", "decode", "isprintable", "copy"}
    | {"reverse", "sort", "insert", "remove", "union", "difference", "intersection"}
)
_GIVEN = frozenset(
    {"extend", "update", "union", "join", "sum", "min", "max", "any", "all", "sorted", "fromkeys"}
)
_MADE = frozenset({"join", "dumps"})
#: Those that look from one offset to another.
_BETWEEN = frozenset({"find", "rfind", "index", "count"})

_total = 0


def work(act: Callable[[], Any]) -> int:
    """How many calls, turns and longer steps some act takes."""
    global _total
    with _counting():
        _total = 0
        act()
    return _total


def _add(length: int) -> None:
    global _total
    _total += max(length, 0) // _AT_ONCE


def _turn() -> None:
    global _total
    _total += 1


def _each(members: Iterable[Any]) -> Iterator[Any]:
    for member in members:
        _turn()
        yield member


def _long(value: Any) -> Any:
    if type(value) in _SIZED:
        _add(len(value))
    return value


def _within(member: Any, whole: Any) -> bool:
    there: bool = member in whole
    if type(whole) is str:
        _add(whole.find(member) if there else len(whole))
    elif type(whole) in (list, tuple):
        _add(whole.index(member) if there else len(whole))
    return there


def _call(called: Any, *given: Any, **named: Any) -> Any:
    _turn()
    made = called(*given, **named)
    owner = getattr(called, "__self__", None)
    if isinstance(called, type | MethodType) or owner is None:
        if isinstance(called, type) or getattr(called, "__module__", "") == "re":
            _long(made)
        return made
    name = called.__name__
    if isinstance(owner, re.Pattern):
        return _searched(name, made, *given)
    if name in _BETWEEN and type(owner) in _SIZED:
        start = given[1] if len(given) > 1 else 0
        end = min(given[2] if len(given) > 2 else len(owner), len(owner))
        is_place = name in ("find", "index") and made >= 0
        _add((made if is_place else end) - start)
    if name in _OWNER or (name == "pop" and given):
        _add(len(owner) if type(owner) in (str, bytes, list, set) else 0)
    if name in _GIVEN:
        for one in given:
            _long(one)
    if name in _MADE:
        _long(made)
    return made


def _searched(name: str, made: Any, *given: Any) -> Any:
    text = next(one for one in given if isinstance(one, str | bytes))
    start = given[1] if name in ("search", "match", "fullmatch") and len(given) > 1 else 0
    if isinstance(made, re.Match):
        _add(made.end() - start)
    elif name == "finditer":
        return _matches(made, given[1] if len(given) > 1 else 0, len(text))
    elif name not in ("match", "fullmatch"):
        _add(len(text) - start)
    return made


def _matches(found: Iterator[re.Match[str]], start: int, end: int) -> Iterator[re.Match[str]]:
    for match in found:
        _add(match.end() - start)
        _turn()
        start = match.end()
        yield match
    _add(end - start)


_COUNTERS = {"_w_turn": _turn, "_w_each": _each, "_w_long": _long, "_w_in": _within}
_COUNTERS["_w_call"] = _call


class _Counters(ast.NodeTransformer):
    """Puts the counters into the source of a module; its lines stay what they were."""

    def _counted(self, counter: str, node: ast.expr, *values: ast.expr) -> ast.expr:
        made = ast.Call(ast.Name(counter, ast.Load()), list(values), [])
        return ast.copy_location(made, node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "super":
            return node
        node.args.insert(0, node.func)
        node.func = ast.copy_location(ast.Name("_w_call", ast.Load()), node.func)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        if len(node.ops) > 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        there = self._counted("_w_in", node, node.left, node.comparators[0])
        if isinstance(node.ops[0], ast.In):
            return there
        return ast.copy_location(ast.UnaryOp(ast.Not(), there), node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        is_read = isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Slice)
        return self._counted("_w_long", node, node) if is_read else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        return self._counted("_w_long", node, node) if isinstance(node.op, ast.Add) else node

    def visit_Tuple(self, node: ast.Tuple | ast.List) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and any(isinstance(e, ast.Starred) for e in node.elts):
            return self._counted("_w_long", node, node)
        return node

    visit_List = visit_Tuple

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        self.generic_visit(node)
        node.iter = self._counted("_w_each", node.iter, node.iter)
        return node

    def visit_For(self, node: ast.For) -> ast.For:
        self.generic_visit(node)
        node.iter = self._counted("_w_each", node.iter, node.iter)
        return node

    def visit_While(self, node: ast.While) -> ast.While:
        self.generic_visit(node)
        node.body.insert(0, ast.copy_location(ast.Expr(self._counted("_w_turn", node.test)), node))
        return node


def _codes(code: CodeType) -> Iterator[CodeType]:
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from _codes(const)


_Key = tuple[str, str, int, Any]
_made: dict[str, dict[_Key, CodeType]] = {}


def _key(code: CodeType) -> _Key:
    return (code.co_filename, code.co_qualname, code.co_firstlineno, code.co_freevars)


def _with_counters(name: str) -> dict[_Key, CodeType]:
    """The code of the functions of a module; two lambdas of one line are left as they are."""
    module = sys.modules[name]
    vars(module).update(_COUNTERS)
    path = str(module.__file__)
    tree = _Counters().visit(ast.parse(Path(path).read_text("utf-8")))
    codes = list(_codes(compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)))
    times = Counter(map(_key, codes))
    return {_key(code): code for code in codes if times[_key(code)] == 1}


@contextmanager
def _counting() -> Iterator[None]:
    """While this lasts, the functions of the modules count."""
    for name in [name for name in sys.modules if _COUNTED.match(name)]:
        if name not in _made and getattr(sys.modules[name], "__file__", None):
            _made[name] = _with_counters(name)
    codes = {key: code for module in _made.values() for key, code in module.items()}
    before: list[tuple[FunctionType, CodeType]] = []
    for function in gc.get_objects():
        if type(function) is FunctionType and (new := codes.get(_key(function.__code__))):
            before.append((function, function.__code__))
            function.__code__ = new
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(2 * limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        for function, code in before:
            function.__code__ = code
