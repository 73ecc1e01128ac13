"""The links of the book: what each text cites, resolved over all texts, and written into its pages.

A text's pages come with links to ``#r0``, ``#r1`` …; ``linked`` lets each lead to its target, or
makes plain text of it. Which page has which targets is all that a text's pages have from others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, NamedTuple

from zhbook.citations import UNRESOLVED, Catalogue, Citation, Cited, Target, Work
from zhbook.dates import shown
from zhbook.errors import diagnose
from zhbook.locale.say import say
from zhbook.model import Diagnostic
from zhbook.places import place

#: A link as ``writers.inlines`` writes a reference, or an escaped character: brackets of the text
#: itself are escaped, and each is stepped over, since a search from it would read on to the end of
#: the page.
_LINK = re.compile(r"\\.|\[((?:\\.|[^\[\]\\])*)\]\(#r(\d+)\)")

#: What is said of a link to a text that is later than the one that cites it.
LATER = {
    "zh-Hans": "书中是{}的版本，条的编号可能已经不同",
    "zh-Hant-TW": "書中是{}的版本，條的編號可能已經不同",
}

#: The fields of a Citation; ``astuple`` would copy each value, which took a tenth of converting.
_row = attrgetter(*(f.name if f.name != "place" else "place.id" for f in fields(Citation)))


def stored(cited: Cited) -> dict[str, Any]:
    """What a text cites, as JSON holds it."""
    return {
        "citations": [_row(citation) for citation in cited.citations],
        "places": " ".join(sorted(cited.places)),
        "years": list(cited.years),
        "date": cited.date,
        "jurisdiction": cited.jurisdiction,
    }


def restored(stored_row: Mapping[str, Any]) -> Cited:
    """What ``stored`` was made of."""
    citations = tuple(
        Citation(work, version, place(written), *others)
        for work, version, written, *others in stored_row["citations"]
    )
    return Cited(
        citations,
        frozenset(stored_row["places"].split()),
        tuple(stored_row["years"]),
        stored_row["date"],
        stored_row["jurisdiction"],
    )


class Link(NamedTuple):
    """The label a reference leads to, how far left it begins, and of what date the text there is.

    ``later`` is empty where that text can be the one cited.
    """

    label: str
    left: int = 0
    later: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A text with what its citations lead to, in their order."""

    work: Work
    citations: Sequence[Citation]
    targets: Sequence[Target]

    @property
    def links(self) -> list[Link]:
        """What is written of each reference of the page."""
        spanned = zip(self.citations, self.targets, strict=True)
        return [
            Link(target.label, target.left, target.later)
            for citation, target in spanned
            if citation.span >= 0
        ]


def link(texts: Mapping[str, tuple[Cited, str, Sequence[str]]]) -> dict[str, Linked]:
    """What every text's citations lead to; for each path what it cites, its slug and its titles."""
    works = {
        path: Work(
            slug,
            tuple(dict.fromkeys(titles)),
            cited.places,
            cited.years,
            cited.date,
            cited.jurisdiction,
        )
        for path, (cited, slug, titles) in texts.items()
    }
    catalogue = Catalogue(works.values())
    return {
        path: Linked(
            works[path],
            cited.citations,
            [catalogue.resolve(citation, works[path], works) for citation in cited.citations],
        )
        for path, (cited, _, _) in texts.items()
    }


def linked(body: str, links: Sequence[Link], lang: str, with_names: bool = True) -> str:
    """A page whose references lead to ``links``; one without a label becomes plain text.

    One that leads to a later edition says so in its title, in the words of ``lang``.
    ``with_names`` lets the name in 刑法第三条 belong to the link: the copy in a script whose words
    change their length cannot say where the name begins.
    """
    out: list[str] = []
    at = 0
    for link in _LINK.finditer(body):
        if link[1] is None:
            continue
        before, words = body[at : link.start()], link[1]
        label, left, later = links[int(link[2])]
        at = link.end()
        if not label:
            out += (before, words)
            continue
        name = before[len(before) - left :] if left and with_names else ""
        if len(name) == left and name.isalpha() and not name.isascii():
            before, words = before[: len(before) - left], name + words
        title = f' "{LATER[lang].format(shown(later))}"' if later else ""
        out.append(f"{before}[{words}](#{label}{title})")
    out.append(body[at:])
    return "".join(out)


def unresolved(path: str, text: Linked) -> Iterable[Diagnostic]:
    """One note for a text with references that should lead somewhere and do not."""
    pairs = zip(text.citations, text.targets, strict=True)
    left = [citation for citation, target in pairs if target.lead in UNRESOLVED]
    if left:
        message = say(
            "references that stay plain text: {count}; the first is “{first}”",
            count=len(left),
            first=left[0].words,
        )
        yield diagnose(path, left[0].line, "references-unresolved", message)
