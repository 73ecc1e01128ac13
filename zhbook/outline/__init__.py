"""Paragraphs and their candidates → Document. The only place that decides what nests in what.

``around`` finds what the body of a seed is not, ``collection`` parts the texts of a collection,
``levels`` decides for one text: ``members`` finds series inside a paragraph, ``series`` nests those
that open paragraphs, ``shapes`` tells titles from sentences. ``listed`` compares a 目录 with the
headings, ``jurisdiction`` tells in whose order articles are divided.

In: a ``SourceText`` and the overrides of the editors; out: a ``Document`` with ids.
Open to others: ``explained``, ``jurisdiction``, ``members``, ``noted``, ``reasons``, ``shapes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhbook.config.overrides import PlaceOverride
from zhbook.layout.paragraphs import Paragraph, paragraphs
from zhbook.matter import contents, fields, issued
from zhbook.model import Block, Diagnostic, Document, Kind, SourceText, SpanKind
from zhbook.outline import ids, jurisdiction, loose
from zhbook.outline.around import around
from zhbook.outline.collection import segments, text_titles
from zhbook.outline.counted_texts import counted_texts
from zhbook.outline.listed import matched
from zhbook.outline.marked import without_marks
from zhbook.outline.milestones import with_milestones
from zhbook.outline.overrides import Overrides
from zhbook.outline.reasons import Explained, Reason, Record, Rule
from zhbook.outline.wrapped import with_headings_joined

#: Why lines keep their breaks.
_KEPT = {Kind.TABLE: Rule.TABLE, Kind.VERSE: Rule.VERSE}


def outline(source: SourceText, overrides: Sequence[PlaceOverride] = ()) -> Document:
    """The Document of a seed: every paragraph of it, with kind, depth and id.

    Nothing is dropped but 目录 entries that match a heading, and the word 目录 itself where they
    all do. Doubts are the document's diagnostics; an ``ExceptionGroup`` of ``ConfigError`` is
    raised for ``overrides`` that match no place of the text.
    """
    return _read(source, overrides, None)[0]


def explained(
    source: SourceText, overrides: Sequence[PlaceOverride] = ()
) -> tuple[Document, list[Explained]]:
    """What ``outline`` gives, and every paragraph of the seed in its order with the reason for it.

    Raises what ``outline`` raises.
    """
    record = Record()
    document, texts = _read(source, overrides, record)
    return document, record.explained(document, [(p.received, p.pieces) for p in texts])


def _read(
    source: SourceText, overrides: Sequence[PlaceOverride], record: Record | None
) -> tuple[Document, list[Paragraph]]:
    """The Document of a seed and its paragraphs; the reasons go to ``record``."""
    texts, joints = paragraphs(source, {row.line for row in overrides})
    texts, titles = loose.with_titles(source.path, without_marks(texts))
    joints += titles
    texts, title = fields.with_title_joined(contents.divided(fields.divided(texts)))
    texts = with_headings_joined(issued.with_titles_joined(texts, title))
    settled = Overrides(source.path, overrides)
    texts = settled.place(texts)
    document = ids.with_ids(_outlined(source, texts, joints, settled, record))
    whose = source.jurisdiction or jurisdiction.told(
        jurisdiction.evidence((p.text for p in texts), document.blocks)
    )
    return replace(document, script=source.script, jurisdiction=whose), texts


def _outlined(
    source: SourceText,
    texts: Sequence[Paragraph],
    joints: Sequence[Diagnostic],
    overrides: Overrides,
    record: Record | None,
) -> Document:
    """The Document without ids."""
    outside = around(texts, overrides)
    body = outside.body(len(texts))
    listed = text_titles(texts, body, outside.entries, outside.repeated)
    whole = "" if outside.title is None else texts[outside.title].text
    titles = listed or counted_texts(texts, body, whole)
    starts = [i for i in titles if i not in overrides.whole]
    kept = {i: k for i in body if (k := texts[i].kept) and i not in overrides.whole}
    fixed = dict.fromkeys(outside.fields, Kind.FIELD) | kept
    fixed |= overrides.fixed(texts)
    blocks_found, doubts = segments(source.path, texts, body, starts, outside.title, fixed, record)
    blocks = overrides.settle(body, [fields.named(block) for block in blocks_found])
    # What the editors have settled is no longer in doubt.
    known = {texts[i].line for i in overrides.whole} if len(source.lines) > 1 else set()
    diagnostics = [
        *source.diagnostics,
        *(joint for joint in joints if joint.line not in known),
        *outside.doubts(source.path, texts),
        *(doubt for doubt in doubts if doubt.line not in known),
    ]
    entries: dict[int, Reason] = {}
    if outside.listed:
        lines = matched(outside.listed, texts, _headings(body, blocks))
        at = _behind(blocks, texts[outside.listed.start].line)
        blocks[at:at], body[at:at] = lines.blocks(texts), lines.stayed
        diagnostics += lines.doubts(source.path, texts)
        entries = lines.reasons
    if record is not None:
        record.title, record.notices, record.blocks = outside.title, outside.notices, body
        record.note_all(outside.reasons(starts, not listed))
        record.note_all({i: Reason(_KEPT[kind]) for i, kind in kept.items()})
        record.note_all({i: Reason(Rule.OVERRIDE, row=r.row) for i, r in overrides.whole.items()})
        record.note_all(entries)
    document = Document(
        source.path,
        None if outside.title is None else _title(texts[outside.title]),
        tuple(_received(texts[i], block) for i, block in zip(body, blocks, strict=True)),
        tuple(Block(Kind.NOTICE, texts[i].received, texts[i].pieces) for i in outside.notices),
        tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.line)),
    )
    title = [] if outside.title is None else [outside.title]
    return with_milestones(document, texts, [*title, *body, *outside.notices])


def _headings(body: Sequence[int], blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    """The headings, each with its paragraph."""
    pairs = zip(body, blocks, strict=True)
    return [(i, block) for i, block in pairs if block.head and block.depth]


def _behind(blocks: Sequence[Block], line: int) -> int:
    """Where in the blocks what stands on a line belongs."""
    return next((k for k, block in enumerate(blocks) if block.line > line), len(blocks))


def _title(paragraph: Paragraph) -> Block:
    text = paragraph.received
    return Block(Kind.TITLE, text, paragraph.pieces, head=len(text))


def _received(paragraph: Paragraph, block: Block) -> Block:
    """A block with its words as they were received, not as they were read."""
    same = paragraph.received == block.text
    return block if same else replace(block, text=paragraph.received)


def items(document: Document) -> int:
    """How many items a Document has: numbered paragraphs that are no headings, and members."""
    spans = sum(s.kind is SpanKind.ITEM for b in document.blocks for s in b.spans)
    return spans + sum(b.kind is Kind.ITEM for b in document.blocks)
