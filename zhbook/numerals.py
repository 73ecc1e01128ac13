"""Chinese and Arabic numerals as they number things: 一百零三 ⇄ 103."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NAMES = "零一二三四五六七八九"

#: A character class of the Han characters a number may be written with.
HAN_NUMERALS = "〇○零一二三四五六七八九十百千"
#: What is typed for 〇 inside a number (一百0二, 二O二三); a number of them alone is none.
ZEROS = "0Oo"
#: The characters of numbers on contracts and cheques, which nobody can alter: 壹贰叁 …
FORMAL_NUMERALS = "壹贰叁参肆伍陆柒捌玖拾佰仟"
_FORMAL = str.maketrans(FORMAL_NUMERALS, "一二三三四五六七八九十百千")
#: 二十, 三十 and 四十 in one character.
TENS = "廿卅卌"
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
#: A character class of all that a number of an ordinal may be typed with; it is no digit alone.
TYPED = HAN_NUMERALS + TENS + ZEROS


#: No number of anything is written with more characters than 九千九百九十九.
LONGEST = 9


@lru_cache(maxsize=4096)
def parse(numeral: str) -> int | None:
    """The value of a numeral, or None where it is none.

    Accepts Han numerals with units (一百零三, 十二, 二十〇, 廿一) or by position (二〇二二), formal
    ones (拾贰), and Arabic digits in half or full width; 0 and O among Han digits, and O behind a
    digit, are zeros (一百0二, 1O). Blanks inside are passed over. ``parse("一百零三")`` is 103;
    ``parse("百一十十")`` and ``parse("O")`` are None.
    """
    text = "".join(numeral.split())
    if not text or len(text) > LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    text = text.translate(_FORMAL)
    if text[0] in ZEROS:
        return None
    if text[0].isdecimal():
        text = "".join("0" if c in ZEROS else c for c in text)
        return int(text) if text.isdecimal() else None
    text = "".join("〇" if c in ZEROS else _TENS.get(c, c) for c in text)
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


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman(numeral: str) -> int | None:
    """The value of a Roman numeral below 90, of letters or in one sign: 4 for ``IV`` and ``Ⅳ``.

    ``IIII`` and ``IC`` are None.
    """
    if len(numeral) == 1 and ("Ⅰ" <= numeral <= "Ⅻ" or "ⅰ" <= numeral <= "ⅻ"):
        return (ord(numeral) - ord("Ⅰ")) % 16 + 1
    values = [_ROMAN.get(letter, 0) for letter in numeral.lower()]
    if not values or 0 in values:
        return None
    ahead = [*values[1:], 0]
    total = sum(-v if v < w else v for v, w in zip(values, ahead, strict=True))
    return total if _roman(total) == numeral.lower() else None


def _roman(value: int) -> str:
    letters = ""
    for worth, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= worth:
            letters, value = letters + sign, value - worth
    return letters


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
