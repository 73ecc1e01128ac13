"""The page 文中引用的法规与文件: every work that the texts cite, with the places where they do.

A work that the book holds leads to its text; one that it holds in several versions lists them, and
there an undated citation leads. The order is that of the pinyin of the titles without their
中华人民共和国.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pypinyin import lazy_pinyin

from zhbook.citations import PAGE, Work, entry_id
from zhbook.citations.works import base
from zhbook.inlines import escape
from zhbook.linking import Linked
from zhbook.myst import front_matter

TITLE = "文中引用的法规与文件"
_HELD = "（本书收有）"
_VERSIONS = "（本书收有下列文本）"
#: What the page says itself, in the order of _words.
_SAID = (TITLE, _HELD, _VERSIONS)


@dataclass(slots=True)
class Entry:
    """A work: its fullest title, the texts of the book that are it, and where it is cited.

    A place is the path of the citing text, the id of the block and how one cites that.
    """

    title: str = ""
    held: list[str] = field(default_factory=list)
    places: dict[tuple[str, str, str], None] = field(default_factory=dict)


def entries(texts: Mapping[str, Linked]) -> dict[str, Entry]:
    """The works that are cited, by what the forms of their titles have in common."""
    found: dict[str, Entry] = {}
    for path, text in texts.items():
        for citation, target in zip(text.citations, text.targets, strict=True):
            if not target.work:
                continue
            entry = found.setdefault(target.work, Entry())
            if base(citation.work) == target.work and len(citation.work) > len(entry.title):
                entry.title = citation.work
            entry.places[path, citation.at, citation.number] = None
    for path, text in texts.items():
        for name in dict.fromkeys(base(title) for title in text.work.titles):
            if name in found:
                found[name].held.append(path)
    for name, entry in found.items():
        entry.title = entry.title or name
    return found


@cache
def filing(title: str) -> tuple[list[str], str]:
    """The key by which titles are sorted: their pinyin, then their characters."""
    letters = "".join(c for c in title if c.isalnum())
    return [sound.lower() for sound in lazy_pinyin(letters)], title


def cited_page(
    found: Mapping[str, Entry],
    texts: Mapping[str, Linked],
    titles: Mapping[str, str],
    lang: str,
    words: Callable[[Sequence[str]], list[str]],
) -> str:
    """The page in one script; ``titles`` of the texts are in it, ``words`` converts all else."""
    order = sorted(found, key=filing)
    numbers = dict.fromkeys(n for entry in found.values() for _, _, n in entry.places)
    said = [*_SAID, *(found[name].title for name in order), *numbers]
    now = dict(zip(said, words(said), strict=True))
    fields = {"kind": "cited", "slug": PAGE, "lang": lang}
    lines = [front_matter(fields), f"({PAGE})=", "", f"# {escape(now[TITLE])}", ""]
    letter = ""
    for name in order:
        entry = found[name]
        first = (filing(name)[0] or ["#"])[0][:1].upper()
        first = first if "A" <= first <= "Z" else "0–9"
        if first != letter:
            letter = first
            lines += [f"## {letter}", ""]
        lines += [f"{{#{PAGE}--{entry_id(name)} .cited-work}}"]
        lines += ["".join(_title(entry, texts, titles, now)), ""]
        lines += ["{.cited-places}", "、".join(_places(entry, texts, titles, now)), ""]
    return "\n".join(lines)


def _title(
    entry: Entry, texts: Mapping[str, Linked], titles: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[str]:
    title = escape(f"《{now[entry.title]}》")
    if len(entry.held) == 1:
        yield f"[{title}](#{texts[entry.held[0]].work.slug})[{now[_HELD]}]{{.cited-held}}"
        return
    yield title
    if entry.held:
        yield f"[{now[_VERSIONS]}]{{.cited-held}}"
        yield "、".join(
            f"[{escape(titles[path] + _version(texts[path].work))}](#{texts[path].work.slug})"
            for path in sorted(entry.held, key=lambda path: (texts[path].work.years, path))
        )


def _version(work: Work) -> str:
    return "（" + "、".join(work.years) + "）" if work.years else ""


def _places(
    entry: Entry, texts: Mapping[str, Linked], titles: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[str]:
    for path, at, number in entry.places:
        words = escape(f"《{titles[path]}》{now[number]}")
        yield f"[{words}](#{texts[path].work.slug}--{at})"
