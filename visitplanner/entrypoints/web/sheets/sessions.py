"""Which meetings are wanted: at which site, about what, how long, and when their hosts can."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice, Choices, Option, Switch
from visitplanner.entrypoints.web.forms.fields import MORE, Field, Form, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Clock, Number
from visitplanner.entrypoints.web.forms.rows import Column, Rows
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.entrypoints.web.words import word
from visitplanner.language.text import N_, NN_, Text, Value
from visitplanner.visit.entities import Session, Visit
from visitplanner.visit.length import gross_minutes_of
from visitplanner.visit.spoken_names import host_name, is_confidential, session_name, site_name

DAY_MINUTES = 24 * 60
CONSECUTIVE_FACTOR, USUAL_FACTOR = 1.75, 1.0
TWO_LANGUAGES = N_("Interpretation goes between two languages. Choose both.")
TITLE_KEPT = N_("Kept and not shown here, because the site is confidential. Write only to replace it.")


def windows(visit: Visit) -> Rows:
    """Times that the host offers, on days of the visit."""
    return Rows(
        columns=(
            Column("date", N_("Date"), Choice(options.dates(visit), empty=N_("Choose"))),
            Column("start", N_("From"), Clock(), decides=False),
            Column("end", N_("To"), Clock(), decides=False),
            Column(
                "rank",
                N_("Choice"),
                Number(1, 99),
                required=False,
                decides=False,
            ),
        ),
        blank=2,
    )


def _fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    at = (entry or asked).get("site_id" if entry else "site")
    site = next((each for each in visit.sites if each.id == at), None)
    hidden = entry is not None and is_confidential(site)
    title = None if site is None or is_confidential(site) else site_name(site)
    return (
        Field(
            "title",
            N_("Title"),
            Bilingual(),
            first=title,
            withheld=hidden,
            help=TITLE_KEPT if hidden else None,
        ),
        Field("site_id", N_("Site"), Choice(options.sites(visit)), first=site.id if site else None),
        Field("topic_ids", N_("Topics treated"), Choices(options.topics(visit)), required=False, otherwise=[]),
        Field(
            "net_min",
            N_("Minutes of talk"),
            Number(1, DAY_MINUTES, unit=N_("minutes")),
            first=60,
            help=N_("Without interpretation, which is added."),
        ),
        Field("interpretation.mode", N_("Interpretation"), Choice(options.words("interpretation")), first="none"),
        Field(
            "windows",
            N_("When the host can"),
            windows(visit),
            required=False,
            otherwise=[],
            help=N_("Without any, the opening hours of the site are used. Choice 1 is what the host likes best."),
        ),
        Field("required", N_("Must take place"), Switch()),
        Field("priority", N_("Priority"), Choice(_priorities()), first="3"),
        *_more(visit, entry),
    )


def _more(visit: Visit, entry: Plain | None) -> Sequence[Field]:
    spoken = {language for each in visit.interpreters for language in each.languages}
    used = spoken | set(visit.header.working_languages)
    return (
        Field("audience.mode", N_("Who attends"), Choice(options.words("audience")), first="plenary", group=MORE),
        Field(
            "audience.subgroup_ids",
            N_("Which subgroups"),
            Choices(options.subgroups(visit)),
            required=False,
            otherwise=[],
            group=MORE,
            help=N_("Counts unless all attend together. None chosen means all."),
        ),
        Field("type", N_("Kind"), Choice(options.words("session_type")), first="meeting", group=MORE),
        Field("direction", N_("Direction"), Choice(options.directions()), first="host_presents", group=MORE),
        Field(
            "host_id",
            N_("Host, if not the site’s organisation"),
            Choice(options.hosts(visit), empty=N_("The site’s organisation")),
            required=False,
            group=MORE,
        ),
        Field(
            "interpretation.languages",
            N_("Interpreted between"),
            Choices(options.languages(used)),
            required=False,
            otherwise=[],
            first=sorted(used)[:2],
            group=MORE,
        ),
        Field(
            "fixed_min",
            N_("Minutes besides the talk"),
            Number(0, DAY_MINUTES, unit=N_("minutes")),
            first=0,
            group=MORE,
            help=N_("A tour or a meal, which interpretation does not lengthen."),
        ),
        Field(
            "public_title",
            N_("Public title"),
            Bilingual(),
            required=False,
            absent=True,
            group=MORE,
            help=N_("What people outside the delegation read; at a confidential site everybody."),
        ),
        Field("status", N_("Status"), Choice(options.words("session_status")), first="idea", group=MORE),
    )


def _priorities() -> tuple[Option, ...]:
    return tuple(Option(*each) for each in options.PRIORITIES.items())


def _check(visit: Visit, form: Form) -> None:
    mode = form.values.get("interpretation.mode")
    if mode != "none" and len(form.values.get("interpretation.languages") or ()) < 2:
        form.errors.setdefault("interpretation.languages", TWO_LANGUAGES)


def _finish(visit: Visit, old: Plain | None, new: Plain) -> Plain:
    session = dict(new)
    session["priority"] = int(session["priority"])
    site = next((each for each in visit.sites if each.id == session["site_id"]), None)
    if session.get("host_id") is None and site is not None:
        session["host_id"] = site.organisation_id
    session["windows"] = [_without_empty_rank(each) for each in session["windows"]]
    interpretation = session["interpretation"]
    if old is None or old["interpretation"]["mode"] != interpretation["mode"]:
        is_consecutive = interpretation["mode"] == "consecutive"
        interpretation = interpretation | {"factor": CONSECUTIVE_FACTOR if is_consecutive else USUAL_FACTOR}
    session["interpretation"] = interpretation
    session["gross_min"] = gross_minutes_of(session["net_min"], interpretation["factor"], session["fixed_min"])
    return session


def _without_empty_rank(window: Plain) -> Plain:
    return {name: value for name, value in window.items() if name != "rank" or value is not None}


def _session(visit: Visit, each: Session) -> Entry:
    host = next((one for one in visit.organisations if one.id == each.host_id), None)
    details: tuple[Value, ...] = (
        *(() if host is None else (host_name(visit, host),)),
        NN_("%(count)s minute", "%(count)s minutes", count=each.gross_min),
        NN_("%(count)s window", "%(count)s windows", count=len(each.windows)),
        word("session_status", each.status),
    )
    required: tuple[Text, ...] = (N_("Must take place"),) if each.required else ()
    return Entry(each.id, session_name(visit, each), (*required, *details), untranslated_mark(each))


SESSIONS = Sheet(
    name="sessions",
    heading=N_("Sessions"),
    add=N_("Add a session"),
    teach=N_("A session is a meeting that might take place. Enter its host and site first, then say what it offers."),
    fields=_fields,
    line=_session,
    base=lambda visit: {"provenance": "practice"},
    prefix="S",
    check=_check,
    finish=_finish,
)

SESSIONS_STEP = StepPage(
    name="sessions",
    label=N_("Sessions"),
    question=N_("Which meetings are wanted?"),
    sheets=(SESSIONS,),
    extras=("setup/_matrix.html",),
)
