"""How a term is read: 重庆 is ``chong2 qing4``, 重点 ``zhong4 dian3``.

A reading is written as syllables in ASCII with the number of the tone, 5 for the neutral one and
``v`` for ü, parted by blanks: one for each Han character, and every letter and digit stands for
itself. Marks and blanks have none: 《刑法》 is ``xing2 fa3``. A term is cut into the longest
phrases of pypinyin and pypinyin-dict (CC-CEDICT, then its large collection), which choose between
the readings of a character by its neighbours; one in no phrase has its commonest reading. They know
Simplified characters alone: of a Traditional book the Simplified term must be given.

Loaded as their packages do it, the half million phrases take 300 MB. So they are gone through file
by file, once for all terms, and what can stand in none of the terms is not kept. Nothing is changed
inside pypinyin: what others ask it does not depend on whether an index was made before.
"""

from __future__ import annotations

import gc
import re
import sys
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module, metadata
from importlib.util import find_spec
from itertools import chain, count, pairwise

#: Words that those phrases read wrongly, or in which they do not find the word.
PHRASES = {
    "长三角": "chang2 san1 jiao3",
    "长效": "chang2 xiao4",
    "给付": "ji3 fu4",
    "给排水": "ji3 pai2 shui3",
    "还款": "huan2 kuan3",
    "栖霞": "qi1 xia2",
    "栖霞区": "qi1 xia2 qu1",
    "栖霞市": "qi1 xia2 shi4",
    "藏区": "zang4 qu1",
    "藏医": "zang4 yi1",
    # Surnames, as judgments and cases have them.
    "曾某": "zeng1 mou3",
    "单某": "shan4 mou3",
    "解某": "xie4 mou3",
    "仇某": "qiu2 mou3",
    "区某": "ou1 mou3",
    "查某": "zha1 mou3",
    "翟某": "zhai2 mou3",
}
#: The collections of pypinyin-dict; what a later one says holds.
_COLLECTIONS = ("cc_cedict", "large_pinyin")
#: Before other tones these change theirs, and some phrases say so.
_ALONE = {"一": "yi1", "不": "bu4"}
_Phrase = tuple[str, list[list[str]]]
_SYLLABLE = re.compile(r"[a-z]+[1-5]|[a-z0-9]")


def counted(text: str) -> str:
    """The letters, digits and characters of a text, by which it is filed: ``《刑法》`` is 刑法."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def is_reading(words: str, term: str) -> bool:
    """Whether ``words`` can be the reading of ``term``: ``chong2 qing4`` of 重庆.

    ``chongqing`` cannot, nor ``chong2``: each character needs its syllable with a tone.
    """
    sounds = words.split()
    return len(sounds) == len(counted(term)) and all(map(_SYLLABLE.fullmatch, sounds))


def readings(terms: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    """The readings of Simplified terms; what is not ``known`` yet is looked up and added to it.

    Ask for all terms at once: each time something is not known the phrases are gone through, in
    half a second and 30 MB.
    """
    new = {t: unicodedata.normalize("NFKC", t) for t in terms if t not in known}
    if new:
        phrases = _Phrases(new.values())
        known.update((term, phrases.reading(text)) for term, text in new.items())
    return known


def edition_of_phrases() -> str:
    """What readings come from: when this is another one, those that are known hold no more."""
    packages = [metadata.version(name) for name in ("pypinyin", "pypinyin-dict")]
    return repr((packages, sorted(PHRASES.items())))


class _Phrases:
    """The phrases that can stand in some texts: all of whose pairs of characters do."""

    def __init__(self, texts: Iterable[str]) -> None:
        pairs = {one + other for text in texts for one, other in pairwise(text)}
        self.sounds: dict[str, Sequence[str]] = {}
        #: How long the longest phrase is that begins with a character.
        self.longest: dict[str, int] = {}
        with _no_garbage():
            for phrase, sounds in _beginning(pairs) if pairs else ():
                if all(a + b in pairs for a, b in pairwise(phrase)):
                    self.sounds[phrase] = [_numbered(sound[0]) for sound in sounds]
        self.sounds.update((p, read.split()) for p, read in PHRASES.items())
        for phrase in self.sounds:
            self.longest[phrase[0]] = max(len(phrase), self.longest.get(phrase[0], 0))

    def reading(self, text: str) -> str:
        """How ``text`` is read."""
        sounds = chain.from_iterable(self._sounds(piece) for piece in self._cut(text))
        pairs = zip(text, sounds, strict=True)
        return " ".join(
            _plain(character, sound) for character, sound in pairs if character.isalnum()
        )

    def _cut(self, text: str) -> Iterator[str]:
        """``text`` in phrases, each the longest that begins there, and single characters."""
        at = 0
        while at < len(text):
            length = min(self.longest.get(text[at], 1), len(text) - at)
            while length > 1 and text[at : at + length] not in self.sounds:
                length -= 1
            yield text[at : at + length]
            at += length

    def _sounds(self, piece: str) -> Sequence[str]:
        sounds = self.sounds.get(piece)
        if sounds is not None and len(sounds) == len(piece):
            return sounds
        return [_sound(character) for character in piece]


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Python looks for no garbage meanwhile: among two million lists it would find none, and look
    for three quarters of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _beginning(pairs: Container[str]) -> Iterator[_Phrase]:
    """The phrases whose first two characters are one of the pairs."""
    return (found for found in _every() if found[0][:2] in pairs)


def _every() -> Iterator[_Phrase]:
    """All phrases. Their modules hold some 40,000 each, and one is let go of before the next."""
    from pypinyin.constants import PHRASES_DICT

    yield from PHRASES_DICT.items()
    package = import_module("pypinyin_dict.phrase_pinyin_data")
    for collection in _COLLECTIONS:
        for number in count():
            part = f"{collection}_{number}"
            name = f"{package.__name__}.{part}"
            loaded = name in sys.modules
            if not loaded and find_spec(name) is None:
                break
            module = import_module(name)
            yield from module.phrases_dict.items()
            if not loaded:
                del sys.modules[name]
                delattr(package, part)
                # Its functions and itself hold each other until Python looks for garbage.
                del module.phrases_dict


@cache
def _numbered(sound: str) -> str:
    """A syllable with the number of its tone: ``zhòng`` is ``zhong4``."""
    from pypinyin.contrib.tone_convert import tone_to_tone3

    return tone_to_tone3(sound, v_to_u=False, neutral_tone_with_five=True)


@cache
def _sound(character: str) -> str:
    """The commonest reading of a character; a character without one stands for itself."""
    from pypinyin import Style, pinyin

    return pinyin(character, style=Style.TONE3, neutral_tone_with_five=True)[0][0]


def _plain(character: str, sound: str) -> str:
    """The sound of a character: by itself, so that 一 is always ``yi1`` and 不 ``bu4``."""
    if character in _ALONE:
        return _ALONE[character]
    plain = sound.lower().replace("ü", "v").replace("ê", "e")
    return plain if plain.isascii() else character


def initials(read: str) -> str:
    """The first letters of a reading, as one types them: ``zfgz`` of 政法工作."""
    return "".join(sound[0] for sound in read.split())


def zhuyin(sound: str) -> str:
    """A syllable in zhuyin: ``zhong4`` is ``ㄓㄨㄥˋ``; what is no syllable stays itself."""
    from pypinyin import Style
    from pypinyin.contrib.tone_convert import tone3_to_tone
    from pypinyin.style import convert

    if len(sound) == 1:
        return sound
    return convert(tone3_to_tone(sound), Style.BOPOMOFO, strict=True)
