"""What a calendar says of one row: summary, location, description and categories, in one language."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from visitplanner.adapters.exports.clean_text import clean_text, one_line, plain_name
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Name, Text, Value
from visitplanner.programme.programme import Entry
from visitplanner.programme.slots import calendar_status

_TITLED = {
    "session": N_("Session: %(title)s"),
    "transfer": N_("Transfer: %(title)s"),
    "travel": N_("Travel: %(title)s"),
    "lunch": N_("Lunch: %(title)s"),
    "protected": N_("Protected time: %(title)s"),
}
_INTERPRETATION = {
    "consecutive": N_("Consecutive interpretation"),
    "simultaneous": N_("Simultaneous interpretation"),
    "whispered": N_("Whispered interpretation"),
}


class EventWords:
    """The words of rows in one language. ``groups`` names the visit's subgroups if rows differ in who attends."""

    def __init__(self, localiser: Localiser, groups: Mapping[str, Name]) -> None:
        self._localiser = localiser
        self._direction = localiser.direction
        self._groups = {each: plain_name(name) for each, name in groups.items()}

    def summary(self, row: Entry) -> str:
        """The title, the subgroups where not all attend, and whether it is cancelled. Starts with the language's own
        letters, because clients take the direction of the line from the first one."""
        title: Value = _plain(row.title)
        if 0 < len(row.subgroups) < len(self._groups):
            short = tuple(_short(self._groups[each]) for each in row.subgroups)
            title = N_("%(title)s (%(groups)s)", title=title, groups=short)
        if calendar_status(row) == "CANCELLED":
            title = N_("Cancelled: %(title)s", title=title)
        elif self._direction == "rtl" and not _starts_right_to_left(self._say(title)):
            title = replace(_TITLED[row.kind], values={"title": title})
        return self._say(title)

    def location(self, row: Entry) -> str:
        """The place; of a confidential site its label and the meeting point."""
        place = row.place and plain_name(row.place)
        if not place:
            return ""
        if row.meeting_point and row.kind == "session":
            point = plain_name(row.meeting_point)
            return self._say(N_("%(place)s. Meeting point: %(point)s", place=place, point=point))
        said = self._say(place)
        for more in (row.address, row.city and self._say(plain_name(row.city))):
            if more and one_line(more, self._direction) not in said:
                said = self._say(N_("%(place)s, %(more)s", place=said, more=one_line(more, self._direction)))
        return said

    def description(self, row: Entry) -> str:
        return clean_text("\n".join(self._say(line) for line in self._lines(row)), self._direction)

    def categories(self, row: Entry) -> list[str]:
        """The topics. Some programs split a category at a comma even where it is escaped."""
        return [self._say(plain_name(topic)).replace(",", " /") for topic in row.topics]

    def _lines(self, row: Entry) -> Iterator[Text]:
        if row.host and row.host != row.place:
            yield N_("Host: %(host)s", host=plain_name(row.host))
        if row.meeting_point:
            meeting = replace(row, meeting_point=plain_name(row.meeting_point)).meeting
            if meeting:
                yield meeting
        if len(self._groups) > 1:
            yield N_("Attending: %(groups)s", groups=tuple(self._groups[each] for each in row.subgroups))
        if row.interpretation in _INTERPRETATION:
            yield _INTERPRETATION[row.interpretation]
        for topic in row.topics:
            yield N_("Topic: %(topic)s", topic=plain_name(topic))
        if calendar_status(row) == "TENTATIVE":
            yield N_("This meeting is not confirmed yet.")

    def _say(self, value: Value) -> str:
        return one_line(self._localiser.value(value), self._direction)


def _plain(title: Name | Text) -> Value:
    if isinstance(title, Text):
        values = {key: plain_name(each) if isinstance(each, Mapping) else each for key, each in title.values.items()}
        return replace(title, values=values)
    return plain_name(title)


def _short(name: Name) -> Name:
    """``A`` of a subgroup called ``A: Policy, law and financing``."""
    return {language: said.partition(":")[0] for language, said in name.items()}


def _starts_right_to_left(text: str) -> bool:
    return bool(text) and unicodedata.bidirectional(text[0]) in ("R", "AL")
