"""What a host typed is read strictly, said to be wrong beside its field, and never lost."""

from collections.abc import Mapping
from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from visitplanner.entrypoints.web.forms.answer import Typed, read_answers, replies_in
from visitplanner.programme.replies import Reply
from visitplanner.use_cases.record_reply import ReplyTo
from visitplanner.visit.entities import OfferedWindow

DAYS = {"A01#1": (date(2027, 4, 13), date(2027, 4, 15))}
WINDOW = {"date0": "2027-04-15", "start0": "10:00", "end0": "12:00"}


def typed(fields: Mapping[str, str]) -> Typed:
    return read_answers(MultiDict({f"A01#1.{name}": each for name, each in {"round": "1", **fields}.items()}), DAYS)[
        "A01#1"
    ]


@pytest.mark.parametrize(
    ("fields", "reply"),
    [
        ({"choice": "confirm"}, Reply("confirm")),
        ({"choice": "confirm", "note": " Bring cards.\r\nThanks "}, Reply("confirm", note="Bring cards.\nThanks")),
        ({"choice": "confirm", "reason": "left over"}, Reply("confirm")),
        ({"choice": "decline", "reason": "Recess"}, Reply("decline", reason="Recess")),
        ({"choice": "offer", "minutes": "45", "people": "8"}, Reply("offer", minutes=45, people=8)),
        ({"choice": "offer", **WINDOW}, Reply("offer", windows=(OfferedWindow(date(2027, 4, 15), "10:00", "12:00"),))),
        (
            {"choice": "pass_on", "colleague": "د. أمينة", "colleague_email": "a@example.org"},
            Reply("pass_on", colleague="د. أمينة", colleague_email="a@example.org"),
        ),
    ],
)
def test_an_answer_holds_what_belongs_to_its_choice(fields: Mapping[str, str], reply: Reply) -> None:
    assert typed(fields).reply == ReplyTo(1, reply)


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"note": "Hello"}, "choice", "Choose one of the answers for this meeting."),
        ({"choice": "perhaps"}, "choice", "Choose one of the answers for this meeting."),
        ({"choice": "undo"}, "choice", "Choose one of the answers for this meeting."),
        ({"choice": "confirm", "round": "٣"}, "choice", "Choose one of the answers for this meeting."),
        ({"choice": "confirm", "minutes": "45"}, "choice", "You confirm and also ask for changes."),
        ({"choice": "confirm", **WINDOW}, "choice", "You confirm and also ask for changes."),
        ({"choice": "offer"}, "choice", "Say which changes you need"),
        ({"choice": "offer", "minutes": "٤٥"}, "minutes", "Write a whole number"),
        ({"choice": "offer", "minutes": "0"}, "minutes", "Write a whole number"),
        ({"choice": "offer", "people": "1_000"}, "people", "Write a whole number"),
        ({"choice": "offer", "people": "9" * 30}, "people", "Write a whole number"),
        ({"choice": "offer", **WINDOW, "date0": "2027-05-15"}, "date0", "Choose a day"),
        ({"choice": "offer", **WINDOW, "start0": "25:00"}, "date0", "Choose a day"),
        ({"choice": "offer", **WINDOW, "start0": ""}, "date0", "Choose a day"),
        ({"choice": "offer", **WINDOW, "end0": "10:00"}, "date0", "The end has to be later"),
        ({"choice": "pass_on"}, "colleague", "Name the colleague"),
        ({"choice": "pass_on", "colleague": "A", "colleague_email": "amina"}, "colleague_email", "Write the whole"),
        ({"choice": "pass_on", "colleague": "A\r\nBcc: b@example.org"}, "colleague", "This holds an invisible"),
        ({"choice": "pass_on", "colleague": "a" * 201}, "colleague", "Write at most"),
        ({"choice": "decline", "reason": "a" * 2001}, "reason", "Write at most"),
        ({"choice": "decline", "reason": "gnp.\u202exe"}, "reason", "This holds an invisible"),
        ({"choice": "decline", "note": "\x00"}, "note", "This holds an invisible"),
    ],
)
def test_what_cannot_be_understood_is_said_beside_its_field(fields: Mapping[str, str], field: str, said: str) -> None:
    read = typed(fields)

    assert {name: text.message.startswith(said) for name, text in read.faults.items()} == {field: True}
    assert read.reply is None


def test_a_meeting_for_which_nothing_was_typed_is_left_alone() -> None:
    assert typed({}) == Typed(typed({}).values)
    assert typed({}).is_empty


def test_while_one_answer_is_wrong_none_is_kept() -> None:
    days = {**DAYS, "A02#1": DAYS["A01#1"]}
    form = {"A01#1.round": "1", "A01#1.choice": "confirm", "A02#1.round": "1", "A02#1.choice": "offer"}

    read = read_answers(MultiDict(form), days)

    assert read["A01#1"].reply
    assert replies_in(read) == {}


def test_fields_of_other_meetings_are_not_looked_at() -> None:
    read = read_answers(MultiDict({"A02#1.round": "1", "A02#1.choice": "confirm", "state": "confirmed"}), DAYS)

    assert replies_in(read) == {}
