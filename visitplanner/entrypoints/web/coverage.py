"""What the plan covers: learning objectives, their topics, and the sessions that treat or could treat each."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, render_template

from visitplanner.entrypoints.web.opened import Opened, SessionLink, opened
from visitplanner.language.text import Name
from visitplanner.visit.entities import Topic

blueprint = Blueprint("coverage", __name__)


@dataclass(frozen=True)
class CoveredTopic:
    """``treating`` are sessions in the plan; ``could`` others that treat it, none of which its host has declined."""

    name: Name
    treating: tuple[SessionLink, ...]
    could: tuple[SessionLink, ...]


@dataclass(frozen=True)
class CoveredObjective:
    """``share`` is that of its topics which the plan treats, between 0 and 1."""

    name: Name
    weight: int
    share: float
    treated: int
    topics: tuple[CoveredTopic, ...]


@blueprint.get("/visits/<visit_id>/coverage")
def coverage(visit_id: str) -> str:
    page = opened(visit_id)
    topics = {each.id: _topic(page, each) for each in page.visit.topics}
    objectives = [
        CoveredObjective(
            name=each.text,
            weight=each.weight,
            share=page.objective_coverage[each.id],
            treated=sum(bool(topics[topic].treating) for topic in each.topic_ids),
            topics=tuple(topics[topic] for topic in each.topic_ids),
        )
        for each in page.visit.objectives
    ]
    named = {topic for each in page.visit.objectives for topic in each.topic_ids}
    return render_template(
        "figures/coverage.html",
        visit=page.visit,
        planned=page.itinerary is not None,
        share=page.topic_coverage,
        objectives=objectives,
        others=[row for topic, row in topics.items() if topic not in named],
        lost=[row for row in topics.values() if not row.treating],
    )


def _topic(page: Opened, topic: Topic) -> CoveredTopic:
    of_topic = [each for each in page.visit.sessions if topic.id in each.topic_ids]
    return CoveredTopic(
        name=topic.name,
        treating=_links(page, (each.id for each in of_topic if each.id in page.placed)),
        could=_links(
            page,
            (
                each.id
                for each in of_topic
                if each.id not in page.placed and each.status not in ("declined", "cancelled", "no_show")
            ),
        ),
    )


def _links(page: Opened, ids: Iterable[str]) -> tuple[SessionLink, ...]:
    return tuple(page.link(page.session[each]) for each in ids)
