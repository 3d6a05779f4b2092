"""The types of rules about days and order: what is held when, and what before what."""

from visitplanner.language.text import N_
from visitplanner.planning.constraints import (
    before,
    first_official,
    first_session,
    immediately_after,
    last_session,
    not_on_day,
    on_day,
    rest_days,
    safeguarding_first,
)
from visitplanner.visit.rule_kinds.kind import Parameter, constraint

SESSION = Parameter("session_id", "session", N_("Session"))
FIRST = Parameter("first", "session", N_("Session that comes first"))
THEN = Parameter("then", "session", N_("Session that comes after it"))

ORDERS = (
    constraint(
        on_day,
        "days",
        N_(
            "Use it where a session makes sense on certain days only, such as a visit that has to come last. For "
            "the times a host offers, give the session windows instead."
        ),
        N_("“%(session_id)s” is held on one of these dates: %(dates)s."),
        SESSION,
        Parameter("dates", "dates", N_("Dates")),
    ),
    constraint(
        not_on_day,
        "days",
        N_("Use it where a host or a speaker is away, or where a day is to be kept free of this session."),
        N_("“%(session_id)s” is not held on these dates: %(dates)s."),
        SESSION,
        Parameter("dates", "dates", N_("Dates")),
    ),
    constraint(
        rest_days,
        "days",
        N_(
            "Each country has days of rest of its own, Friday and Saturday in Jordan, Saturday and Sunday in "
            "Kenya. The delegation may meet among itself. Holidays are kept without this rule."
        ),
    ),
    constraint(
        before,
        "order",
        N_(
            "The first session has ended, for everybody, before the second begins; on the same day or on an "
            "earlier one. Nothing is demanded where one of the two is not held."
        ),
        N_("“%(first)s” comes before “%(then)s”."),
        FIRST,
        THEN,
    ),
    constraint(
        immediately_after,
        "order",
        N_(
            "Every subgroup that attends both goes from the first to the second with no more than this gap. The "
            "way between their sites has to fit into it."
        ),
        N_("“%(then)s” follows “%(first)s” within %(max_gap_min)s minutes."),
        FIRST,
        THEN,
        Parameter("max_gap_min", "number", N_("Longest gap, in minutes")),
    ),
    constraint(
        first_session,
        "order",
        N_("No other session of the visit begins before this one has ended. Use it for the opening."),
        N_("“%(session_id)s” opens the visit."),
        SESSION,
    ),
    constraint(
        last_session,
        "order",
        N_("This session begins after every other session of the visit has ended. Use it for the closing."),
        N_("“%(session_id)s” closes the visit."),
        SESSION,
    ),
    constraint(
        first_official,
        "order",
        N_(
            "Protocol: the call on the highest host has ended before any other host of these types receives the "
            "delegation. With a country it holds for the hosts of that country only."
        ),
        N_("“%(session_id)s” comes before every other host of these types: %(org_types)s. Country: %(country)s."),
        SESSION,
        Parameter("org_types", "org_types", N_("Types of hosts")),
        Parameter("country", "country", N_("Only in this country"), optional=True),
    ),
    constraint(
        safeguarding_first,
        "order",
        N_("Everybody has attended this session before they enter a confidential site, such as a shelter."),
        N_("“%(briefing_session_id)s” comes before every visit to a confidential site."),
        Parameter("briefing_session_id", "session", N_("Session in which everybody is briefed")),
    ),
)
