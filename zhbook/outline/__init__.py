"""Paragraphs and their candidates → Document. The only place that decides what nests in what.

``members`` finds series inside a paragraph, ``series`` nests those that open paragraphs, ``shapes``
tells titles from sentences, ``levels`` decides for one text, ``collection`` parts the texts of a
collection.

In: a ``SourceText`` and the overrides of the editors; out: a ``Document`` with ids.
Open to others: ``explained``, ``members``, ``noted``, ``reasons``, ``shapes``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import replace

from zhbook.config.overrides import PlaceOverride
from zhbook.errors import diagnose
from zhbook.locale.say import say
from zhbook.matter import contents, fields, front
from zhbook.model import Block, Diagnostic, Document, Kind, Piece, SourceText, SpanKind
from zhbook.outline import ids
from zhbook.outline.collection import repeated_title, segments, text_titles
from zhbook.outline.overrides import Overrides
from zhbook.outline.reasons import Explained, Place, Reason, Record, Rule
from zhbook.reader.normal_script import simplified
from zhbook.reader.paragraphs import Paragraph, paragraphs
from zhbook.reader.telling import TRADITIONAL


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
    return document, record.explained(document, [(p.text, p.pieces) for p in texts])


def _read(
    source: SourceText, overrides: Sequence[PlaceOverride], record: Record | None
) -> tuple[Document, list[Paragraph]]:
    """The Document of a seed and its paragraphs as received; the reasons go to ``record``."""
    received, diagnostics = paragraphs(source)
    traditional = source.script == TRADITIONAL
    folded = [replace(p, text=simplified(p.text)) for p in received] if traditional else received
    received, folded = fields.divided(received, folded)
    read = fields.with_title_joined(folded)
    # A title on several lines was joined after they were folded.
    received = _rejoined(received, read)
    settled = Overrides(source.path, overrides)
    received, read = settled.place(received, read)
    document = _outlined(source, read, diagnostics, settled, record)
    if traditional:
        texts = {(r.pieces, r.text): p.text for r, p in zip(read, received, strict=True)}
        document = _received(document, texts)
    return ids.with_ids(replace(document, script=source.script)), received


def _rejoined(texts: Sequence[Paragraph], read: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs as received, joined where the others are joined."""
    joined: list[Paragraph] = []
    rest = iter(texts)
    for paragraph in read:
        whole = next(rest)
        while len(whole.pieces) < len(paragraph.pieces):
            whole = whole.with_rest(next(rest))
        joined.append(whole)
    return joined


def _received(document: Document, texts: dict[tuple[tuple[Piece, ...], str], str]) -> Document:
    """The document with the texts of its blocks as they were received, not as they were read."""

    def block(read: Block) -> Block:
        return replace(read, text=texts[read.pieces, read.text])

    return replace(
        document,
        title=document.title and block(document.title),
        blocks=tuple(map(block, document.blocks)),
        notices=tuple(map(block, document.notices)),
    )


