"""Those who use us: pages, commands, the worker. Each makes one deed of what comes in, and its outcome into an answer."""
