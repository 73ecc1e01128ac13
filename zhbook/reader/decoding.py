"""Bytes → str: which encoding a file of Chinese text is in.

Read are UTF-8, UTF-16 (either order, with or without BOM), UTF-32 with BOM, GB 18030 (with it
GBK and GB/T 2312) and Big5 (as Windows has it, code page 950, or with the Hong Kong supplement).
UTF-8 and a BOM prove themselves. Between the others the likelier text is taken where it is
likelier by far: 依法行政 in GB 18030 would as Big5 be ﹜楊俴淉. ASCII that is Chinese in
an encoding of seven bits (HZ, UTF-7, ISO-2022) is refused by its name. Bytes that are no Chinese
in any of them, or about as likely in two, are refused and the ``encoding`` key asked for.
"""

from __future__ import annotations

import codecs
import re

from zhbook.locale.say import Said, say
from zhbook.reader.gb18030 import decoded
from zhbook.reader.plausibility import log_likelihood

#: What is called what in messages.
LABELS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": say("UTF-16 (little-endian)"),
    "utf-16-be": say("UTF-16 (big-endian)"),
    "utf-32": "UTF-32",
    "gb18030": "GB 18030",
    "gbk": "GBK",
    "gb2312": "GB/T 2312",
    "big5": "Big5",
    "cp950": say("Big5 (code page 950)"),
    "big5hkscs": say("Big5 (with the Hong Kong supplement)"),
}

_BOMS = (  # UTF-32 first: its little-endian BOM begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)

#: So many bytes decide; even, so that no UTF-16 unit is cut.
_SAMPLE = 1 << 16
#: Mean ln p of a character that is not ASCII, below which a text is no Chinese. Of 948 pieces of
#: real texts of 30 characters the worst had -8.7; Korean and Japanese read as Chinese have -9.4.
_PLAUSIBLE = -9.2
#: By how much ln p of the sample must exceed that of the next best: e^12, or 160,000 to one.
_MARGIN = 12.0

_BIG5 = ("cp950", "big5hkscs")
#: What stands in every encoding alike, and so tells nothing.
_ASCII = re.compile(r"[\x00-\x7f]+")


class UndecodableError(ValueError):
    """Bytes that are no text; ``offset`` is that of the first bad byte, or None."""

    def __init__(self, message: Said, offset: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def decode(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of ``content`` without a BOM, and the Python name of the encoding taken.

    ``declared`` is the encoding that the editors name; without it the encoding is found out.
    ``"法".encode("gb18030") * 20`` gives ``gb18030``; a declared ``gb18030`` on bytes that begin
    with the BOM of UTF-8 is an ``UndecodableError``.
    """
    for bom, codec, name in _BOMS:
        if content.startswith(bom):
            if declared is not None and not name.startswith(declared[:6]):
                message = say(
                    "declared as {declared}, but it begins with the BOM of {found}",
                    declared=LABELS[declared],
                    found=LABELS[name],
                )
                raise UndecodableError(message)
            return _strict(content[len(bom) :], codec, len(bom)), name
    if declared is not None:
        return _strict(content, declared, 0), declared
    if content.isascii() and (seven_bits := _seven_bits(content)):
        message = say("is probably {encoding}; save the file as UTF-8", encoding=seven_bits)
        raise UndecodableError(message)
    not_utf8 = None
    if b"\0" not in content:
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            not_utf8 = error.start
    name = _likeliest(content, not_utf8)
    return _strict(content, name, 0), name


def _seven_bits(content: bytes) -> str:
    """Which encoding of seven bits some ASCII is in; nothing where it is just ASCII.

    ``~{R;!"~}`` is in HZ (RFC 1843), ``+VvNbAQ-`` in UTF-7 (RFC 2152); ``f(x) ~{1}`` and ``1+1-2``
    are ASCII. ISO-2022 (ECMA-35) is known by how it designates a set of two bytes.
    """
    designated = re.search(rb"\x1b\$([()*+]?)[@-Z]", content)
    if designated:
        if content.startswith(b"\x1b$)C"):
            return "ISO-2022-KR"
        return "ISO-2022-CN" if designated[1] in (b")", b"*", b"+") else "ISO-2022-JP"
    for mark, codec, name in ((b"~{", "hz", "HZ"), (b"+", "utf-7", "UTF-7")):
        if mark not in content:
            continue
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        telling = _ASCII.sub("", text)
        if telling and log_likelihood(telling) >= _PLAUSIBLE * len(telling):
            return name
    return ""


def _strict(content: bytes, name: str, before: int) -> str:
    try:
        return decoded(content, name)
    except UnicodeDecodeError as error:
        offset = before + error.start
        message = say(
            "byte 0x{byte:02X} at offset {offset} does not fit {encoding}",
            byte=content[error.start],
            offset=offset,
            encoding=LABELS.get(name, name),
        )
        raise UndecodableError(message, offset) from None


def _likeliest(content: bytes, not_utf8: int | None = None) -> str:
    """The encoding in which ``content`` is the likeliest Chinese.

    ``not_utf8`` is the offset of the first byte that is not UTF-8, to be told where none is.
    """
    sample = content[:_SAMPLE]
    ranked = []
    for name in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", *_BIG5):
        decoder = codecs.getincrementaldecoder(name)("replace")
        text = decoder.decode(sample)
        ranked.append((log_likelihood(text), name, text))
    ranked.sort(reverse=True)
    score, best, text = ranked[0]
    telling = _ASCII.sub("", text) or text
    if not text or log_likelihood(telling) / len(telling) < _PLAUSIBLE:
        message = say(
            "no known encoding makes Chinese text of it; "
            "name it with the key “encoding” in book.toml, or save the file as UTF-8"
        )
        raise UndecodableError(message, not_utf8)
    own = _BIG5 if best in _BIG5 else (best,)
    rivals = [entry for entry in ranked if entry[1] not in own]
    if score - rivals[0][0] < _MARGIN:
        message = say(
            "may be {best} or {rival}; "
            "name it with the key “encoding” in book.toml, or save the file as UTF-8",
            best=LABELS[best],
            rival=LABELS[rivals[0][1]],
        )
        raise UndecodableError(message)
    return _big5(content) if best in _BIG5 else best


def _big5(content: bytes) -> str:
    """Which Big5: they share all common characters, and differ in ① and rare ones."""
    ranked = []
    for name in _BIG5:
        try:
            ranked.append((log_likelihood(content.decode(name)), name))
        except UnicodeDecodeError:
            continue
    return max(ranked, key=lambda entry: entry[0])[1] if ranked else _BIG5[0]
