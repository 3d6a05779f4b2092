"""The kinds of fields in which something is chosen: yes or no, one of several, any of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from visitplanner.entrypoints.web.forms.kinds import Sent, Typed, Unfit
from visitplanner.language.text import N_, Name, Text

NOT_KNOWN = N_("Not known")


@dataclass(frozen=True)
class Option:
    """One of several values to choose from."""

    value: str
    label: Text | Name | str


@dataclass(frozen=True)
class Switch:
    """Yes or no."""

    template: ClassVar[str] = "switch"
    is_unordered: ClassVar[bool] = False

    def typed(self, sent: Sent, name: str) -> Typed:
        return "y" if sent.get(name) else ""

    def value(self, typed: Typed) -> bool:
        return bool(typed)

    def shown(self, value: Any) -> Typed:
        return "y" if value else ""


@dataclass(frozen=True)
class Choice:
    """One of several; ``empty`` is what stands for none of them, where there may be none."""

    template: ClassVar[str] = "choice"
    is_unordered: ClassVar[bool] = False
    options: Sequence[Option] = ()
    empty: Text | None = None

    def typed(self, sent: Sent, name: str) -> Typed:
        return sent.get(name, "")

    def value(self, typed: Typed) -> str | None:
        if not typed:
            return None
        if typed not in {each.value for each in self.options}:
            raise Unfit(N_("Choose one of the list."))
        return str(typed)

    def shown(self, value: Any) -> Typed:
        return "" if value is None else str(value)


@dataclass(frozen=True)
class YesOrNo:
    """Yes, no, or not known."""

    template: ClassVar[str] = "choice"
    is_unordered: ClassVar[bool] = False
    options: Sequence[Option] = (Option("yes", N_("Yes")), Option("no", N_("No")))
    empty: Text = NOT_KNOWN

    def typed(self, sent: Sent, name: str) -> Typed:
        return sent.get(name, "")

    def value(self, typed: Typed) -> bool | None:
        return {"yes": True, "no": False}.get(typed)

    def shown(self, value: Any) -> Typed:
        return "" if value is None else "yes" if value else "no"


@dataclass(frozen=True)
class Fixed:
    """What nobody is asked for; it is what it is, whatever is sent."""

    template: ClassVar[str] = "fixed"
    is_unordered: ClassVar[bool] = False
    content: str

    def typed(self, sent: Sent, name: str) -> Typed:
        return self.content

    def value(self, typed: Typed) -> str:
        return self.content

    def shown(self, value: Any) -> Typed:
        return self.content


@dataclass(frozen=True)
class Choices:
    """Any of several."""

    template: ClassVar[str] = "choices"
    is_unordered: ClassVar[bool] = True
    options: Sequence[Option] = ()

    def typed(self, sent: Sent, name: str) -> Typed:
        return sent.getlist(name)

    def value(self, typed: Typed) -> list[str]:
        known = [each.value for each in self.options]
        if not set(typed) <= set(known):
            raise Unfit(N_("Choose from the list."))
        return [each for each in known if each in typed]

    def shown(self, value: Any) -> Typed:
        return list(value or ())
