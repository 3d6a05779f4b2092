"""Fetches the calendar that a host has published, from the few servers that are allowed, and from nowhere else."""
