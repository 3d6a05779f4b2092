"""Reads the forms of a page as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.datastructures import MultiDict


@dataclass
class PageForm:
    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, **changed: str | list[str]) -> MultiDict[str, str]:
        """What is sent when some fields are changed; a list stands for several choices, an empty one for none."""
        named = {name.replace("__", "."): value for name, value in changed.items()}
        sent = [(name, value) for name, value in self.fields if name not in named]
        for name, value in named.items():
            sent += [(name, each) for each in ([value] if isinstance(value, str) else value)]
        return MultiDict(sent)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._open: PageForm | None = None
        self._text: str | None = None
        self._select: tuple[str, bool] | None = None
        self._options: list[tuple[str, bool]] = []
        self._written = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self._open = PageForm(given.get("action") or "")
            self.forms.append(self._open)
        elif tag == "input" and self._open and name:
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self._open.fields.append((name, given.get("value") or ""))
        elif tag == "textarea":
            self._text, self._written = name, ""
        elif tag == "select":
            self._select, self._options = (name, "multiple" in given), []
        elif tag == "option" and self._select:
            self._options.append((given.get("value") or "", "selected" in given))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._written += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea" and self._open and self._text is not None:
            self._open.fields.append((self._text, self._written.removeprefix("\n")))
            self._text = None
        elif tag == "select" and self._open and self._select:
            chosen = [value for value, is_chosen in self._options if is_chosen]
            first = [value for value, _ in self._options[:1]]
            self._open.fields += [(self._select[0], each) for each in (chosen or first)[:1]]
            self._select = None


def forms_of(page: str) -> list[PageForm]:
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def form_to(page: str, end: str) -> PageForm:
    """The form whose address ends in this way."""
    return next(each for each in forms_of(page) if each.action.endswith(end))
