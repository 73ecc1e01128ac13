r"""Text for LaTeX: every character prints as itself, and none is a command.

Sphinx's own escaping replaces some characters by others (``ℯ`` by ``e``), which a book that
promises its texts to the character cannot have. Here the ten characters with a meaning in LaTeX
are escaped, and what the fonts of the book treat apart is marked:

- what the faces of the text may lack, with its code points, so that ``zhbook.sty`` looks for a
  font that has it: letters and signs of other scripts ``\ZhOther{3B1}{α}``, and what stands on a
  full square ``\ZhSquare{2460}{①}``. Private characters, which mean something else in each font,
  are ``\ZhGeta{E123}{…}``: a 〓 stands for them;
- blanks between Chinese characters, ``\ZhBlank{}``: xeCJK would leave them out;
- a hyphen before a Chinese character, ``\ZhStay{}``: a hyphen that ends a line is taken for the
  typesetter's by who copies the text;
- places where a long string may part: after every character of a word of more than 16 letters or
  digits, in a row of more than 6 punctuation marks, which by rule do not part, and in a row like
  ``甲/乙/丙/``, in which xeCJK lets no line end.
"""

from __future__ import annotations

import re

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # In an optional argument a bracket would end it.
        "[": "{[}",
        "]": "{]}",
        # These are no text in TeX, or end a line.
        "\t": " ",
        "\v": " ",
        "\f": " ",
        "\r": " ",
        "\x85": " ",
        "\u2028": " ",
        "\u2029": " ",
    }
)
#: Default_Ignorable_Code_Point (Unicode 15, DerivedCoreProperties.txt): no font need show them.
_IGNORABLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
IGNORABLE = re.compile(f"[{_IGNORABLE}]")
#: Characters that have no ink and that TeX would look for in a font.
_NO_INK = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_IGNORABLE}]")
_BLANKS = re.compile(r"[\u1680\u2000-\u200a\u202f\u205f\xa0]")

#: Chinese characters and marks; a line break between two of them is no blank.
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef‘’“”…—\U00020000-\U0003ffff"
#: Marks have room of their own; a blank beside one of them is not set.
_LETTER = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP = rf"(?<=[{_LETTER}])[ \t]+(?=[{_LETTER}])"
_BREAK = r"\ZhBreak{}"

#: What every face for Chinese has: marks, kana, Han in common use, full-width forms of ASCII, the
#: signs of Chinese type.
_PLAIN = (
    "\x00-\x7f\xa7\xb0\xb1\xb7\xd7\xf7\x85\u2013\u2014\u2018\u2019\u201c\u201d\u2025-\u2027"
    "\u2028\u2029\u3000-\u303f\u3041-\u3096\u3099-\u30ff\u3400-\u4db5\u4e00-\u9fea\uff01-\uff5e"
    "\u2103\u2109\u2116\u2121\u2160-\u216b\u2170-\u2179\u2190-\u2199\u2460-\u24ff\u2500-\u254b"
    "\u25a0\u25a1\u25b2\u25b3\u25bc\u25bd\u25c6\u25c7\u25cb\u25ce\u25cf\u2605\u2606\u2640\u2642"
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-\u2ffb\u3105-\u312f\u3131-\u318e\u3190-\u31ba"
    "\u31c0-\u31e3\u31f0-\u321e\u3220-\u332b\u332d-\u33ff\uac00-\ud7a3\uf900-\ufa6d\ufe30-\ufe4f"
    "\uffe0-\uffe6"
)
#: What Chinese type sets on a full square: see \xeCJKDeclareCharClass in zhbook.sty.
_SQUARE = (
    "\u2100-\u218f\u2190-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u2bff\u2e80-\u2fff\u3100-\u33ff"
    "\u4db6-\u4dff\u9feb-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uffe0-\uffe6"
    "\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
#: Nobody but the writer knows what these are.
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
#: Marks over, under and around the letter before them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u3099\u309a"
)
#: Scripts whose letters take another form, or another place, beside each other: Hebrew and Arabic,
#: those of India, Tibet and Southeast Asia, Mongolian, and the parts of Hangul.
_JOINED = (
    "\u0590-\u109f\u1100-\u11ff\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c7f\ua800-\ua82f\ua840-\ua9ff"
    "\uaa00-\uaadf\uabc0-\uabff\ud7b0-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc"
)
#: A line may end behind these: the dots and strokes between syllables in Tibetan.
_SYLLABLE = re.compile("[^\u0f0b\u0f0d]*[\u0f0b\u0f0d]+|[^\u0f0b\u0f0d]+")

