"""The steps in which a visit is set up, in their order."""

from visitplanner.entrypoints.web.sheets.aims import AIMS_STEP
from visitplanner.entrypoints.web.sheets.basics import BASICS_STEP
from visitplanner.entrypoints.web.sheets.costs import COSTS_STEP
from visitplanner.entrypoints.web.sheets.days import DAYS_STEP
from visitplanner.entrypoints.web.sheets.hosts import HOSTS_STEP
from visitplanner.entrypoints.web.sheets.people import PEOPLE_STEP
from visitplanner.entrypoints.web.sheets.places import PLACES_STEP
from visitplanner.entrypoints.web.sheets.rules import RULES_STEP
from visitplanner.entrypoints.web.sheets.sessions import SESSIONS_STEP
from visitplanner.entrypoints.web.sheets.sheet import Card, Line, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.staff import STAFF_STEP

__all__ = ["STEP_PAGES", "Card", "Line", "Sheet", "StepPage", "step_page"]

STEP_PAGES: tuple[StepPage, ...] = (
    BASICS_STEP,
    PLACES_STEP,
    DAYS_STEP,
    PEOPLE_STEP,
    AIMS_STEP,
    HOSTS_STEP,
    SESSIONS_STEP,
    RULES_STEP,
    STAFF_STEP,
    COSTS_STEP,
)


def step_page(name: str) -> StepPage | None:
    return next((each for each in STEP_PAGES if each.name == name), None)
