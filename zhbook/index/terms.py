"""Index marks: which terms stand at which places of a text.

Three kinds of words are marked, each once for a place (a heading, a paragraph, or an item in it):

- the forms of the lexicon, of which the one that begins first counts, and of these the longest:
  在中央政法工作会议上 is 中央政法工作会议 and no 政法工作;
- titles in 《…》, under the name without country and version: 《中华人民共和国刑法》 under 刑法;
  《条例》, which stands for no one work, is none;
- names in “ ”: “雪亮工程”, “两个维护” and names that the text has in several paragraphs; no
  sentences, no single characters, nothing of a longer quotation, nothing with marks of redaction.

Nothing is marked in notices, in what the editors have added, and in a 目录. Keys are Simplified,
also those of a Traditional text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from zhbook.citations import Cited, works
from zhbook.citations.place_names import NamedPlace, places
from zhbook.config.lexicon import Lexicon
from zhbook.model import TRADITIONAL, Document
from zhbook.numerals import HAN_NUMERALS
from zhbook.pageformat import OWN_TITLE, TOP
from zhbook.reader.normal_script import simplified
from zhbook.titles import is_blank, title_end

#: Signs that would mean something in an index entry, as they are written there.
SIGNS = str.maketrans({",": "，", ";": "；", "!": "！", "|": "｜", "`": "‘", "\\": "＼"})
_NAME = re.compile(r"[“「]([^“”「」《》]{2,16})[”」]")
_SENTENCE = re.compile(r"[，。；：！？、…,.;:!?\s]")
REDACTED = re.compile(r"\*|[Xx×]{2}|某某|□")
#: Names that every authority has: they stand for no one work.
_GENERIC = re.compile(
    rf"(?!宪法)(?:本|实施|管理|暂行|若干|有关|工作|试行)?(?:{'|'.join(works.GENRES)})"
)
#: What is counted: 两个维护, 四个意识, 八五, 三零, 十户联防; and what such names are called.
_COUNTED = re.compile(rf"(?:[{HAN_NUMERALS}两]|\d)+")
_NOUNS = "工程|行动|经验|机制|模式|计划|体系|制度|改革|规划|战略|方针|理论|思想|运动"
_CALLS = re.compile(rf"(?:{_NOUNS}|精神|主义)$")
_CALLED = re.compile(
    rf"(?:[^，。；！？、：“”「」《》]{{0,6}})?(?:{_NOUNS}|专项|创建|政策|活动|平台|原则|规定|教育|会议)"
)
#: Words that open a statement and no name.
_STATES = re.compile(r"[我你他她它这那是不没有要把被让使为在从对向就也都还又很更最]")


@dataclass(frozen=True, slots=True)
class Mark:
    """The terms of one place: ``keys`` are what their entries say, ``main`` if it is a heading.

    ``block`` is the id of the block in which the place stands; nothing for the title.
    """

    block: str
    place: str
    words: str
    main: bool
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of a text, and its words that lead to a key: ``中华人民共和国刑法`` to ``刑法``.

    ``kinds`` has what each key is that the lexicon does not hold.
    """

    marks: tuple[Mark, ...] = ()
    see: tuple[tuple[str, str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()


def find(document: Document, title: str, cited: Cited, lexicon: Lexicon) -> Marked:
    """The marks of a document that the book shows under ``title``; ``cited`` is what it cites."""
    return _Marking(document, cited, lexicon).marked(title)


@lru_cache(maxsize=4)
def _automaton(lexicon: Lexicon) -> tuple[AhoCorasick | None, tuple[str, ...]]:
    """What finds the forms, and the key of each."""
    forms = lexicon.forms
    if not forms:
        return None, ()
    searched = [simplified(form) for form in forms]
    automaton = AhoCorasick(
        searched,
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )
    return automaton, tuple(forms.values())


class _Marking:
    def __init__(self, document: Document, cited: Cited, lexicon: Lexicon) -> None:
        self.document, self.lexicon = document, lexicon
        self.automaton, self.keys = _automaton(lexicon)
        self.fold = document.script == TRADITIONAL
        self.works = {(c.at, c.words): c.work for c in cited.citations if c.work and not c.doubt}
        self.repeated = self._repeated()
        self.see: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def _repeated(self) -> frozenset[str]:
        """The names that stand in quotation marks in several paragraphs."""
        counts = Counter(
            name
            for block in self.document.blocks
            for name in {m[1] for m in _NAME.finditer(self._text(block.text))}
        )
        return frozenset(name for name, count in counts.items() if count > 1)

    def _text(self, text: str) -> str:
        return simplified(text) if self.fold else text

    def marked(self, title: str) -> Marked:
        """All marks, in the order of the page."""
        marks: list[Mark] = []
        own = self.document.title
        if own:
            name = TOP if own.text == title else OWN_TITLE
            whole = [NamedPlace(name, "", 0, len(own.text), True)]
            marks += self._marks("", own.text, lambda: whole)
        for block, at in places(self.document):
            marks += self._marks(block.id, block.text, at)
        return Marked(tuple(marks), tuple(self.see.items()), tuple(self.kinds.items()))

    def _marks(self, block: str, text: str, places: Callable[[], list[NamedPlace]]) -> list[Mark]:
        """The marks of one block; ``places`` tells its places."""
        hits = sorted(self._found(block, self._text(text)))
        if not hits:
            return []
        here = places()
        keys: dict[NamedPlace, dict[str, None]] = {}
        for start, key in hits:
            inner = [place for place in here if place.start <= start < place.end]
            if inner:
                keys.setdefault(inner[-1], {})[key] = None
        return [
            Mark(block, place.id, place.words.translate(SIGNS), place.main, tuple(keys[place]))
            for place in here
            if place in keys
        ]

    def _found(self, at: str, text: str) -> Iterator[tuple[int, str]]:
        """Where a key stands in a text."""
        if self.automaton is not None:
            for index, start, _ in self.automaton.find_matches_as_indexes(text):
                if self.keys[index]:
                    yield start, self.keys[index]
        if "《" in text:
            yield from self._titles(at, text)
        if "“" in text or "「" in text:
            yield from self._names(text)

    def _titles(self, at: str, text: str) -> Iterator[tuple[int, str]]:
        start = text.find("《")
        while start >= 0:
            end = title_end(text, start)
            if end is not None:
                work = self.works.get((at, text[start:end]), "")
                if key := self._title(work):
                    yield start, key
            start = text.find("《", end or start + 1)

    def _title(self, work: str) -> str:
        """The key of a cited work; what is the lexicon's own is found by its words, if they are."""
        work = self._text(work)
        name = works.printed(works.base(work))
        for form in (work, name):
            if form in self.lexicon.forms:
                return self.lexicon.forms[form]
        if (
            not work
            or REDACTED.search(work)
            or _GENERIC.fullmatch(simplified(work))
            or work.endswith(".txt")
        ):
            return ""
        key = name.translate(SIGNS)
        if is_blank(key):
            return ""
        self.kinds[key] = "文献"
        full = work.translate(SIGNS)
        if works.plain(work) != works.base(work) and full.startswith("中华人民共和国"):
            self.see[full.partition("（")[0]] = key
        if matter := matter_of(key):
            self.see[matter] = key
        return key

    def _names(self, text: str) -> Iterator[tuple[int, str]]:
        for match in _NAME.finditer(text):
            name = match[1]
            if name in self.lexicon.forms or f"“{name}”" in self.lexicon.forms:
                continue
            if is_name(name, text[match.end() :], name in self.repeated):
                key = f"“{name}”".translate(SIGNS)
                self.kinds[key] = "概念"
                yield match.start(), key


def is_name(words: str, after: str, repeated: bool = False) -> bool:
    """Whether words in “ ” are a name: 雪亮工程, and 八五 before 普法规划; not 我们坚决不退.

    ``after`` is what follows the mark that closes. Of other words those are that a text has in
    several paragraphs.
    """
    if len(words) < 2 or is_blank(words) or _SENTENCE.search(words) or REDACTED.search(words):
        return False
    if not all(character.isalnum() or character in "+—-·" for character in words):
        return False
    if _CALLS.search(words):
        return True
    if _COUNTED.match(words):
        return len(words) <= 8
    if _STATES.match(words) or len(words) > 8:
        return False
    return repeated or _CALLED.match(after[:10]) is not None


#: What stands before the matter of a document in its title.
_BODY = re.compile(r"^(?:[^关]{2,24}?)?关于(?=.{4})")
_DEED = re.compile(
    r"^(?:进一步|切实|认真|全面|深入|扎实|加快|做好|加强|推进|推动|深化|贯彻|落实|学习|宣传|印发|实施|开展|"
    r"办理|审理|适用|处理|健全|完善|规范|建立|严格|加大|强化|新时代|新形势下|当前|在|依法|有关|的)+"
)

_OF_ANOTHER = re.compile(r".{0,8}[〈《]")


def matter_of(title: str) -> str:
    """What a document is about, by its title: 检察机关法律监督工作的意见.

    Of ``中共中央关于加强新时代检察机关法律监督工作的意见``; a title without 关于 has none, nor has
    one that speaks of another document, ``关于修改〈刑法〉的决定``.
    """
    body = _BODY.match(title)
    if not body:
        return ""
    rest = _DEED.sub("", title[body.end() :])
    return "" if len(rest) < 4 or _OF_ANOTHER.match(rest) else rest
