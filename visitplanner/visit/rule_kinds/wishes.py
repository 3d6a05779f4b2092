"""The types of wishes: what makes one programme better than another, each with a weight, 0 for off."""

from visitplanner.language.text import N_
from visitplanner.planning.preferences import (
    balance_days,
    balance_subgroups,
    cost,
    edges,
    free_slot,
    gentle,
    host_preference,
    idle,
    load,
    objective_coverage,
    seniority_first,
    slack,
    stability,
    topic_coverage,
    topic_order,
    travel,
)
from visitplanner.visit.rule_kinds.kind import Parameter, wish

WISHES = (
    wish(
        topic_coverage,
        "content",
        N_(
            "Every topic treated counts, also one that no learning objective names. This comes before every wish "
            "that only makes a programme more comfortable."
        ),
    ),
    wish(
        objective_coverage,
        "content",
        N_(
            "Every topic that an objective lacks to this share counts a quarter of an hour, times the weight of "
            "the objective. It chooses among programmes that treat equally much."
        ),
        N_("At least %(percent)s per cent of the topics of every learning objective are treated."),
        Parameter(
            "percent",
            "number",
            N_("Share in per cent"),
            most=100,
            optional=True,
            otherwise=objective_coverage.WANTED_PERCENT,
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
    wish(
        load,
        "load",
        N_(
            "Full is a visit of three quarters of an hour or more to a host. Two or three a day are right; every "
            "one beyond counts half an hour."
        ),
        N_("A subgroup makes at most %(wanted)s full visits a day."),
        Parameter("wanted", "number", N_("Full visits a day"), most=50, optional=True, otherwise=load.WANTED),
    ),
    wish(
        topic_order,
        "order",
        N_(
            "Law first, then institutions, then services, then practice in the field. Every pair of sessions met "
            "in the wrong order counts a quarter of an hour; what the order does not name may come at any time."
        ),
        N_("What is treated comes in this order: %(order)s."),
        Parameter("order", "order", N_("Topics and types of sessions, first to last")),
    ),
    wish(
        gentle,
        "comfort",
        N_(
            "Shelters and confidential sites weigh heavily. Such a visit counts half an hour where it ends the "
            "day, half an hour where the delegation has no session of its own after it, and half an hour where "
            "another follows."
        ),
    ),
    wish(
        host_preference,
        "comfort",
        N_(
            "Every window that a host likes better than the one it is met in counts a quarter of an hour. Windows "
            "are liked by their ranks or, without ranks, in the order in which they are offered."
        ),
    ),
    wish(
        stability,
        "comfort",
        N_(
            "Every session that is no longer where it was published counts half an hour, and two hours where its "
            "host has confirmed. Before a programme is published, nothing is counted."
        ),
    ),
    wish(
        free_slot,
        "comfort",
        N_(
            "A slot lies between two sessions or after the last one; ways and lunch are not free. Every span of "
            "days without one counts an hour."
        ),
        N_("Every %(days)s days there is a free slot of at least %(minutes)s minutes."),
        Parameter(
            "days", "number", N_("In how many days"), least=1, most=31, optional=True, otherwise=free_slot.EVERY_DAYS
        ),
        Parameter(
            "minutes",
            "number",
            N_("Length in minutes"),
            least=15,
            most=24 * 60,
            optional=True,
            otherwise=free_slot.FREE_MINUTES,
        ),
    ),
    wish(
        edges,
        "comfort",
        N_(
            "The first day after travel is that of arrival for those who arrive by noon, otherwise the next. "
            "Counted are the minutes before and after these times."
        ),
        N_("The first day after travel begins at %(start)s at the earliest and ends at %(end)s at the latest."),
        Parameter("start", "clock", N_("Not before"), optional=True, otherwise=edges.NOT_BEFORE),
        Parameter("end", "clock", N_("Not after"), optional=True, otherwise=edges.NOT_AFTER),
    ),
    wish(
        cost,
        "comfort",
        N_(
            "Counted are the days of interpreters, vehicles, venues and allowances at the visit’s rates, one unit "
            "of its currency like one minute of waiting. The visit has to state its costs."
        ),
    ),
)