_UNMARKED = rf"[^\s{_PLAIN}{_SQUARE}{_PRIVATE}{_JOINED}]"
_OTHER = rf"(?:[A-Za-z](?=[{_MARKS}])|{_UNMARKED})[{_MARKS}]*"
_ANY = re.compile(
    rf"(?P<joined>[{_JOINED}][{_JOINED}{_MARKS}]*)|(?P<private>[{_PRIVATE}])|(?P<other>{_OTHER})"
    rf"|(?P<plain>[\s{_PLAIN}])|(?P<square>.)"
)
#: A word that TeX would not break, and marks that do not part.
_APART = re.compile(
    rf"(?P<word>(?:[!-~]|{_OTHER}){{17,}})|(?P<marks>[、。〈-】〔-〟！（），．：；？［］｛｝～…—‘’“”·・]{{7,}})"
    rf"|(?P<row>(?:[{_LETTER}{_SQUARE}][!-/:-@\[-`{{-~]+){{6,}})|(?P<gap>{_GAP})|(?P<hyphen>-(?=[{_HAN}]))|(?P<sign>[^\s{_PLAIN}]|[A-Za-z](?=[{_MARKS}]))"
    rf"[{_JOINED}{_MARKS}]*"
)


def escape(text: str) -> str:
    r"""``text`` so that LaTeX prints it: ``50%`` gives ``50\%``; no input gives a command."""
    if text.isascii() and len(text) < 17:
        return _NO_INK.sub("", text).translate(_SPECIAL)
    text = _BLANKS.sub(" ", _NO_INK.sub("", text))
    parts = []
    at = 0
    for match in _APART.finditer(text):
        parts.append(text[at : match.start()].translate(_SPECIAL))
        if match.lastgroup == "sign":
            parts += _pieces(match[0])
        elif match.lastgroup == "hyphen":
            parts.append(r"-\ZhStay{}")
        elif match.lastgroup == "row":
            parts += [_unit(*unit) for unit in _UNIT.findall(match[0])]
        elif match.lastgroup == "gap":
            parts.append(r"\ZhBlank{}")
        else:
            parts.append(_BREAK.join(_pieces(match[0])).replace("-" + _BREAK, "-"))
        at = match.end()
    parts.append(text[at:].translate(_SPECIAL))
    return "".join(parts)


def signs(code: str) -> str:
    r"""Code as Pygments has written it for TeX, its signs marked: ``α`` in ``\PYG{x}{法α}``.

    Letters with marks stay as they are: there a comma, as between two code points, is a command.
    """
    return _LONE.sub(lambda sign: "".join(_pieces(sign[0])), _NO_INK.sub("", code))


_LONE = re.compile(rf"[^\s{_PLAIN}{_JOINED}{_MARKS}](?![{_JOINED}{_MARKS}])")


_UNIT = re.compile(r"(?s:(.))([^-(\[{<\x80-\U0010ffff]*)([!-/:-@\[-`{-~]*)")


def _unit(letter: str, closing: str, opening: str) -> str:
    """A letter with the marks behind it; it parts from those that open, and from a hyphen."""
    stay = r"\ZhStay{}" if opening.endswith("-") else ""
    ends = closing.translate(_SPECIAL) + _BREAK + opening.translate(_SPECIAL) + stay
    return "".join(_pieces(letter)) + ends


def _pieces(text: str) -> list[str]:
    """What must not part of a text, piece by piece, each with the macro that finds its font."""
    pieces = []
    for match in _ANY.finditer(text):
        piece, kind = match[0], match.lastgroup
        if kind == "plain":
            pieces.append(piece.translate(_SPECIAL))
        elif kind == "joined":
            syllables = (_marked("Other", one) for one in _SYLLABLE.findall(piece))
            pieces.append(_BREAK.join(syllables))
        else:
            pieces.append(_marked(_MACROS[kind or ""], piece))
    return pieces


_MACROS = {"private": "Geta", "square": "Square", "other": "Other"}


def _marked(macro: str, piece: str) -> str:
    codes = ",".join(f"{ord(character):X}" for character in piece)
    return rf"\Zh{macro}{{{codes}}}{{{piece}}}"


def unusual(text: str) -> set[str]:
    """The characters of a text that some font may lack: ``法αx`` has ``α``."""
    return set(_RARE.findall(text))


_RARE = re.compile(rf"[^\s{_PLAIN}{_IGNORABLE}]")


def cleaned(text: str) -> str:
    """Text on one line without characters that have no ink: what ``plain`` escapes."""
    return _NO_INK.sub("", " ".join(text.split()))


def plain(text: str, longest: int = 0) -> str:
    """Escaped text for a bookmark or a running head, cut behind ``longest`` characters."""
    text = cleaned(text)
    if longest and len(text) > longest:
        text = text[: longest - 1] + "…"
    return escape(text)


def anchor(docname: str, place: str = "") -> str:
    """The name of a place in the PDF: letters, digits, ``.`` and ``-`` only.

    ``anchor("part/a", "s3-2")`` is ``part.a:s3-2``; other characters become their numbers.
    """
    name = f"{docname.replace('/', '.')}:{place}" if place else docname.replace("/", ".")
    return re.sub(r"[^A-Za-z0-9.:-]", lambda match: f"+{ord(match[0]):x}+", name)
