"""Typed look-ups in a TOML file that note every mistake with its line and go on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self, TypeVar

from zhbook.errors import ConfigError
from zhbook.placed import Anchored
from zhbook.said import Said, say
from zhbook.toml_lines import KeyPath, key_lines

T = TypeVar("T", bound=Anchored)

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_KINDS: dict[type, Said] = {
    str: say("a string"),
    bool: say("true or false"),
    int: say("a number"),
    float: say("a number"),
    dict: say("a table"),
    list: say("an array"),
}


class TomlReader:
    """A TOML file: ``tree`` is what it holds, ``mistakes`` what was found wrong so far.

    A file that is no TOML at all has an empty tree and one mistake.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.mistakes: list[ConfigError] = []
        self.tree: dict[str, Any] = {}
        self.lines: Mapping[KeyPath, int] = {}
        try:
            source = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.mistakes.append(ConfigError(name, line, say("not UTF-8")))
            return
        try:
            self.tree = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            self.mistakes.append(_broken(name, source, str(error)))
            return
        self.lines = key_lines(source)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The file at ``path``.

        One that is not there reads as an empty one; one that cannot be read has an empty tree and
        that as its one mistake.
        """
        try:
            return cls(path.name, path.read_bytes())
        except FileNotFoundError:
            return cls(path.name, b"")
        except OSError as error:
            toml = cls(path.name, b"")
            reason = error.strerror or type(error).__name__
            message = say("cannot be read: {reason}", reason=reason)
            toml.mistakes.append(ConfigError(path.name, 0, message))
            return toml

    def done(self) -> None:
        """Raise all mistakes as an ``ExceptionGroup`` in the order of their lines, if any."""
        if self.mistakes:
            mistakes = sorted(self.mistakes, key=lambda mistake: mistake.line)
            raise ExceptionGroup(f"{self.name} cannot be used", mistakes)

    def line(self, path: KeyPath) -> int:
        """The line of ``path``, or of the nearest key around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def wrong(self, path: KeyPath, message: Said) -> None:
        """Note a mistake at ``path``."""
        self.mistakes.append(ConfigError(self.name, self.line(path), message))

    def table(self, tree: Any, path: KeyPath, known: Collection[str]) -> dict[str, Any]:
        """``tree`` as a table, without the keys that are not ``known``."""
        found = self.any_table(tree, path)
        for key in found:
            if key not in known:
                wrong = say("unknown key “{key}”", key=key)
                if path:
                    wrong = say("unknown key “{key}” in [{table}]", key=key, table=_dotted(path))
                self.wrong((*path, key), nearest(wrong, key, known))
        return {key: value for key, value in found.items() if key in known}

    def any_table(self, tree: Any, path: KeyPath) -> dict[str, Any]:
        """``tree`` as a table with whatever keys."""
        if isinstance(tree, dict):
            return tree
        name, kind = _dotted(path), _kind(tree)
        self.wrong(path, say("{key} must be a table, not {kind}", key=name, kind=kind))
        return {}

    def tables(self, tree: Any, path: KeyPath) -> list[Any]:
        """``tree`` as an array of tables; what is none is noted and becomes an empty table."""
        if not isinstance(tree, list):
            name, kind = _dotted(path), _kind(tree)
            wrong = say("{key} must be an array of tables, not {kind}", key=name, kind=kind)
            self.wrong(path, wrong)
            return []
        return [self.any_table(item, (*path, index)) for index, item in enumerate(tree)]

    def anchored(
        self,
        tree: Any,
        path: KeyPath,
        keys: Collection[str],
        read: Callable[[dict[str, Any], KeyPath], T | None],
    ) -> tuple[T, ...]:
        """An array of tables that each speak of a place in a seed, by its line and words.

        ``read`` makes a row of a table, or notes what is wrong and gives None. A second row for a
        place is a mistake.
        """
        found: list[T] = []
        for index, row in enumerate(self.tables(tree, path)):
            here: KeyPath = (*path, index)
            one = read(self.table(row, here, keys), here)
            if one and any((o.line, o.words) == (one.line, one.words) for o in found):
                wrong = say(
                    "a second {table} for “{words}” on line {line}",
                    table=path[-1],
                    words=one.words,
                    line=one.line,
                )
                self.wrong(here, wrong)
            elif one:
                found.append(one)
        return tuple(found)

    def string(self, tree: Mapping[str, Any], path: KeyPath, key: str) -> str | None:
        """The string ``key``, of one line and not blank; None where it does not stand."""
        value = tree.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            wrong = say("{key} must be a string, not {kind}", key=key, kind=_kind(value))
            self.wrong((*path, key), wrong)
        elif not value.strip():
            wrong = say("{key} is empty; leave the key out to have none", key=key)
            self.wrong((*path, key), wrong)
        elif _CONTROL.search(value):
            wrong = say("{key} must be one line without control characters", key=key)
            self.wrong((*path, key), wrong)
        else:
            return value
        return None

    def strings(self, tree: Mapping[str, Any], path: KeyPath, key: str) -> tuple[str, ...]:
        """The array of strings ``key``, each of one line and not blank, none twice."""
        value = tree.get(key, [])
        if not isinstance(value, list):
            wrong = say("{key} must be an array of strings, not {kind}", key=key, kind=_kind(value))
            self.wrong((*path, key), wrong)
            return ()
        found = [self.string({key: item}, path, key) for item in value]
        words = [word for word in found if word is not None]
        for word in {word for word in words if words.count(word) > 1}:
            self.wrong((*path, key), say("“{word}” stands twice in {key}", word=word, key=key))
        return tuple(words)

    def whole(self, tree: Mapping[str, Any], path: KeyPath, key: str) -> int | None:
        """The whole number ``key``; ``true`` is none."""
        value = tree.get(key)
        if value is None or type(value) is int:
            return value
        wrong = say("{key} must be a whole number, not {kind}", key=key, kind=_kind(value))
        self.wrong((*path, key), wrong)
        return None

    def choice(
        self, tree: Mapping[str, Any], path: KeyPath, key: str, choices: Collection[str]
    ) -> str | None:
        """The string ``key``, one of ``choices``."""
        value = self.string(tree, path, key)
        if value is None or value in choices:
            return value
        self.wrong((*path, key), unknown(key, value, choices))
        return None


