"""A host's answers: for each meeting one choice, and what belongs to it. What was typed is kept, right or wrong."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from visitplanner.language.text import N_, Text
from visitplanner.programme.replies import Answer, Reply
from visitplanner.use_cases.edit_letter import AddressIsUnusable, checked_address
from visitplanner.use_cases.record_reply import ReplyTo
from visitplanner.visit.entities import OfferedWindow
from visitplanner.visit.fit_text import text_fault

CHOICES = ("confirm", "decline", "offer", "pass_on")
OFFERS = 3
"""So many other times can be offered at once."""
LONGEST_TEXT = 2000
LONGEST_LINE = 200
TEXTS = ("reason", "note")
LINES = ("colleague", "colleague_email")
MINUTES = range(15, 601)
PEOPLE = range(1, 1001)

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_NUMBER = re.compile(r"[0-9]{1,4}\Z")


class AnswerForm(FlaskForm):
    """Carries the token of every form. ``link`` is the link that the page was opened through."""

    link = HiddenField()


@dataclass(frozen=True)
class Typed:
    """What stands in the fields of one meeting, as it was typed; ``faults`` by the name of the field."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, Text] = field(default_factory=dict)
    reply: ReplyTo | None = None

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def is_empty(self) -> bool:
        return not any(value for name, value in self.values.items() if name != "round")


NOTHING = Typed()


def read_answers(form: MultiDict[str, str], dates: Mapping[str, Collection[date]], heard: str = "") -> dict[str, Typed]:
    """By occurrence, what was typed for it and the reply that this is; ``dates`` are those it could be moved to."""
    return {occurrence: _typed(form, occurrence, set(days), heard) for occurrence, days in dates.items()}


def replies_in(typed: Mapping[str, Typed]) -> dict[str, ReplyTo]:
    """The replies, by occurrence; none while anything is wrong, so that all are kept in one go or none."""
    if any(each.faults for each in typed.values()):
        return {}
    return {occurrence: each.reply for occurrence, each in typed.items() if each.reply}


def field_names() -> Iterator[str]:
    """Every field of a meeting; what is sent beyond these is not looked at."""
    yield from ("round", "choice", "minutes", "people", *TEXTS, *LINES)
    for number in range(OFFERS):
        yield from (f"date{number}", f"start{number}", f"end{number}")


def _typed(form: MultiDict[str, str], occurrence: str, dates: set[date], heard: str) -> Typed:
    sent = {name: form.get(f"{occurrence}.{name}", "")[: LONGEST_TEXT + 1].strip() for name in field_names()}
    values = {name: value.replace("\r\n", "\n") for name, value in sent.items()}
    typed = Typed(values)
    if typed.is_empty:
        return typed
    faults = dict(_faults(values, dates))
    if faults:
        return Typed(values, faults)
    return Typed(values, {}, ReplyTo(int(values["round"]), _reply(values, heard)))


def _reply(values: Mapping[str, str], heard: str) -> Reply:
    """The particulars of the choice; those of another one do not count."""
    choice = cast(Answer, values["choice"])
    offers, passes = choice == "offer", choice == "pass_on"
    return Reply(
        answer=choice,
        reason=values["reason"] if choice == "decline" else "",
        windows=tuple(_windows(values)) if offers else (),
        minutes=int(values["minutes"]) if offers and values["minutes"] else None,
        people=int(values["people"]) if offers and values["people"] else None,
        colleague=values["colleague"] if passes else "",
        colleague_email=values["colleague_email"] if passes else "",
        note=values["note"],
        heard=heard,
    )


def _windows(values: Mapping[str, str]) -> Iterator[OfferedWindow]:
    for number in range(OFFERS):
        if values[f"date{number}"]:
            on = date.fromisoformat(values[f"date{number}"])
            yield OfferedWindow(on, values[f"start{number}"], values[f"end{number}"])


def _faults(values: Mapping[str, str], dates: set[date]) -> Iterator[tuple[str, Text]]:
    if values["choice"] not in CHOICES or not _NUMBER.match(values["round"]):
        yield "choice", N_("Choose one of the answers for this meeting.")
        return
    for name in (*TEXTS, *LINES):
        fault = _text_fault(values[name], name in TEXTS)
        if fault:
            yield name, fault
    yield from _window_faults(values, dates)
    yield from _number_faults(values)
    yield from _choice_faults(values)


def _text_fault(text: str, lines: bool) -> Text | None:
    longest = LONGEST_TEXT if lines else LONGEST_LINE
    if len(text) > longest:
        return N_("Write at most %(count)s characters.", count=longest)
    return text_fault(text, lines=lines)


def _window_faults(values: Mapping[str, str], dates: set[date]) -> Iterator[tuple[str, Text]]:
    known = {each.isoformat() for each in dates}
    for number in range(OFFERS):
        on, start, end = (values[f"{part}{number}"] for part in ("date", "start", "end"))
        if not (on or start or end):
            continue
        if on not in known or not _CLOCK.match(start) or not _CLOCK.match(end):
            yield f"date{number}", N_("Choose a day, and write both times as 09:30.")
        elif end <= start:
            yield f"date{number}", N_("The end has to be later than the beginning.")


def _number_faults(values: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    for name, allowed in (("minutes", MINUTES), ("people", PEOPLE)):
        number = values[name]
        if number and (not _NUMBER.match(number) or int(number) not in allowed):
            yield name, N_("Write a whole number from %(least)s to %(most)s.", least=allowed[0], most=allowed[-1])


def _choice_faults(values: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    wishes = [name for name in values if name.startswith(("date", "start", "end", "minutes", "people"))]
    wished = any(values[name] for name in wishes)
    match values["choice"]:
        case "confirm" if wished:
            yield (
                "choice",
                N_("You confirm and also ask for changes. Choose “Yes, with changes”, or clear them."),
            )
        case "offer" if not wished:
            yield "choice", N_("Say which changes you need: other times, another length or a smaller group.")
        case "pass_on" if not values["colleague"]:
            yield "colleague", N_("Name the colleague who will answer.")
        case "pass_on" if values["colleague_email"] and not _is_address(values["colleague_email"]):
            yield "colleague_email", N_("Write the whole e-mail address, as name@example.org.")


def _is_address(text: str) -> bool:
    """By the same rule as the addresses of letters, which it may become."""
    try:
        checked_address(text)
    except AddressIsUnusable:
        return False
    return True
