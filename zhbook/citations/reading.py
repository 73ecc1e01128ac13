"""Reads one block for what it cites.

``《…》``, 《刑法》第三条, what brackets declare; numbers without 《》 are read by ``numbered``.
What stands inside quotation marks is another's: 本法 and 前款 there are that law's, and are left
alone unless the words before the quotation name it (《刑法》第三条规定：“……本法第五条……”).
"""

from __future__ import annotations

import re
from dataclasses import replace

from zhbook.citations import brackets, works
from zhbook.citations.base import Citation
from zhbook.citations.grammar import Units
from zhbook.citations.names import REACH, name_before
from zhbook.citations.numbered import GENRE, NUMBERED, NumberReading, is_another
from zhbook.model import Block, Kind
from zhbook.reader.normal_script import simplified_title
from zhbook.titles import is_blank, title_end

_WORD = re.compile(
    rf"《|(?P<own>本(?:(?P<genre>{GENRE})|(?P<unit>[条款项章节编])))"
    r"|(?:(?<![目当提先此以])|(?<=以)(?=前.{1,2}(?:第|规|所|的规|、|和|及)))"
    r"前(?P<many>[两二三四五六七八九十])?"
    r"(?P<last>条(?![件例文约款项目])|款(?![项式目])|项(?![目链])|目(?![的标录前]))|第"
    r"|(?P<bracket>[（(])(?=[^（）()]{0,60}(?:简称|下称))"
)


class BlockReading(NumberReading):
    """The references of one block. ``others`` tells that it has cited another work."""

    def marked(self) -> Block:
        """The block with a span for each reference that can bear a link."""
        at = self.block.head if self.block.kind is Kind.ARTICLE else 0
        while word := _WORD.search(self.words, at):
            if word[0] == "《":
                at = self.titled(word.start())
            elif word["own"]:
                at = self.own(word)
            elif word["last"]:
                at = self.preceding(word)
            elif word["bracket"]:
                at = self.declaration(word.start())
            else:
                at = self.bare(word.start())
        if not self.spans:
            return self.block
        b, spans = self.block, (*self.block.spans, *self.spans)
        return Block(b.kind, b.text, b.pieces, b.depth, b.head, b.ordinal, b.place, spans, b.added)

    # Each of these reads what begins at an offset, and returns where to go on.

    def titled(self, start: int) -> int:
        """《…》, what brackets say of it, and the places that follow."""
        end = title_end(self.words, start)
        if end is None:
            return start + 1
        title = self.block.text[start + 1 : end - 1]
        before = self.words[max(start - works.LONGEST_BEFORE, 0) : start]
        about = brackets.brackets(self.words, end, works.is_counted(title))
        self.read_to = about.end
        citation = self.cited(simplified_title(title) + about.more, before, about)
        joint = NUMBERED.match(self.words, about.end)
        if joint is not None:
            citation = self.dated(citation, joint.end())
        if citation.work:
            self.note(start, end, citation)
        self.others = self.others or bool(citation.work) or is_blank(title)
        if about.short:
            self.text.declare(about.short, Citation(doubt=True) if about.several else citation)
        self.named.append((about.end, citation))
        if joint is None:
            return end
        return max(end, self.places(joint.end(), joint.end(), Units(), citation))

    def cited(self, title: str, before: str, about: brackets.Brackets) -> Citation:
        """What a title in 《》 cites; 《　　》 is a blank to be filled in, and cites nothing."""
        if is_blank(title):
            return Citation(doubt=True)
        known = self.text.meant_by(title) or Citation(title, works.version(title))
        version = about.version or known.version or works.year_before(before)
        if self.text.is_own_title(known.work):
            given = works.year_given(before)
            after = self.words[about.end : about.end + works.LONGEST_AFTER]
            if given or works.is_old(before) or works.is_ended(after):
                return Citation(known.work, version or given, earlier=True)
        # 《条例》 that nobody has explained is no title; 原《……法》 is another version.
        doubt = known.doubt or works.is_generic(known.work) or is_another(known.work, before)
        return replace(known, version=version, doubt=doubt)

    def declaration(self, start: int) -> int:
        """建筑法（以下简称本法）第三条: brackets behind a name that 《》 do not set off."""
        about = brackets.brackets(self.words, start)
        name = name_before(self.words[max(0, start - REACH) : start])
        named = name.in_marks or works.ends_as_title(name.words)
        if start < self.read_to or not about.short or not named:
            return start + 1
        citation = replace(self.of_name(name), joined=False)
        citation = Citation(doubt=True) if about.several else citation
        self.text.declare(about.short, citation)
        self.named.append((about.end, citation))
        joint = NUMBERED.match(self.words, about.end)
        if joint is None:
            return about.end
        self.others = True
        return max(about.end, self.places(joint.end(), joint.end(), Units(), citation))
