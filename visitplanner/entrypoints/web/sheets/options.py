"""What the choices of the setup's forms offer: the visit's own entries under the names that may be shown, and words."""

from collections.abc import Iterable, Mapping

from visitplanner.entrypoints.web.forms.choices import Option
from visitplanner.entrypoints.web.words import WORDS
from visitplanner.language.countries import countries, spoken_languages
from visitplanner.language.text import N_, Name, Text
from visitplanner.visit.entities import Visit
from visitplanner.visit.spoken_names import host_name, session_name, site_name

DIRECTION: Mapping[str, Text] = {
    "host_presents": N_("The host presents"),
    "delegation_presents": N_("The delegation presents"),
    "two_way": N_("Exchange in both directions"),
    "internal": N_("The delegation among itself"),
}
USUAL_LANGUAGES = ("ar", "en", "fr", "sw", "es", "ru", "zh", "de")
PRIORITIES: Mapping[str, Text] = {
    "5": N_("5: most important"),
    "4": N_("4"),
    "3": N_("3: ordinary"),
    "2": N_("2"),
    "1": N_("1: only if there is room"),
}


def of_names(entries: Iterable[tuple[str, Name]]) -> tuple[Option, ...]:
    return tuple(Option(id_, name) for id_, name in entries)


def words(subject: str) -> tuple[Option, ...]:
    return tuple(Option(code, label) for code, label in WORDS[subject].items())


def directions() -> tuple[Option, ...]:
    return tuple(Option(code, label) for code, label in DIRECTION.items())


def cities(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, each.name) for each in visit.cities)


def zones(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, each.name) for each in visit.zones)


def open_zones(visit: Visit) -> tuple[Option, ...]:
    """Zones that everybody may know of."""
    return of_names((each.id, each.name) for each in visit.zones if not each.undisclosed)


def subgroups(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, each.name) for each in visit.subgroups)


def topics(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, each.name) for each in visit.topics)


def hosts(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, host_name(visit, each)) for each in visit.organisations)


def sites(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, site_name(each)) for each in visit.sites)


def meeting_points(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, each.name) for each in visit.meeting_points)


def sessions(visit: Visit) -> tuple[Option, ...]:
    return of_names((each.id, session_name(visit, each)) for each in visit.sessions)


def dates(visit: Visit) -> tuple[Option, ...]:
    return tuple(Option(each.date.isoformat(), N_("%(date)s", date=each.date)) for each in visit.days)


def all_countries() -> tuple[Option, ...]:
    return of_names(countries().items())


def languages(used: Iterable[str] = ()) -> tuple[Option, ...]:
    """The usual ones, and those that the visit names already."""
    names = spoken_languages()
    codes = dict.fromkeys((*USUAL_LANGUAGES, *sorted(used)))
    return tuple(Option(code, names.get(code) or {"en": code, "ar": code}) for code in codes)


def currencies() -> tuple[str, ...]:
    return ("USD", "EUR", "JOD", "KES", "GBP", "CHF", "EGP", "AED", "SAR")
