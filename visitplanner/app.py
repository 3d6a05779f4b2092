"""Joins every room up: settings and keys, the database, the adapters, and the ways in."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from werkzeug.middleware.proxy_fix import ProxyFix

from config import ROOT, Config, SettingIsWrong
from visitplanner.adapters.calendar_fetch import CalendarFetch
from visitplanner.adapters.calendar_process import CalendarProcess
from visitplanner.adapters.exports import ics
from visitplanner.adapters.holiday_calendars import LibraryHolidays
from visitplanner.adapters.itinerary_file import StudyVisitItineraryFiles
from visitplanner.adapters.jobs import JobQueue
from visitplanner.adapters.keys import Keys, load_keys
from visitplanner.adapters.letters import WrittenLetters
from visitplanner.adapters.mail import SECURITIES, MailServer, NoMailer, SmtpMailer
from visitplanner.adapters.mailbox import ImapMailbox, MailboxAccess, NoMailbox
from visitplanner.adapters.passwords import AccountPasswords
from visitplanner.adapters.sealing import AesGcmSeal
from visitplanner.adapters.solver_process import SolverProcess
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.adapters.workbook_process import WorkbookProcess
from visitplanner.entrypoints.after_answers import AfterAnswers
from visitplanner.entrypoints.mail_reader import MailReader
from visitplanner.entrypoints.postman import Postman
from visitplanner.entrypoints.serve import serve
from visitplanner.entrypoints.web import redaction
from visitplanner.entrypoints.web.pages import install as install_pages
from visitplanner.entrypoints.worker import Worker
from visitplanner.planning import Limits, Progress
from visitplanner.storage import seal
from visitplanner.storage.accounts import user_datastore
from visitplanner.storage.database import connect_database, db
from visitplanner.storage.migrations import migrate
from visitplanner.use_cases.ports import Mailbox, Mailer, Tools
from visitplanner.use_cases.prepare_first_run import FirstCoordinator, prepare_first_run

MIGRATIONS = ROOT / "migrations"
EXAMPLES = tuple(
    ROOT / "visitplanner" / "examples" / name for name in ("kenya-jordan-2018.json", "jordan-kenya-5day.json")
)
FORM_SPACE = 100_000
"""What an upload may weigh beyond its file: the other fields of its form."""


def create_app(config: Config) -> Flask:
    """The application, ready to answer once its tables are there. Raises ``KeyIsUnusable``."""
    redaction.install()
    config.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    app = Flask(
        "visitplanner",
        instance_path=str(config.instance),
        template_folder=str(ROOT / "templates"),
        static_folder=str(Path(__file__).parent / "static"),
    )
    keys = load_keys(config.instance / "keys")
    _set(app, config, keys)
    app.extensions[seal.EXTENSION] = AesGcmSeal(keys.field, keys.older["field"])
    connect_database(app, config.database)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    solver = SolverProcess()
    tools = Tools(
        visit_files=StudyVisitFiles(config.upload_limit),
        itinerary_files=StudyVisitItineraryFiles(),
        planner=solver,
        replanner=solver,
        explainer=solver,
        jobs=JobQueue(config.queue, shared=not config.database.startswith("sqlite")),
        passwords=AccountPasswords(),
        calendars=ics,
        mailer=_mailer(config),
        letters=WrittenLetters(ROOT / "templates"),
        holidays=LibraryHolidays(),
        workbooks=WorkbookProcess(),
        host_calendars=CalendarProcess(),
        calendar_addresses=CalendarFetch(config.calendar_servers),
        mailbox=_mailbox(config),
    )
    install_pages(app, tools=tools, users=user_datastore())
    if config.proxies:
        count = config.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, count, count, count)  # type: ignore[method-assign]  # as Flask documents
    return app


def make_worker(app: Flask) -> Worker:
    """The worker of an application; it works on the jobs that ``app`` and its siblings ask for."""
    tools: Tools = app.extensions["visitplanner"]
    assert isinstance(tools.jobs, JobQueue)
    postman = Postman(app, tools.mailer, tools.letters)
    reader = MailReader(app, tools.mailbox, tools.host_calendars, tools.calendars)
    return Worker(
        app, tools.jobs, tools.planner, tools.replanner, tools.explainer, tools.calendars, postman, _after(app), reader
    )


def _after(app: Flask) -> AfterAnswers:
    settings = app.config
    return AfterAnswers(
        app,
        app.extensions["visitplanner"],
        limits=Limits(settings["PLAN_SECONDS"], settings["PLAN_WORKERS"]),
        stages=settings["REMINDER_DAYS"],
        link=lambda token: f"{settings['ADDRESS']}/h/{token}",
    )


def _mailer(config: Config) -> Mailer:
    """Raises ``SettingIsWrong`` where letters would go out unprotected or from nobody."""
    if not config.mail_host:
        return NoMailer()
    security = next((each for each in SECURITIES if each == config.mail_tls), None)
    if security is None:
        raise SettingIsWrong(f"VISITPLANNER_MAIL_TLS must be one of {', '.join(SECURITIES)}.")
    if "@" not in config.mail_from:
        raise SettingIsWrong("VISITPLANNER_MAIL_FROM must be the address that letters come from.")
    if config.mail_user and security == "none":
        raise SettingIsWrong("VISITPLANNER_MAIL_TLS must not be none where a password is used.")
    password = Path(config.mail_password_file).read_text("utf-8").strip() if config.mail_password_file else ""
    return SmtpMailer(
        MailServer(config.mail_host, config.mail_port, config.mail_from, security, config.mail_user, password)
    )


def _mailbox(config: Config) -> Mailbox:
    """Raises ``SettingIsWrong`` where it could not be signed in to."""
    if not config.imap_host:
        return NoMailbox()
    if not config.imap_user or not config.imap_password_file:
        raise SettingIsWrong("VISITPLANNER_IMAP_USER and VISITPLANNER_IMAP_PASSWORD_FILE are needed with a mailbox.")
    password = Path(config.imap_password_file).read_text("utf-8").strip()
    return ImapMailbox(
        MailboxAccess(config.imap_host, config.imap_port, config.imap_user, config.imap_folder, password)
    )


def make_ready(app: Flask, config: Config, watch: Callable[[Progress], None]) -> FirstCoordinator | None:
    """The tables as this version needs them, and on the first run the examples, a plan and a first account.

    ``watch`` hears how the planning goes. Whoever calls this shows the account, whose password is kept nowhere.
    """
    with app.app_context():
        migrate(MIGRATIONS)
        return prepare_first_run(
            [example.read_bytes for example in EXAMPLES],
            tools=app.extensions["visitplanner"],
            limits=Limits(config.plan_seconds, config.plan_workers),
            clock=lambda: datetime.now(UTC),
            watch=watch,
        )


def serve_app(app: Flask, config: Config, announce: Callable[[str], None]) -> None:
    """Answers until it is told to end. ``announce`` hears the address once it can be visited. Raises ``OSError``."""
    worker = make_worker(app) if config.embedded_worker else None
    serve(
        app,
        host=config.host,
        port=config.port,
        threads=config.threads,
        worker=worker,
        ready=lambda: announce(config.address),
    )


def _set(app: Flask, config: Config, keys: Keys) -> None:
    app.config.update(
        SECRET_KEY=keys.session.hex(),
        SECRET_KEY_FALLBACKS=[key.hex() for key in keys.older["session"]],
        SECURITY_PASSWORD_SALT=keys.password.hex(),
        PUBLIC_URL=config.public_url,
        ADDRESS=config.address,
        REMINDER_DAYS=config.reminder_stages,
        UPLOAD_LIMIT=config.upload_limit,
        PLAN_SECONDS=config.plan_seconds,
        PLAN_WORKERS=config.plan_workers,
        MAX_CONTENT_LENGTH=config.upload_limit + FORM_SPACE,
        RATELIMIT_ENABLED=config.rate_limits,
    )
