"""Made visits are free of faults, the same for the same seed, and possible or impossible as asked."""

from dataclasses import replace

import pytest

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning.conflict import conflict
from visitplanner.planning.relaxation import required_only
from visitplanner.planning.search import is_feasible
from visitplanner.visit.faults import faults
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem
from visitplanner.visit.rule_kinds import KIND_OF

SMALL = [
    Size(days=1, hosts=1, sessions=1),
    Size(days=1, hosts=4, sessions=6),
    Size(days=2, hosts=6, sessions=8, subgroups=2),
    Size(days=3, hosts=12, sessions=14),
    Size(days=4, hosts=12, sessions=20, subgroups=3, countries=2),
    Size(days=6, hosts=10, sessions=18, countries=3, grid_minutes=15),
    Size(days=3, hosts=9, sessions=12, grid_minutes=60, required_share=1.0),
    Size(days=7, hosts=25, sessions=40, subgroups=4, countries=5, grid_minutes=7, required_share=0.8),
    Size(days=4, hosts=12, sessions=18, subgroups=2, countries=2, every_rule=True),
]
SEEDS = range(1, 21)


@pytest.mark.parametrize("size", SMALL, ids=str)
def test_every_made_visit_is_free_of_faults_and_comes_back_from_its_file(size: Size) -> None:
    files = StudyVisitFiles()
    for seed in SEEDS:
        for impossible in (False, size.sessions > 1):
            visit = generate(size, seed, impossible=impossible)

            assert faults(visit) == ()
            assert files.read(files.write(visit)) == visit


@pytest.mark.parametrize("size", SMALL, ids=str)
def test_the_required_sessions_of_a_made_visit_always_fit(size: Size) -> None:
    for seed in SEEDS:
        problem = required_only(build_problem(generate(size, seed)))

        assert is_feasible(problem, seconds=20) is True, seed


@pytest.mark.parametrize("size", SMALL[1:], ids=str)
def test_a_visit_made_impossible_has_a_conflict(size: Size) -> None:
    for seed in SEEDS[:5]:
        problem = build_problem(generate(size, seed, impossible=True))

        assert conflict(problem) != (), seed


def test_a_visit_that_is_not_made_impossible_has_no_conflict() -> None:
    assert conflict(build_problem(generate(SMALL[3], 1))) == ()


def test_the_same_seed_makes_the_same_visit_and_another_seed_another() -> None:
    assert generate(Size(), 1) == generate(Size(), 1)
    assert generate(Size(), 1) != generate(Size(), 2)


def test_a_visit_has_the_size_that_was_asked_for() -> None:
    visit = generate(Size(days=10, hosts=120, subgroups=3, sessions=250, countries=4, grid_minutes=10), 1)

    assert [len(each) for each in (visit.days, visit.subgroups, visit.sessions, visit.cities)] == [10, 3, 250, 4]
    assert visit.header.slot_min == 10
    assert len({each.host_id for each in visit.sessions}) > 120


def test_made_visits_know_every_kind_of_session_day_and_rule() -> None:
    made = [generate(Size(days=6, hosts=24, subgroups=3, sessions=40, countries=2), seed) for seed in SEEDS]

    modes = {each.audience.mode for visit in made for each in visit.sessions}
    assert modes == {"plenary", "joint", "each", "one_of"}
    assert {each.audience.mode for visit in made for each in visit.sessions if each.required} == modes
    assert any(day.protected for visit in made for day in visit.days)
    assert any(len({each.date for each in x.windows}) < len(x.windows) for visit in made for x in visit.sessions)
    assert {each.type for visit in made for each in visit.constraints} >= {
        *("before", "immediately_after", "first_session", "last_session", "first_official", "on_day"),
        *("safeguarding_briefing_first", "direction_required"),
    }


def test_a_made_visit_can_name_every_type_of_rule() -> None:
    made = [generate(replace(SMALL[-1], countries=1, required_share=0.8), seed) for seed in SEEDS]

    assert {each.type for visit in made for each in visit.constraints} == set(KIND_OF)


@pytest.mark.parametrize(
    "size", [Size(days=0), Size(hosts=0), Size(sessions=-1), Size(countries=6), Size(grid_minutes=61)], ids=str
)
def test_a_size_that_makes_no_sense_is_refused(size: Size) -> None:
    with pytest.raises(ValueError, match=r"size|made"):
        generate(size, 1)


def test_one_session_alone_cannot_be_made_impossible() -> None:
    with pytest.raises(ValueError, match="two sessions"):
        generate(Size(sessions=1), 1, impossible=True)