def _outlined(
    source: SourceText,
    texts: Sequence[Paragraph],
    joined: Sequence[Diagnostic],
    overrides: Overrides,
    record: Record | None,
) -> Document:
    known = {texts[i].line for i in overrides.whole} if len(source.lines) > 1 else set()
    diagnostics = [*source.diagnostics, *(d for d in joined if d.line not in known)]
    listed = overrides.without(contents.find_contents(texts))
    about = fields.found(texts) - overrides.whole.keys()
    title = _title(texts, overrides, about)
    repeated = repeated_title(texts, listed, title)
    if repeated and title == repeated[0]:
        title = None
    sellers = front.notices(texts, title if title is not None else front.front_end(texts))
    sellers -= overrides.whole.keys()
    if sellers:
        message = say(
            "{count} lines taken for a seller's notice, moved to the end of the text",
            count=len(sellers),
        )
        diagnostics.append(diagnose(source.path, texts[min(sellers)].line, "notice", message))
    sellers |= set(overrides.of_kind(Kind.NOTICE))
    notices = [Block(Kind.NOTICE, texts[i].text, texts[i].pieces) for i in sorted(sellers)]
    if title is None:
        message = say("the text has no title")
        diagnostics.append(diagnose(source.path, 1, "title-missing", message))
    skipped = sellers | ({title} if title is not None else set())
    entries: dict[int, str] = {}
    if listed:
        skipped.update(range(listed.title, listed.end))
        entries = dict(zip(range(listed.title + 1, listed.end), listed.entries, strict=True))
    rest = [i for i in range(len(texts)) if i not in skipped]
    starts = [i for i in text_titles(texts, rest, entries, repeated) if i not in overrides.whole]
    fixed = dict.fromkeys(about, Kind.FIELD) | overrides.fixed(texts)
    blocks, found = segments(source.path, texts, rest, starts, title, fixed, record)
    blocks = overrides.settle(rest, [fields.named(block) for block in blocks])
    diagnostics += [doubt for doubt in found if doubt.line not in known]
    if record is not None:
        around = dict.fromkeys(about, Rule.FIELD) | dict.fromkeys(sellers, Rule.NOTICE)
        by_list = Rule.REPEATED_TITLE if repeated else Rule.LISTED_TEXT
        around |= dict.fromkeys(starts, by_list)
        if title is not None:
            around[title] = Rule.TITLE
        for index, rule in around.items():
            record.note(index, Reason(rule))
        for index, row in overrides.whole.items():
            record.note(index, Reason(Rule.OVERRIDE, row=row.row))
        record.title, record.notices, record.blocks = title, sorted(sellers), rest
    if listed:
        blocks = _with_unmatched(source.path, texts, listed, blocks, diagnostics, record)
    heading = None
    if title is not None:
        length = len(texts[title].text)
        heading = Block(Kind.TITLE, texts[title].text, texts[title].pieces, 0, length)
    diagnostics.sort(key=lambda d: d.line)
    return Document(source.path, heading, tuple(blocks), tuple(notices), tuple(diagnostics))


def _title(texts: Sequence[Paragraph], overrides: Overrides, about: Collection[int]) -> int | None:
    """The paragraph that is the title: what the editors say, else what looks like one.

    ``about`` are the fields of an official paper, which are none.
    """
    for index in overrides.of_kind(Kind.TITLE):
        return index
    others = [i for i in range(len(texts)) if i not in overrides.whole and i not in about]
    found = front.find_title([texts[i] for i in others])
    return None if found is None else others[found]


def _with_unmatched(
    path: str,
    texts: Sequence[Paragraph],
    listed: contents.Contents,
    blocks: list[Block],
    diagnostics: list[Diagnostic],
    record: Record | None,
) -> list[Block]:
    """The entries of the 目录 that match no heading, put where the 目录 stood."""
    headings: dict[str, deque[Block]] = {}
    for block in blocks:
        if block.head and block.depth:
            headings.setdefault(contents.words(block.text[: block.head]), deque()).append(block)
    stay: list[Block] = []
    stayed: list[int] = []
    reasons: dict[int, Reason] = {listed.title: Reason(Rule.CONTENTS_TITLE)}
    for i, entry in zip(range(listed.title + 1, listed.end), listed.entries, strict=True):
        said = headings.get(entry) or headings.get(contents.bare(entry))
        if said:
            heading = said.popleft()
            place = Place(heading.line, heading.text[: heading.head])
            reasons[i] = Reason(Rule.ENTRY_MATCHED, match=place)
            continue
        reasons[i] = Reason(Rule.ENTRY_UNMATCHED)
        stay.append(Block(Kind.CONTENTS_ENTRY, texts[i].text, texts[i].pieces))
        stayed.append(i)
        message = say("“{entry}” of the 目录 matches no heading; it stays", entry=entry)
        diagnostics.append(diagnose(path, texts[i].line, "contents-unmatched", message))
    if len(stay) == len(listed.entries):
        # Nothing of it is said again: then its title stays as well.
        stay.insert(
            0, Block(Kind.CONTENTS_ENTRY, texts[listed.title].text, texts[listed.title].pieces)
        )
        stayed.insert(0, listed.title)
    at = next((k for k, b in enumerate(blocks) if b.line > texts[listed.title].line), len(blocks))
    if record is not None:
        for index, reason in reasons.items():
            record.note(index, reason)
        record.blocks = [*record.blocks[:at], *stayed, *record.blocks[at:]]
    return blocks[:at] + stay + blocks[at:]


def items(document: Document) -> int:
    """How many items a Document has: numbered paragraphs that are no headings, and members."""
    spans = sum(s.kind is SpanKind.ITEM for b in document.blocks for s in b.spans)
    return spans + sum(b.kind is Kind.ITEM for b in document.blocks)
