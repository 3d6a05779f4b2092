"""What can be chosen in the fields of the catalogue, and what each choice is called."""

from collections.abc import Callable, Mapping
from zoneinfo import available_timezones

from visitplanner.entrypoints.web.words.visits import CONFIDENTIALITY, ORGANISATION_TYPE, PHOTO_POLICY, PREFERRED_WAY
from visitplanner.language.countries import countries, spoken_languages
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import Name, Text
from visitplanner.storage.queries.catalogue import catalogue_names, kept_entries
from visitplanner.visit.catalogue import Kind

SPOKEN = ("ar", "en", "fr", "es", "ru", "zh", "sw", "am", "so", "tr", "fa", "ur", "de", "it", "pt")
"""Languages that hosts and delegations are likely to share; those of the United Nations first."""

_Words = Mapping[str, Name | Text]


def choices_of(name: str) -> _Words:
    """A word for every value that a field or a filter may take."""
    return _CHOICES[name]()


def _zones() -> _Words:
    return {zone: dict.fromkeys(LANGUAGES, zone) for zone in sorted(available_timezones()) if "/" in zone}


def _open(kind: Kind) -> Callable[[], _Words]:
    """Entries that are not archived."""
    return lambda: {each.id: each.entity.name for each in kept_entries(kind)}


_CHOICES: Mapping[str, Callable[[], _Words]] = {
    "type": lambda: ORGANISATION_TYPE,
    "confidentiality": lambda: CONFIDENTIALITY,
    "photo_policy": lambda: PHOTO_POLICY,
    "channel": lambda: PREFERRED_WAY,
    "country": countries,
    "languages": lambda: {code: spoken_languages()[code] for code in SPOKEN},
    "language": lambda: {code: dict.fromkeys(LANGUAGES, LANGUAGES[code].own_name) for code in LANGUAGES},
    "timezone": _zones,
    "topic_ids": lambda: catalogue_names("topics"),
    "topic": _open("topics"),
    "city": _open("cities"),
    "city_id": lambda: catalogue_names("cities"),
    "organisation_id": lambda: catalogue_names("organisations"),
    "meeting_point_id": lambda: catalogue_names("meeting_points"),
}
