"""Reads the calendars of hosts: what in them is taken, and how they answer an invitation."""
