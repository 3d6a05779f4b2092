"""Whatever people type into a visit, its calendars stay calendars, and what is confidential stays out of them."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import vobject

from tests.adapters.exports.calendar_lint import faults, unescaped, unfolded, value
from tests.adapters.exports.calendars import (
    COORDINATOR,
    FIVE_DAYS,
    LANGUAGE_CODES,
    REFERENCE,
    Plan,
    a_programme,
    an_entry,
    events,
    written,
)
from tests.programme.plans import the_file, with_twin_site
from visitplanner.adapters.exports import ics
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.programme.matrix import ROLES, Role
from visitplanner.programme.visibility import Viewer
from visitplanner.visit.problem import build_problem


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
