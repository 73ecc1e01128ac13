r"""Text for LaTeX: every character prints as itself, and none is a command.

Sphinx's own escaping replaces some characters by others (``ℯ`` by ``e``), which a book that
promises its texts to the character cannot have. Here the ten characters with a meaning in LaTeX
are escaped, and what the fonts of the book treat apart is marked:

- letters of other scripts, ``\ZhOther{3B1}{α}``, which the Latin face may lack;
- blanks between Chinese characters, ``\ZhBlank{}``: xeCJK would leave them out;
- a hyphen before a Chinese character, ``\ZhStay{}``: a hyphen that ends a line is taken for the
  typesetter's by who copies the text;
- places where a long string may part: after every character of a word of more than 16 letters or
  digits, and in a row of more than 6 punctuation marks, which by rule do not part.
"""

from __future__ import annotations

import re
import unicodedata

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
#: Characters that have no ink and that TeX would look for in a font.
_NO_INK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_BLANKS = re.compile(r"[\u1680\u2000-\u200a\u202f\u205f\xa0]")

#: Chinese characters and marks; a line break between two of them is no blank.
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef‘’“”…—\U00020000-\U0003ffff"
#: Marks have room of their own; a blank beside one of them is not set.
_LETTER = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_GAP = rf"(?<=[{_LETTER}])[ \t]+(?=[{_LETTER}])"
#: A word that TeX would not break, and marks that do not part.
_LONG_WORD = re.compile(r"[!-~]{17,}")
_LONG_MARKS = re.compile("[、。〈-】〔-〟！），．：；？］｝～…—‘’“”·・]{7,}")
_BREAK = r"\ZhBreak{}"
#: Letters and signs outside of Latin and of what Chinese type sets on a full square.
_OTHER = re.compile(
    "[\u00a1-\u02ff\u0300-\u1fff\u2010-\u2012\u2015-\u2017\u201a\u201b\u201e-\u2024\u2030-\u205e"
    "\u2070-\u20ff\u2400-\u245f\u2800-\u28ff\u2c00-\u2e7f\ua000-\ua95f\ua980-\uabff\ud7b0-\udfff"
    "\ufb00-\ufdff\ufe70-\ufefe\U00010000-\U00016fff\U0001d000-\U0001efff]"
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
        found = match[0]
        if match.lastgroup == "other":
            parts.append(_other(found))
        elif match.lastgroup == "hyphen":
            parts.append(r"-\ZhStay{}")
        elif match.lastgroup == "gap":
            parts.append(r"\ZhBlank{}")
        else:
            broken = _BREAK.join(c.translate(_SPECIAL) for c in found)
            parts.append(broken.replace("-" + _BREAK, "-"))
        at = match.end()
    parts.append(text[at:].translate(_SPECIAL))
    return "".join(parts)


_APART = re.compile(
    f"(?P<word>{_LONG_WORD.pattern})|(?P<marks>{_LONG_MARKS.pattern})|(?P<other>{_OTHER.pattern}+)|(?P<gap>{_GAP})"
    f"|(?P<hyphen>-(?=[{_HAN}]))"
)
#: Of those, what xeCJK sets from the Chinese face: signs that zhbook.sty declares so.
_SQUARE = frozenset("\xa7\xb0\xb1\xd7\xf7\xb7")


def _other(letters: str) -> str:
    """Runs of one letter with its combining marks; signs of Chinese type as they are."""
    out = []
    for letter in re.findall("(?s).[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]*", letters):
        if letter in _SQUARE or unicodedata.east_asian_width(letter[0]) in "WF":
            out.append(letter)
        else:
            out.append(rf"\ZhOther{{{ord(letter[0]):X}}}{{{letter}}}")
    return "".join(out)


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
