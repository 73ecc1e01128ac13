"""terms.toml: what the editors say of the terms of the index. Every key is optional.

Accepted is TOML 1.0 in UTF-8 of this shape, all terms in Simplified characters::

    never = ["社会计划"]      # words in which no shorter term is meant, never in the index

    [terms."政法工作"]
    kind = "概念"             # 人名 地名 机构 文献 概念
    gloss = "……"             # one line
    variants = ["政法各项工作"]  # also filed here; 见 leads from each
    see-also = ["平安建设"]    # 参见
    parent = "……"            # the term under which it stands as a sub-entry
    reading = "zheng4 fa3 gong1 zuo4"  # where it would be read wrongly

    [see]
    "政法战线" = "政法工作"    # 见: words that lead to a term and are not looked for

Not accepted: a variant of two terms, ``see-also`` or ``parent`` that is no term, a parent that
has a parent, a reading that has not one syllable with its tone for each character, and the signs
``, ; ! | ` `` of ASCII, which mean something in an index entry.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader
from zhbook.locale.say import Said, say

KINDS = ("人名", "地名", "机构", "文献", "概念")
_SIGNS = re.compile(r"[,;!|`\\]")
_SYLLABLE = re.compile(r"[a-z]+[1-5]|[a-z0-9]")
_KEYS = ("kind", "gloss", "variants", "see-also", "parent", "reading")


@dataclass(frozen=True, slots=True)
class Term:
    """A term in its preferred form, and the line of terms.toml on which it stands."""

    name: str
    kind: str = "概念"
    gloss: str = ""
    variants: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    parent: str = ""
    reading: str = ""
    line: int = 0

    @property
    def key(self) -> str:
        """What an index entry says: ``平安建设; 平安校园`` for a sub-entry."""
        return f"{self.parent}; {self.name}" if self.parent else self.name


@dataclass(frozen=True)
class Lexicon:
    """The whole of terms.toml; ``see`` are words, the term they lead to, and their line."""

    terms: tuple[Term, ...] = ()
    see: tuple[tuple[str, str, int], ...] = ()
    never: tuple[str, ...] = ()

    @cached_property
    def forms(self) -> dict[str, str]:
        """The key of every form that is looked for; nothing for those that are never indexed."""
        by_form = dict.fromkeys(self.never, "")
        for term in self.terms:
            by_form.update(dict.fromkeys((term.name, *term.variants), term.key))
        return by_form

    @cached_property
    def by_key(self) -> dict[str, Term]:
        """The terms by what their entries say."""
        return {term.key: term for term in self.terms}

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that decides which words are marked."""
        return hashlib.sha256(repr(sorted(self.forms.items())).encode()).hexdigest()

    def __getstate__(self) -> tuple[object, ...]:
        return (self.terms, self.see, self.never)

    def __setstate__(self, state: tuple[Any, Any, Any]) -> None:
        for name, value in zip(("terms", "see", "never"), state, strict=True):
            object.__setattr__(self, name, value)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and _content(self) == _content(other)


def _content(lexicon: Lexicon) -> tuple[object, ...]:
    return ([astuple(t) for t in lexicon.terms], lexicon.see, lexicon.never)


def read_lexicon(path: Path) -> Lexicon:
    """Read ``path``; a file that is not there gives an empty lexicon.

    All mistakes of the file are raised together, as an ``ExceptionGroup`` of ``ConfigError`` in
    the order of their lines.
    """
    toml = TomlReader.read(path)
    tree = toml.table(toml.tree, (), ("terms", "see", "never"))
    terms = _terms(toml, tree.get("terms", {}))
    _check(toml, terms)
    owners = _owners(toml, terms)
    never = toml.strings(tree, (), "never")
    for word in never:
        if word in owners:
            wrong = say(
                "“{word}” is never indexed, and also “{term}”", word=word, term=owners[word]
            )
            toml.wrong(("never",), wrong)
    lexicon = Lexicon(tuple(terms.values()), _see(toml, tree.get("see", {}), owners, terms), never)
    toml.done()
    return lexicon


