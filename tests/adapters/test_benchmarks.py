"""The published formats are read as they are meant, and what is not in them is refused with its place."""

from datetime import date

import pytest

from tests.adapters.orienteering_files import MCTOPMTW, TOPTW
from visitplanner.adapters.benchmarks import MOST_TOURS, MOST_VERTICES, MctopmtwFiles, ToptwFiles
from visitplanner.language.localise import Localiser
from visitplanner.planning import Problem, TimeWindow
from visitplanner.planning.routes.tables import is_known
from visitplanner.use_cases.ports import BenchmarkFileIsFaulty


def toptw(text: str = TOPTW, tours: int = 1, name: str = "our01.txt") -> Problem:
    return ToptwFiles(tours).read(name, text.encode())


def mctopmtw(text: str = MCTOPMTW, name: str = "MCTOPMTW-2-our01.txt") -> Problem:
    return MctopmtwFiles().read(name, text.encode())


def spans(problem: Problem, session: str) -> list[tuple[int, int]]:
    """When a visit may begin, tour by tour, in units since the first began."""
    found = problem.session[session]
    return [(each.opens, each.closes - found.minutes) for each in found.windows or ()]


def test_a_vertex_is_a_session_and_a_tour_a_day_from_the_depot_and_back() -> None:
    problem = toptw(tours=2)

    assert problem.visit_id == "our01"
    assert [(each.id, each.priority, each.minutes) for each in problem.sessions] == [
        ("1", 5, 100),
        ("2", 7, 100),
        ("3", 9, 100),
        ("4", 99, 100),
    ]
    assert [(each.date, each.base, each.hours) for each in problem.days] == [
        (date(2000, 1, 1), "0", TimeWindow(0, 1000)),
        (date(2000, 1, 2), "0", TimeWindow(1001, 2001)),
    ]
    assert is_known(problem)


def test_a_window_says_when_a_visit_may_begin_and_is_the_same_in_every_tour() -> None:
    problem = toptw(tours=2)

    assert spans(problem, "2") == [(200, 900), (1201, 1901)]


def test_a_window_that_outlasts_its_tour_does_not_reach_into_the_next() -> None:
    problem = toptw(TOPTW.replace("30 60", "30 9999"), tours=2)

    assert spans(problem, "3") == [(300, 1000), (1301, 2001)]


def test_a_window_that_opens_after_the_tour_is_over_is_none() -> None:
    problem = toptw(TOPTW.replace("30 60", "101 120"))

    assert spans(problem, "3") == []


@pytest.mark.parametrize(
    ("name", "units"), [("our01.txt", 14), ("c101.txt", 14), ("pr01.txt", 141), ("folder.pr/our01.txt", 14)]
)
def test_distances_are_cut_to_one_decimal_and_to_two_where_the_name_says_so(name: str, units: int) -> None:
    # From (0, 0) to (1, 1) it is 1.41421…
    assert toptw(name=name).travel.minutes("0", "2") == units


def test_distances_are_cut_and_not_rounded() -> None:
    # From (3, 4) to (10, 0) it is 8.0622…, and from (1, 1) to (10, 0) 9.0553…: rounded 9.06 and 9.1.
    problem = toptw(name="pr01.txt")
    coarse = toptw()

    assert (problem.travel.minutes("1", "3"), problem.travel.minutes("2", "3")) == (806, 905)
    assert (coarse.travel.minutes("1", "3"), coarse.travel.minutes("2", "3")) == (80, 90)


def test_a_distance_that_is_whole_is_not_cut_by_the_machine_s_rounding() -> None:
    assert toptw().travel.minutes("0", "1") == 50


def test_tours_take_turns_in_the_windows_and_the_flag_says_who_begins() -> None:
    problem = mctopmtw(MCTOPMTW.replace("2 3 50", "3 3 50", 1))

    assert len(problem.days) == 3
    second, third = 1001, 2002
    assert spans(problem, "2") == [
        (0, 100),
        (200, 300),
        (second + 100, second + 200),
        (second + 300, second + 400),
        (third, third + 100),
        (third + 200, third + 300),
    ]
    assert spans(problem, "3") == [
        (100, 200),
        (300, 400),
        (second, second + 100),
        (second + 200, second + 300),
        (third + 100, third + 200),
        (third + 300, third + 400),
    ]


