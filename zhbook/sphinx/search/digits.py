"""Numbers in printable ASCII, as the files of the search have them.

A number has one, two, three or six digits, and the first tells how many. They are written many at
once, because a large book has ten million of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: The digits: what is printable, without the quotation mark, ``!`` and the backslash.
DIGITS = "".join(chr(c) for c in range(0x23, 0x7F) if chr(c) != "\\")
_CODES = np.frombuffer(DIGITS.encode("ascii"), np.uint8)
_BASE = len(DIGITS)
_TWO = 64
_THREE = _TWO + 24 * _BASE
_SIX = _THREE + 2 * _BASE**2
#: How many digits; the least number that has so many; what its first digit is. The last reaches 91⁵
#: numbers further.
_FORMS = ((1, 0, 0), (2, _TWO, 64), (3, _THREE, 88), (6, _SIX, 90))
_SIZES = np.array([size for size, _, _ in _FORMS])
_LEAST = np.array([least for _, least, _ in _FORMS])


def sizes(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many digits each number has, of numbers that are 0 or more."""
    lengths: NDArray[np.int64] = _SIZES[np.searchsorted(_LEAST, values, "right") - 1]
    return lengths


def write(
    values: NDArray[np.int64],
    length: NDArray[np.int64],
    places: NDArray[np.int64],
    out: NDArray[np.uint8],
) -> None:
    """Write each number, of the ``length`` that ``sizes`` says, into ``out`` from its place on."""
    for size, least, first in _FORMS:
        chosen = np.flatnonzero(length == size)
        rest, at = values[chosen] - least, places[chosen]
        for place in range(size - 1, 0, -1):
            rest, digit = np.divmod(rest, _BASE)
            out[at + place] = _CODES[digit]
        out[at] = _CODES[first + rest]


def distances(values: NDArray[np.int64], new: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Of numbers in ascending lists each as the distance to the one before, less one; ``new`` says
    where a list begins, and there it is the number itself."""
    return np.where(new, values, np.diff(values, prepend=0) - 1)


def numbers(ascending: Sequence[int]) -> str:
    """A list of different numbers, each 0 or more, in ascending order."""
    values = np.asarray(ascending, np.int64)
    return together(distances(values, np.arange(len(values)) == 0))[0]


def number(value: int) -> str:
    """One number: ``number(63)`` has one digit, ``number(64)`` two."""
    return together(np.array([value]))[0]


def together(values: NDArray[np.int64]) -> tuple[str, NDArray[np.int64]]:
    """Numbers one behind the other, and where each begins, and the end."""
    length = sizes(values)
    ends = np.cumsum(length)
    out = np.empty(int(length.sum()), np.uint8)
    write(values, length, ends - length, out)
    return out.tobytes().decode("ascii"), np.append(0, ends)
