"""The web pages, English and Arabic; ``pages.install`` joins them to an application."""
