"""The page, the fonts and the styles of a Word file, as official papers have them (GB/T 9704-2012).

Each style names a font for Chinese (``eastAsia``) and the language that it is proofed in; indents
are in characters, so that they follow the size of the type.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

#: 宋, 黑 and 楷 as Word calls them where Simplified or Traditional is read, and the language.
FACES = {
    "zh-Hans": ("宋体", "黑体", "楷体", "zh-CN"),
    "zh-Hant-TW": ("新細明體", "微軟正黑體", "標楷體", "zh-TW"),
}
#: Of tables that were drawn: a letter is half as wide as a character.
MONOSPACED = {"zh-Hans": "新宋体", "zh-Hant-TW": "細明體"}
#: What the editors added, as on the site.
GREY = RGBColor(0x62, 0x5D, 0x54)
#: Word has no heading below this level.
DEEPEST = 9
#: Points; 首行 is how many characters the first line is set in.
_SIZE, _INDENT = 12, 2
#: Of the page numbers and heads of the copy.
_SMALL = 7.5


@cache
def template(lang: str) -> bytes:
    """An empty file with the page, the fonts and the styles; made once for each script."""
    song, hei, kai, language = FACES[lang]
    made: WordDocument = Document()
    page = made.sections[0]
    # GB/T 9704-2012, 5.2.1: A4 with these margins.
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    _page_number(page.footer.paragraphs[0])
    defaults = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    _face(defaults.find(qn("w:rPr")), song, language)

    def paragraph(name: str, face: str, size: float = _SIZE, indent: int = 0, **more: Any) -> None:
        styles = made.styles
        known = name in [style.name for style in styles]
        style = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        if name != "Normal":
            style.base_style = styles["Normal"]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.font.bold = style.font.italic = False
        _face(style.element.get_or_add_rPr(), face, language)
        spacing = style.paragraph_format
        spacing.line_spacing = 1.5
        spacing.space_before = spacing.space_after = Pt(more.get("space", 0))
        spacing.alignment = more.get("align", WD_ALIGN_PARAGRAPH.JUSTIFY)
        spacing.keep_with_next = more.get("keep", False)
        properties = style.element.get_or_add_pPr()
        for border in properties.findall(qn("w:pBdr")):
            properties.remove(border)
        for old in properties.findall(qn("w:ind")):
            properties.remove(old)
        # In characters, so that it follows the size; in twips for programs that know no characters.
        inner = properties.get_or_add_ind()
        inner.set(qn("w:firstLineChars"), str(100 * indent))
        inner.set(qn("w:firstLine"), str(int(20 * size * indent)))

    centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    paragraph("Normal", song, indent=_INDENT)
    paragraph("Title", hei, 22, align=centre, space=12, keep=True)
    paragraph("Subtitle", kai, align=centre)
    paragraph("Salutation", song)
    paragraph("Signature", song, align=right)
    paragraph("AddedLine", kai, 10.5, align=centre)
    paragraph("AddedNote", song, 9, align=WD_ALIGN_PARAGRAPH.LEFT)
    paragraph("MilestoneLine", song, _SMALL, align=right)
    paragraph("DrawnTable", MONOSPACED[lang], 9, align=WD_ALIGN_PARAGRAPH.LEFT, space=6)
    drawn = made.styles["DrawnTable"]
    drawn.paragraph_format.line_spacing = 1.0
    for script in ("ascii", "hAnsi"):
        drawn.element.rPr.rFonts.set(qn(f"w:{script}"), MONOSPACED[lang])
    paragraph("Verse", song, align=WD_ALIGN_PARAGRAPH.LEFT, space=6)
    made.styles["Verse"].paragraph_format.left_indent = Pt(_INDENT * _SIZE)
    paragraph("RunOn", song, indent=_INDENT)
    # GB/T 9704-2012, 7.3.3: 黑 for 一、, 楷 for （一）, then the type of the text.
    for level in range(1, DEEPEST + 1):
        face = (hei, kai)[level - 1] if level < 3 else song
        size = max(_SIZE, 16 - 2 * (level - 1))
        paragraph(f"Heading {level}", face, size, indent=_INDENT, keep=True, space=3)
    made.styles["AddedLine"].font.color.rgb = GREY
    runs = [("Added", song), ("AddedMark", song), ("Milestone", song), ("Number", hei)]
    runs.append(("Lead", kai))
    for name, face in runs:
        style = made.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        _face(style.element.get_or_add_rPr(), face, language)
        style.font.superscript = True if name == "AddedMark" else None
        if name in ("Added", "Milestone"):
            style.font.color.rgb = GREY
        if name == "Milestone":
            style.font.size = Pt(_SMALL)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def _face(properties: Any, face: str, language: str) -> None:
    """Let run properties name a font for Chinese and one for the rest, and their languages.

    The fonts of a theme would come before them; they go.
    """
    for tag in ("w:rFonts", "w:lang"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts = properties.get_or_add_rFonts()
    for script, name in (("ascii", "Times New Roman"), ("hAnsi", "Times New Roman")):
        fonts.set(qn(f"w:{script}"), name)
    fonts.set(qn("w:eastAsia"), face)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "en-US")
    lang.set(qn("w:eastAsia"), language)
    properties.append(lang)


def _page_number(footer: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
