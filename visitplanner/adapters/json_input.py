"""Reads JSON that a stranger sent: never more than is allowed, and everything odd about it is named with its place."""

import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from visitplanner.language.text import N_, Text
from visitplanner.visit.faults import Fault, shown

DEEPEST = 20
GREATEST = 10**9
LONGEST_TEXT = 20_000
LONGEST_NUMBER = 30
MOST_FOUND = 500


class Unreadable(Exception):
    """There is nothing to look into; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.rule)


class _Repeating(dict[str, Any]):
    """An object of the file in which some member stands more than once."""

    repeated: tuple[str, ...] = ()


def read_json(data: bytes, most_bytes: int) -> tuple[Any, dict[str, Fault]]:
    """The document, with what is odd in it made harmless, and a fault for every place where that was necessary.

    Raises ``Unreadable``.
    """
    if len(data) > most_bytes:
        raise Unreadable(Fault("$", "size", _too_big(len(data), most_bytes)))
    try:
        document = json.loads(
            _decoded(data),
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=float,
            parse_constant=float,
        )
    except json.JSONDecodeError as error:
        raise Unreadable(Fault("$", "syntax", _not_json(error))) from None
    except RecursionError:
        raise Unreadable(_too_deep("$")) from None
    found: dict[str, Fault] = {}
    return _harmless(document, "$", 0, found), found


def child(path: str, key: str | int) -> str:
    """The JSON path of a member or an entry."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if key.isidentifier() and key.isascii() else f"{path}['{shown(key).value}']"


def _decoded(data: bytes) -> str:
    if not data.strip(b" \t\r\n\x00"):
        raise Unreadable(Fault("$", "syntax", N_("The file is empty. Choose the file of a visit.")))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = N_(
            "The file is not written in UTF-8: byte %(position)s is no part of a character. Save it as UTF-8.",
            position=error.start + 1,
        )
        raise Unreadable(Fault("$", "encoding", sentence)) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = _Repeating(pairs)
    if len(members) < len(pairs):
        members.repeated = tuple(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
    return members


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else math.inf


def _harmless(value: Any, path: str, depth: int, found: dict[str, Fault]) -> Any:
    """A copy of plain dicts, lists, texts and sane numbers; faults are added to ``found``."""
    if depth > DEEPEST:
        raise Unreadable(_too_deep(path))
    match value:
        case dict():
            for fault in _repeated(value, path):
                _note(found, fault)
            return {
                _text(key, path, found): _harmless(each, child(path, key), depth + 1, found)
                for key, each in value.items()
            }
        case list():
            return [_harmless(each, child(path, index), depth + 1, found) for index, each in enumerate(value)]
        case str():
            return _text(value, path, found)
        case bool() | None:
            return value
    if not math.isfinite(value) or abs(value) > GREATEST:
        sentence = N_("This number cannot be used: it is too great, or none at all. Correct it.")
        _note(found, Fault(path, "number", sentence))
        return 1
    return int(value) if int(value) == value else value


def _note(found: dict[str, Fault], fault: Fault) -> None:
    """Keeps the first faults of a hopeless file; what comes after them is made harmless all the same."""
    if len(found) < MOST_FOUND:
        found[fault.path] = fault


def _repeated(members: dict[str, Any], path: str) -> Iterator[Fault]:
    for name in members.repeated if isinstance(members, _Repeating) else ():
        sentence = N_("The member %(name)s stands here more than once. Keep one of them.", name=shown(name))
        yield Fault(child(path, name), "unique_member", sentence)


def _text(text: str, path: str, found: dict[str, Fault]) -> str:
    if len(text) > LONGEST_TEXT:
        sentence = N_("This text is longer than %(most)s characters. Shorten it.", most=LONGEST_TEXT)
        _note(found, Fault(path, "text_length", sentence))
        return text[:LONGEST_TEXT]
    odd = {each for each in text if each < " " or "\x7f" <= each <= "\x9f" or "\ud800" <= each <= "\udfff"} - set(
        "\n\t\r"
    )
    if odd:
        sentence = N_("This text holds a character that cannot be shown: %(code)s. Take it out.", code=shown(min(odd)))
        _note(found, Fault(path, "characters", sentence))
        return "".join(each for each in text if each not in odd)
    return text


def _too_big(size: int, most: int) -> Text:
    return N_(
        "The file has %(size)s KB; at most %(most)s KB are read. Take out what the visit does not need.",
        size=size // 1000,
        most=most // 1000,
    )


def _too_deep(path: str) -> Fault:
    sentence = N_("Lists and objects lie more than %(most)s deep in one another here. Flatten them.", most=DEEPEST)
    return Fault(path, "depth", sentence)


def _not_json(error: json.JSONDecodeError) -> Text:
    return N_(
        "This is not JSON: something is wrong at line %(line)s, character %(column)s. Look for a missing comma, "
        "quotation mark or bracket just before it.",
        line=error.lineno,
        column=error.colno,
    )
