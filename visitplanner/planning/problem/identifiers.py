"""Identifiers as types of their own, so that they cannot be confused."""

from typing import NewType

SessionId = NewType("SessionId", str)
OccurrenceId = NewType("OccurrenceId", str)
SiteId = NewType("SiteId", str)
SubgroupId = NewType("SubgroupId", str)
TopicId = NewType("TopicId", str)
RuleId = NewType("RuleId", str)
