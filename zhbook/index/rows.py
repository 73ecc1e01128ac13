"""What the index says of its terms, over all texts: ``index-terms`` of the front page.

Each row is a term that stands somewhere in the book, in the script of the edition, with kind,
reading, gloss and what to see also; or words that lead to such a term (见). Nothing leads to a
term that no text has, and no words that are a term themselves lead elsewhere, so no reference is
blind or circular; what the lexicon would have is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhbook.config.lexicon import Lexicon
from zhbook.errors import diagnose
from zhbook.index.terms import REDACTED, SIGNS, Marked
from zhbook.locale.say import say
from zhbook.model import Diagnostic
from zhbook.pageformat import Directive
from zhbook.titles import in_marks

#: The name of the lexicon, in the seeds folder.
FILE = "terms.toml"
SEE = "见"


def stored(marked: Marked) -> dict[str, Any]:
    """What a text gives to the index of the book, as JSON holds it.

    In the order of the keys, which is that of a record read back: a text that was not converted
    again must leave the rows of the book as they were.
    """
    keys = dict.fromkeys(key for mark in marked.marks for key in mark.keys)
    return {
        "keys": list(keys),
        "see": dict(sorted(marked.see)),
        "kinds": dict(sorted(marked.kinds)),
    }


@dataclass(slots=True)
class Row:
    """A term, by its key; ``see`` are the keys that words lead to which have no places."""

    key: str
    kind: str = ""
    reading: str = ""
    gloss: str = ""
    see_also: Sequence[str] = ()
    see: list[str] = field(default_factory=list)


def rows(texts: Iterable[Mapping[str, Any]], lexicon: Lexicon) -> list[Row]:
    """The rows of the book; ``texts`` are what ``stored`` gave for each."""
    keys: dict[str, None] = {}
    kinds: dict[str, str] = {}
    see: dict[str, dict[str, None]] = {}
    for text in texts:
        keys.update(dict.fromkeys(text["keys"]))
        kinds.update(text["kinds"])
        for words, key in text["see"].items():
            see.setdefault(words, {})[key] = None
    by_key, by_name = lexicon.by_key, {term.name: term for term in lexicon.terms}
    listed: dict[str, Row] = {}
    for key in keys:
        for part in (key.partition("; ")[0], key):
            listed.setdefault(part, Row(part, kinds.get(part, "")))
    for key, row in listed.items():
        if term := by_key.get(key):
            row.kind, row.reading, row.gloss = term.kind, term.reading, term.gloss
            also = [by_name[other].key for other in term.see_also]
            row.see_also = [other for other in also if other in keys]
    for words, target, _ in lexicon.see:
        see.setdefault(words, {})[by_name[target].key] = None
    for term in lexicon.terms:
        for words in (*term.variants, *([term.name] if term.parent else ())):
            if term.parent or _is_elsewhere(words, term.name):
                see.setdefault(words, {})[term.key] = None
    leading = []
    for words, targets in see.items():
        there = [key for key in targets if key in keys]
        if there and words not in listed:
            leading.append(Row(words, SEE, see=there))
    return [*listed.values(), *leading]


def _is_elsewhere(words: str, name: str) -> bool:
    """Whether words are filed at another place than a name, so that a reader needs 见."""
    if REDACTED.search(words):
        return False
    plain, name = _counted(words), _counted(name)
    return bool(plain) and not plain.startswith(name) and not name.startswith(plain)


def _counted(words: str) -> str:
    return "".join(character for character in words if character.isalnum())


def directive(listed: Sequence[Row], words: Callable[[Sequence[str]], list[str]]) -> str:
    """The directive in one script; ``words`` converts what the reader sees of it."""
    if not listed:
        return ""
    shown = words([_shown(row) for row in listed])
    glosses = words([row.gloss.translate(SIGNS) for row in listed])
    lines = [f"```{{{Directive.INDEX_TERMS}}}"]
    for row, now, gloss in zip(listed, shown, glosses, strict=True):
        refers = ", ".join(row.see or row.see_also)
        lines.append(f"{row.key} | {now} | {row.kind} | {row.reading} | {gloss} | {refers}")
    return "\n".join([*lines, "```", ""])


def _shown(row: Row) -> str:
    """The name at the end of a key; a document stands in the marks of a title."""
    name = row.key.rpartition("; ")[2]
    return in_marks(name) if row.kind == "文献" else name


def diagnostics(
    path: str, texts: Iterable[Mapping[str, Any]], lexicon: Lexicon
) -> list[Diagnostic]:
    """What the lexicon has and no text: terms, and references to them."""
    keys = {key for text in texts for key in text["keys"]}
    names = {part for key in keys for part in key.split("; ")}
    by_name = {term.name: term for term in lexicon.terms}
    unused = [term for term in lexicon.terms if term.name not in names]
    doubts = []
    if unused:
        message = say(
            "terms that no text has: {count}; the first is “{first}”",
            count=len(unused),
            first=unused[0].name,
        )
        doubts.append(diagnose(path, unused[0].line, "term-unused", message))
    refers = [(w, target, line) for w, target, line in lexicon.see]
    refers += [(t.name, o, t.line) for t in lexicon.terms if t not in unused for o in t.see_also]
    for words, target, line in refers:
        if by_name[target].key not in keys:
            message = say(
                "“{words}” would lead to “{target}”, which no text has; it is left out",
                words=words,
                target=target,
            )
            doubts.append(diagnose(path, line, "term-blind", message))
    return doubts
