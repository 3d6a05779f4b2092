"""No letter to anybody, in any form, tells where a confidential site is, how it is really called, or who comes."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.adapters.letters.pdf_words import words_of
from tests.factories import example, example_file
from tests.letters import a_letter
from visitplanner.adapters.letters import WrittenLetters
from visitplanner.programme.letter import Letter
from visitplanner.programme.letter_facts import Proposal, facts_of
from visitplanner.visit.entities import Visit

FORMS = WrittenLetters(Path(__file__).resolve().parents[3] / "templates")
EXAMPLES = ("kenya-jordan-2018", "jordan-kenya-5day")
CANARY = re.compile(rb"CANARY-[\w-]+")


def letters_of(visit: Visit) -> list[Letter]:
    """One to each host, about all of its sessions."""
    begins_at = datetime(2027, 4, 13, 6, 30, tzinfo=UTC)
    letters = []
    for host in dict.fromkeys(session.host_id for session in visit.sessions):
        own = [session for session in visit.sessions if session.host_id == host]
        proposals = [
            Proposal(f"{each.id}#1", each.id, (visit.subgroups[0].id,), begins_at, begins_at + timedelta(hours=1))
            for each in own
        ]
        letters.append(a_letter(host, facts=facts_of(visit, host, proposals, begins_at.date())))
    return letters


def everything_in(letter: Letter) -> str:
    """Every form of a letter as readable text, and its octets as they are."""
    said = [words_of(FORMS.pdf(letter)), FORMS.pdf(letter).decode("latin-1")]
    said += [paragraph.text for paragraph in docx.Document(BytesIO(FORMS.docx(letter))).paragraphs]
    for mail in letter.mails:
        message = email.message_from_bytes(FORMS.mail(letter, mail, sender=""), policy=email.policy.default)
        said += [str(value) for value in message.values()]
        said += [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
        said += [
            part.get_payload(decode=True).decode() for part in message.walk() if part.get_filename("")[-4:] == ".ics"
        ]
    return "\n".join(said)


def confidential_names(visit: Visit) -> set[str]:
    """What confidential sites and those who run them are called, and sessions there by their own titles."""
    sites = [site for site in visit.sites if site.confidentiality == "confidential"]
    run_by = {site.organisation_id for site in sites}
    sessions = [each for each in visit.sessions if each.site_id in {site.id for site in sites}]
    names = [site.name for site in sites] + [each.title for each in sessions]
    names += [each.name for each in visit.organisations if each.id in run_by]
    return {said for name in names for said in name.values()}


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_letter_in_any_form_betrays_a_shelter(name: str) -> None:
    visit = example(name)
    secrets = {each.decode() for each in CANARY.findall(example_file(name))} | confidential_names(visit)
    assert len(secrets) > 5

    betrayed = {
        (letter.host_id, secret)
        for letter in letters_of(visit)
        for said in [everything_in(letter)]
        for secret in secrets
        if secret in said
    }

    assert betrayed == set()


def test_the_search_finds_what_a_letter_says() -> None:
    letter = a_letter()

    said = everything_in(replace(letter, to_name="CANARY-X"))

    assert said.count("CANARY-X") >= 5
    assert "Parliamentary oversight of counter-trafficking" in said


def test_letters_to_others_never_mention_a_shelter() -> None:
    visit = example("jordan-kenya-5day")
    labels = {site.id: site.public_label for site in visit.sites if site.public_label}
    shelters = {each.host_id for each in visit.sessions if each.site_id in labels}
    said = {letter.host_id: everything_in(letter) for letter in letters_of(visit)}

    names = {name for label in labels.values() for name in label.values()}

    assert {host for host, text in said.items() if any(name in text for name in names)} == shelters
