"""An entry of the catalogue as its form sends it: every value read, and a sentence beside each that cannot be used."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from email_validator import EmailNotValidError, validate_email
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, IntegerField, StringField

from visitplanner.entrypoints.web.forms.catalogue_fields import FIELDS, Field
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, Name, Text
from visitplanner.visit.catalogue import ENTRIES, Entry, Kind, Secret
from visitplanner.visit.fit_text import text_fault

LONGEST_NAME, LONGEST_TEXT = 200, 2000
PHONE = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
PHONE_MARKS = re.compile(r"[\s().\-\u2010-\u2015]")
CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")

Choices: TypeAlias = Mapping[str, Mapping[str, Name | Text]]
"""What can be chosen, by the field's name: a word for every value."""
Sent: TypeAlias = MultiDict[str, str]


class EntryForm(FlaskForm):
    """The part that all kinds have in common: which version was edited, and which showing of the form this is."""

    version = IntegerField(default=0)
    key = StringField()
    anyway = BooleanField()


class Unfit(Exception):
    """A value cannot be used; ``sentence`` says what to write instead."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


def read_entry(kind: Kind, sent: Sent, choices: Choices, kept: Entry | None) -> tuple[Entry | None, Mapping[str, Text]]:
    """The entry that was sent, or nothing and what is wrong with it, by the fields' names.

    ``kept`` is what was saved before: a sealed address that is left empty stays as it is.
    """
    values: dict[str, Any] = {}
    wrong: dict[str, Text] = {}
    for field in FIELDS[kind]:
        try:
            values[field.name] = _read(field, sent, choices)
        except Unfit as unfit:
            wrong[field.name] = unfit.sentence
    if kind == "sites":
        _seal(values, kept)
        wrong = {**_of_confidential(values), **wrong}
    if kind == "focal_points" and not (values.get("email") or values.get("phone")) and not wrong:
        wrong["email"] = N_("Write an e-mail address or a phone number.")
    return (None, wrong) if wrong else (ENTRIES[kind](**values), {})


def plain_values(kind: Kind, entity: Entry) -> Sent:
    """An entry as its form shows it; the address of a confidential site is not among the values."""
    sent: Sent = MultiDict()
    for field in FIELDS[kind]:
        value = getattr(entity, field.name, None)
        match field.kind:
            case "names" | "texts":
                for language in LANGUAGES:
                    sent[f"{field.name}_{language}"] = (value or {}).get(language, "")
            case "choices":
                sent.setlist(field.name, list(value or ()))
            case "check":
                sent[field.name] = "y" if value else ""
            case "known":
                sent[field.name] = "" if value is None else "yes" if value else "no"
            case _:
                sent[field.name] = "" if value is None else str(value)
    return sent


def _read(field: Field, sent: Sent, choices: Choices) -> Any:
    if field.kind in ("names", "texts"):
        return _names(field, sent)
    if field.kind == "choices":
        return tuple(each for each in choices[field.name] if each in sent.getlist(field.name))
    text = _clean(sent.get(field.name, ""), LONGEST_NAME)
    if not text:
        if field.required:
            raise Unfit(N_("This is needed."))
        return {"check": False, "decimal": 0.0}.get(field.kind)
    if field.kind == "choice":
        if text not in choices[field.name]:
            raise Unfit(N_("Choose one of the list."))
        return text
    return READERS[field.kind](field, text)


def _names(field: Field, sent: Sent) -> Name | None:
    longest = LONGEST_NAME if field.kind == "names" else LONGEST_TEXT
    name = {language: _clean(sent.get(f"{field.name}_{language}", ""), longest) for language in LANGUAGES}
    if not any(name.values()):
        if field.required:
            raise Unfit(N_("Write a name in at least one language."))
        return None
    return {language: text for language, text in name.items() if text}


def _clean(text: str, longest: int) -> str:
    text = CONTROL.sub("", text).strip()
    odd = text_fault(text, lines=True)
    if odd is not None:
        raise Unfit(odd)
    if len(text) > longest:
        raise Unfit(N_("This text is longer than %(most)s characters. Shorten it.", most=longest))
    return text


def _number(field: Field, text: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII) or not field.least <= int(text) <= field.most:
        raise Unfit(_between(field))
    return int(text)


def _decimal(field: Field, text: str) -> float:
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,9})?", text, re.ASCII) or not field.least <= float(text) <= field.most:
        raise Unfit(_between(field))
    # Two decimals are about a kilometre: a city is found by it, a house is not.
    return round(float(text), 2)


def _between(field: Field) -> Text:
    return N_("Write a number from %(least)s to %(most)s.", least=field.least, most=field.most)


def _email(field: Field, text: str) -> str:
    try:
        return str(validate_email(text, check_deliverability=False).normalized)
    except EmailNotValidError:
        raise Unfit(N_("This is no e-mail address. Write it as name@example.org.")) from None


def _phone(field: Field, text: str) -> str:
    number = PHONE_MARKS.sub("", text)
    number = f"+{number[2:]}" if number.startswith("00") else number
    if not PHONE.fullmatch(number):
        raise Unfit(N_("Write the number with + and the code of the country, such as +962 6 500 0000."))
    return number


def _seal(values: dict[str, Any], kept: Entry | None) -> None:
    """Puts the address where it belongs: sealed away for a confidential site, beside the name for the others."""
    address, note = values.pop("address", None), values.pop("access_note", None)
    values["secret"], values["address"] = None, address
    if values.get("confidentiality") == "confidential":
        old = getattr(kept, "secret", None) or Secret("", "")
        secret = Secret(address or old.address, note or old.access_note)
        values["secret"], values["address"] = secret if secret.address or secret.access_note else None, None


def _of_confidential(values: Mapping[str, Any]) -> dict[str, Text]:
    """What a confidential site must not be without."""
    if values.get("confidentiality") != "confidential":
        return {}
    wrong = {
        name: sentence
        for name, sentence in (
            ("public_label", N_("A confidential site needs a public label.")),
            ("meeting_point_id", N_("A confidential site needs a meeting point.")),
            ("max_visitors", N_("A confidential site needs the greatest number of visitors.")),
        )
        if not values.get(name)
    }
    if values.get("photo_policy") != "prohibited":
        wrong["photo_policy"] = N_("At a confidential site photography is prohibited.")
    return wrong


READERS: Mapping[str, Callable[[Field, str], Any]] = {
    "text": lambda _, text: text,
    "address": lambda _, text: text,
    "check": lambda _, text: True,
    "known": lambda _, text: {"yes": True, "no": False}.get(text),
    "number": _number,
    "decimal": _decimal,
    "email": _email,
    "phone": _phone,
}
