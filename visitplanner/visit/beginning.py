"""A visit from nothing: the few things that have to be known first, with ordinary values for everything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from visitplanner.language.text import Name
from visitplanner.visit.day_pattern import days_between
from visitplanner.visit.entities import (
    City,
    Delegation,
    Header,
    Holiday,
    Meta,
    Organisation,
    Rule,
    Subgroup,
    Travel,
    Visit,
    Zone,
)

ORGANISER, DELEGATION, GROUP = "ORG-HOME", "ORG-DEL", "G1"
NAMES_AHEAD = timedelta(days=21)
NOTHING = {"en": "–", "ar": "–"}
DEFAULT_RULES = (
    ("site_capacity", "hard", None, "No site receives more people than it admits."),
    ("clearance_lead_time", "hard", None, "Names reach every host early enough."),
    ("interpreter_capacity", "hard", None, "Interpreters are in one place at a time and work no longer than agreed."),
    ("step_free", "hard", None, "Whoever needs step-free access goes only where there is one."),
    ("topic_coverage", "soft", 50, "Treat as many topics as possible."),
    ("balance_days", "soft", 1, "Spread the work over the days."),
    ("min_idle", "soft", 1, "Leave few idle gaps."),
    ("min_travel", "soft", 1, "Spend little time on the road."),
)
"""Rules that hardly any visit does without; each can be switched off in the setup."""


@dataclass(frozen=True)
class Beginning:
    """What a coordinator is asked before anything else."""

    title: Name
    code: str
    start_date: date
    end_date: date
    sending_country: str
    host_country: str
    city: Name
    timezone: str
    organiser: Name
    delegation: Name
    people: int
    working_languages: tuple[str, ...]


def begin(first: Beginning, visit_id: str, *, today: date, holidays: Sequence[Holiday] = ()) -> Visit:
    """A draft with one city, one subgroup of everybody, and one day for each date."""
    city = City("C1", first.city, first.host_country, first.timezone, 0.0, 0.0, "approximate_city_level")
    return Visit(
        meta=Meta(visit_id, first.title, "fictional", NOTHING, NOTHING, (), (), ()),
        header=_header(first, visit_id, today),
        holidays=tuple(holidays),
        cities=(city,),
        zones=(Zone("Z1", city.id, first.city),),
        travel=Travel(same_zone_min=15, same_city_undisclosed_min=45, matrix=()),
        days=days_between(
            first.start_date,
            first.end_date,
            country=first.host_country,
            cities={"*": city.id},
            holidays={each.date for each in holidays},
        ),
        transfers=(),
        organisations=(
            _organisation(ORGANISER, first.organiser, "international_organisation", first.host_country),
            _organisation(DELEGATION, first.delegation, "delegation", first.sending_country),
        ),
        meeting_points=(),
        sites=(),
        topics=(),
        objectives=(),
        subgroups=(Subgroup(GROUP, {"en": "Everybody", "ar": "الجميع"}, first.people),),
        delegation=Delegation(DELEGATION, first.people, first.people, first.delegation, "practice", ()),
        interpreters=(),
        vehicles=(),
        sessions=(),
        constraints=tuple(_rules()),
        costs=None,
        commitments=(),
        what_if=(),
    )


def _header(first: Beginning, visit_id: str, today: date) -> Header:
    return Header(
        id=visit_id,
        code=first.code,
        title=first.title,
        purpose=first.title,
        status="draft",
        start_date=first.start_date,
        end_date=first.end_date,
        sending_countries=(first.sending_country,),
        host_countries=(first.host_country,),
        organiser_id=ORGANISER,
        working_languages=first.working_languages,
        currency="USD",
        slot_min=15,
        punctuality_buffer_min=10,
        escorts_per_group=1,
        names_submitted_on=max(today, first.start_date - NAMES_AHEAD),
    )


def _organisation(id_: str, name: Name, type_: str, country: str) -> Organisation:
    return Organisation(id_, name, type_, country, None, 3, "practice")


def _rules() -> list[Rule]:
    return [
        Rule(f"R{number:02d}", type_, "soft" if strength == "soft" else "hard", {}, text, "practice", weight)
        for number, (type_, strength, weight, text) in enumerate(DEFAULT_RULES, 1)
    ]
