"""The kinds of values a form asks for: how each is read from what was typed, and shown again.

What was typed is kept as it is, so that it can be shown beside its fault; ``value`` gives what it means or raises
``Unfit``.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol, TypeAlias

from werkzeug.datastructures import MultiDict

from visitplanner.language.text import N_, Text
from visitplanner.visit.fit_text import text_fault

Typed: TypeAlias = Any
"""A text, a list of texts, a mapping of them, or rows of such mappings."""
Sent: TypeAlias = MultiDict[str, str]

MISSING = N_("This is needed. Fill it in.")
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)


class Unfit(Exception):
    """What was typed means nothing here; ``sentence`` says why."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class Kind(Protocol):
    """``template`` names the macro that draws it."""

    template: ClassVar[str]

    @property
    def is_unordered(self) -> bool:
        """Whether the order in which several are chosen means nothing."""

    def typed(self, sent: Sent, name: str) -> Typed: ...

    def value(self, typed: Typed) -> Any:
        """``None`` for nothing typed. Raises ``Unfit``."""

    def shown(self, value: Any) -> Typed:
        """What would have to be typed to get this value."""


def _fit(text: str, most: int, *, lines: bool = False) -> str:
    text = text.strip()
    if len(text) > most:
        raise Unfit(N_("This is longer than %(most)s characters. Shorten it.", most=most))
    wrong = text_fault(text, lines=lines)
    if wrong is not None:
        raise Unfit(wrong)
    return text


@dataclass(frozen=True)
class Line:
    """A short text; ``ltr`` for codes and addresses of the web, ``lines`` for longer ones."""

    template: ClassVar[str] = "line"
    is_unordered: ClassVar[bool] = False
    most: int = 200
    ltr: bool = False
    lines: bool = False
    pattern: str | None = None
    unlike: Text | None = None
    """Said where the text does not match the pattern."""
    suggestions: tuple[str, ...] = ()

    def typed(self, sent: Sent, name: str) -> Typed:
        return sent.get(name, "")

    def value(self, typed: Typed) -> str | None:
        text = _fit(typed, self.most, lines=self.lines)
        if text and self.pattern and not re.fullmatch(self.pattern, text, re.ASCII):
            raise Unfit(self.unlike or MISSING)
        return text or None

    def shown(self, value: Any) -> Typed:
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Bilingual:
    """A name in both languages. One that is given in one language stands for both, and counts as untranslated."""

    template: ClassVar[str] = "bilingual"
    is_unordered: ClassVar[bool] = False
    most: int = 300
    lines: bool = False

    def typed(self, sent: Sent, name: str) -> Typed:
        return {code: sent.get(f"{name}.{code}", "") for code in ("en", "ar")}

    def value(self, typed: Typed) -> dict[str, str] | None:
        said = {code: _fit(text, self.most, lines=self.lines) for code, text in typed.items()}
        spoken = [each for each in said.values() if each]
        return {code: text or spoken[0] for code, text in said.items()} if spoken else None

    def shown(self, value: Any) -> Typed:
        if value is None:
            return {"en": "", "ar": ""}
        if value["en"] != value["ar"]:
            return dict(value)
        is_arabic = any("\u0600" <= each <= "\u06ff" for each in value["en"])
        return {"en": "", "ar": value["ar"]} if is_arabic else {"en": value["en"], "ar": ""}


@dataclass(frozen=True)
class Number:
    """A whole number, or one with decimals, between two bounds."""

    template: ClassVar[str] = "number"
    is_unordered: ClassVar[bool] = False
    least: int = 0
    most: int = 10_000
    decimals: bool = False
    unit: Text | None = None

    def typed(self, sent: Sent, name: str) -> Typed:
        return sent.get(name, "")

    def value(self, typed: Typed) -> int | float | None:
        text = typed.strip()
        if not text:
            return None
        pattern = r"-?\d{1,9}(\.\d{1,6})?" if self.decimals else r"-?\d{1,9}"
        if not re.fullmatch(pattern, text, re.ASCII):
            raise Unfit(N_("A number is needed here, in the digits 0 to 9."))
        number = float(text) if self.decimals else int(text)
        if not self.least <= number <= self.most:
            raise Unfit(
                N_("%(number)s is not between %(least)s and %(most)s.", number=number, least=self.least, most=self.most)
            )
        return number

    def shown(self, value: Any) -> Typed:
        return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class Date:
    template: ClassVar[str] = "date"
    is_unordered: ClassVar[bool] = False

    def typed(self, sent: Sent, name: str) -> Typed:
        return sent.get(name, "")

    def value(self, typed: Typed) -> str | None:
        text = typed.strip()
        if not text:
            return None
        try:
            read = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
        except ValueError:
            read = None
        if read is None or not 1900 <= read.year <= 2199:
            raise Unfit(N_("A date is needed here, written as year, month and day: 2027-04-12."))
        return str(text)

    def shown(self, value: Any) -> Typed:
        return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class Clock:
    template: ClassVar[str] = "clock"
    is_unordered: ClassVar[bool] = False

    def typed(self, sent: Sent, name: str) -> Typed:
        return sent.get(name, "")

    def value(self, typed: Typed) -> str | None:
        text = typed.strip()
        if not text:
            return None
        found = CLOCK.fullmatch(text)
        if found is None:
            raise Unfit(N_("A time is needed here, from 00:00 to 23:59, such as 09:30."))
        return f"{int(found[1]):02d}:{found[2]}"

    def shown(self, value: Any) -> Typed:
        return "" if value is None else str(value)
