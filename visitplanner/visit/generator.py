"""Makes realistic visits from a seed, small to very large, for tests and measurements; nothing in them is real.

A made visit is laid around a programme that keeps every rule, so that its required sessions always fit; with
``impossible`` one required session is then offered only before the visit's courtesy call may end.
"""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from visitplanner.visit import entities as e

PLACES = (
    ("JO", "Amman", "عمّان", "Asia/Amman", 31.95, 35.93),
    ("KE", "Nairobi", "نيروبي", "Africa/Nairobi", -1.29, 36.82),
    ("TN", "Tunis", "تونس", "Africa/Tunis", 36.80, 10.18),
    ("PT", "Lisbon", "لشبونة", "Europe/Lisbon", 38.72, -9.14),
    ("NP", "Kathmandu", "كاتماندو", "Asia/Kathmandu", 27.72, 85.32),
)
HOST_TYPES = ("ministry", "law_enforcement", "prosecution", "civil_society", "health", "academia", "local_government")
WEEKENDS = {"JO": {4, 5}, "NP": {5}}
"""Rest days, Monday 0, of the countries whose weekend is not Saturday and Sunday; for the opening hours made here."""
WEEKDAYS: tuple[e.Weekday, ...] = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
PROTOCOL_RANKS = {"ministry": 1, "law_enforcement": 2, "prosecution": 2}
ACCESS_MINUTES, BUFFER_MINUTES, ZONES_A_CITY, GROUP_SIZE = 10, 10, 4, 6


@dataclass(frozen=True)
class Size:
    """How large a visit to make."""

    days: int = 5
    hosts: int = 30
    subgroups: int = 1
    sessions: int = 35
    countries: int = 1
    grid_minutes: int = 5
    required_share: float = 0.3


def generate(size: Size, seed: int, impossible: bool = False) -> e.Visit:
    """A visit of a size; the same size and seed give the same visit. ``ValueError`` for a size that makes no sense."""
    if min(size.days, size.hosts, size.subgroups, size.sessions, size.countries, size.grid_minutes) < 1:
        raise ValueError("every number of a size is at least 1")
    return _Maker(size, Random(seed), seed).visit(impossible)


