"""One text, line by line: what stands there, what it became, why, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhbook.config.notes import EditorNote
from zhbook.layout.folios import is_folio
from zhbook.layout.quoted import is_quotation_mark
from zhbook.locale.catalogues import SIMPLIFIED, spoken
from zhbook.model import Block, Diagnostic, Kind, Level, Line, Piece, SourceText, Span, SpanKind
from zhbook.outline.members import LONGEST_LEAD, sentence_end
from zhbook.outline.reasons import Explained
from zhbook.outline.shapes import LONGEST_RUN_IN_BY_SERIES
from zhbook.proof import wording as words
from zhbook.proof.naming import Quotes
from zhbook.proof.sentences import Sentence, seen, sentences

#: Diagnostics of a whole text that ask nothing of its outline; they are shown, and no doubts.
_PLAIN = frozenset(
    {"source-encoding", "source-controls", "source-traditional", "layout", "milestones"}
)
#: Diagnostics that are about no line.
WHOLE = _PLAIN | {"title-missing"}
#: Diagnostics that a text alone does not give, or not in its own script.
OF_THE_BOOK = frozenset(
    {"slug-suffixed", "source-skipped", "title-repeated", "quote-unpaired"}
    | {"references-unresolved", "term-unused", "term-blind"}
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something for the editors to look at: a diagnostic of the outline, or a close decision."""

    level: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class Item:
    """A member of a series inside a paragraph."""

    words: str
    label: str
    level: int
    quote: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the seed, or the stretch of it that one paragraph takes.

    ``kind`` is the value of its Kind, ``left-out``, ``continued`` or ``milestone``; ``quote`` and
    ``run_in`` are what an override would quote, empty where nothing tells the place from others.
    """

    line: int
    text: str
    kind: str
    label: str
    level: int = 0
    id: str = ""
    why: tuple[Sentence, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    quote: str = ""
    run_in: str = ""
    items: tuple[Item, ...] = ()
    settled: bool = False
    notes: tuple[EditorNote, ...] = ()


def rows_of(
    source: SourceText,
    places: Sequence[Explained],
    diagnostics: Iterable[Diagnostic],
    notes: Sequence[EditorNote] = (),
    milestones: Sequence[Line] = (),
) -> list[Row]:
    """The rows of a text in the order of the seed; every character of it stands in one of them.

    A note stands with the row that has its words.
    """
    quotes = Quotes([(place.text, place.pieces) for place in places])
    of_line: dict[int, list[Doubt]] = {}
    for diagnostic in diagnostics:
        of_line.setdefault(diagnostic.line, []).append(doubt(diagnostic))
    raw = _raw(source, places)
    rows = [row for k, place in enumerate(places) for row in _rows(k, place, raw, quotes, of_line)]
    if milestones:
        rows += [_milestone(line) for line in milestones]
        rows.sort(key=lambda row: row.line)  # parts of one line stay as they are
    return [_noted(row, notes) for row in rows] if notes else rows


def _milestone(line: Line) -> Row:
    label, why = words.FOLIO if is_folio(line.text) else words.RUNNING_HEAD
    if is_quotation_mark(line.text):
        label, why = words.QUOTATION_MARK
    return Row(line.number, line.text, "milestone", label, why=((why,),))


def _noted(row: Row, notes: Sequence[EditorNote]) -> Row:
    here = [n for n in notes if n.line == row.line and n.words in row.text]
    here.sort(key=lambda note: row.text.index(note.words) + len(note.words))
    return replace(row, notes=tuple(here))


def doubt(diagnostic: Diagnostic) -> Doubt:
    """A diagnostic as it is shown."""
    message = spoken(diagnostic.message, SIMPLIFIED)
    return Doubt(diagnostic.level.value, words.DOUBTS[diagnostic.code], message)


def is_doubt(diagnostic: Diagnostic, titled: bool) -> bool:
    """Whether a diagnostic asks something; a missing title does not where book.toml has one."""
    return diagnostic.code not in _PLAIN and not (titled and diagnostic.code == "title-missing")


def _raw(source: SourceText, places: Sequence[Explained]) -> Mapping[int, str]:
    """The lines of the seed of which one paragraph has all; of others their stretches are shown."""
    count = Counter(piece.line for place in places for piece in place.pieces)
    once = (line for line in source.lines if line.text and count[line.number] == 1)
    return {line.number: line.text for line in once}


def _rows(
    index: int,
    place: Explained,
    raw: Mapping[int, str],
    quotes: Quotes,
    of_line: dict[int, list[Doubt]],
) -> Iterator[Row]:
    block, reason = place.block, place.reason
    settled = bool(reason.row)
    for number, (piece, text) in enumerate(stretches(place.text, place.pieces)):
        doubts = of_line.pop(piece.line, [])
        row = Row(
            piece.line,
            raw.get(piece.line, text),
            "continued",
            words.CONTINUED,
            doubts=tuple(doubts),
            quote=quotes.opening(index, number),
        )
        if number == 0:
            if reason.close and not settled:
                doubts.append(Doubt(Level.NOTE.value, words.CLOSE, ""))
            row = replace(
                row,
                kind=block.kind.value if block else "left-out",
                label=words.label(block),
                level=block.depth if block else 0,
                id=block.id if block else "",
                why=tuple(sentences(reason, place.text)),
                doubts=tuple(doubts),
                run_in=_run_in(place.text[: len(text)], block),
                settled=settled,
            )
        yield replace(row, items=tuple(_items(block, piece, len(text), index, number, quotes)))


def stretches(text: str, pieces: Sequence[Piece]) -> list[tuple[Piece, str]]:
    """The pieces of a paragraph with their texts."""
    ends = [piece.offset for piece in pieces[1:]] + [len(text)]
    return [(piece, text[piece.offset : end]) for piece, end in zip(pieces, ends, strict=True)]


def _run_in(text: str, block: Block | None) -> str:
    """The heading that the first words of a paragraph could be, if text follows it."""
    end = block.head if block and block.kind is Kind.RUN_IN else None
    end = end or sentence_end(text, 0, min(len(text), LONGEST_RUN_IN_BY_SERIES + LONGEST_LEAD))
    follows = end and text[end:].strip("。 \u3000")
    return text[:end].rstrip("。") if follows else ""


def _items(
    block: Block | None, piece: Piece, length: int, index: int, number: int, quotes: Quotes
) -> Iterator[Item]:
    """The members of series that begin in a stretch of a paragraph."""
    ends: list[int] = []
    for span in block.spans if block else ():
        if span.kind is not SpanKind.ITEM:
            continue
        while ends and ends[-1] <= span.start:
            ends.pop()
        ends.append(span.end)
        if block and piece.offset <= span.start < piece.offset + length and span.start:
            shown = block.text[span.start : min(span.end, span.start + LONGEST_LEAD)]
            quote = quotes.inside(index, number, span.start)
            yield Item(shown, _item_label(span, block), len(ends), quote)


def _item_label(span: Span, block: Block) -> str:
    return seen(span.ordinal, block.text) if span.ordinal else ""
