"""What a visit wants to learn, and how much of it the plan treats."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from visitplanner.entrypoints.web.opened import Opened, SessionLink, opened
from visitplanner.language.text import Name
from visitplanner.visit.entities import Objective, Topic

blueprint = Blueprint("topics", __name__)


@dataclass(frozen=True)
class TopicRow:
    """``sessions`` treat it in the plan, or could where there is no plan."""

    name: Name
    covered: bool
    sessions: tuple[SessionLink, ...]


@dataclass(frozen=True)
class ObjectiveRow:
    """``share`` is that of its topics which the plan treats, between 0 and 1."""

    name: Name
    weight: int
    share: float
    topics: tuple[Name, ...]


@blueprint.get("/visits/<visit_id>/topics")
def topics(visit_id: str) -> str:
    page = opened(visit_id)
    return render_template(
        "topics/topics.html",
        visit=page.visit,
        planned=page.itinerary is not None,
        coverage=page.topic_coverage,
        topics=[_topic(page, each) for each in page.visit.topics],
        objectives=[_objective(page, each) for each in page.visit.objectives],
    )


def _topic(page: Opened, topic: Topic) -> TopicRow:
    eligible = page.placed if page.itinerary else page.session
    treating = [each for each in page.visit.sessions if topic.id in each.topic_ids and each.id in eligible]
    return TopicRow(topic.name, bool(page.itinerary and treating), tuple(page.link(each) for each in treating))


def _objective(page: Opened, objective: Objective) -> ObjectiveRow:
    return ObjectiveRow(
        name=objective.text,
        weight=objective.weight,
        share=page.objective_coverage[objective.id],
        topics=tuple(page.topic[each].name for each in objective.topic_ids),
    )
