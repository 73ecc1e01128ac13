"""The editors' notes in a Word file: footnotes with marks of their own (ISO/IEC 29500-1, 17.11).

python-docx knows no footnotes; here is the part of the package that holds them. The marks are those
of the site, ``①``, so Word does not number them anew (``customMarkFollows``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

#: The style of a mark.
MARK = "AddedMark"
#: Stands for the style of a run that is only the number of a note.
NOTE = "note"
#: What Word draws between a text and its notes; every file with notes has both.
_LINES = ((-1, "separator"), (0, "continuationSeparator"))


def reference(number: int, mark: str) -> Any:
    """The run that leads to the note ``number``, with its mark."""
    run: Any = OxmlElement("w:r")
    run.style = MARK
    leads = OxmlElement("w:footnoteReference")
    leads.set(qn("w:customMarkFollows"), "1")
    leads.set(qn("w:id"), str(number))
    run.append(leads)
    run.add_t(mark)
    return run


def footnotes(made: WordDocument, notes: Mapping[int, Any]) -> None:
    """Give a file its notes: for the number of each a paragraph; none where there are none."""
    if not notes:
        return
    root: Any = OxmlElement("w:footnotes")
    told: Any = OxmlElement("w:footnotePr")
    for number, kind in _LINES:
        line = parse_xml(f'<w:p xmlns:w="{root.nsmap["w"]}"><w:r><w:{kind}/></w:r></w:p>')
        root.append(_note(number, line, kind))
        told.append(_note(number))
    for number, paragraph in notes.items():
        root.append(_note(number, paragraph))
    blob = serialize_part_xml(root)
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    # 17.15.1.78: in the settings it stands before what is said of compatibility.
    settings: Any = made.settings.element
    settings.find(qn("w:compat")).addprevious(told)


def _note(number: int, paragraph: Any = None, kind: str = "") -> Any:
    note = OxmlElement("w:footnote")
    if kind:
        note.set(qn("w:type"), kind)
    note.set(qn("w:id"), str(number))
    if paragraph is not None:
        note.append(paragraph)
    return note
