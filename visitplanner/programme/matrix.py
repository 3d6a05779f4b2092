"""Who may see what: the visibility matrix as data, one row per class of data and one column per role."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

Role: TypeAlias = Literal["coordinator", "safeguarding", "head", "delegate", "host", "interpreter", "driver", "public"]
Level: TypeAlias = Literal[
    "aggregate",
    "anonymous",
    "attendees",
    "break-glass",
    "consent",
    "full",
    "leader",
    "list",
    "none",
    "own",
    "part",
    "released",
    "time-boxed",
]

ROLES: tuple[Role, ...] = (
    "coordinator",
    "safeguarding",
    "head",
    "delegate",
    "host",
    "interpreter",
    "driver",
    "public",
)

_ROWS = {
    "visit.summary": "full full full full full full full full",
    "programme.public": "full full full full full full full full",
    "programme.full": "full full full own own own own none",
    "session.content": "full full full full own own none none",
    "site.open.address": "full full full full own full full none",
    "site.restricted.address": "full full own own own own own none",
    "site.confidential.address": "full none none none own none time-boxed none",
    "site.confidential.meeting": "full full own own none own own none",
    "delegate.identity": "full full full full attendees attendees leader none",
    "delegate.contact": "full full full consent none none leader none",
    "delegate.passport": "full none none own list none none none",
    "delegate.travel": "full none part own none none part none",
    "delegate.payment": "full none none own none none none none",
    "delegate.dietary": "full none none own aggregate none none none",
    "delegate.access": "full none part own aggregate aggregate aggregate none",
    "delegate.religious": "full none none own none none none none",
    "delegate.medical": "break-glass break-glass none own none none none none",
    "delegate.undertaking": "full full part own list none none none",
    "host.contact": "full full part part own part part none",
    "host.negotiation": "full none none none own none none none",
    "staff.contract": "full none none none none own own none",
    "evaluation.individual": "anonymous none none own none none none none",
    "evaluation.aggregate": "full full full full own own none none",
    "incident.log": "part full none none own none none none",
    "commitments": "full full full full own none none released",
    "photos": "full full consent consent consent none none released",
    "solver.diagnostics": "full none part none none none none none",
    "audit.log": "full full none own none none none none",
}

MATRIX: Mapping[str, Mapping[str, Level]] = MappingProxyType(
    {
        data_class: MappingProxyType(dict(zip(ROLES, cast(list[Level], levels.split()), strict=True)))
        for data_class, levels in _ROWS.items()
    }
)
"""The level at which each role sees each class of data. What is not listed is seen by nobody."""
