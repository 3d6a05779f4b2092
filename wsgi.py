"""Builds the application for a server."""

from config import Config
from visitplanner.app import create_app

app = create_app(Config.from_environment())
