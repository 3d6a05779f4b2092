"""What is missing among the delegation, interpreters and vehicles."""

from collections.abc import Iterator

from visitplanner.language.text import N_, NN_, Code
from visitplanner.visit.entities import Subgroup, Visit
from visitplanner.visit.problem import INTERPRETERS_NEEDED
from visitplanner.visit.readiness.content import held
from visitplanner.visit.readiness.gap import Gap
from visitplanner.visit.spoken_names import session_name


def gaps(visit: Visit) -> Iterator[Gap]:
    yield from _delegation(visit)
    yield from _interpreters(visit)
    yield from _vehicles(visit)


def _delegation(visit: Visit) -> Iterator[Gap]:
    members = visit.delegation.members
    if not members:
        sentence = N_("Nobody of the delegation is entered yet: languages, access needs and prayer wishes are unknown.")
        yield Gap(sentence, "note", "people")
    elif not any(each.is_head for each in members):
        yield Gap(N_("Nobody is marked as head of the delegation."), "note", "people")
    together = sum(each.size for each in visit.subgroups)
    if together != visit.delegation.planning_size:
        sentence = N_(
            "The subgroups have %(together)s people together, the delegation %(size)s. Correct one of the numbers.",
            together=together,
            size=visit.delegation.planning_size,
        )
        yield Gap(sentence, "should", "people")
    unsigned = sum(not each.code_of_conduct_signed for each in members)
    if unsigned and any(site.confidentiality == "confidential" for site in visit.sites):
        sentence = NN_(
            "%(count)s person has not signed the code of conduct, which confidential sites ask for.",
            "%(count)s people have not signed the code of conduct, which confidential sites ask for.",
            count=unsigned,
        )
        yield Gap(sentence, "should", "people")


def _interpreters(visit: Visit) -> Iterator[Gap]:
    for session in held(visit):
        needed = INTERPRETERS_NEEDED[session.interpretation.mode]
        languages = frozenset(session.interpretation.languages)
        able = sum(languages <= frozenset(each.languages) for each in visit.interpreters)
        if needed > able:
            sentence = NN_(
                "“%(session)s” needs %(count)s interpreter for %(languages)s, and there are %(able)s.",
                "“%(session)s” needs %(count)s interpreters for %(languages)s, and there are %(able)s.",
                session=session_name(visit, session),
                count=needed,
                languages=Code(", ".join(sorted(languages))),
                able=able,
            )
            yield Gap(sentence, "must", "staff")


def _vehicles(visit: Visit) -> Iterator[Gap]:
    if not visit.vehicles:
        yield Gap(N_("No vehicle is entered. The plan then takes for granted that there are enough."), "note", "staff")
        return
    most = max(each.seats for each in visit.vehicles)
    for subgroup in visit.subgroups:
        if subgroup.size + visit.header.escorts_per_group > most:
            yield _too_small(subgroup, most)


def _too_small(subgroup: Subgroup, most: int) -> Gap:
    sentence = N_(
        "No vehicle has room for subgroup “%(subgroup)s” with its escort: it is %(size)s people, and the largest "
        "vehicle has %(seats)s seats.",
        subgroup=subgroup.name,
        size=subgroup.size,
        seats=most,
    )
    return Gap(sentence, "should", "staff")
