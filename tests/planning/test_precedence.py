"""What follows from the order of two occurrences for the times of each."""

from tests.builders import TUESDAY, a_day, a_problem, a_rule, a_session, at, windows
from visitplanner.planning import OccurrenceId, Problem
from visitplanner.planning.constraints import orders
from visitplanner.planning.options import Options, options
from visitplanner.planning.precedence import day_counters, narrowed


def starts_of(possible: Options, occurrence: str) -> list[int]:
    return sorted(start for option in possible[OccurrenceId(occurrence)] for each in option.starts for start in each)


def ordered(problem: Problem) -> Options:
    return narrowed(problem, options(problem), tuple(orders(problem)))


def test_what_follows_a_required_session_begins_no_earlier_than_that_can_end() -> None:
    # The law takes an hour from 09:00; practice cannot begin before 10:00.
    law = a_session("law", windows=windows("09:00-12:00"), required=True)
    practice = a_session("practice", windows=windows("09:00-12:00"))
    problem = a_problem(law, practice, rules=[a_rule("before", first="law", then="practice")], grid=60)

    assert starts_of(options(problem), "practice#1") == [at("09:00"), at("10:00"), at("11:00")]
    assert starts_of(ordered(problem), "practice#1") == [at("10:00"), at("11:00")]
    assert starts_of(ordered(problem), "law#1") == [at("09:00"), at("10:00"), at("11:00")]


def test_an_optional_session_forces_nothing_on_others() -> None:
    law = a_session("law", windows=windows("09:00-12:00"))
    practice = a_session("practice", windows=windows("09:00-12:00"))
    problem = a_problem(law, practice, rules=[a_rule("before", first="law", then="practice")], grid=60)

    assert ordered(problem) == options(problem)


def test_what_comes_at_once_after_another_is_held_from_both_sides() -> None:
    # The talk ends between 10:00 and 11:00; what follows within half an hour begins by 11:30.
    talk = a_session("talk", windows=windows("09:00-11:00"), required=True)
    debate = a_session("debate", windows=windows("08:00-16:00"), required=True)
    rule = a_rule("immediately_after", first="talk", then="debate", max_gap_min=30)
    problem = a_problem(talk, debate, rules=[rule], grid=30)

    assert starts_of(ordered(problem), "debate#1") == [at("10:00"), at("10:30"), at("11:00"), at("11:30")]


def test_a_start_that_one_order_rules_out_makes_others_impossible_too() -> None:
    # a, b and c, an hour each between 09:00 and 12:00, in this order: one time each.
    sessions = [a_session(each, windows=windows("09:00-12:00"), required=True) for each in "abc"]
    rules = [a_rule("before", id=f"{x}{y}", first=x, then=y) for x, y in ("ab", "bc")]
    problem = a_problem(*sessions, rules=rules, grid=60)

    assert [starts_of(ordered(problem), f"{each}#1") for each in "abc"] == [[at("09:00")], [at("10:00")], [at("11:00")]]


def test_never_the_second_by_a_date_and_the_first_only_later() -> None:
    both = [*windows("09:00-12:00"), *windows("09:00-12:00", on=TUESDAY)]
    law, practice = a_session("law", windows=both), a_session("practice", windows=both)
    rule = a_rule("before", first="law", then="practice")
    problem = a_problem(law, practice, rules=[rule], days=[a_day(), a_day(on=TUESDAY)])

    (counter,) = day_counters(options(problem), orders(problem))

    # The options of each are in the order of their dates: practice on Monday, law on Tuesday.
    assert (counter.most, dict(counter.takes)) == (1, {("practice#1", 0): 1, ("law#1", 1): 1})
