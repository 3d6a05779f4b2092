"""Who travels: the delegation, its subgroups, and people by their role."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice, Choices, Option, Switch
from visitplanner.entrypoints.web.forms.fields import Field, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Number
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Card, Changes, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.language.text import N_, NN_, Text
from visitplanner.visit.entities import Member, Subgroup, Visit
from visitplanner.visit.plain import plain

PEOPLE = 10_000
DIETS = ("vegetarian", "vegan", "halal", "gluten_free", "lactose_free", "diabetic", "nut_allergy")
DIET_WORDS: dict[str, Text] = {
    "vegetarian": N_("Vegetarian"),
    "vegan": N_("Vegan"),
    "halal": N_("Halal"),
    "gluten_free": N_("Gluten-free"),
    "lactose_free": N_("Lactose-free"),
    "diabetic": N_("Diabetic"),
    "nut_allergy": N_("Nut allergy"),
}
UNKNOWN_PERSON = {"passport_number": "", "emergency_contact": "", "medical_note": ""}


def _delegation_fields(visit: Visit) -> Sequence[Field]:
    return (
        Field(
            "planning_size",
            N_("People to plan for"),
            Number(1, PEOPLE),
            help=N_("The subgroups together should have as many people."),
        ),
        Field(
            "composition",
            N_("Who they are"),
            Bilingual(lines=True),
            help=N_("In a few words, by office or profession."),
        ),
    )


def _delegation_changes(visit: Visit, old: Plain, new: Plain) -> Changes:
    changed = [name for name in ("planning_size", "composition") if new[name] != old[name]]
    changes: Changes = [{"op": "put", "field": f"delegation.{name}", "value": new[name]} for name in changed]
    if "planning_size" in changed and old["size"] == old["planning_size"]:
        changes.append({"op": "put", "field": "delegation.size", "value": new["planning_size"]})
    if "planning_size" in changed and len(visit.subgroups) == 1:
        only = visit.subgroups[0].id
        changes.append({"op": "set", "entity": "subgroups", "id": only, "field": "size", "value": new["planning_size"]})
    return changes


DELEGATION = Card(
    name="delegation",
    heading=N_("The delegation"),
    fields=_delegation_fields,
    read=lambda visit: {**plain(visit.delegation), "members": []},
    changes=_delegation_changes,
    place="$.delegation",
)


def _subgroup_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (
        Field("name", N_("Name"), Bilingual()),
        Field("size", N_("People"), Number(1, PEOPLE), help=N_("Delegates, without escorts and interpreters.")),
    )


def _subgroup(visit: Visit, each: Subgroup) -> Entry:
    return Entry(
        each.id, each.name, (NN_("%(count)s person", "%(count)s people", count=each.size),), untranslated_mark(each)
    )


SUBGROUPS = Sheet(
    name="subgroups",
    heading=N_("Subgroups"),
    add=N_("Add a subgroup"),
    teach=N_("Subgroups may follow programmes of their own and meet again for sessions of everybody."),
    fields=_subgroup_fields,
    line=_subgroup,
    prefix="G",
)


def _member_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    spoken = {language for each in visit.delegation.members for language in each.languages}
    diets = dict.fromkeys((*DIETS, *(diet for each in visit.delegation.members for diet in each.dietary)))
    return (
        Field("role", N_("Role"), Bilingual(), help=N_("The office, not the name: “Head of the police unit”.")),
        Field("subgroup_id", N_("Subgroup"), Choice(options.subgroups(visit)), first=visit.subgroups[0].id),
        Field(
            "seniority",
            N_("Rank"),
            Number(1, 9),
            first=3,
            help=N_("1 is the highest. The order of hosts and seats follows it."),
        ),
        Field("is_head", N_("Head of the delegation"), Switch()),
        Field(
            "languages",
            N_("Languages"),
            Choices(options.languages(spoken)),
            first=list(visit.header.working_languages),
        ),
        Field(
            "dietary",
            N_("Food"),
            Choices(tuple(Option(each, DIET_WORDS.get(each) or each) for each in diets)),
            required=False,
            otherwise=[],
        ),
        Field("needs_step_free", N_("Needs step-free access"), Switch()),
        Field("prayer_times", N_("Wishes time for prayer"), Switch()),
        Field("code_of_conduct_signed", N_("Has signed the code of conduct"), Switch()),
        Field(
            "country",
            N_("Country"),
            Choice(options.all_countries(), empty=N_("That of the delegation")),
            required=False,
            absent=True,
        ),
    )


def _member(visit: Visit, each: Member) -> Entry:
    group = next((one.name for one in visit.subgroups if one.id == each.subgroup_id), None)
    said = [
        N_("Head of the delegation") if each.is_head else None,
        N_("Step-free access") if each.needs_step_free else None,
        N_("Time for prayer") if each.prayer_times else None,
    ]
    marks = () if each.code_of_conduct_signed else (N_("Code of conduct not signed"),)
    details = tuple(one for one in (group, *said) if one is not None)
    return Entry(each.id, each.role, details, (*untranslated_mark(each), *marks))


MEMBERS = Sheet(
    name="members",
    heading=N_("People"),
    add=N_("Add a person"),
    teach=N_(
        "People are entered by their role. Their languages decide who needs an interpreter, their access needs which "
        "sites suit them."
    ),
    fields=_member_fields,
    line=_member,
    entries=lambda visit: visit.delegation.members,
    base=lambda visit: {"restricted": UNKNOWN_PERSON},
    prefix="M",
)

PEOPLE_STEP = StepPage(
    name="people",
    label=N_("Delegation"),
    question=N_("Who is travelling?"),
    cards=(DELEGATION,),
    sheets=(SUBGROUPS, MEMBERS),
)
