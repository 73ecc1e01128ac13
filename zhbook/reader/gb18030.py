"""GB 18030, GBK and GB/T 2312 → str, as the Encoding Standard reads them.

The Encoding Standard (WHATWG, “gb18030 decoder” and its index) has one decoder for all three. It
differs from Python's, which has the mappings of 2000, in twenty-two places: 0x80 is €; A3 A0,
with which old files indent, is U+3000; eighteen codes that were private-use are the characters
that GB 18030-2022 gives them; A8 BC and 81 35 F4 37 have changed places.
"""

from __future__ import annotations

import codecs

#: What Python reads, and what is meant. Each code point has one code in Python's table, so what
#: comes out of it tells what went in.
_MEANT = str.maketrans(
    "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\u1e3f"
    "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\ue7c7"
    "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
)
_EURO = "zhbook-euro"


def _euro(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


codecs.register_error(_EURO, _euro)


def decoded(content: bytes, encoding: str) -> str:
    """Bytes in the Python codec ``encoding``; those of the three are read as said above.

    ``b"\\xa3\\xa0"`` in ``gb18030`` is U+3000, and in ``gb2312`` a UnicodeDecodeError.
    """
    if encoding == "gb2312":
        content.decode(encoding)  # which has less
    elif encoding not in ("gb18030", "gbk"):
        return content.decode(encoding)
    return content.decode("gb18030", _EURO).translate(_MEANT)
