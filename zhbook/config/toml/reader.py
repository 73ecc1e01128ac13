"""Typed look-ups in a TOML file that note every mistake with its line and go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self, TypeVar

from zhbook.characters import unfit
from zhbook.config.placed import Anchored
from zhbook.config.toml.file import TomlError, content_of, decoded, tree_of
from zhbook.config.toml.lines import KeyPath, dotted, key_lines
from zhbook.errors import ConfigError
from zhbook.locale.say import Said, say

T = TypeVar("T", bound=Anchored)

#: Characters of a string or a key; a note of a page and a half has a thousand.
LONGEST = 10_000
#: What is asked for has to lie within this, as has a number of a line.
LARGEST = 999_999_999
#: So many mistakes of a file are told with the word that is near: looking for it takes its time.
MOST_HINTS = 20

_KINDS: dict[type, Said] = {
    str: say("a string"),
    bool: say("true or false"),
    int: say("a number"),
    float: say("a number with a point"),
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
        self._hints = MOST_HINTS
        try:
            source = decoded(content)
            self.tree = tree_of(source)
        except TomlError as error:
            self._refuse(error.line, error.message)
            return
        self.lines = key_lines(source)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The file at ``path``.

        One that is not there reads as an empty one; one that cannot be read has an empty tree and
        that as its one mistake.
        """
        content = content_of(path)
        if not isinstance(content, Said):
            return cls(path.name, content)
        toml = cls(path.name, b"")
        toml._refuse(0, content)
        return toml

    def _refuse(self, line: int, message: Said) -> None:
        self.mistakes.append(ConfigError(self.name, line, message))

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
        keys = self.any_table(tree, path)
        for key in keys:
            if key not in known:
                wrong = say("unknown key “{key}”", key=key)
                if path:
                    wrong = say("unknown key “{key}” in [{table}]", key=key, table=dotted(path))
                self.wrong((*path, key), self.nearest(wrong, key, known))
        return {key: value for key, value in keys.items() if key in known}

    def any_table(self, tree: Any, path: KeyPath) -> dict[str, Any]:
        """``tree`` as a table with whatever keys."""
        if isinstance(tree, dict):
            return {key: value for key, value in tree.items() if self._is_fit(key, path)}
        name, kind = dotted(path), _kind(tree)
        self.wrong(path, say("{key} must be a table, not {kind}", key=name, kind=kind))
        return {}

    def _is_fit(self, key: str, path: KeyPath) -> bool:
        """Whether a key is one that anything can be called by; what is wrong is noted."""
        if what := unfit(key):
            self.wrong((*path, key), say("the key “{key}” has {what}", key=key, what=what))
        elif len(key) > LONGEST:
            self.wrong((*path, key), too_long(say("a key"), len(key)))
        return what is None and len(key) <= LONGEST

    def nearest(self, wrong: Said, word: str, known: Collection[str]) -> Said:
        """What is wrong, with the known word that is near: ``…; do you mean “texts”?``."""
        self._hints -= 1
        near = get_close_matches(word, sorted(known), n=1) if self._hints >= 0 else []
        return say("{wrong}; do you mean “{near}”?", wrong=wrong, near=near[0]) if near else wrong

    def tables(self, tree: Any, path: KeyPath) -> list[Any]:
        """``tree`` as an array of tables; what is none is noted and becomes an empty table."""
        if not isinstance(tree, list):
            name, kind = dotted(path), _kind(tree)
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
        by_place: dict[tuple[int, str], T] = {}
        for index, row in enumerate(self.tables(tree, path)):
            here: KeyPath = (*path, index)
            one = read(self.table(row, here, keys), here)
            if one and (one.line, one.words) in by_place:
                wrong = say(
                    "a second {table} for “{words}” on line {line}",
                    table=path[-1],
                    words=one.words,
                    line=one.line,
                )
                self.wrong(here, wrong)
            elif one:
                by_place[one.line, one.words] = one
        return tuple(by_place.values())

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
        elif what := unfit(value):
            wrong = say(
                "{key} must be one line of plain characters; it has {what}", key=key, what=what
            )
            self.wrong((*path, key), wrong)
        elif len(value) > LONGEST:
            self.wrong((*path, key), too_long(key, len(value)))
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
        items = [self.string({key: item}, path, key) for item in value]
        words = [word for word in items if word is not None]
        for word in (word for word, count in Counter(words).items() if count > 1):
            self.wrong((*path, key), say("“{word}” stands twice in {key}", word=word, key=key))
        return tuple(words)

    def whole(self, tree: Mapping[str, Any], path: KeyPath, key: str) -> int | None:
        """The whole number ``key``; ``true`` is none."""
        value = tree.get(key)
        if type(value) is int and abs(value) > LARGEST:
            wrong = say("{key} must lie between -{most} and {most}", key=key, most=LARGEST)
        elif value is None or type(value) is int:
            return value
        else:
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


def too_long(key: str, count: int, most: int = LONGEST) -> Said:
    """That something has more characters than it may have."""
    return say(
        "{key} has {count:,} characters; at most {most:,} are read",
        key=key,
        count=count,
        most=most,
    )


def _kind(value: Any) -> Said:
    return _KINDS.get(type(value), say("a date or a time"))
