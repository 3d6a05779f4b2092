"""Planners that misbehave, each in its own way; a solver's process loads them by name."""