def test_a_window_s_edge_is_exact_in_units() -> None:
    # 25.8 * 10 is 258.0 and not 257, whatever a machine makes of it.
    assert spans(mctopmtw(), "4")[0] == (0, 258)


def test_fees_and_types_are_budgets() -> None:
    problem = mctopmtw()

    assert problem.budgets["fees"] == 50
    assert [problem.budgets[f"type {z}"] for z in range(1, 11)] == [1, 9, 9, 9, 9, 9, 9, 9, 9, 9]
    amounts = {each.id: (each.amounts["fees"], each.amounts["type 1"]) for each in problem.sessions}
    assert amounts == {"2": (30, 1), "3": (30, 1), "4": (20, 0)}
    assert is_known(problem)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The header, the starting point or the vertices are missing."),
        ("1 2 0 1\n0 200\n0 0 0 0 0 0 0 0 100\n", "The header, the starting point or the vertices are missing."),
        (TOPTW[: TOPTW.rindex("4 70")], "The first line promises 4 vertices, but there are 3."),
        (TOPTW[:-5], "Line 7 has too few numbers: 9, where at least 10 are needed."),
        (TOPTW.replace("2 20 90", "2 90"), "Line 5 has too few numbers: 10, where at least 11 are needed."),
        (TOPTW.replace("9.00", "nine"), "In line 6 stands what cannot be used there: nine."),
        (TOPTW.replace("9.00", "9.50"), "In line 6 stands what cannot be used there: 9.50."),
        (TOPTW.replace("9.00", "-9"), "In line 6 stands what cannot be used there: -9."),
        (TOPTW.replace("70.00", "nan"), "In line 7 stands what cannot be used there: nan."),
        (TOPTW.replace("70.00", "1e300"), "In line 7 stands what cannot be used there: 1e300."),
        (TOPTW.replace("30 60", "60 30"), "In line 6 a time window closes before it opens."),
        (TOPTW.replace("10.00 9.00", "0 9.00"), "In line 6 stands what cannot be used there: 0."),
        (TOPTW.replace("\n3 ", "\n2 "), "In line 6 stands what cannot be used there: 2."),
        (TOPTW.replace("\n3 ", "\n٣ "), "This is no plain text of numbers."),
        (TOPTW.replace("0 100\n1", "0 999999\n1"), "The tours together are longer than the planner can count."),
        (
            f"1 2 {MOST_VERTICES + 1} 1\n0 0\n" + "1 0 0 1 1 0 0 0 9\n" * (MOST_VERTICES + 2),
            f"There are more than {MOST_VERTICES:,} vertices.",
        ),
    ],
)
def test_what_is_not_in_the_form_of_the_toptw_is_refused_with_its_place(text: str, sentence: str) -> None:
    assert toptw(tours=2).sessions

    with pytest.raises(BenchmarkFileIsFaulty) as refused:
        toptw(text, tours=2)

    assert Localiser("en").text(refused.value.sentence) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2 3\n0 0 0 0 0 0 100\n2 0 0 1 1\n", "The first line promises 3 vertices, but there are 1."),
        (
            MCTOPMTW.replace(" 9\n", "\n", 1),
            "Line 1 has too few numbers: 12, where at least 13 are needed.",
        ),
        (MCTOPMTW.replace("0 100", "100"), "Line 2 has too few numbers: 6, where at least 7 are needed."),
        (
            MCTOPMTW.replace("90 1 20", "90 1"),
            "Line 5 has too few numbers: 21, where at least 22 are needed.",
        ),
        (MCTOPMTW.replace("25.8 50 75.5", "25.8 20 75.5"), "In line 5 a time window closes before it opens."),
        (MCTOPMTW.replace("40 1 30", "40 1 -3"), "In line 3 stands what cannot be used there: -3."),
        (MCTOPMTW.replace("2 3 50", "0 3 50", 1), "In line 1 stands what cannot be used there: 0."),
        (
            MCTOPMTW.replace("2 3 50", f"{MOST_TOURS + 1} 3 50", 1),
            f"In line 1 stands what cannot be used there: {MOST_TOURS + 1}.",
        ),
    ],
)
def test_what_is_not_in_the_form_of_the_mctopmtw_is_refused_with_its_place(text: str, sentence: str) -> None:
    assert mctopmtw().sessions

    with pytest.raises(BenchmarkFileIsFaulty) as refused:
        mctopmtw(text)

    assert Localiser("en").text(refused.value.sentence) == sentence
