"""Word documents whose paragraphs run from right to left: Word keeps two sets of everything, one for each direction."""

import re
import unicodedata
from collections.abc import Iterator

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from visitplanner.language.languages import LANGUAGES, Language
from visitplanner.programme.letter_text import fit_for_documents

_ISOLATES = re.compile("[\u2066-\u2068]([^\u2066-\u2069]*)\u2069")
_MARK = "\u200e"


def mark_document(document: Document, font: str, half_points: int) -> None:
    """Font and size of everything, in both sets."""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), font)
    for name in ("w:sz", "w:szCs"):
        size = OxmlElement(name)
        size.set(qn("w:val"), str(half_points))
        properties.append(size)


def turn_section(section: Section, language: Language) -> None:
    """Pages begin on their right where the language does."""
    properties = section._sectPr
    turned = properties.find(qn("w:bidi"))
    if turned is not None:
        properties.remove(turned)
    if language.direction == "rtl":
        properties.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")


def write_line(paragraph: Paragraph, text: str, language: Language, *, bold: bool = False) -> None:
    """Add a line in this language: its runs parted by script, so that each gets the right set of properties.

    Word shows no isolates; what they would keep together stands between left-to-right marks instead.
    """
    if language.direction == "rtl":
        _turn(paragraph)
    for part, right_to_left in runs_of(fit_for_documents(_without_isolates(text))):
        run = paragraph.add_run(part)
        run.bold = bold
        _describe(run, language, right_to_left=right_to_left, bold=bold)


def runs_of(text: str) -> Iterator[tuple[str, bool]]:
    """Parts of a text and whether they run from right to left; what has no direction stays with what precedes it."""
    part, turned = "", None
    for character in text:
        kind = unicodedata.bidirectional(character)
        own = True if kind in ("R", "AL") else False if kind == "L" else None
        if own is not None and turned is not None and own != turned:
            yield part, turned
            part = ""
        part, turned = part + character, turned if own is None else own
    if part:
        yield part, bool(turned)


def _without_isolates(text: str) -> str:
    return _ISOLATES.sub(lambda found: f"{_MARK}{found[1]}{_MARK}" if _is_foreign(found[1]) else found[1], text)


def _is_foreign(text: str) -> bool:
    return not any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


def _turn(paragraph: Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        # The schema wants it before spacing and alignment.
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


def _describe(run: Run, language: Language, *, right_to_left: bool, bold: bool) -> None:
    """The properties of the second set, in the order that the schema wants: bCs, szCs, rtl, lang."""
    properties = run._r.get_or_add_rPr()
    if right_to_left and bold:
        properties.insert_element_before(OxmlElement("w:bCs"), *_AFTER_BCS)
    if right_to_left:
        properties.append(OxmlElement("w:rtl"))
    spoken: BaseOxmlElement = OxmlElement("w:lang")
    if right_to_left:
        spoken.set(qn("w:bidi"), language.locale.replace("_", "-"))
    else:
        spoken.set(qn("w:val"), LANGUAGES["en"].locale.replace("_", "-"))
    properties.append(spoken)


_AFTER_BCS = ("w:i", "w:iCs", "w:color", "w:sz", "w:szCs", "w:rtl", "w:cs", "w:lang")