def unknown(key: str, value: str, choices: Collection[str]) -> Said:
    """That a key has a value which is not among the choices."""
    listed = ", ".join(choices)
    return say(
        "unknown {key} “{value}”; it is one of {choices}", key=key, value=value, choices=listed
    )


def unequal(words: str, others: str) -> Said:
    """That one string has not as many characters as the other."""
    return say(
        "“{words}” and “{others}” differ in length: {one} and {two} characters",
        words=words,
        others=others,
        one=len(words),
        two=len(others),
    )


def nearest(wrong: Said, word: str, known: Collection[str]) -> Said:
    """What is wrong, with the known word that is near, as in ``…; do you mean “texts”?``."""
    found = get_close_matches(word, sorted(known), n=1)
    return say("{wrong}; do you mean “{near}”?", wrong=wrong, near=found[0]) if found else wrong


def _broken(name: str, source: str, message: str) -> ConfigError:
    """tomllib tells the place only in words: “(at line 3, column 5)” or “(at end of document)”."""
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(found[1]) if found and found[1] else source.rstrip("\n").count("\n") + 1
    reason = message[: found.start()] if found else message
    return ConfigError(name, line, say("broken TOML: {reason}", reason=reason))


def _dotted(path: KeyPath) -> str:
    """The path as it is written in the file; the place in an array is not."""
    names = [name for name in path if isinstance(name, str)]
    return ".".join(n if re.fullmatch(r"[A-Za-z0-9_-]+", n) else f'"{n}"' for n in names)


def _kind(value: Any) -> Said:
    return _KINDS.get(type(value), say("a date or a time"))
