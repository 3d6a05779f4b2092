"""Keep what somebody made of a plan: one step of every deed that changes one by hand, in that deed's transaction."""

from datetime import datetime

from visitplanner.language.text import Text
from visitplanner.planning import Itinerary
from visitplanner.storage.scenarios import MadeBy, Scenario, add_itinerary
from visitplanner.use_cases.follow_plan import follow_plan
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.take_scenario import InHand


def keep_change(
    hand: InHand,
    itinerary: Itinerary,
    *,
    made_by: MadeBy,
    note: Text,
    calendars: Calendars,
    now: datetime,
    by: str,
) -> int:
    """The number of the new itinerary, which goes on where the scenario stood."""
    number = add_itinerary(
        hand.scenario.id,
        itinerary,
        visit_version=hand.visit_version,
        made_by=made_by,
        author=by,
        note=note,
        now=now,
    )
    tell_followers(hand.scenario, calendars=calendars, now=now, by=by)
    return number


def tell_followers(scenario: Scenario, *, calendars: Calendars, now: datetime, by: str) -> None:
    """Whoever follows the plan of the visit hears what it has become; other scenarios concern nobody yet."""
    if scenario.is_promoted:
        follow_plan(scenario.visit_id, by=by, now=now)
        publish_calendar(scenario.visit_id, calendars=calendars, now=now)
