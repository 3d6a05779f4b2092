"""The PDF of a letter holds what the letter says, in both scripts, is tagged, and cannot be led astray by its words."""

from dataclasses import replace

from tests.adapters.letters.pdf_words import words_of
from tests.letters import LINK, a_letter
from visitplanner.adapters.letters.pdf import write_pdf
from visitplanner.programme.letter import Words


def test_it_says_in_english_what_the_letter_says() -> None:
    words = words_of(write_pdf(a_letter(languages=("en",))))

    for said in (
        "Our reference: JOKE-2027-04/2026/007",
        "24 November 2026",
        "Request to receive a delegation",
        "Tuesday, 13 April 2027, 09:30–10:30",
        "Parliamentary oversight of counter-trafficking",
        "Please answer by Tuesday, 8 December 2026 on your own page",
        LINK,
    ):
        assert said in words


def test_it_says_in_arabic_what_the_letter_says() -> None:
    words = words_of(write_pdf(a_letter(languages=("ar",)))).split()

    for said in ("JOKE-2027-04/2026/007", "09:30–10:30", "نيسان", "البرلمان", "استقبال", LINK):
        assert said in words
    assert "Tuesday," not in words


def test_the_hosts_language_comes_first() -> None:
    words = words_of(write_pdf(a_letter(languages=("ar", "en"))))

    assert words.index("البرلمان") < words.index("Tuesday,")


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    pdf = write_pdf(a_letter(languages=("en",)))

    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(en" in pdf
    assert b"pdfuaid" in pdf


def test_the_same_letter_gives_the_same_file() -> None:
    assert write_pdf(a_letter()) == write_pdf(a_letter())


def test_words_are_never_markup() -> None:
    letter = a_letter(languages=("en",))
    wild = '#panic("x") $x^2$ *bold* _it_ <label> @ref = Heading \\ `raw` #read("letter.typ") // gone'

    pdf = write_pdf(replace(letter, words={"en": Words(wild, wild, "End.")}, to_name=wild))

    assert '#panic("x") $x^2$ *bold*' in words_of(pdf)


def test_a_sign_that_the_letters_of_the_sheet_lack_costs_the_mark_and_not_the_letter() -> None:
    letter = a_letter(languages=("en",))
    words = replace(letter.words["en"], opening="Thank you 🤝 for receiving us")

    pdf = write_pdf(replace(letter, words={"en": words}))

    assert pdf.startswith(b"%PDF")
    assert "for receiving us" in words_of(pdf)
