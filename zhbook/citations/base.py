"""What a text cites, before anyone knows where in the book that stands."""

from __future__ import annotations

from dataclasses import dataclass

from zhbook.places import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Citation:
    """Cited words: ``place`` of ``work``.

    ``work`` is the title as cited, without marks; empty for the text itself. Where no marks set
    a title off (刑法第三条) it is not known yet: then ``before`` is what stands before the
    number, and a title may end it; ``joined`` if that is right before the words. ``place`` is
    NOWHERE where the work as a whole is cited.
    ``version`` is the year that the text gives (2018). With ``doubt`` it is recognised as a
    reference, but nobody can tell to what; with ``earlier`` it is an edition before the
    text itself, which bears the same title. ``sure`` tells that the place was counted from where
    the words stand (前款), so that no other of its number can be meant. ``at`` is the id of the
    citing block, ``number`` how one would cite that. ``span`` counts the references on a page from
    0; it is -1 where the words bear none, as in headings.
    """

    work: str = ""
    version: str = ""
    place: Place = NOWHERE
    before: str = ""
    joined: bool = False
    doubt: bool = False
    words: str = ""
    line: int = 0
    at: str = ""
    number: str = ""
    span: int = -1
    earlier: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text gives to the whole book: what it cites, and what of it can be cited.

    ``places`` are the ids of its headings, articles and what is below these; ``years`` those by
    which its version may be named; ``date`` is that of its last amendment, else of its making, in
    ISO 8601, as exact as it is known; ``jurisdiction`` is that of its Document.
    """

    citations: tuple[Citation, ...]
    places: frozenset[str]
    years: tuple[str, ...] = ()
    date: str = ""
    jurisdiction: str = ""
