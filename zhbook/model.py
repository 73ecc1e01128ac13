"""What the parts of the converter hand to each other: frozen dataclasses that decide nothing.

Offsets are Python string indices (code points) into ``Block.text``; line numbers count from 1
in the seed as a text editor shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from zhbook.locale.say import Said
from zhbook.places import NOWHERE, Place

#: The scripts of texts; the reader decides once in which of them a seed is.
SIMPLIFIED, TRADITIONAL = "simplified", "traditional"
#: The layouts of seeds: a paragraph a line, or lines that were wrapped.
LINES, WRAPPED = LAYOUTS = "lines", "wrapped"


class Level(Enum):
    """How grave a diagnostic is; ``--strict`` fails from WARNING on."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Kind(Enum):
    """What a block of a text is."""

    TITLE = "title"
    TEXT_TITLE = "text-title"  # the title of one text in a collection
    HEADING = "heading"  # a whole line
    RUN_IN = "run-in"  # a number and a first sentence, followed by text
    ARTICLE = "article"  # 第…条
    ITEM = "item"  # a numbered paragraph that is no heading
    PARAGRAPH = "paragraph"
    SALUTATION = "salutation"
    SIGNATURE = "signature"  # also the date under it
    NOTE = "note"  # 题注: promulgation, speaker and date under a title
    FIELD = "field"  # 索引号：…, 发文字号：…: data about an official paper
    CONTENTS_ENTRY = "contents-entry"  # an entry of a 目录 that matches no heading
    TABLE = "drawn-table"  # drawn with lines; its text has line breaks
    VERSE = "verse"  # a stanza; its text has line breaks
    NOTICE = "notice"  # a seller's notice, not part of the text


class SpanKind(Enum):
    """What a stretch inside a block's text is."""

    ITEM = "item"  # a member of a series inside the paragraph
    LEAD = "lead"  # the words at its beginning that are set off
    FIELD_NAME = "field-name"  # of a FIELD, with its colon
    REFERENCE = "reference"  # words that cite another place; without spans inside
    NOTE = "editor-note"  # the mark of a note of the editors; it has no length
    MILESTONE = "milestone"  # a page number or running head of the copy; it has no length


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to say about one place of a seed."""

    path: str
    line: int
    level: Level
    code: str
    message: Said


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a seed: its number in the file and its text without blanks at the ends.

    ``indent`` is how many characters' widths of blanks stood before it (U+3000 is one, two
    narrow blanks are one). ``page`` tells that a form feed stood before it.
    """

    number: int
    text: str
    indent: int = 0
    page: bool = False


@dataclass(frozen=True, slots=True)
class Milestone:
    """A page number, running head or mark of quotation of the copy, which is no part of the text
    (TEI P5, ``pb``).

    It stands before the character at ``offset``, at the end where that is the text's length.
    """

    offset: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """A seed that was read. ``path`` is relative to the seeds folder, with ``/``.

    ``script`` is SIMPLIFIED or TRADITIONAL: what the editors say, else what it looks like.
    ``layout`` is what the editors say of its lines, one of ``LAYOUTS``, and ``jurisdiction`` what
    they say of its levels (places.LEVELS); empty: the text tells.
    """

    path: str
    lines: tuple[Line, ...]
    encoding: str
    sha256: str
    diagnostics: tuple[Diagnostic, ...] = ()
    script: str = SIMPLIFIED
    layout: str = ""
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number that a recogniser saw: ``text[start:end]`` is number ``value`` of a series.

    ``above`` are the numbers that it is written behind: ``11.5`` in 11.5.2.
    """

    style: str
    value: int
    start: int
    end: int
    suffix: int = 0  # 3 in 第一百零三条之三, 1 in 7A
    above: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` of a block is something; spans nest and never overlap."""

    start: int
    end: int
    kind: SpanKind
    place: Place = NOWHERE
    ordinal: Ordinal | None = None
    target: str = ""  # of a REFERENCE; of a NOTE or MILESTONE its number, from 1

    @property
    def id(self) -> str:
        """The id of its place; empty where it has none."""
        return self.place.id


@dataclass(frozen=True, slots=True)
class Piece:
    """From ``offset`` on, the text of a block stands on ``line`` of the seed."""

    offset: int
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a text, plain, with what is known of it beside it.

    ``depth`` counts headings from 1 and is 0 for all else. ``head`` is the length of what
    stands in contents and navigation: the whole text of a HEADING, the first sentence of a
    RUN_IN without its 。, the number of an ARTICLE or ITEM.
    """

    kind: Kind
    text: str
    pieces: tuple[Piece, ...]
    depth: int = 0
    head: int = 0
    ordinal: Ordinal | None = None
    place: Place = NOWHERE
    spans: tuple[Span, ...] = ()
    added: str = ""  # 〔其三〕, by the editors

    @property
    def id(self) -> str:
        """The id of its place; empty where it has none."""
        return self.place.id

    @property
    def line(self) -> int:
        """The line of the seed on which the block begins."""
        return self.pieces[0].line


@dataclass(frozen=True, slots=True)
class Document:
    """One text: its title if it has one, its blocks in their order, and its notices.

    ``notes`` are what the editors' notes say, ``milestones`` the lines of the seed that stand as
    such in the blocks, both in the order of their numbers; ``script`` is that of its words, as a
    SourceText has it.
    ``jurisdiction`` is that whose order of levels it keeps (places.LEVELS); nothing where
    nobody tells, which is read as the mainland's.
    """

    path: str
    title: Block | None
    blocks: tuple[Block, ...]
    notices: tuple[Block, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()
    milestones: tuple[Line, ...] = ()
    script: str = SIMPLIFIED
    jurisdiction: str = ""

    @property
    def every_block(self) -> list[Block]:
        """Title, blocks and notices, one after the other."""
        return [*([self.title] if self.title else []), *self.blocks, *self.notices]

    def with_every_block(self, blocks: Sequence[Block]) -> Document:
        """The same with other blocks, as many and in the order of ``every_block``."""
        first = 1 if self.title else 0
        last = first + len(self.blocks)
        return replace(
            self,
            title=blocks[0] if first else None,
            blocks=tuple(blocks[first:last]),
            notices=tuple(blocks[last:]),
        )
