"""What was asked about a session, with its answer."""

from visitplanner.storage.questions import Answer, OtherTime, Question, newest_question

__all__ = ["Answer", "OtherTime", "Question", "newest_question"]
