"""Why each paragraph of a text became what it is, as the outline itself noted it while deciding.

A Reason names the rule that decided and the evidence for it; what it says in words is the affair
of who shows it. ``levels`` notes a Rule per paragraph in passing; the rest is put together only
where somebody asks (``explained``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from zhbook.model import Block, Document, Ordinal, Piece


class Rule(Enum):
    """The rules of the outline, by what they decide from."""

    # What the editors say.
    OVERRIDE = "override"
    # What stands around the body.
    TITLE = "title"
    NOTICE = "notice"
    FIELD = "field"
    BEFORE_TITLE = "before-title"
    NOTE = "note"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    # Several texts in one seed.
    LISTED_TEXT = "listed-text"
    COUNTED_TEXT = "counted-text"
    REPEATED_TITLE = "repeated-title"
    # The 目录.
    CONTENTS_TITLE = "contents-title"
    ENTRY_MATCHED = "entry-matched"
    ENTRY_UNMATCHED = "entry-unmatched"
    # What was drawn.
    TABLE = "table"
    VERSE = "verse"
    # A paragraph without a number of its own.
    PLAIN = "plain"
    # A heading without a number.
    NAMED_PART = "named-part"
    ATTACHMENT = "attachment"
    ISSUED_PAPER = "issued-paper"
    REPEATED_WORDS = "repeated-words"
    SIGN = "sign"
    SAMPLE = "sample"
    FORM_ALONE = "form-alone"
    COLON = "colon"
    BRACKETED = "bracketed"
    OVER_ARTICLES = "over-articles"
    # A number that counts nothing of this text.
    INLINE_SERIES = "inline-series"
    LIST_OF_ATTACHMENTS = "list-of-attachments"
    WRITTEN_OUT = "written-out"
    QUOTED = "quoted"
    CITED = "cited"
    NO_SERIES = "no-series"
    ALONE = "alone"
    CELL = "cell"
    # A number of a series.
    DIVISION = "division"
    ARTICLE = "article"
    UNDER_ARTICLE = "under-article"
    UNDER_ITEM = "under-item"
    QUOTED_LIST = "quoted-list"
    MOSTLY_TITLES = "mostly-titles"
    MOSTLY_TEXT = "mostly-text"
    TEXT_AMONG_TITLES = "text-among-titles"
    AS_SISTERS = "as-sisters"
    ANNOUNCED_SERIES = "announced-series"


@dataclass(frozen=True, slots=True)
class SeedPlace:
    """Another place that is evidence: its line in the seed, and the words it begins with."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a paragraph is what it is.

    ``ordinal`` is the number that a recogniser saw at its beginning (``style`` names the
    recogniser). Of a series: its neighbours, the place it stands under, how many ``members`` it
    has and how many of them look like ``titles``; ``form`` is the paragraph's own (``LINE``,
    ``RUN_IN``, ``STOP``, ``BODY``), ``support`` what makes a series of a single member
    (``title-alone``, ``announced``, ``usual``, ``continues``, ``children``). ``match`` is the
    heading of a 目录 entry, the paragraph in which a quotation began, or another place with the
    same words; ``row`` the line of book.toml; ``signs`` by what a title or notice was recognised,
    as ``matter.title`` and ``matter.sellers`` name them. ``close`` says that its form speaks
    against the decision.
    """

    rule: Rule
    ordinal: Ordinal | None = None
    before: SeedPlace | None = None
    after: SeedPlace | None = None
    parent: SeedPlace | None = None
    match: SeedPlace | None = None
    members: int = 0
    titles: int = 0
    form: str = ""
    support: str = ""
    row: int = 0
    signs: tuple[str, ...] = ()
    close: bool = False


_PLAIN = Reason(Rule.PLAIN)


@dataclass(frozen=True, slots=True)
class Explained:
    """A paragraph of the seed, what it became (None where it was left out), and why.

    ``text`` and ``pieces`` are as in a Block; the block of a title, notice or body has its id.
    """

    text: str
    pieces: tuple[Piece, ...]
    block: Block | None
    reason: Reason


@dataclass(slots=True)
class Record:
    """What ``outline`` notes where somebody asks: reasons, and the paragraphs of its blocks.

    Paragraphs are named by their indices; ``blocks`` has one for each block of the Document.
    """

    reasons: dict[int, Reason] = field(default_factory=dict)
    blocks: list[int] = field(default_factory=list)
    title: int | None = None
    notices: list[int] = field(default_factory=list)

    def note(self, index: int, reason: Reason) -> None:
        """The reason for a paragraph; an earlier one is forgotten, but not its evidence."""
        before = self.reasons.get(index)
        if before and reason.rule is Rule.OVERRIDE:
            reason = replace(before, rule=reason.rule, row=reason.row, close=False)
        self.reasons[index] = reason

    def note_all(self, reasons: Mapping[int, Reason]) -> None:
        """The reasons for some paragraphs."""
        for index, reason in reasons.items():
            self.note(index, reason)

    def explained(
        self, document: Document, texts: Sequence[tuple[str, tuple[Piece, ...]]]
    ) -> list[Explained]:
        """Every paragraph in the order of the seed, with its block in the finished document."""
        blocks = dict(zip(self.blocks, document.blocks, strict=True))
        blocks |= zip(self.notices, document.notices, strict=True)
        if self.title is not None and document.title:
            blocks[self.title] = document.title
        return [
            Explained(text, pieces, blocks.get(i), self.reasons.get(i, _PLAIN))
            for i, (text, pieces) in enumerate(texts)
        ]
