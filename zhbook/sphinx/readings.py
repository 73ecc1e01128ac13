"""How a term is read: 重庆 is ``chong2 qing4``, 重点 ``zhong4 dian3``.

A reading is written as syllables in ASCII with the number of the tone, 5 for the neutral one and
``v`` for ü, parted by blanks: one for each Han character, and every letter and digit stands for
itself. Marks and blanks have none: 《刑法》 is ``xing2 fa3``. pypinyin reads with the phrases of
pypinyin-dict (CC-CEDICT, then its large collection), which choose between the readings of a
character by its neighbours. They know Simplified characters alone: of a Traditional book the
Simplified term must be given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

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
#: Before other tones these change theirs, and some phrases say so.
_ALONE = {"一": "yi1", "不": "bu4"}
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


@cache
def _phrases() -> None:
    """Load the phrases, once: this takes a second and some 300 MB."""
    from pypinyin import load_phrases_dict
    from pypinyin.contrib.tone_convert import tone3_to_tone
    from pypinyin_dict.phrase_pinyin_data import (  # type: ignore[import-untyped]
        cc_cedict,
        large_pinyin,
    )

    cc_cedict.load()
    large_pinyin.load()
    load_phrases_dict(
        {w: [[tone3_to_tone(s)] for s in read.split()] for w, read in PHRASES.items()}
    )


@lru_cache(maxsize=65536)
def reading(term: str) -> str:
    """The reading of a Simplified term."""
    from pypinyin import Style, pinyin

    _phrases()
    text = unicodedata.normalize("NFKC", term)
    sounds = pinyin(
        text,
        style=Style.TONE3,
        heteronym=False,
        errors=list,  # type: ignore[arg-type]  # a list gives one sound for each letter
        neutral_tone_with_five=True,
        v_to_u=False,
    )
    pairs = zip(text, (sound[0] for sound in sounds), strict=True)
    return " ".join(_plain(character, sound) for character, sound in pairs if character.isalnum())


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


def readings(terms: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    """The readings of terms; what is ``known`` is not looked up, and the rest is added to it."""
    for term in terms:
        if term not in known:
            known[term] = reading(term)
    return known
