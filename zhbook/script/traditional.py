"""Simplified → Traditional: titles, Documents and hand-written pages.

The schemes are OpenCC's: s2t (OpenCC's own standard), s2tw (Taiwan), s2hk (Hong Kong), and
s2twp, s2hkp, which also change wording (网络 → 網路). With the first three every character has
one in the copy and every offset stays; the last two may make words longer or shorter, so the
text is cut at the borders of spans and the offsets are counted anew. What stands in quotation
marks and is Traditional already stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise, repeat

import rjieba
from opencc import OpenCC

from zhbook.config.traditional import QUOTES, SCHEMES, Override
from zhbook.model import TRADITIONAL, Block, Diagnostic, Document
from zhbook.reader.telling import quotations
from zhbook.script.contexts import CONTEXTS
from zhbook.script.corrections import WORDS
from zhbook.script.foreign import KEPT, Stretches, without_foreign
from zhbook.script.markdown import quoted, split_page
from zhbook.script.quotation_marks import corner, quoted_blocks
from zhbook.script.rows import (
    SEPARATOR,
    context_matcher,
    literal_matcher,
    regional_form,
    word_matcher,
)
from zhbook.script.simplified import is_traditional_name
from zhbook.script.spans import with_text, with_words

EDITORS, CONTEXT, WORD = "\x1c", "\x1d", "\x1e"  # placeholders, beside KEPT
_PLACEHOLDER = re.compile("[\x1b-\x1e]")
#: 占, 公布, 帳戶: so Taiwan's list of uniform words in statutes (法律統一用字表).
_TAIWAN = (("佔", "占"), ("佈", "布"), ("賬", "帳"))
#: So many converted words are kept (some 100 bytes each) before they are forgotten.
_MOST_KNOWN = 400_000
#: Control characters never reach this stage from a seed; from elsewhere they pass unchanged.
#: (OpenCC would stop at a NUL.)
_RESERVED = {char: char for char in "\0\x1c\x1d\x1e\x1f"}


class TraditionalScript:
    """Converts with one scheme; make one and use it for the whole book.

    ``overrides`` are the editors' rows; they win over the project's own.
    """

    def __init__(
        self, scheme: str = "s2tw", quotes: str = "corner", overrides: Iterable[Override] = ()
    ) -> None:
        if scheme not in SCHEMES or scheme == "off" or quotes not in QUOTES:
            raise ValueError(f"no such conversion: {scheme}, {quotes}")
        self._made_of = (scheme, quotes, tuple(overrides))
        self._opencc = OpenCC(scheme).convert
        self._known: dict[str, str] = {}
        self._same_length = not scheme.endswith("p")
        self._corner = quotes == "corner"
        editors = {row.source: row.target for row in self._made_of[2]}
        self._editors = literal_matcher(editors | _RESERVED, EDITORS)
        regional, taiwan = regional_form(scheme), scheme.startswith("s2tw")
        self._variants = _TAIWAN if taiwan else ()
        self._contexts = context_matcher(
            [replace(row, target=regional(row.target)) for row in CONTEXTS], CONTEXT
        )
        self._words = word_matcher(
            [
                replace(row, target=regional(row.target))
                for row in WORDS
                if taiwan or not row.taiwan
            ],
            WORD,
        )

    def __reduce__(self) -> tuple[type[TraditionalScript], tuple[object, ...]]:
        """An OpenCC object cannot be pickled; another process makes its own."""
        return TraditionalScript, self._made_of

    def text(self, text: str) -> str:
        """A title or another string of its own."""
        return self.texts([text])[0]

    def name(self, name: str) -> str:
        """A title or name that may be in either script, in Traditional."""
        return name if is_traditional_name(name) else self.text(name)

    def texts(self, texts: Sequence[str]) -> list[str]:
        """Strings that have nothing to do with each other, converted in one go."""
        converted = self.characters(texts)
        return [corner([text])[0][0] for text in converted] if self._corner else converted

    def characters(self, texts: Sequence[str]) -> list[str]:
        """The same, but with the quotation marks as they stand."""
        return self._strings(texts, [()] * len(texts))[0]

    def markdown(self, page: str) -> str:
        """A hand-written MyST page: its prose is converted, what is code or a name is not."""
        stretches = split_page(page)
        if self._corner:
            stretches = quoted(stretches)
        prose = [stretch.text for stretch in stretches if stretch.prose]
        converted = iter(self._strings(prose, [()] * len(prose))[0])
        return "".join(next(converted) if s.prose else s.text for s in stretches)

    def document(self, document: Document) -> Document:
        """The whole of a text; ids, kinds and lines stay as they are."""
        blocks = document.every_block
        strings = [string for block in blocks for string in (block.text, block.added)]
        cuts = [offsets for block in blocks for offsets in (self._offsets(block), ())]
        quoted = [*chain(*((one, []) for one in quotations(strings[::2], TRADITIONAL)))]
        texts, moved = self._strings(strings, cuts, quoted)
        originals = blocks
        blocks = [
            with_words(block, texts[2 * i], texts[2 * i + 1], moved[2 * i])
            for i, block in enumerate(blocks)
        ]
        diagnostics: list[Diagnostic] = []
        if self._corner:
            first = 1 if document.title else 0
            body = slice(first, first + len(document.blocks))
            alone = [slice(i, i + 1) for i in range(len(blocks)) if not body.start <= i < body.stop]
            for group in (body, *alone):
                blocks[group], notes = quoted_blocks(document.path, blocks[group], originals[group])
                diagnostics += notes
        said = self.texts([line.text for line in document.milestones])
        milestones = tuple(map(with_text, document.milestones, said))
        copy = replace(document.with_every_block(blocks), milestones=milestones)
        diagnostics = [*document.diagnostics, *diagnostics]
        return replace(copy, diagnostics=tuple(diagnostics), script=TRADITIONAL)

    def _offsets(self, block: Block) -> set[int]:
        """Every offset that something in the block names and that may move."""
        if self._same_length:
            return set()
        ordinals = [block.ordinal, *(span.ordinal for span in block.spans)]
        return (
            {block.head}
            | {piece.offset for piece in block.pieces}
            | {offset for span in block.spans for offset in (span.start, span.end)}
            | {offset for number in ordinals if number for offset in (number.start, number.end)}
        )

    def _strings(
        self,
        strings: Sequence[str],
        cuts: Sequence[Collection[int]],
        quoted: Sequence[Stretches] = (),
    ) -> tuple[list[str], list[dict[int, int]]]:
        """Convert all strings in one go; for each, where its offsets in ``cuts`` lie now.

        Where lengths stay nothing moves, and the maps are empty. ``quoted`` is what each quotes,
        where they are the paragraphs of one text.
        """
        fixed: dict[str, list[str]] = {}
        kept = fixed.setdefault(KEPT, [])
        text = self._fixed(
            "\n".join(map(without_foreign, strings, repeat(kept), quoted or repeat(None))), fixed
        )
        starts = list(accumulate((len(string) + 1 for string in strings), initial=0))
        spans = [(start, end - 1) for start, end in pairwise(starts)]
        if self._same_length:
            converted = self._convert([text], fixed)[0]
            return [converted[start:end] for start, end in spans], [{} for _ in strings]
        borders = {offset for span in spans for offset in span} | {0, len(text)}
        for (start, _), row in zip(spans, cuts, strict=True):
            borders.update(start + cut for cut in row)
        chunks = self._convert([text[a:b] for a, b in pairwise(sorted(borders))], fixed)
        now = dict(zip(sorted(borders), accumulate(map(len, chunks), initial=0), strict=True))
        whole = "".join(chunks)
        moved = [
            {cut: now[start + cut] - now[start] for cut in row}
            for (start, _), row in zip(spans, cuts, strict=True)
        ]
        return [whole[now[start] : now[end]] for start, end in spans], moved

    def _fixed(self, text: str, fixed: dict[str, list[str]]) -> str:
        """The text with placeholders where the editors' rows or a context decide."""
        text = self._editors(text, fixed.setdefault(EDITORS, []))
        return self._contexts(text, fixed.setdefault(CONTEXT, []))

    def _convert(self, chunks: Sequence[str], fixed: dict[str, list[str]]) -> list[str]:
        """Convert chunks that no word may reach across: one cut, one conversion."""
        border = SEPARATOR * 2
        if not chunks:
            return []
        converted = self._each_word(self._cut(chunks, fixed))
        targets = {placeholder: iter(row) for placeholder, row in fixed.items()}

        def filled(chunk: str) -> str:
            return _PLACEHOLDER.sub(lambda placeholder: next(targets[placeholder[0]]), chunk)

        return [filled(chunk.replace(SEPARATOR, "")) for chunk in converted[1:-1].split(border)]

    def _cut(self, chunks: Sequence[str], fixed: dict[str, list[str]]) -> str:
        """The chunks with a separator around every word, and placeholders where a row decides."""
        cut = (SEPARATOR * 2).join([SEPARATOR.join(rjieba.cut(chunk)) for chunk in chunks])
        return self._words(f"{SEPARATOR}{cut}{SEPARATOR}", fixed.setdefault(WORD, []))

    def cut(self, text: str) -> str:
        """A text with a separator around every word, as it is converted; in place of a character
        that a row decides about stands EDITORS, CONTEXT or WORD.
        """
        fixed: dict[str, list[str]] = {}
        text = without_foreign(text, fixed.setdefault(KEPT, []))
        return self._cut([self._fixed(text, fixed)], fixed)

    def plainly(self, text: str) -> str:
        """What the scheme makes of a text without any cutting or row, in uniform characters."""
        converted = str(self._opencc(text))
        for variant, uniform in self._variants:
            converted = converted.replace(variant, uniform)
        return converted

    def _each_word(self, cut: str) -> str:
        """What OpenCC makes of words that a separator parts; it is asked once for each word.

        A separator keeps every entry of OpenCC's dictionaries within one word, so the words may
        as well come one by one; most have come before.
        """
        words = cut.split(SEPARATOR)
        known = self._known
        if len(known) > _MOST_KNOWN:
            known.clear()
        new = [word for word in set(words) if word not in known]
        if new:
            converted = self.plainly(SEPARATOR.join(new)).split(SEPARATOR)
            known.update(zip(new, converted, strict=True))
        if new and self._same_length:
            for word in new:
                if len(known[word]) != len(word):
                    known[word] = self._by_character(word)
        return SEPARATOR.join(map(known.__getitem__, words))

    def _by_character(self, word: str) -> str:
        """For an OpenCC whose dictionaries change lengths: such a word character by character."""
        chars = [(char, self._opencc(char)) for char in word]
        return "".join(new if len(new) == 1 else char for char, new in chars)
