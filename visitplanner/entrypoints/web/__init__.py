"""The web pages: ``install`` gives an application its pages, accounts, languages and headers."""

from flask import Flask
from flask_security.datastore import UserDatastore

from visitplanner.entrypoints.web import access, context, errors, identity, limits, pages, security_headers
from visitplanner.use_cases.ports import Tools


def install(app: Flask, *, tools: Tools, users: UserDatastore) -> None:
    """Join the pages to an application whose database and settings are ready.

    ``tools`` are the adapters, ``users`` the accounts as Flask-Security keeps them; its rows carry ``language``.
    """
    app.extensions["visitplanner"] = tools
    security_headers.install(app)
    context.install(app)
    limits.install(app)
    identity.install(app, users)
    access.install(app)
    errors.install(app)
    pages.install(app)
