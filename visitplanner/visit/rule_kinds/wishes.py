"""The types of wishes: what makes one programme better than another, each with a weight, 0 for off."""

from visitplanner.language.text import N_
from visitplanner.planning.preferences import (
    balance_days,
    balance_subgroups,
    idle,
    seniority_first,
    slack,
    topic_coverage,
    travel,
)
from visitplanner.visit.rule_kinds.kind import wish

WISHES = (
    wish(
        topic_coverage,
        "content",
        N_(
            "Every topic treated counts, also one that no learning objective names. This comes before every wish that "
            "only makes a programme more comfortable."
        ),
    ),
    wish(
        balance_days,
        "comfort",
        N_("Counted are the minutes by which a day of a subgroup leaves its mean day by more than a quarter."),
    ),
    wish(
        balance_subgroups,
        "comfort",
        N_("Counted are the minutes by which a subgroup leaves the mean of all by more than a quarter."),
    ),
    wish(
        idle,
        "comfort",
        N_("Counted are the minutes beyond half an hour that a subgroup waits in a day, without ways and lunch."),
    ),
    wish(
        travel,
        "comfort",
        N_("Counted are the minutes on the road between the sessions of a day; neighbours are then met on one day."),
    ),
    wish(
        seniority_first,
        "order",
        N_("Every pair of hosts of one country that is met in the wrong order counts a quarter of an hour."),
    ),
    wish(
        slack,
        "comfort",
        N_("Counted are the minutes missing of a quarter of an hour to spare before every session of priority 4 or 5."),
    ),
)
