"""What was broken before a text came here: characters lost, without a meaning, or misread.

Nothing is mended; each kind is told once, with its first line and how often there is one. Misread
is a line whose bytes were taken for another encoding and saved so: 鏌愬競绠＄悊 is 某市管理 in
UTF-8 read as GBK, ÖÐ¹ú is 中国 in GBK read as Latin-1. A line counts where it is no likely Chinese
as it stands, and likely by far when it is read again; Déclaration and これは are what they are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from zhbook.errors import diagnose
from zhbook.locale.say import say
from zhbook.model import Diagnostic
from zhbook.reader.plausibility import COMMON, log_likelihood

_NEWLINE = re.compile(r"\r\n?|\n")
_LOST = re.compile("\ufffd")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
#: A line that is half of these is Chinese, and need not be looked at closer.
_COMMON = re.compile(f"[{COMMON}]+")
_NOT_TELLING = re.compile(r"[\x00-\x7f\s]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u30fe]")
#: Mean ln p of a character, and by how much that of the line must grow; as in ``decoding``.
_PLAUSIBLE, _MARGIN = -9.2, 12.0
#: As what was read, and what it was.
_MISREAD = (
    ("gb18030", "utf-8"),
    ("cp1252", "utf-8"),
    ("cp950", "utf-8"),
    ("mac_roman", "utf-8"),
    ("cp437", "utf-8"),
    ("cp1251", "utf-8"),
    ("cp1252", "gb18030"),
    ("cp1252", "cp950"),
    ("gb18030", "cp950"),
    ("cp950", "gb18030"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GBK",
    "cp950": "Big5",
    "cp1252": "Latin-1",
    "mac_roman": "Mac Roman",
    "cp437": "CP 437",
    "cp1251": "Windows-1251",
}
_SHOWN = 8
_BYTE = "zhbook-byte"


def _byte(error: UnicodeError) -> tuple[bytes, int]:
    """The five bytes that code page 1252 has not, as every program reads them."""
    if isinstance(error, UnicodeEncodeError) and error.object[error.start] < "\u0100":
        return error.object[error.start].encode("latin-1"), error.start + 1
    raise error


codecs.register_error(_BYTE, _byte)


def damage(text: str, name: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of a text, which messages call ``name``."""
    return (*_characters(text, name), *_misread(text, name))


def _characters(text: str, name: str) -> Iterator[Diagnostic]:
    if lost := _LOST.search(text):
        message = say(
            "{count} × U+FFFD, in whose places characters were lost (here the first)",
            count=text.count("\ufffd"),
        )
        yield diagnose(name, _line(text, lost.start()), "source-lost", message)
    if private := _PRIVATE.search(text):
        message = say(
            "{count} private-use characters, here {code}, which mean nothing elsewhere",
            count=len(_PRIVATE.findall(text)),
            code=f"U+{ord(private[0]):04X}",
        )
        yield diagnose(name, _line(text, private.start()), "source-private", message)


def _misread(text: str, name: str) -> Iterator[Diagnostic]:
    if text.isascii():
        return
    there = [
        (number, line, again)
        for number, line in enumerate(_NEWLINE.split(text), 1)
        if 2 * len(_COMMON.sub("", line)) > len(line) and (again := reread(line))
    ]
    if there:
        line, words, (meant, was, taken_for) = there[0]
        message = say(
            "“{words}” is probably “{meant}”: {was} that was read as {taken_for} and saved; "
            "{count} such lines",
            words=words.strip()[:_SHOWN],
            meant=meant.strip()[:_SHOWN],
            was=_NAMES[was],
            taken_for=_NAMES[taken_for],
            count=len(there),
        )
        yield diagnose(name, line, "source-misread", message)


def reread(line: str) -> tuple[str, str, str] | None:
    """What a line was before it was misread, its encoding, and that in which it was read.

    ``ä¸­å›½`` is 中国 in ``utf-8``, read as ``cp1252``; ``中国`` and ``âge`` are None.
    """
    line = line.replace("\ufffd", "")
    telling = _telling(line)
    if len(telling) < 2 or log_likelihood(telling) >= _PLAUSIBLE * len(telling):
        return None
    if 2 * len(_KANA.findall(telling)) > len(telling):  # in GBK they are common Big5 ones
        return None
    # In GBK, and in Big5, every language is many Han; tones of pinyin and Все are letters alone.
    has_han = 5 * len(_HAN.findall(telling)) >= len(telling)
    best = None
    least = log_likelihood(line) + _MARGIN
    for taken_for, was in _MISREAD:
        if taken_for in ("gb18030", "cp950") and not has_han:
            continue
        try:
            content = line.encode(taken_for, _BYTE)
        except UnicodeEncodeError:
            continue
        meant = content.decode(was, "replace")
        likelihood = log_likelihood(meant)
        whole = _telling(meant.replace("\ufffd", ""))
        if likelihood <= least or len(_HAN.findall(whole)) < 2:
            continue
        if log_likelihood(whole) >= _PLAUSIBLE * len(whole):
            best, least = (meant, was, taken_for), likelihood
    return best


def _telling(line: str) -> str:
    return _NOT_TELLING.sub("", line)


def _line(text: str, at: int) -> int:
    return len(_NEWLINE.findall(text, 0, at)) + 1
