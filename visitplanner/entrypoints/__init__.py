"""Those who use us: pages, commands, the worker. Each turns what comes in into one deed, and its outcome into an answer."""
