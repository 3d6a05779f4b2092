"""Gives an application its pages, with their accounts, languages, access rules and headers."""

from flask import Flask
from flask_security.datastore import UserDatastore

from visitplanner.entrypoints.web import (
    access,
    account,
    answer,
    board,
    calendar,
    calendar_answers,
    catalogue,
    catalogue_hours,
    clearance,
    compression,
    confidants,
    confidential,
    context,
    coordinators,
    countries,
    coverage,
    entries,
    errors,
    exchange,
    exports,
    feed_manners,
    feeds,
    fixes,
    hosts,
    identity,
    invitations,
    letter_edit,
    letters,
    limits,
    new_visit,
    plan,
    presence,
    print_view,
    readiness,
    record,
    repairs,
    routes,
    scenarios,
    security_headers,
    sessions,
    setup,
    statistics,
    times,
    times_asking,
    topics,
    visits,
    why,
    workbooks,
)
from visitplanner.use_cases.ports import Tools

BLUEPRINTS = (
    letters,
    letter_edit,
    answer,
    times,
    times_asking,
    invitations,
    repairs,
    record,
    account,
    visits,
    sessions,
    hosts,
    topics,
    plan,
    board,
    why,
    fixes,
    statistics,
    coverage,
    routes,
    print_view,
    scenarios,
    calendar,
    calendar_answers,
    catalogue,
    catalogue_hours,
    clearance,
    countries,
    exchange,
    workbooks,
    exports,
    feeds,
    new_visit,
    setup,
    entries,
    readiness,
    confidants,
    confidential,
    presence,
    coordinators,
)


def install(app: Flask, *, tools: Tools, users: UserDatastore) -> None:
    """Join the pages to an application whose database and settings are ready.

    ``tools`` are the adapters, ``users`` the accounts as Flask-Security keeps them; its rows carry ``language``.
    """
    app.extensions["visitplanner"] = tools
    compression.install(app)
    feed_manners.install(app)
    security_headers.install(app)
    context.install(app)
    limits.install(app)
    identity.install(app, users)
    access.install(app)
    errors.install(app)
    for module in BLUEPRINTS:
        app.register_blueprint(module.blueprint)
