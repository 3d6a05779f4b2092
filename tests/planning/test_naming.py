"""Every name in a conflict is said as a sentence, in every language."""

import pytest

from tests.builders import a_problem, a_rule, a_session
from tests.planning.test_relaxation import BEYOND, HOURS, NAMES, everything
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser, catalogue
from visitplanner.planning import Rule
from visitplanner.planning.constraints import CONSTRAINTS, Constraint
from visitplanner.planning.naming import sentence

RULES = (
    a_rule("on_day", session_id="talk", dates=["2026-03-02"]),
    a_rule("before", first="talk", then="tour"),
    a_rule("immediately_after", first="talk", then="tour", max_gap_min=15),
    a_rule("first_session", session_id="talk"),
    a_rule("last_session", session_id="tour"),
    a_rule("first_official", session_id="talk", org_types=["ministry"]),
    a_rule("safeguarding_briefing_first", briefing_session_id="talk"),
    a_rule("max_sessions_per_day", n=1),
    a_rule("max_contact_min_per_day", minutes=60),
    a_rule("max_type_per_day", session_type="meeting", n=1),
    a_rule("direction_required", direction="two_way", min_count=1),
    a_rule("clearance_lead_time"),
    a_rule("site_capacity"),
    a_rule("interpreter_capacity"),
    a_rule("step_free"),
    a_rule("code_of_conduct_signed"),
    a_rule("not_on_day", session_id="talk", dates=["2026-03-02"]),
    a_rule("day_load", dates=["2026-03-02"], n=4),
    a_rule("resident_hours", site_id="ministry", start="12:00", end="14:00"),
    a_rule("arrival_rest", hours=3),
    a_rule("driver_duty", hours=10),
    a_rule("rest_days"),
    a_rule("vehicle_seats"),
)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("name", [*NAMES, *BEYOND, *HOURS])
def test_every_name_is_a_sentence_in_every_language(name: str, language: str) -> None:
    text = sentence(everything(), name)

    said = Localiser(language).text(text)

    assert said
    assert name not in ("travel", "lunch", "flight") or said != name
    assert language == "en" or catalogue(language).gettext(text.message) != text.message


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.type)
def test_every_rule_is_a_sentence_in_every_language(rule: Rule, language: str) -> None:
    problem = a_problem(a_session("talk"), a_session("tour"), rules=[rule])

    text = sentence(problem, rule.id)

    assert Localiser(language).text(text)
    assert language == "en" or catalogue(language).gettext(text.message) != text.message


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
@pytest.mark.parametrize("rule", CONSTRAINTS, ids=lambda rule: rule.NAME)
def test_every_statement_is_translated(rule: Constraint, language: str) -> None:
    assert catalogue(language).gettext(rule.STATEMENT.message) != rule.STATEMENT.message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("windows:talk", "“talk” can be held only in the windows its host offers."),
        ("pin:talk#1", "“talk” is pinned and has to stay where it was."),
        ("talk.required", "“talk” is required."),
        ("ministry.max_visitors", "ministry admits at most 20 people at once."),
        ("flight", "Nothing can be planned over “flight”."),
        ("fees", "The budget “fees” is limited."),
        ("lunch", "Time is kept free for lunch on every programme day."),
    ],
)
def test_a_sentence_names_what_it_is_about(name: str, said: str) -> None:
    assert Localiser("en").text(sentence(everything(), name)) == said
