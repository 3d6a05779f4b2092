"""A letter says of the visit what its host has to know, and nothing of any other host or of a confidential place."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from tests.letters import FUND, PARLIAMENT, PROPOSALS, SHELTER, a_proposal, facts_for, visit
from visitplanner.programme.letter_facts import facts_of

NAIROBI = timezone(timedelta(hours=3))


def test_a_meeting_is_told_in_the_time_of_its_city() -> None:
    (meeting,) = facts_for().meetings

    assert meeting.start == datetime(2027, 4, 13, 9, 30, tzinfo=NAIROBI)
    assert str(meeting.start.tzinfo) == "Africa/Nairobi"
    assert meeting.title["en"] == "Parliamentary oversight of counter-trafficking"
    assert meeting.people == 6
    assert [name["en"] for name in meeting.groups] == ["A: Policy, law and financing"]


def test_it_says_who_comes_and_what_for() -> None:
    facts = facts_for()

    assert facts.countries == ("JO",)
    assert facts.size == 18
    assert facts.working_languages == ("ar", "en")
    assert [name["en"] for name in facts.topics] == ["Counter-trafficking legislation"]
    assert [name["en"] for name in facts.questions] == ["Understand policy, law and coordination in the host country"]


def test_what_the_delegation_presents_is_among_it() -> None:
    facts = facts_of(visit(), "H02", [a_proposal("P05#1", "2027-04-13 06:30")], None)

    assert [title["en"] for title in facts.presents] == [
        "The delegation presents Jordan's law, referral mechanism and shelter model"
    ]


def test_a_host_reads_its_own_meetings_only() -> None:
    everything = [proposal for proposals in PROPOSALS.values() for proposal in proposals]

    facts = facts_for(FUND, everything)

    assert [each.occurrence for each in facts.meetings] == ["P06#1", "A04#1"]
    assert everything[0].session == "A01"


def test_a_place_is_named_where_everybody_may_know_it() -> None:
    (meeting,) = facts_for(PARLIAMENT).meetings

    assert meeting.place is not None
    assert meeting.city == {"en": "Nairobi", "ar": "نيروبي"}


def test_a_confidential_meeting_has_its_public_title_and_no_place() -> None:
    facts = facts_for(SHELTER)

    assert {meeting.title["en"] for meeting in facts.meetings} == {"Visit to specialised services"}
    assert [(each.place, each.address, each.city) for each in facts.meetings] == [(None, None, None)] * 2
    assert facts.host["en"] == "Specialised shelter (location withheld)"


def test_beside_a_confidential_meeting_no_other_place_of_its_host_is_named() -> None:
    whole = visit()
    sessions = tuple(replace(each, host_id=SHELTER) if each.id == "A01" else each for each in whole.sessions)
    both = [*PROPOSALS[PARLIAMENT], *PROPOSALS[SHELTER]]

    facts = facts_of(replace(whole, sessions=sessions), SHELTER, both, None)

    assert len(facts.meetings) == 3
    assert {each.place is None for each in facts.meetings} == {True}
    assert facts.host["en"] == "Specialised shelter (location withheld)"


def test_a_calendar_entry_has_another_identity_than_the_feed_and_keeps_it() -> None:
    (meeting,) = facts_for().meetings
    (later,) = facts_for(PARLIAMENT, [a_proposal("A01#1", "2027-04-15 06:30")]).meetings

    assert meeting.calendar_uid == later.calendar_uid
    assert meeting.calendar_uid.startswith("invite-")
    assert meeting.uid in meeting.calendar_uid
