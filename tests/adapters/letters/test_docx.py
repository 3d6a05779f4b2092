"""The Word document of a letter reads back as the letter, from right to left where its language runs so."""

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from tests.letters import LINK, a_letter
from visitplanner.adapters.letters.docx import write_docx
from visitplanner.adapters.letters.right_to_left import runs_of

MARK = "\u200e"


def read(*languages: str) -> Document:
    return docx.Document(BytesIO(write_docx(a_letter(languages=languages))))


def text_of(document: Document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_it_reads_back_as_the_letter() -> None:
    text = text_of(read("en"))

    for said in (
        "Our reference: JOKE-2027-04/2026/007\n24 November 2026",
        "Dr. Amina Otieno\nParliamentary Committee on Labour and Social Welfare",
        "Tuesday, 13 April 2027, 09:30–10:30\nParliamentary oversight of counter-trafficking",
        "Please answer by Tuesday, 8 December 2026 on your own page:\n" + LINK,
    ):
        assert said in text


def test_arabic_runs_from_right_to_left() -> None:
    document = read("ar")

    turned = [each for each in document.paragraphs if each._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None]

    assert len(turned) == len(document.paragraphs)
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None
    assert f"{MARK}09:30–10:30{MARK}" in text_of(document)
    assert not set(text_of(document)) & set("\u2066\u2067\u2068\u2069")


def test_arabic_runs_are_marked_as_such_and_latin_ones_are_not() -> None:
    for paragraph in read("ar").paragraphs:
        for run in paragraph.runs:
            arabic = any("\u0600" <= letter <= "\u06ff" and letter.isalpha() for letter in run.text)
            latin = any(letter.isascii() and letter.isalpha() for letter in run.text)
            properties = run._r.rPr
            marked = properties is not None and properties.find(qn("w:rtl")) is not None
            assert not (arabic and latin)
            assert marked or not arabic
            assert not (marked and latin)


def test_english_after_arabic_stands_in_a_section_of_its_own() -> None:
    sections = read("ar", "en").sections

    assert [section._sectPr.find(qn("w:bidi")) is not None for section in sections] == [True, False]


def test_a_bold_arabic_line_is_bold_in_both_sets() -> None:
    first = read("ar").paragraphs[0].runs[0]

    assert first.bold
    assert first._r.rPr.find(qn("w:bCs")) is not None


def test_its_properties_name_the_organiser_and_nobody_else() -> None:
    about = read("en").core_properties

    assert about.author == about.last_modified_by == "International Organization for Migration (IOM), country office"
    assert about.subject == "JOKE-2027-04/2026/007"
    assert about.comments == ""


def test_a_text_is_parted_by_script() -> None:
    assert list(runs_of("لقاء GIZ (ب) 12")) == [("لقاء ", True), ("GIZ (", False), ("ب) 12", True)]
    assert list(runs_of("12:30")) == [("12:30", False)]
