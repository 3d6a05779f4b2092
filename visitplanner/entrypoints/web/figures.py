"""The few numbers that tell how good a visit's plan is, and what it had to leave out."""

from dataclasses import dataclass

from visitplanner.entrypoints.web.opened import Opened
from visitplanner.language.text import Code, Name, Text
from visitplanner.planning.preferences import PREFERENCES


@dataclass(frozen=True)
class Figures:
    placed: int
    sessions: int
    confirmed: int
    coverage: float


@dataclass(frozen=True)
class LeftOutRow:
    id: str
    title: Name
    reason: Text


@dataclass(frozen=True)
class TermRow:
    wish: Text | Code
    weight: int
    raw: int
    points: int


def figures_of(page: Opened) -> Figures:
    return Figures(
        placed=len(page.placed),
        sessions=len(page.visit.sessions),
        confirmed=sum(each.status == "confirmed" for each in page.visit.sessions),
        coverage=page.topic_coverage,
    )


def terms_of(page: Opened) -> list[TermRow]:
    """What the plan's value is made of, in the words of the wishes themselves."""
    return [
        TermRow(wish_of(page, each.id), each.weight, each.raw, each.points)
        for each in (page.itinerary.terms if page.itinerary else ())
    ]


def wish_of(page: Opened, term: str) -> Text | Code:
    """A term of the value in the words of its wish; one that the visit no longer has goes by its name."""
    statements = {each.NAME: each.STATEMENT for each in PREFERENCES}
    type_of = {rule.id: rule.type for rule in page.visit.constraints}
    return statements.get(type_of.get(term, term), Code(term))


def left_out_of(page: Opened) -> list[LeftOutRow]:
    return [
        LeftOutRow(each.session, page.link(page.session[each.session]).title, each.reason) for each in page.left_out
    ]
