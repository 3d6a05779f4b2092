"""The calendar file is what independent readers, real calendar programs and people need."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
import vobject
from icalendar import Calendar, Event

from tests.adapters.exports.calendar_lint import faults, unescaped, unfolded, value
from tests.programme.plans import jordan_to_kenya, kenya_to_jordan, the_file, with_twin_site
from visitplanner.adapters.exports import EXPORTS, ics
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Problem
from visitplanner.programme.matrix import ROLES, Role
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Entry, Lane, Programme, ProgrammeDay
from visitplanner.programme.visibility import Viewer
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem

Plan = tuple[Visit, Problem, Itinerary]
REFERENCE = kenya_to_jordan()
FIVE_DAYS = jordan_to_kenya()
COORDINATOR = Viewer("coordinator")
LANGUAGE_CODES = tuple(LANGUAGES)


def written(plan: Plan, language: str = "en", viewer: Viewer = COORDINATOR, *, full_day: bool = False) -> bytes:
    return ics.write(programme_of(*plan, viewer), Localiser(language), full_day=full_day)


def events(octets: bytes) -> list[Event]:
    found: list[Event] = Calendar.from_ical(octets).walk("VEVENT")
    return found


def event(octets: bytes, summary: str) -> Event:
    return next(each for each in events(octets) if summary in str(each["SUMMARY"]))


def a_programme(*entries: Entry, timezones: tuple[str, ...] = ("Asia/Amman",)) -> Programme:
    first = entries[0].start.date()
    return Programme(
        visit="V",
        code="V",
        title={"en": "A visit", "ar": "زيارة"},
        purpose={"en": ""},
        start_date=first,
        end_date=entries[-1].end.date(),
        timezones=timezones,
        subgroups=(("G1", {"en": "All"}),),
        days=(ProgrammeDay(first, "programme", (Lane("G1", {"en": "All"}, entries),)),),
    )


def an_entry(start: datetime, minutes: int = 60, **fields: object) -> Entry:
    given = {"title": {"en": "Talk", "ar": "لقاء"}, "uid": f"{start:%H%M%z}", "key": f"session:{start}"} | fields
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return Entry(kind="session", start=start, end=end, subgroups=("G1",), **given)  # type: ignore[arg-type]  # fields


def test_the_calendar_is_among_the_exports() -> None:
    assert [each.NAME for each in EXPORTS] == ["ics"]
    assert (ics.MEDIA_TYPE, ics.EXTENSION) == ("text/calendar; charset=utf-8", "ics")


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


@pytest.mark.parametrize("name", ["kenya-jordan-2018", "jordan-kenya-5day"])
@pytest.mark.parametrize("role", [role for role in ROLES if role != "public"])
def test_no_canary_is_in_any_calendar(name: str, role: Role) -> None:
    assert b"CANARY-" in the_file(name)
    plan = REFERENCE if name.startswith("kenya") else FIVE_DAYS
    group = "G1" if plan is REFERENCE else "C"
    viewer = Viewer(role, subgroup=group, organisation="ORG-DK", interpreter="I1", vehicle="V1")

    for language in LANGUAGES:
        assert b"CANARY" not in written(plan, language, viewer, full_day=True).replace(b"\r\n ", b"")


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_twin_visits_whose_shelters_lie_elsewhere_have_equal_calendars(language: str) -> None:
    visit, _, itinerary = FIVE_DAYS
    twin = with_twin_site(visit, "SITE-H13")
    other: Plan = (twin, build_problem(twin), itinerary)

    for viewer in (Viewer("delegate", subgroup="A"), Viewer("head"), Viewer("safeguarding"), COORDINATOR):
        assert written(other, language, viewer, full_day=True) == written(FIVE_DAYS, language, viewer, full_day=True)


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


@pytest.mark.parametrize(
    "hostile",
    [
        "Talk\r\nATTENDEE:mailto:x@example.org",
        "Talk\nEND:VEVENT\nBEGIN:VALARM",
        "Talk;X=1:evil",
        "Talk\\nSUMMARY:other",
        "Talk\\",
        'Talk"^n"',
        "Talk\u2028BEGIN:VEVENT",
        "Talk\u0000\u0007\u0085\u000b\u000c\ufeff",
        "\u202eklaT\u202c",
        "Talk\u2066\u2067\u2068",
        "\u2069\u2069Talk",
        "Talk \ud800",
        "Talk\U0001f469\u200d\U0001f467" * 30,
        "Talk e\u0301" * 40,
        "Talk " + "ش\u0651" * 200,
        " Talk ",
        "Talk,;\\,;\\" * 20,
    ],
)
@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_hostile_name_makes_a_valid_calendar_with_one_event(hostile: str, language: str) -> None:
    name = {"en": hostile, "ar": hostile}
    entry = an_entry(
        datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Asia/Amman")),
        title=name,
        host=name,
        place=name,
        address=hostile,
        city=name,
        topics=(name,),
        meeting_point=name,
        meets_at=datetime(2026, 5, 4, 8, tzinfo=ZoneInfo("Asia/Amman")),
    )
    programme = replace(a_programme(entry), title=name, group=name)

    octets = ics.write(programme, Localiser(language), full_day=True)

    assert faults(octets) == []
    assert len(events(octets)) == 1
    assert len(vobject.readOne(octets.decode()).vevent_list) == 1
    assert "ATTENDEE" not in {line.partition(":")[0] for line in unfolded(octets)}


def test_a_text_comes_back_as_it_was_said() -> None:
    said = "Law; policy, funds \\ and 12:30 „quoted“"
    entry = an_entry(datetime(2026, 5, 4, 9, tzinfo=ZoneInfo("Asia/Amman")), title={"en": said})
    octets = ics.write(a_programme(entry), Localiser("en"))

    line = next(line for line in unfolded(octets) if line.startswith("SUMMARY"))

    assert unescaped(value(line)) == said
    assert str(events(octets)[0]["SUMMARY"]) == said


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
