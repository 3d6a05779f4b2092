"""Fewer people at once, more people let in, or more people to interpret."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from visitplanner.language.text import N_
from visitplanner.planning.constraints import interpreters
from visitplanner.planning.problem import Interpreter, Occurrence, OccurrenceId, Problem, Session, Site, SubgroupId
from visitplanner.planning.remedies.case import Case, Remedy, set_field

MOST_INTERPRETERS = 2
MINUTES_A_DAY = 360


def split(case: Case) -> Iterator[Remedy]:
    """A session that clashes and takes several subgroups at once, held for each of them by itself."""
    for session in case.sessions:
        held = case.problem.occurrences_of[session.id]
        together = held[0].audiences[0]
        if len(held) == len(held[0].audiences) == 1 and len(together) > 1:
            groups = [each.id for each in case.problem.subgroups if each.id in together]
            apart = tuple(
                Occurrence(OccurrenceId(f"{session.id}#{number}"), session.id, (frozenset({group}),))
                for number, group in enumerate(groups, 1)
            )
            text = N_("Hold “%(session)s” for each subgroup by itself.", session=session.name)
            value = {"mode": "each", "subgroup_ids": list(groups)}
            after = case.problem.but(
                occurrences=tuple(
                    new for each in case.problem.occurrences for new in (apart if each == held[0] else (each,))
                ),
                pins=tuple(each for each in case.problem.pins if each.occurrence != held[0].id),
            )
            yield Remedy("split", text, (set_field("sessions", session.id, "audience", value),), after)


def fewer(case: Case) -> Iterator[Remedy]:
    """A subgroup that is too large for a site by itself, made small enough."""
    for site in _too_small(case):
        for session in _held_at(case, site):
            alone = {next(iter(each)) for each in _audiences(case.problem, session) if len(each) == 1}
            for subgroup in (each for each in case.problem.subgroups if each.id in alone):
                size = (site.max_visitors or 0) - case.problem.escorts - session.interpreters
                if 0 < size < subgroup.size:
                    text = N_(
                        "Let at most %(size)s people be in %(subgroup)s, instead of %(before)s.",
                        size=size,
                        subgroup=subgroup.name,
                        before=subgroup.size,
                    )
                    groups = (replace(each, size=size) if each == subgroup else each for each in case.problem.subgroups)
                    changes = (set_field("subgroups", subgroup.id, "size", size),)
                    yield Remedy("smaller_group", text, changes, case.problem.but(subgroups=tuple(groups)))


def admit_more(case: Case) -> Iterator[Remedy]:
    """A site that lets in everybody who would come to any of its sessions."""
    for site in _too_small(case):
        people = max(
            case.problem.visitors(session, audience)
            for session in _held_at(case, site)
            for audience in _audiences(case.problem, session)
        )
        text = N_("Ask %(site)s to admit more visitors at once: %(people)s.", site=site.name, people=people)
        after = case.problem.but(sites=tuple(_admitting(each, site, people) for each in case.problem.sites))
        yield Remedy("more_visitors", text, (set_field("sites", site.id, "max_visitors", people),), after)


def _admitting(site: Site, which: Site, people: int) -> Site:
    return replace(site, max_visitors=people) if site.id == which.id else site


def _too_small(case: Case) -> Iterator[Site]:
    return (each for each in case.problem.sites if f"{each.id}.max_visitors" in case.names)


def _held_at(case: Case, site: Site) -> list[Session]:
    return [each for each in case.problem.sessions if each.site == site.id]


def _audiences(problem: Problem, session: Session) -> Iterator[frozenset[SubgroupId]]:
    return (audience for each in problem.occurrences_of[session.id] for audience in each.audiences)


def one_more_interpreter(case: Case) -> Iterator[Remedy]:
    """One interpreter more, or two, for the languages in which most is interpreted among what clashes."""
    named = {each.id for each in case.problem.rules(interpreters.NAME)}
    asked = Counter(tuple(sorted(each.languages)) for each in case.sessions if each.interpreters)
    if not asked or named.isdisjoint(case.names):
        return
    languages = max(asked, key=lambda each: (asked[each], each))
    taken = {each.id for each in case.problem.interpreters}
    free = (name for number in range(1, 1000) if (name := f"INT-MORE-{number}") not in taken)
    names = [name for _, name in zip(range(MOST_INTERPRETERS), free, strict=False)]
    for count in range(1, MOST_INTERPRETERS + 1):
        new = tuple(Interpreter(each, frozenset(languages), MINUTES_A_DAY) for each in names[:count])
        changes = tuple({"op": "add", "entity": "interpreters", "value": _entry(each)} for each in new)
        text = N_(
            "Engage more interpreters for these languages: %(languages)s. So many more: %(count)s.",
            languages=tuple(languages),
            count=count,
        )
        after = case.problem.but(interpreters=(*case.problem.interpreters, *new))
        yield Remedy("more_interpreters", text, changes, after)


def _entry(interpreter: Interpreter) -> dict[str, object]:
    return {
        "id": interpreter.id,
        "label": interpreter.id,
        "languages": sorted(interpreter.languages),
        "max_min_per_day": interpreter.max_minutes_per_day,
        "provenance": "assumption",
    }
