"""Who can teach what: topics against hosts, and what nobody covers."""

from dataclasses import dataclass

from visitplanner.language.text import Name
from visitplanner.visit.entities import Session, Visit
from visitplanner.visit.spoken_names import host_name, session_name

OUT = ("declined", "cancelled")


@dataclass(frozen=True)
class TaughtBy:
    """A session that treats a topic."""

    id: str
    title: Name


@dataclass(frozen=True)
class TopicRow:
    id: str
    name: Name
    cells: tuple[tuple[TaughtBy, ...], ...]
    """The sessions of each host, in the order of the hosts."""
    count: int


@dataclass(frozen=True)
class Teaching:
    hosts: tuple[Name, ...]
    rows: tuple[TopicRow, ...]


def teaching_of(visit: Visit) -> Teaching:
    """Hosts with a session that may be held, against all topics."""
    held = [each for each in visit.sessions if each.status not in OUT and each.topic_ids]
    hosts = [each for each in visit.organisations if each.id in {session.host_id for session in held}]
    rows = []
    for topic in visit.topics:
        own = [each for each in held if topic.id in each.topic_ids]
        cells = tuple(tuple(_taught(visit, each) for each in own if each.host_id == host.id) for host in hosts)
        rows.append(TopicRow(topic.id, topic.name, cells, len(own)))
    return Teaching(tuple(host_name(visit, each) for each in hosts), tuple(rows))


def _taught(visit: Visit, session: Session) -> TaughtBy:
    return TaughtBy(session.id, session_name(visit, session))
