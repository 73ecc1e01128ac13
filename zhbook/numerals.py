"""Chinese and Arabic numerals as they number things: 一百零三 ⇄ 103."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NAMES = "零一二三四五六七八九"

#: A character class of the Han characters a number may be written with.
HAN_NUMERALS = "〇○零一二三四五六七八九十百千"


#: No number of anything is written with more characters than 九千九百九十九.
LONGEST = 9


@lru_cache(maxsize=4096)
def parse(numeral: str) -> int | None:
    """The value of a numeral, or None where it is none.

    Accepts Han numerals with units (一百零三, 十二, 二十〇) or by position (二〇二二), and Arabic
    digits in half or full width; blanks inside are passed over. ``parse("一百零三")`` is 103;
    ``parse("百一十十")`` is None.
    """
    text = "".join(numeral.split())
    if not text or len(text) > LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    if any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, digit, last_unit = 0, None, 10_000
    for c in text:
        if c in _UNITS:
            unit = _UNITS[c]
            if unit >= last_unit or (digit is None and not (unit == 10 and total % 100 == 0)):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        elif _DIGITS[c] == 0:
            if digit is not None:
                return None
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[c]
    return total + (digit or 0)


def chinese(value: int) -> str:
    """``value`` (1 to 9999) in Han numerals as numbering writes it: 10 十, 103 一百零三, 12 十二.

    Any other value is a ValueError.
    """
    if not 0 < value < 10_000:
        raise ValueError(f"no ordinal: {value}")
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if zero else "") + _NAMES[digit] + name
            zero = False
        elif out:
            zero = True
    return out[1:] if out.startswith("一十") else out


def circled(number: int) -> str:
    """The mark of a note: ``①`` to ``㊿`` (Unicode has no more), then ``〔51〕``."""
    for first, last, sign in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(sign) + number - first)
    return f"〔{number}〕"
