"""Those who use us: pages, commands, the worker. Each makes a deed of what comes in, and answers with its outcome."""
