"""The calendar file is what independent readers, real calendar programs and people need."""

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import vobject
from icalendar import Calendar

from tests.adapters.exports.calendar_lint import faults, unfolded
from tests.adapters.exports.calendars import (
    COORDINATOR,
    FIVE_DAYS,
    LANGUAGE_CODES,
    REFERENCE,
    Plan,
    a_programme,
    an_entry,
    event,
    events,
    written,
)
from tests.programme.plans import jordan_to_kenya
from visitplanner.adapters.exports import ics
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Entry
from visitplanner.programme.visibility import Viewer


def test_the_head_says_what_real_clients_look_for_in_a_fixed_order() -> None:
    head = unfolded(written(REFERENCE))[:10]

    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//VisitPlanner//VisitPlanner//EN",
        "CALSCALE:GREGORIAN",
        "NAME;LANGUAGE=en:Study visit on counter-trafficking: Kenya to Jordan",
        "X-WR-CALNAME:Study visit on counter-trafficking: Kenya to Jordan",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "COLOR:teal",
        "X-WR-TIMEZONE:Asia/Amman",
    ]


def test_an_event_says_what_is_agreed() -> None:
    committee = event(written(REFERENCE), "National Anti-Trafficking Committee")

    assert list(committee) == [
        *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND"),
        *("SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP"),
    ]
    assert committee["DTSTART"].dt == datetime(2018, 4, 23, 9, tzinfo=ZoneInfo("Asia/Amman"))
    assert committee["DTSTART"].params["TZID"] == "Asia/Amman"
    assert str(committee["LOCATION"]) == "Ministry of Justice meeting room, Amman"
    assert committee["SUMMARY"].params["LANGUAGE"] == "en"
    assert (committee["STATUS"], committee["TRANSP"], committee["SEQUENCE"]) == ("CONFIRMED", "OPAQUE", 0)
    assert committee["DTSTAMP"].dt == committee["LAST-MODIFIED"].dt == datetime(2018, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize("plan", [REFERENCE, FIVE_DAYS], ids=["reference", "five days"])
@pytest.mark.parametrize("full_day", [False, True])
def test_no_calendar_has_a_fault_that_programs_stumble_over(plan: Plan, language: str, full_day: bool) -> None:
    assert faults(written(plan, language, full_day=full_day)) == []


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_three_independent_readers_agree_on_every_event(language: str) -> None:
    octets = written(FIVE_DAYS, language)
    rows = [row for row in programme_of(*FIVE_DAYS, COORDINATOR).entries if row.kind in ("session", "transfer")]
    expected = sorted((row.start.astimezone(UTC), row.end.astimezone(UTC)) for row in rows)

    by_icalendar = [(each["DTSTART"].dt, each["DTEND"].dt) for each in events(octets)]
    by_vobject = [(each.dtstart.value, each.dtend.value) for each in vobject.readOne(octets.decode()).vevent_list]
    calendar = Calendar.from_ical(octets)
    by_expansion = [
        (each["DTSTART"].dt, each["DTEND"].dt)
        for each in recurring_ical_events.of(calendar).between((2027, 4, 1), (2027, 5, 1))
    ]

    for found in (by_icalendar, by_vobject, by_expansion):
        assert sorted((start.astimezone(UTC), end.astimezone(UTC)) for start, end in found) == expected


def test_the_same_data_gives_the_same_octets() -> None:
    assert written(FIVE_DAYS, "ar") == written(jordan_to_kenya(), "ar")


def test_a_shelter_is_its_label_and_the_meeting_point() -> None:
    shelter = event(written(REFERENCE), "specialised services")

    assert str(shelter["SUMMARY"]) == "Visit to specialised services"
    assert str(shelter["LOCATION"]) == ("Specialised shelter (location withheld). Meeting point: Hotel lobby (generic)")
    assert "Meet at 10:00: Hotel lobby (generic)." in str(shelter["DESCRIPTION"])
    assert "Dar Karama" not in written(REFERENCE).decode()


def test_ways_lunches_and_protected_times_are_told_on_request() -> None:
    assert "Lunch" not in written(FIVE_DAYS).decode()

    octets = written(FIVE_DAYS, full_day=True)

    assert event(octets, "Lunch")["TRANSP"] == "TRANSPARENT"
    assert event(octets, "Friday prayer")["TRANSP"] == "TRANSPARENT"
    assert event(octets, "Travel to Specialised shelter")["TRANSP"] == "OPAQUE"


def test_an_event_of_some_subgroups_names_them_and_one_of_all_does_not() -> None:
    summaries = [str(each["SUMMARY"]) for each in events(written(FIVE_DAYS))]

    assert "Community prevention and the role of faith leaders (B and C)" in summaries
    assert "Welcome, introductions and security briefing" in summaries


def test_the_calendar_of_a_subgroup_bears_its_name_and_repeats_it_nowhere() -> None:
    octets = written(FIVE_DAYS, viewer=Viewer("delegate", subgroup="B"))

    assert str(Calendar.from_ical(octets)["X-WR-CALNAME"]).endswith(": B: Investigation and prosecution")
    assert not any(str(each["SUMMARY"]).endswith("(B)") for each in events(octets))


def test_one_meeting_has_one_identity_in_every_calendar_of_a_language_and_another_in_each_language() -> None:
    whole = {str(each["UID"]) for each in events(written(FIVE_DAYS))}
    own = {str(each["UID"]) for each in events(written(FIVE_DAYS, viewer=Viewer("delegate", subgroup="B")))}
    arabic = {str(each["UID"]) for each in events(written(FIVE_DAYS, "ar"))}

    assert own < whole
    assert whole.isdisjoint(arabic)
    assert all(each.isascii() and len(each) < 255 for each in whole | arabic)


@pytest.mark.parametrize(
    ("status", "said", "busy"),
    [("requested", "TENTATIVE", "OPAQUE"), ("done", "CONFIRMED", "OPAQUE"), ("declined", "CANCELLED", "TRANSPARENT")],
)
def test_where_the_agreement_stands(status: str, said: str, busy: str) -> None:
    entry = an_entry(datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Asia/Amman")), status=status)

    (found,) = events(ics.write(a_programme(entry), Localiser("en")))

    assert (found["STATUS"], found["TRANSP"]) == (said, busy)
    assert str(found["SUMMARY"]) == ("Cancelled: Talk" if said == "CANCELLED" else "Talk")


def test_a_cancelled_row_is_told_with_a_prefix_in_the_language() -> None:
    entry = an_entry(datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Asia/Amman")))
    programme = replace(a_programme(entry), cancelled=(replace(entry, uid="gone", status="cancelled", sequence=3),))

    found = event(ics.write(programme, Localiser("ar")), "أُلغي: لقاء")

    assert (found["STATUS"], found["SEQUENCE"], found["TRANSP"]) == ("CANCELLED", 3, "TRANSPARENT")


def test_several_zones_in_one_calendar_are_all_stated() -> None:
    flight = Entry(
        kind="transfer",
        start=datetime(2018, 4, 25, 9, tzinfo=ZoneInfo("Asia/Amman")),
        end=datetime(2018, 4, 25, 15, tzinfo=ZoneInfo("Africa/Nairobi")),
        title={"en": "Flight"},
        subgroups=("G1",),
        key="transfer:TR1",
        uid="tr1",
    )
    octets = ics.write(a_programme(flight, timezones=("Asia/Amman", "Europe/Berlin")), Localiser("en"))

    (found,) = events(octets)

    assert [str(each["TZID"]) for each in Calendar.from_ical(octets).walk("VTIMEZONE")] == [
        *("Asia/Amman", "Europe/Berlin", "Africa/Nairobi"),
    ]
    assert (found["DTSTART"].params["TZID"], found["DTEND"].params["TZID"]) == ("Asia/Amman", "Africa/Nairobi")
    assert faults(octets) == []


def test_the_second_of_two_equal_clock_times_is_told_in_utc() -> None:
    # 28 October 2018 in Berlin shows 02:30 twice.
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (datetime(2018, 10, 28, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1))
    octets = ics.write(
        a_programme(an_entry(first, 15), an_entry(second, 15), timezones=("Europe/Berlin",)), Localiser("en")
    )

    starts = [line for line in unfolded(octets) if line.startswith("DTSTART") and "20181028" in line]

    assert starts == ["DTSTART;TZID=Europe/Berlin:20181028T023000", "DTSTART:20181028T013000Z"]


def test_a_calendar_without_events_is_a_calendar_all_the_same() -> None:
    visit, problem, _ = REFERENCE

    octets = written((visit, problem, Itinerary(status="unknown")))

    assert faults(octets) == []
    assert events(octets) == []
    assert len(Calendar.from_ical(octets).walk("VTIMEZONE")) == 1


def test_an_arabic_summary_starts_with_an_arabic_letter() -> None:
    entry = an_entry(datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Asia/Amman")), title={"ar": "GIZ – لقاء"})

    (found,) = events(ics.write(a_programme(entry), Localiser("ar")))

    assert str(found["SUMMARY"]) == "جلسة: \u2066GIZ\u2069 – لقاء"


def test_a_category_has_no_ascii_comma() -> None:
    topics = ({"en": "Recovery, work and law"}, {"en": "Funds"})
    entry = an_entry(datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Asia/Amman")), topics=topics)

    (found,) = events(ics.write(a_programme(entry), Localiser("en")))

    assert [str(each) for each in found["CATEGORIES"].cats] == ["Recovery / work and law", "Funds"]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_withdrawn_link_says_so_in_one_event(language: str) -> None:
    octets = ics.notice(Localiser(language), "link 7", date(2026, 11, 24))

    assert faults(octets) == []
    (found,) = events(octets)
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 11, 24), date(2026, 11, 25))
    assert "DTSTART;VALUE=DATE:20261124" in unfolded(octets)
    assert str(found["SUMMARY"]) == Localiser(language).gettext("This calendar link has been withdrawn")
    assert octets == ics.notice(Localiser(language), "link 7", date(2026, 11, 24))
    assert octets != ics.notice(Localiser(language), "link 8", date(2026, 11, 24))


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_calendar_of_the_reference_visit_is_the_one_that_was_looked_at(language: str) -> None:
    golden = files("tests.adapters") / "golden" / f"kenya-jordan-2018.{language}.ics"

    assert written(REFERENCE, language, full_day=True) == golden.read_bytes()
