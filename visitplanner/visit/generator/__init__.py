"""Makes realistic visits from a seed, small to very large, for tests and measurements; nothing in them is real.

A made visit is laid around a programme that keeps every rule (see ``agenda``), so its required sessions always fit. One
made impossible has two required plenary sessions that are offered at the same single time.
"""

from dataclasses import replace
from random import Random

from visitplanner.visit import entities as e
from visitplanner.visit.generator.agenda import Agenda
from visitplanner.visit.generator.every_rule import with_every_rule
from visitplanner.visit.generator.frame import framed
from visitplanner.visit.generator.ground import Ground, Size, named
from visitplanner.visit.generator.hosts import hosts, offices, sites
from visitplanner.visit.generator.journey import cities, days, meeting_points, transfers, travel, zones
from visitplanner.visit.generator.rules import rules
from visitplanner.visit.generator.sessions import sessions

__all__ = ["Size", "generate"]

SENDING_COUNTRY = "JO"


def generate(size: Size, seed: int, *, impossible: bool = False) -> e.Visit:
    """The same size and seed give the same visit. Raises ``ValueError`` for a size that makes no sense."""
    if impossible and size.sessions < 2:
        raise ValueError("two sessions at least make a visit impossible")
    chance = Random(seed)
    ground = Ground.of(size, chance)
    topics = tuple(e.Topic(f"TOP-{n:02}", named(f"Topic {n}", f"الموضوع {n}"), "invented") for n in range(1, 21))
    everybody = hosts(ground, chance)
    where = sites(ground, everybody, chance)
    agenda = Agenda(ground)
    frame = framed(ground, where, topics, agenda)
    more = sessions(ground, where, topics, agenda, len(frame.sessions), chance)
    planned = (*frame.sessions, *more)
    visit = e.Visit(
        meta=_meta(seed),
        header=_header(ground, seed),
        holidays=(),
        cities=cities(ground),
        zones=zones(ground),
        travel=travel(ground, chance),
        days=days(ground, chance),
        transfers=transfers(ground),
        organisations=(*everybody, *offices(ground)),
        meeting_points=meeting_points(ground),
        sites=where,
        topics=topics,
        objectives=tuple(_objective(number, topics, chance) for number in range(1, 6)),
        subgroups=tuple(
            e.Subgroup(each, named(f"Group {each}", f"المجموعة {each}"), size.people) for each in ground.groups
        ),
        delegation=_delegation(ground),
        interpreters=tuple(_interpreter(number) for number in range(1, 2 * size.subgroups + 1)),
        vehicles=(),
        sessions=planned,
        constraints=rules(frame, more, agenda, chance),
        costs=None,
        commitments=(),
        what_if=(),
    )
    if size.every_rule:
        visit = with_every_rule(visit, ground, agenda, chance)
    return _made_impossible(visit, ground) if impossible else visit


def _meta(seed: int) -> e.Meta:
    title = named(f"Made visit {seed}", f"زيارة مولّدة {seed}")
    return e.Meta(f"made-{seed}", title, "fictional", title, title, (), (), ())


def _header(ground: Ground, seed: int) -> e.Header:
    title = named(f"Made visit {seed}", f"زيارة مولّدة {seed}")
    return e.Header(
        id=f"V-MADE-{seed}",
        code=f"MADE-{seed}",
        title=title,
        purpose=title,
        status="planning",
        start_date=ground.dates[0],
        end_date=ground.dates[-1],
        sending_countries=(SENDING_COUNTRY,),
        host_countries=tuple(sorted({each.country for each in ground.places})),
        organiser_id=f"ORG-OFFICE-{ground.places[0].city}",
        working_languages=("en", "ar"),
        currency="USD",
        slot_min=ground.size.grid_minutes,
        punctuality_buffer_min=10,
        escorts_per_group=1,
        names_submitted_on=ground.names_submitted_on,
    )


def _objective(number: int, topics: tuple[e.Topic, ...], chance: Random) -> e.Objective:
    treated = tuple(chance.sample([each.id for each in topics], 5))
    return e.Objective(
        f"OBJ-{number}", named(f"Objective {number}", f"الهدف {number}"), treated, chance.randint(1, 5), "invented"
    )


def _delegation(ground: Ground) -> e.Delegation:
    people = ground.size.people * ground.size.subgroups
    return e.Delegation("ORG-DELEGATION", people, people, named("Officials", "مسؤولون"), "invented", ())


def _interpreter(number: int) -> e.Interpreter:
    return e.Interpreter(f"INT-{number}", f"Interpreter {number}", ("ar", "en"), 360, "invented")


def _made_impossible(visit: e.Visit, ground: Ground) -> e.Visit:
    """The last two sessions at open sites, or the last two of all, become required for everybody at one time."""
    site_of = {each.id: each for each in visit.sites}
    open_to_all = [each for each in visit.sessions if site_of[each.site_id].confidentiality == "open"]
    one, other = (open_to_all if len(open_to_all) > 1 else visit.sessions)[-2:]
    city = site_of[other.site_id].city_id
    if site_of[one.site_id].city_id != city:
        one = replace(one, site_id=other.site_id, host_id=other.host_id)
    only = e.OfferedWindow(ground.dates_in(city)[0], "09:00", "10:30")
    clashing = {each.id: _at_one_time(each, only) for each in (one, other)}
    return replace(visit, sessions=tuple(clashing.get(each.id, each) for each in visit.sessions))


def _at_one_time(session: e.Session, only: e.OfferedWindow) -> e.Session:
    return replace(
        session,
        required=True,
        windows=(only,),
        net_min=75,
        gross_min=75,
        interpretation=e.Interpretation("none", (), 1.0),
        audience=e.Audience("plenary", ()),
    )
