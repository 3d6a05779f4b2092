"""What the delegation wants to learn: topics, and learning objectives made of them."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choices
from visitplanner.entrypoints.web.forms.fields import Field, Form, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Line, Number
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Card, Changes, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.language.text import N_, NN_
from visitplanner.visit.entities import Objective, Topic, Visit
from visitplanner.visit.identifiers import next_id

MOST_AT_ONCE = 60
LONGEST_TOPIC = 200
BETWEEN_LANGUAGES = "|"


def _many_fields(visit: Visit) -> Sequence[Field]:
    return (
        Field(
            "topics",
            N_("Topics, one on each line"),
            Line(most=MOST_AT_ONCE * LONGEST_TOPIC, lines=True),
            required=False,
            help=N_("With a bar between the languages: Shelters | دور الإيواء"),
        ),
    )


def _pairs(text: str) -> list[dict[str, str]]:
    found = []
    for line in text.splitlines():
        first, _, second = (each.strip() for each in line.partition(BETWEEN_LANGUAGES))
        spoken = [each for each in (first, second) if each]
        if spoken:
            found.append({"en": spoken[0], "ar": spoken[-1]})
    return found


def _check_many(visit: Visit, form: Form) -> None:
    pairs = _pairs(form.values.get("topics") or "")
    if len(pairs) > MOST_AT_ONCE:
        form.errors["topics"] = N_("Add at most %(most)s topics at once.", most=MOST_AT_ONCE)
    elif any(len(text) > LONGEST_TOPIC for pair in pairs for text in pair.values()):
        form.errors["topics"] = N_("A topic is longer than %(most)s characters. Shorten it.", most=LONGEST_TOPIC)


def _add_many(visit: Visit, old: Plain, new: Plain) -> Changes:
    taken = [each.id for each in visit.topics]
    known = {text for each in visit.topics for text in each.name.values()}
    changes: Changes = []
    for name in _pairs(new["topics"] or ""):
        if name["en"] not in known:
            id_ = next_id("T", taken)
            taken.append(id_)
            known.add(name["en"])
            value = {"id": id_, "name": name, "provenance": "practice"}
            changes.append({"op": "add", "entity": "topics", "value": value})
    return changes


MANY_TOPICS = Card(
    name="topics",
    heading=N_("Add several topics at once"),
    fields=_many_fields,
    read=lambda visit: {"topics": ""},
    changes=_add_many,
    check=_check_many,
    place="$.topics",
    button=N_("Add the topics"),
)


def _topic_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (Field("name", N_("Topic"), Bilingual(most=LONGEST_TOPIC)),)


def _topic(visit: Visit, each: Topic) -> Entry:
    sessions = sum(each.id in session.topic_ids for session in visit.sessions)
    details = NN_("%(count)s session treats it", "%(count)s sessions treat it", count=sessions)
    return Entry(each.id, each.name, (details,), untranslated_mark(each))


TOPICS = Sheet(
    name="topics",
    heading=N_("Topics"),
    add=N_("Add a topic"),
    teach=N_("A topic is what a session is about. The plan treats as many of them as it can."),
    fields=_topic_fields,
    line=_topic,
    base=lambda visit: {"provenance": "practice"},
    prefix="T",
)


def _objective_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (
        Field(
            "text",
            N_("Learning objective"),
            Bilingual(lines=True, most=500),
            help=N_("What people can do after the visit: “Be able to draft rules for a victims’ fund”."),
        ),
        Field("topic_ids", N_("Topics that serve it"), Choices(options.topics(visit))),
        Field("weight", N_("Weight"), Number(1, 5), first=3, help=N_("From 1 to 5; 5 counts most.")),
    )


def _objective(visit: Visit, each: Objective) -> Entry:
    names = {topic.id: topic.name for topic in visit.topics}
    topics = tuple(names[topic] for topic in each.topic_ids if topic in names)
    return Entry(each.id, each.text, (N_("Weight %(weight)s", weight=each.weight), *topics), untranslated_mark(each))


OBJECTIVES = Sheet(
    name="objectives",
    heading=N_("Learning objectives"),
    add=N_("Add a learning objective"),
    teach=N_("A learning objective names the topics that serve it. Enter some topics first."),
    fields=_objective_fields,
    line=_objective,
    base=lambda visit: {"provenance": "practice"},
    prefix="O",
)

AIMS_STEP = StepPage(
    name="aims",
    label=N_("Topics and learning objectives"),
    question=N_("What should they bring home?"),
    cards=(MANY_TOPICS,),
    sheets=(TOPICS, OBJECTIVES),
)
