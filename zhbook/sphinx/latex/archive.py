r"""What makes the PDF one to keep: PDF/A-1b (ISO 19005-1), with what the TeX at hand can do.

Fonts are embedded with their Unicode anyway. Here are the metadata (XMP, 6.7 of the standard),
which say the same as the document information; the colour space is named in ``zhbook.sty``, and
``latexmkrc`` asks for PDF 1.4 (6.1). Level A and PDF/UA need tags, which XeTeX of TeX Live 2022
cannot write, so neither is claimed.

Conformance is claimed of a book that has it: with a picture that the standard does not allow, the
metadata are the same without the claim.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from sphinx.util import logging

from zhbook.sphinx.latex.matter import day, issued_on
from zhbook.sphinx.latex.text import cleaned
from zhbook.sphinx.site.editions import Edition

logger = logging.getLogger(__name__)

#: The file that TeX puts into the PDF.
XMP = "book.xmp"
PRODUCER = "XeTeX, xdvipdfmx"
#: What no XML may hold.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CLAIM = "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"


def allowed(picture: Path) -> bool:
    """Whether PDF/A-1 allows a picture: grey or RGB of 8 bits, nothing seen through it (6.4).

    A photograph as JPEG is; a PNG with an alpha channel, a JPEG in CMYK, a PDF are not. Without
    pillow nothing is: the metadata claim what somebody has looked at.
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        return False
    try:
        with Image.open(picture) as opened:
            held = {"transparency", "icc_profile"} & opened.info.keys()
            return opened.mode in ("1", "L", "P", "RGB") and not held
    except (OSError, UnidentifiedImageError):
        return False


def settings(edition: Edition) -> str:
    """The macros for the preamble: metadata, date, and the packet that :func:`packet` makes."""
    when = time.strftime("D:%Y%m%d%H%M%SZ", day())
    return rf"\hypersetup{{pdfproducer={{{PRODUCER}}}}}\ZhArchive{{{when}}}{{{XMP}}}"


def packet(edition: Edition, pictures: Iterable[Path]) -> str:
    """The XMP packet of a book with these pictures."""
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", day())
    pictures = [*pictures]
    if pictures and find_spec("PIL") is None:
        logger.info("nobody looks at pictures, so no PDF/A is claimed: pip install 'zhbook[print]'")
    claim = _CLAIM if all(map(allowed, pictures)) else ""
    elements = "".join(
        f"<dc:{name}><rdf:{kind}><rdf:li{lang}>{text}</rdf:li></rdf:{kind}></dc:{name}>\n"
        for name, kind, lang, text in (
            ("title", "Alt", ' xml:lang="x-default"', _text(edition.title)),
            ("creator", "Seq", "", _text(edition.editor)),
            ("description", "Alt", ' xml:lang="x-default"', _text(edition.description)),
            ("language", "Bag", "", _text(edition.lang)),
            ("date", "Seq", "", issued_on(edition)),
        )
        if text
    )
    spaces = "".join(
        f"\n xmlns:{name}={quoteattr(uri)}"
        for name, uri in (
            ("dc", "http://purl.org/dc/elements/1.1/"),
            ("pdf", "http://ns.adobe.com/pdf/1.3/"),
            ("xmp", "http://ns.adobe.com/xap/1.0/"),
            ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
        )
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n'
        f"<dc:format>application/pdf</dc:format>\n{elements}"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>\n"
        f"<xmp:CreateDate>{when}</xmp:CreateDate>\n{claim}"
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>\n'
    )


def _text(words: str) -> str:
    """Words as the document information has them."""
    return escape(_NO_XML.sub("", cleaned(words)))
