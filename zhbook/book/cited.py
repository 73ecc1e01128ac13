"""文中引用的法规与文件: every work that the texts cite, with the places where they do.

A work that the book holds leads to its text; one that it holds in several versions lists them, and
there an undated citation leads. The order is that of the pinyin of the titles without their
中华人民共和国. It is one page; in a large book it is a page for each letter, named ``cited_a``, as
no text can be, and ``cited`` leads to them. In print they are one chapter again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pypinyin import lazy_pinyin

from zhbook.citations import PAGE, Lead, Target, Work, entry_id
from zhbook.citations.linking import Linked
from zhbook.citations.works import base, printed
from zhbook.pageformat import Class, Field, PageKind, label, slug_and_place
from zhbook.titles import in_marks
from zhbook.writers.inlines import escape
from zhbook.writers.myst import front_matter

TITLE = "文中引用的法规与文件"
_HELD = "（本书收有）"
_VERSIONS = "（本书收有下列文本）"
_WORKS = "种"
_EARLIER = "（所引早于本书的版本）"
#: With more places than this each letter has a page of its own.
MOST = 2_000
#: The heading of titles that begin with no letter.
_DIGITS = "0–9"


@dataclass(slots=True)
class Entry:
    """A work: its fullest title, the texts of the book that are it, and where it is cited.

    A place is the path of the citing text, the id of the block and how one cites that; it is true
    of one that cites an edition earlier than what the book holds.
    """

    title: str = ""
    held: list[str] = field(default_factory=list)
    places: dict[tuple[str, str, str], bool] = field(default_factory=dict)


def entries(texts: Mapping[str, Linked]) -> dict[str, Entry]:
    """The works that are cited, by what the forms of their titles have in common."""
    by_work: dict[str, Entry] = {}
    for path, text in texts.items():
        for citation, target in zip(text.citations, text.targets, strict=True):
            if not target.work:
                continue
            entry = by_work.setdefault(target.work, Entry())
            if base(citation.work) == target.work and len(citation.work) > len(entry.title):
                entry.title = citation.work
            place = (path, citation.at, citation.number)
            earlier = target.lead in (Lead.LATER, Lead.EARLIER)
            entry.places[place] = entry.places.get(place, False) or earlier
    for path, text in texts.items():
        for name in dict.fromkeys(base(title) for title in text.work.titles):
            if name in by_work:
                by_work[name].held.append(path)
    for name, entry in by_work.items():
        entry.title = entry.title or printed(name)
    return by_work


@cache
def filing(title: str) -> tuple[list[str], str]:
    """The key by which titles are sorted: their pinyin, then their characters."""
    letters = "".join(c for c in title if c.isalnum())
    return [sound.lower() for sound in lazy_pinyin(letters)], title


def letter(title: str) -> str:
    """The heading under which a title stands: ``D`` for 道路法."""
    first = (filing(title)[0] or ["#"])[0][:1].upper()
    return first if "A" <= first <= "Z" else _DIGITS


def is_large(by_work: Mapping[str, Entry]) -> bool:
    """Whether each letter has a page of its own."""
    return sum(len(entry.places) for entry in by_work.values()) > MOST


def page_of(letter: str) -> str:
    """The name of the page of a letter: ``cited_d``."""
    return f"{PAGE}_{letter[0].lower()}"


def shelved(texts: Mapping[str, Linked]) -> Mapping[str, Linked]:
    """The links of the book, those to entries leading to the pages on which these stand."""
    if not is_large(entries(texts)):
        return texts
    return {
        path: replace(text, targets=[*map(_shelved, text.targets)]) for path, text in texts.items()
    }


def _shelved(target: Target) -> Target:
    page, place = slug_and_place(target.label)
    if page != PAGE or not place:
        return target
    return replace(target, label=label(page_of(letter(target.work)), place))


def cited_pages(
    by_work: Mapping[str, Entry],
    texts: Mapping[str, Linked],
    titles: Mapping[str, str],
    lang: str,
    words: Callable[[Sequence[str]], list[str]],
) -> dict[str, str]:
    """The pages in one script, by name; ``titles`` are in it, ``words`` converts all else."""
    order = sorted(by_work, key=filing)
    numbers = dict.fromkeys(n for entry in by_work.values() for _, _, n in entry.places)
    phrases = [
        TITLE,
        _HELD,
        _VERSIONS,
        _WORKS,
        _EARLIER,
        *(by_work[name].title for name in order),
        *numbers,
    ]
    now = dict(zip(phrases, words(phrases), strict=True))
    groups: dict[str, list[str]] = {}
    # A title may begin with no letter at all, or with one that sorts behind Z.
    for name in sorted(order, key=lambda name: letter(name) != _DIGITS):
        groups.setdefault(letter(name), []).append(name)

    def listed(page: str, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            entry = by_work[name]
            yield f"{{#{label(page, entry_id(name))} .{Class.CITED_WORK}}}"
            yield from ("".join(_title(entry, texts, titles, now)), "")
            places = "、".join(_places(entry, texts, titles, now))
            yield from (f"{{.{Class.CITED_PLACES}}}", places, "")

    lines = [*_head(PAGE, now[TITLE], lang)]
    if not is_large(by_work):
        for head, names in groups.items():
            lines += [f"## {head}", "", *listed(PAGE, names)]
        return {PAGE: "\n".join(lines)}
    for head, names in groups.items():
        count = f"[{len(names):,}{now[_WORKS]}]{{.{Class.TOC_FACTS}}}"
        lines += [f"{{.{Class.TOC_PART}}}", f"[{head}](#{page_of(head)}) {count}", ""]
    lines += ["```{toctree}", ":hidden:", ""]
    lines += [*(f"{head} <{page_of(head)}>" for head in groups), "```", ""]
    pages = {PAGE: "\n".join(lines)}
    for head, names in groups.items():
        page = page_of(head)
        top = _head(page, f"{now[TITLE]} · {head}", lang, letter=head)
        pages[page] = "\n".join([*top, *listed(page, names)])
    return pages


def _head(page: str, title: str, lang: str, **more: str) -> list[str]:
    fields = {Field.KIND: PageKind.CITED, Field.SLUG: page, Field.LANG: lang, **more}
    return [front_matter(fields), f"({page})=", "", f"# {escape(title)}", ""]


def _title(
    entry: Entry, texts: Mapping[str, Linked], titles: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[str]:
    title = escape(in_marks(now[entry.title]))
    if len(entry.held) == 1:
        yield f"[{title}](#{texts[entry.held[0]].work.slug})[{now[_HELD]}]{{.{Class.CITED_HELD}}}"
        return
    yield title
    if entry.held:
        yield f"[{now[_VERSIONS]}]{{.{Class.CITED_HELD}}}"
        yield "、".join(
            f"[{escape(titles[path] + _version(texts[path].work))}](#{texts[path].work.slug})"
            for path in sorted(entry.held, key=lambda path: (texts[path].work.years, path))
        )


def _version(work: Work) -> str:
    return "（" + "、".join(work.years) + "）" if work.years else ""


def _places(
    entry: Entry, texts: Mapping[str, Linked], titles: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[str]:
    for (path, at, number), earlier in entry.places.items():
        words = escape(in_marks(titles[path]) + now[number])
        mark = f"[{now[_EARLIER]}]{{.{Class.CITED_HELD}}}" if earlier else ""
        yield f"[{words}](#{label(texts[path].work.slug, at)}){mark}"