class _Maker:
    def __init__(self, size: Size, random: Random, seed: int) -> None:
        self.size, self.random, self.seed = size, random, seed
        self.places = PLACES[: min(size.countries, len(PLACES))]
        self.groups = tuple(f"G{number + 1}" for number in range(size.subgroups))
        self.dates = tuple(self._dates())
        self.city_on = {
            on: self.places[min(number * len(self.places) // size.days, len(self.places) - 1)][1]
            for number, on in enumerate(self.dates)
        }
        self.country_of = {city: country for country, city, *_ in self.places}

    def _dates(self) -> list[date]:
        """The visit's dates; those on a rest day of their country become days of rest."""
        first = date(2027, 3, 1) + timedelta(days=7 * self.random.randrange(8))
        return [first + timedelta(days=number) for number in range(self.size.days)]

    def _works(self, on: date) -> bool:
        return on.weekday() not in WEEKENDS.get(self.country_of[self.city_on[on]], {5, 6})

    def visit(self, impossible: bool) -> e.Visit:
        cities = tuple(
            e.City(city, {"en": city, "ar": arabic}, country, zone, lat, lon, "approximate_city_level")
            for country, city, arabic, zone, lat, lon in self.places
        )
        topics = tuple(e.Topic(f"TOP-{n}", _name(f"Topic {n}", f"الموضوع {n}"), "invented") for n in range(1, 21))
        hosts = self._hosts()
        sites = tuple(self._site(number, host) for number, host in enumerate(hosts))
        made = e.Visit(
            meta=self._meta(),
            header=self._header(),
            holidays=(),
            cities=cities,
            zones=tuple(self._zones()),
            travel=e.Travel(15, 45, tuple(self._travel())),
            days=tuple(self._day(number, on) for number, on in enumerate(self.dates)),
            transfers=tuple(self._transfers()),
            organisations=(*hosts, self._organisation("ORG-DEL", "delegation", "JO"), self._office()),
            meeting_points=tuple(
                e.MeetingPoint(f"MP-{city}", _name(f"Hotel, {city}", f"فندق، {city}"), city, f"{city}-1", 15)
                for _, city, *_ in self.places
            ),
            sites=sites,
            topics=topics,
            objectives=tuple(self._objective(number, topics) for number in range(1, 6)),
            subgroups=tuple(e.Subgroup(g, _name(f"Group {g}", f"المجموعة {g}"), GROUP_SIZE) for g in self.groups),
            delegation=self._delegation(),
            interpreters=tuple(
                e.Interpreter(f"INT-{n + 1}", f"Interpreter {n + 1}", ("ar", "en"), 360, "invented")
                for n in range(2 * self.size.subgroups)
            ),
            vehicles=(),
            sessions=tuple(self._session(number, sites, topics) for number in range(self.size.sessions)),
            constraints=self._rules(),
            costs=None,
            commitments=(),
            what_if=(),
        )
        made = self._with_required(made)
        return self._made_impossible(made) if impossible else made

    def _meta(self) -> e.Meta:
        title = _name(f"Made visit {self.seed}", f"زيارة مولّدة {self.seed}")
        return e.Meta(f"made-{self.seed}", title, "fictional", title, title, (), (), ())

    def _header(self) -> e.Header:
        title = _name(f"Made visit {self.seed}", f"زيارة مولّدة {self.seed}")
        return e.Header(
            id=f"V-MADE-{self.seed}",
            code=f"MADE-{self.seed}",
            title=title,
            purpose=title,
            status="planning",
            start_date=self.dates[0],
            end_date=self.dates[-1],
            sending_countries=("JO",),
            host_countries=tuple(sorted({country for country, *_ in self.places})),
            organiser_id="ORG-OFFICE",
            working_languages=("en", "ar"),
            currency="USD",
            slot_min=self.size.grid_minutes,
            punctuality_buffer_min=BUFFER_MINUTES,
            escorts_per_group=1,
            names_submitted_on=self.dates[0] - timedelta(days=30),
        )

    def _organisation(self, identifier: str, kind: str, country: str) -> e.Organisation:
        name = _name(f"{kind.replace('_', ' ').capitalize()} {identifier}", f"جهة {identifier}")
        return e.Organisation(identifier, name, kind, country, None, PROTOCOL_RANKS.get(kind, 4), "invented")

    def _office(self) -> e.Organisation:
        return self._organisation("ORG-OFFICE", "international_organisation", self.places[0][0])

    def _hosts(self) -> tuple[e.Organisation, ...]:
        """Hosts spread over the cities by the days spent in each."""
        stays = [city for on, city in self.city_on.items() if self._works(on)] or [self.city_on[self.dates[0]]]
        return tuple(
            self._organisation(
                f"H{number + 1:03}", self.random.choice(HOST_TYPES), self.country_of[stays[number % len(stays)]]
            )
            for number in range(self.size.hosts)
        )

    def _zones(self) -> list[e.Zone]:
        zones = []
        for _, city, arabic, *_ in self.places:
            for number in range(1, ZONES_A_CITY + 1):
                zones.append(e.Zone(f"{city}-{number}", city, _name(f"{city} {number}", f"{arabic} {number}")))
            zones.append(e.Zone(f"{city}-X", city, _name(f"{city}, undisclosed", f"{arabic}، غير معلن"), True))
        return zones

    def _travel(self) -> list[e.TravelTime]:
        entries = []
        for _, city, *_ in self.places:
            spots = [(self.random.uniform(0, 30), self.random.uniform(0, 30)) for _ in range(ZONES_A_CITY)]
            for a in range(ZONES_A_CITY):
                for b in range(a):
                    minutes = 5 * math.ceil((10 + math.dist(spots[a], spots[b])) / 5)
                    entries.append(
                        e.TravelTime(from_zone=f"{city}-{a + 1}", to_zone=f"{city}-{b + 1}", minutes=minutes)
                    )
        return entries

    def _site(self, number: int, host: e.Organisation) -> e.Site:
        city = next(city for country, city, *_ in self.places if country == host.country)
        confidential = number % 11 == 7
        rest = WEEKENDS.get(host.country, {5, 6})
        working = tuple(day for index, day in enumerate(WEEKDAYS) if index not in rest)
        canary = f"CANARY-MADE-{host.id}"
        return e.Site(
            id=f"SITE-{host.id}",
            organisation_id=host.id,
            name=host.name,
            city_id=city,
            zone_id=f"{city}-X" if confidential else f"{city}-{self.random.randint(1, ZONES_A_CITY)}",
            confidentiality="confidential" if confidential else "open",
            location=None,
            address=None,
            meeting_point_id=f"MP-{city}" if confidential else None,
            public_label=_name("Specialised shelter", "دار إيواء متخصصة") if confidential else None,
            max_visitors=9 if confidential else 60,
            access_min=ACCESS_MINUTES,
            step_free=True,
            photo_policy="prohibited" if confidential else "ask",
            clearance=e.ClearanceRule(names_required=True, passport_required=False, lead_working_days=5),
            hours=(e.OpeningHours(working, "08:30", "17:00"),),
            provenance="invented",
            restricted=e.RestrictedPlace(f"{canary}-ADDRESS", f"{canary}-ACCESS", None, None) if confidential else None,
        )

    def _day(self, number: int, on: date) -> e.Day:
        return e.Day(
            date=on,
            day_index=number + 1,
            type="programme" if self._works(on) else "rest",
            city_by_subgroup={"*": self.city_on[on]},
            window=e.ClockWindow("08:30", "17:00"),
            lunch=e.LunchRule("11:30", "14:30", 60),
            protected=(),
            end_reserve_min=30,
        )

    def _transfers(self) -> list[e.Transfer]:
        moves = []
        for before, after in zip(self.dates, self.dates[1:], strict=False):
            here, there = self.city_on[before], self.city_on[after]
            if here != there:
                label = _name(f"From {here} to {there}", f"من {here} إلى {there}")
                moves.append(
                    e.Transfer(f"TR{len(moves) + 1}", label, before, "18:00", "23:00", here, there, self.groups, "air")
                )
        return moves

    def _objective(self, number: int, topics: tuple[e.Topic, ...]) -> e.Objective:
        named = self.random.sample([each.id for each in topics], 5)
        text = _name(f"Objective {number}", f"الهدف {number}")
        return e.Objective(f"OBJ-{number}", text, tuple(named), self.random.randint(1, 5), "invented")

    def _delegation(self) -> e.Delegation:
        size = GROUP_SIZE * self.size.subgroups
        return e.Delegation("ORG-DEL", size, size, _name("Officials", "مسؤولون"), "invented", ())

    def _session(self, number: int, sites: tuple[e.Site, ...], topics: tuple[e.Topic, ...]) -> e.Session:
        site = sites[number % len(sites)]
        mode = self.random.choice(("none", "consecutive", "consecutive", "simultaneous"))
        factor, net = (2.0 if mode == "consecutive" else 1.0), self.random.choice((30, 45, 60))
        days = [on for on in self.dates if self.city_on[on] == site.city_id and self._works(on)]
        offered = sorted(self.random.sample(days, min(len(days), self.random.randint(1, 4))))
        return e.Session(
            id=f"S{number + 1:03}",
            title=_name(f"Session {number + 1}", f"الجلسة {number + 1}"),
            type="shelter_visit" if site.confidentiality == "confidential" else "meeting",
            direction=self.random.choice(("host_presents", "host_presents", "two_way", "delegation_presents")),
            host_id=site.organisation_id,
            site_id=site.id,
            topic_ids=tuple(self.random.sample([each.id for each in topics], self.random.randint(1, 3))),
            audience=self._audience(site),
            net_min=net,
            fixed_min=0,
            interpretation=e.Interpretation(mode, () if mode == "none" else ("ar", "en"), factor),
            gross_min=15 * math.ceil(net * factor / 15),
            windows=tuple(self._window(on) for on in offered),
            required=False,
            priority=self.random.randint(1, 5),
            status="requested",
            provenance="invented",
        )

    def _audience(self, site: e.Site) -> e.Audience:
        if site.confidentiality == "confidential" or self.size.subgroups == 1:
            return e.Audience("one_of", self.groups)
        named = tuple(sorted(self.random.sample(self.groups, self.random.randint(1, len(self.groups)))))
        match self.random.randrange(8):
            case 0:
                return e.Audience("plenary", ())
            case 1:
                return e.Audience("each", named)
            case 2 | 3:
                return e.Audience("one_of", self.groups)
            case _:
                return e.Audience("joint", named)

    def _window(self, on: date) -> e.OfferedWindow:
        start, end = self.random.choice((("08:30", "12:30"), ("09:00", "13:00"), ("13:00", "17:00"), ("08:30", "17:00")))
        return e.OfferedWindow(on, start, end)

    def _rules(self) -> tuple[e.Rule, ...]:
        hard: list[tuple[str, dict[str, object]]] = [
            ("max_sessions_per_day", {"n": 4}),
            ("max_contact_min_per_day", {"minutes": 360}),
            ("max_type_per_day", {"session_type": "shelter_visit", "n": 1}),
            ("clearance_lead_time", {}),
            ("site_capacity", {}),
            ("interpreter_capacity", {}),
            ("step_free", {}),
        ]
        soft = [("topic_coverage", 5), ("balance_days", 2), ("min_idle", 1), ("min_travel", 1), ("seniority_first", 1)]
        rules = [e.Rule(f"CON-{n:02}", kind, "hard", p, kind, "invented") for n, (kind, p) in enumerate(hard, 1)]
        rules += [
            e.Rule(f"CON-{n:02}", kind, "soft", {}, kind, "invented", weight)
            for n, (kind, weight) in enumerate(soft, len(hard) + 1)
        ]
        return tuple(rules)

    def _with_required(self, visit: e.Visit) -> e.Visit:
        """Mark sessions required as long as one a half-day and subgroup stays free of doubt; they then always fit."""
        wanted = int(self.size.required_share * len(visit.sessions))
        taken: set[tuple[str, date, str]] = set()
        required: dict[str, e.OfferedWindow] = {}
        for session in visit.sessions:
            groups = session.audience.subgroup_ids or self.groups
            if len(required) == wanted or session.audience.mode in ("each",):
                continue
            groups = groups[:1] if session.audience.mode == "one_of" else groups
            for window in session.windows:
                half = "morning" if window.end <= "13:00" else "afternoon"
                slots = {(group, window.date, half) for group in groups} | {(session.site_id, window.date, half)}
                slots |= {("interpreters", window.date, half)}
                if not slots & taken and window.end != "17:00" or (not slots & taken and window.start == "13:00"):
                    taken |= slots
                    required[session.id] = window
                    break
        return replace(
            visit, sessions=tuple(replace(each, required=each.id in required) for each in visit.sessions)
        )

    def _made_impossible(self, visit: e.Visit) -> e.Visit:
        """Two required sessions for one subgroup, each offered at the same single time."""
        only = (e.OfferedWindow(next(on for on in self.dates if self._works(on)), "09:00", "10:30"),)
        first, second, *others = visit.sessions
        clash = [
            replace(each, required=True, windows=only, net_min=75, gross_min=75,
                    interpretation=e.Interpretation("none", (), 1.0), audience=e.Audience("plenary", ()))
            for each in (first, second)
        ]
        return replace(visit, sessions=(*clash, *others))


def _name(english: str, arabic: str) -> dict[str, str]:
    return {"en": english, "ar": arabic}
