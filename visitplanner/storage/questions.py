"""Questions about sessions with their answers, as they are asked, answered and read again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from visitplanner.language.text import Text
from visitplanner.planning import Fix
from visitplanner.planning.answer import Why
from visitplanner.planning.elsewhere import Elsewhere
from visitplanner.storage.database import db
from visitplanner.storage.models import PlanningRunRow, QuestionRow
from visitplanner.storage.models.planning_run import UNFINISHED
from visitplanner.storage.sentences import from_plain, to_plain


@dataclass(frozen=True)
class OtherTime:
    """Where else a meeting could be: what is said of it, with the start that was tried, or none where none is free."""

    sentence: Text
    occurrence: str
    date: date
    subgroups: tuple[str, ...]
    start: int | None


@dataclass(frozen=True)
class Answer:
    """``verified`` says that the solver or the checker has confirmed what is said."""

    sentences: tuple[Text, ...]
    others: tuple[OtherTime, ...]
    fixes: tuple[Fix, ...]
    is_possible: bool
    verified: bool


@dataclass(frozen=True)
class Question:
    """``visit_version`` and ``itinerary_id`` tell what the answer is about."""

    run_id: int
    session_id: str
    itinerary_id: int
    visit_version: int
    state: str
    error: Text | None
    answer: Answer | None

    @property
    def is_waiting(self) -> bool:
        return self.state in UNFINISHED


def ask(run: PlanningRunRow, session_id: str, itinerary_id: int) -> None:
    """Note what a run is to answer. Inside a ``transaction()``."""
    db.session.add(QuestionRow(run_id=run.id, visit_id=run.visit_id, session_id=session_id, itinerary_id=itinerary_id))
    db.session.flush()


def newest_question(visit_id: str, session_id: str, scenario_id: int) -> Question | None:
    """What was asked last about a session in the plan of a scenario."""
    found = db.session.execute(_questions(visit_id, session_id, scenario_id).limit(1)).first()
    return None if found is None else _question(*found)


def asked_in(run_id: int) -> QuestionRow:
    """The question that a run is to answer."""
    return db.session.scalars(select(QuestionRow).where(QuestionRow.run_id == run_id)).one()


def keep_answer(run_id: int, why: Why) -> None:
    """Inside a ``transaction()``."""
    asked_in(run_id).answer = _to_plain(why)


def _questions(visit_id: str, session_id: str, scenario_id: int) -> Select[tuple[QuestionRow, PlanningRunRow]]:
    return (
        select(QuestionRow, PlanningRunRow)
        .join(PlanningRunRow, PlanningRunRow.id == QuestionRow.run_id)
        .where(QuestionRow.visit_id == visit_id, QuestionRow.session_id == session_id)
        .where(PlanningRunRow.scenario_id == scenario_id)
        .order_by(QuestionRow.run_id.desc())
        .execution_options(populate_existing=True)
    )


def _question(row: QuestionRow, run: PlanningRunRow) -> Question:
    answer = None if row.answer is None else _answer(row.answer)
    return Question(row.run_id, row.session_id, row.itinerary_id, run.visit_version, run.state, run.error, answer)


def _to_plain(why: Why) -> dict[str, Any]:
    elsewhere = [each.sentence for each in why.elsewhere]
    return {
        "sentences": [to_plain(each) for each in why.sentences if each not in elsewhere],
        "others": [_other_to_plain(each) for each in why.elsewhere],
        "fixes": [
            {"text": to_plain(each.text), "changes": list(each.changes), "kind": each.kind} for each in why.fixes
        ],
        "is_possible": why.included is not None,
        "verified": why.verified,
    }


def _other_to_plain(each: Elsewhere) -> dict[str, Any]:
    return {
        "sentence": to_plain(each.sentence),
        "occurrence": each.occurrence,
        "date": each.date.isoformat(),
        "subgroups": list(each.subgroups),
        "start": None if each.best is None else each.best.start,
    }


def _answer(plain: dict[str, Any]) -> Answer:
    return Answer(
        sentences=tuple(from_plain(each) for each in plain["sentences"]),
        others=tuple(_other(each) for each in plain["others"]),
        fixes=tuple(Fix(from_plain(each["text"]), tuple(each["changes"]), each["kind"]) for each in plain["fixes"]),
        is_possible=plain["is_possible"],
        verified=plain["verified"],
    )


def _other(plain: dict[str, Any]) -> OtherTime:
    return OtherTime(
        sentence=from_plain(plain["sentence"]),
        occurrence=plain["occurrence"],
        date=date.fromisoformat(plain["date"]),
        subgroups=tuple(plain["subgroups"]),
        start=plain["start"],
    )
