"""The words a letter begins with, as sentences: calm, official, and complete without a change. People may edit them."""

from collections.abc import Iterable, Iterator

from visitplanner.language.countries import countries, spoken_languages
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_, Text, Value
from visitplanner.programme.letter import LetterFacts, LetterKind, Words
from visitplanner.programme.letter_text import LONGEST_SUBJECT, tidy, tidy_line

Paragraph = tuple[Value, ...]
"""Sentences that follow each other; of a list, its introduction and then one line each."""

SALUTATION = N_("Dear Sir or Madam,")
REGARDS = N_("Please accept the assurances of our highest consideration.")

_SUBJECTS = {
    "invitation": N_("Request to receive a delegation: %(visit)s"),
    "change": N_("Changed times for the delegation's visit: %(visit)s"),
    "reminder": N_("We kindly await your answer: %(visit)s"),
    "withdrawal": N_("Our request is withdrawn: %(visit)s"),
    "thanks": N_("Thank you for receiving the delegation: %(visit)s"),
}
_REQUESTS = {
    "change": N_("The programme has changed. The times below take the place of those that we proposed before."),
    "reminder": N_("We wrote to you about the visit and have not received your answer yet. The times are still held."),
}


def words_in(localiser: Localiser, kind: LetterKind, facts: LetterFacts) -> Words:
    """The words of a letter in one language, as people then edit them."""
    return Words(
        subject=tidy_line(localiser.text(subject(kind, facts)))[:LONGEST_SUBJECT],
        opening=_written(opening(kind, facts), localiser),
        closing=_written(closing(kind, facts), localiser),
    )


def _written(paragraphs: Iterable[Paragraph], localiser: Localiser) -> str:
    return tidy("\n\n".join(_paragraph(each, localiser) for each in paragraphs))


def _paragraph(sentences: Paragraph, localiser: Localiser) -> str:
    """Sentences follow each other; what begins with a dash begins a line."""
    said = [localiser.value(each) for each in sentences]
    return "".join(f"\n{each}" if each.startswith("–") else f" {each}" for each in said).strip()


def subject(kind: LetterKind, facts: LetterFacts) -> Text:
    return Text(_SUBJECTS[kind].message, {"visit": facts.title})


def opening(kind: LetterKind, facts: LetterFacts) -> Iterator[Paragraph]:
    """What stands above the list of meetings."""
    yield (SALUTATION,)
    match kind:
        case "invitation":
            yield (_announcement(facts), *_delegation(facts))
            yield (N_("The purpose of the visit is: %(purpose)s", purpose=facts.purpose),)
            yield _request(facts)
            yield from _wishes(facts)
            yield from _language(facts)
        case "withdrawal":
            yield (_announcement(facts),)
            yield (
                N_("To our regret we have to withdraw our request. The times below are free for you again."),
                N_("We thank you for the attention that you have given to it."),
            )
        case "thanks":
            yield (
                N_(
                    "%(organiser)s thanks %(host)s for receiving the delegation of the visit “%(visit)s”.",
                    organiser=facts.organiser,
                    host=facts.host,
                    visit=facts.title,
                ),
                N_("What the delegation has learned with you will be of lasting use to its work at home."),
            )
        case _:
            yield (_announcement(facts), _REQUESTS[kind])


def closing(kind: LetterKind, facts: LetterFacts) -> Iterator[Paragraph]:
    """What stands below the list of meetings."""
    if kind in ("invitation", "change"):
        yield (N_("Should you have any question, please answer this letter."),)
    yield (REGARDS,)
    yield (facts.organiser,)


def _announcement(facts: LetterFacts) -> Text:
    return N_(
        "%(organiser)s has the honour of writing to %(host)s about the visit “%(visit)s”, which takes place from"
        " %(first)s to %(last)s.",
        organiser=facts.organiser,
        host=facts.host,
        visit=facts.title,
        first=facts.start_date,
        last=facts.end_date,
    )


def _delegation(facts: LetterFacts) -> Iterator[Text]:
    homes: Value = tuple(countries().get(each, {"en": each}) for each in facts.countries)
    yield NN_(
        "The delegation of %(count)s person comes from %(countries)s: %(composition)s.",
        "The delegation of %(count)s persons comes from %(countries)s: %(composition)s.",
        count=facts.size,
        countries=homes,
        composition=facts.composition,
    )


def _request(facts: LetterFacts) -> Paragraph:
    return (
        NN_(
            "We would be grateful if you could receive the delegation at the time proposed below.",
            "We would be grateful if you could receive the delegation at the times proposed below.",
            count=len(facts.meetings),
        ),
        N_("A proposed time is held for you until you have answered; any other time that suits you better is welcome."),
    )


def _wishes(facts: LetterFacts) -> Iterator[Paragraph]:
    if facts.topics:
        yield (N_("The delegation would especially like to hear about: %(topics)s.", topics=facts.topics),)
    if facts.questions:
        yield (N_("It hopes to find answers to the following:"), *(_line(each) for each in facts.questions))
    if facts.presents:
        yield (N_("The delegation itself will present:"), *(_line(each) for each in facts.presents))


def _line(said: Value) -> Text:
    return N_("– %(said)s", said=said)


def _language(facts: LetterFacts) -> Iterator[Paragraph]:
    spoken = tuple(spoken_languages().get(each, {"en": each}) for each in facts.working_languages)
    sentences = [N_("The delegation works in %(languages)s.", languages=spoken)]
    if any(each.interpretation != "none" for each in facts.meetings):
        sentences.append(N_("We provide the interpretation; the time that it takes is contained in the times below."))
    yield tuple(sentences)


def words_asking_for_times(localiser: Localiser, facts: LetterFacts) -> Words:
    """The words of a letter that asks which times would suit, before any is proposed."""
    begins = (
        (SALUTATION,),
        (_announcement(facts), *_delegation(facts)),
        (N_("The purpose of the visit is: %(purpose)s", purpose=facts.purpose),),
        (
            N_("Before we propose a time, we would like to know which times would suit you."),
            N_("On your own page you can mark them within a minute, or hand over a file of your calendar."),
        ),
    )
    subject_words = N_("When could you receive a delegation? %(visit)s", visit=facts.title)
    return Words(
        subject=tidy_line(localiser.text(subject_words))[:LONGEST_SUBJECT],
        opening=_written(begins, localiser),
        closing=_written(closing("invitation", facts), localiser),
    )
