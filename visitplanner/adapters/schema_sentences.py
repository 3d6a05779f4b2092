"""The sentence for each way in which a document may not fit the schema of the visit file."""

from dataclasses import replace

from visitplanner.adapters.json_input import child
from visitplanner.adapters.visit_schema import Misfit
from visitplanner.language.text import N_, Code, Text
from visitplanner.visit.faults import Fault, shown

TYPES = {
    "object": N_("An object with members is expected here, in braces."),
    "array": N_("A list is expected here, in square brackets."),
    "string": N_("A text is expected here, in quotation marks."),
    "integer": N_("A whole number is expected here, without quotation marks."),
    "number": N_("A number is expected here, without quotation marks."),
    "boolean": N_("Either true or false is expected here, without quotation marks."),
}
PATTERNS = {
    "calendar": N_("There is no such date: %(value)s. Correct it; it is read as year, month and day."),
    r"^\d{4}-\d{2}-\d{2}$": N_("%(value)s is not a date. Write year, month and day in digits from 0 to 9: 2027-04-12."),
    r"^([01]\d|2[0-3]):[0-5]\d$": N_("%(value)s is not a time. Write hours and minutes from 00:00 to 23:59, as 09:30."),
    "^[A-Za-z][A-Za-z0-9-]*$": N_(
        "%(value)s cannot be an identifier. Begin with a letter and use only Latin letters, digits and hyphens."
    ),
    "^[A-Z]{2}$": N_("%(value)s is not the code of a country. Write its two capital letters, such as KE."),
    "^[a-z]{2}$": N_("%(value)s is not the code of a language. Write its two small letters, such as ar."),
    "^[A-Z]{3}$": N_("%(value)s is not the code of a currency. Write its three capital letters, such as USD."),
}
CONFIDENTIAL = {
    "location": N_("The site is confidential: write null as its location; the place itself goes into “restricted”."),
    "address": N_("The site is confidential: write null as its address; the address itself goes into “restricted”."),
    "meeting_point_id": N_("The site is confidential and needs a meeting point where its visitors assemble."),
    "public_label": N_("The site is confidential and needs a public label, which is shown instead of its name."),
    "photo_policy": N_("The site is confidential, so photographs are prohibited there. Write prohibited."),
    "max_visitors": N_("The site is confidential and needs the greatest number of people who may enter together."),
}
MISSING_SECRET = N_("The site is confidential: add the member “restricted” with its address and access note.")
SECRET_IN_OPEN = N_("Only a confidential site has the member “restricted”. Take it out, or make the site confidential.")


def fault_of(misfit: Misfit) -> Fault:
    """What does not fit, with what to do about it."""
    path = "$"
    for part in misfit.path:
        path = child(path, part)
    if misfit.by_confidentiality and misfit.keyword == "required":
        return Fault(child(path, misfit.detail), "confidentiality", _confidential(misfit))
    if misfit.by_confidentiality:
        return Fault(path, "confidentiality", _confidential(misfit))
    if misfit.keyword in ("additionalProperties", "required"):
        path = child(path, misfit.detail)
    return Fault(path, misfit.keyword, _sentence(misfit))


def _sentence(misfit: Misfit) -> Text:
    match misfit.keyword:
        case "required":
            return N_("The member %(name)s is missing. Add it.", name=Code(misfit.detail))
        case "additionalProperties":
            return _unknown_member(misfit)
        case "type":
            return TYPES[misfit.wanted]
        case "pattern":
            return replace(PATTERNS[misfit.detail], values={"value": shown(misfit.value)})
        case "enum" | "const":
            return _choice(misfit)
        case "minimum":
            sentence = N_("%(value)s is less than %(least)s, the least there can be here.")
            return replace(sentence, values={"value": misfit.value, "least": misfit.wanted})
        case "maximum":
            sentence = N_("%(value)s is more than %(most)s, the most there can be here.")
            return replace(sentence, values={"value": misfit.value, "most": misfit.wanted})
        case "minLength":
            return N_("This text is empty. Write it.")
    return N_("The list has too few entries; at least %(least)s must be there.", least=misfit.wanted)


def _confidential(misfit: Misfit) -> Text:
    if misfit.keyword == "required" and misfit.detail == "restricted":
        return MISSING_SECRET
    named = next((str(each) for each in reversed(misfit.path) if each in CONFIDENTIAL), "")
    return CONFIDENTIAL.get(named, SECRET_IN_OPEN)


def _unknown_member(misfit: Misfit) -> Text:
    name = shown(misfit.detail)
    if misfit.near is not None:
        return N_("There is no member %(name)s here. Did you mean %(near)s?", name=name, near=Code(misfit.near))
    return N_("There is no member %(name)s here. Take it out.", name=name)


def _choice(misfit: Misfit) -> Text:
    choices = misfit.wanted if isinstance(misfit.wanted, list) else [misfit.wanted]
    allowed = Code(", ".join(map(str, choices)))
    if not isinstance(misfit.value, str):
        return N_("One of these is expected here: %(allowed)s.", allowed=allowed)
    return N_("%(value)s is not possible here. Write one of: %(allowed)s.", value=shown(misfit.value), allowed=allowed)