def _terms(toml: TomlReader, tree: Any) -> dict[str, Term]:
    terms = {}
    for name, entry in toml.any_table(tree, ("terms",)).items():
        path: KeyPath = ("terms", name)
        _usable(toml, path, name)
        table = toml.table(entry, path, _KEYS)
        reading = toml.string(table, path, "reading") or ""
        counted = sum(character.isalnum() for character in name)
        sounds = reading.split()
        if reading and (len(sounds) != counted or not all(map(_SYLLABLE.fullmatch, sounds))):
            wrong = say(
                "“{term}” needs {count} syllables with their tones, as in “chong2 qing4”",
                term=name,
                count=counted,
            )
            toml.wrong((*path, "reading"), wrong)
        terms[name] = Term(
            name,
            toml.choice(table, path, "kind", KINDS) or "概念",
            toml.string(table, path, "gloss") or "",
            toml.strings(table, path, "variants"),
            toml.strings(table, path, "see-also"),
            toml.string(table, path, "parent") or "",
            reading,
            toml.line(path),
        )
    return terms


def _usable(toml: TomlReader, path: KeyPath, words: str) -> bool:
    if not any(character.isalnum() for character in words):
        toml.wrong(path, say("“{words}” has no character to file it by", words=words))
    elif words != words.strip():
        toml.wrong(path, say("“{words}” must be without blanks at its ends", words=words))
    elif sign := _SIGNS.search(words):
        wrong = say("“{words}” must be without “{sign}” of ASCII", words=words, sign=sign[0])
        toml.wrong(path, wrong)
    else:
        return True
    return False


def _check(toml: TomlReader, terms: Mapping[str, Term]) -> None:
    """Whether what the terms refer to is there."""
    for name, term in terms.items():
        path: KeyPath = ("terms", name)
        for other in term.see_also:
            if other == name or other not in terms:
                toml.wrong((*path, "see-also"), _no_term(toml, other, terms))
        if not term.parent:
            continue
        above = terms.get(term.parent)
        if above is None or above is term:
            toml.wrong((*path, "parent"), _no_term(toml, term.parent, terms))
        elif above.parent:
            wrong = say(
                "“{term}” is itself below “{parent}”; sub-entries have no sub-entries",
                term=term.parent,
                parent=above.parent,
            )
            toml.wrong((*path, "parent"), wrong)


def _no_term(toml: TomlReader, name: str, terms: Mapping[str, Term]) -> Said:
    """That there is no term of a name, or that it is the one that refers to it."""
    if name in terms:
        return say("there is no term “{term}”; that is itself", term=name)
    return toml.nearest(say("there is no term “{term}”", term=name), name, terms)


def _taken(words: str, owners: Mapping[str, str]) -> Said:
    return say("“{words}” is already a form of “{term}”", words=words, term=owners[words])


def _owners(toml: TomlReader, terms: Mapping[str, Term]) -> dict[str, str]:
    """The term of each form; a form of two terms is a mistake."""
    owners = {name: name for name in terms}
    for name, term in terms.items():
        path: KeyPath = ("terms", name, "variants")
        for variant in term.variants:
            if _usable(toml, path, variant) and owners.setdefault(variant, name) != name:
                toml.wrong(path, _taken(variant, owners))
            elif variant == name:
                toml.wrong(path, say("“{words}” is the term itself", words=variant))
    return owners


def _see(
    toml: TomlReader, tree: Any, owners: Mapping[str, str], terms: Mapping[str, Term]
) -> tuple[tuple[str, str, int], ...]:
    others = []
    table = toml.any_table(tree, ("see",))
    for words in table:
        path: KeyPath = ("see", words)
        target = toml.string(table, ("see",), words)
        if target is None or not _usable(toml, path, words):
            continue
        if words in owners:
            toml.wrong(path, _taken(words, owners))
        elif target not in terms:
            toml.wrong(path, _no_term(toml, target, terms))
        else:
            others.append((words, target, toml.line(path)))
    return tuple(others)
