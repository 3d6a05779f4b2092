"""How long it may take to fetch a calendar, how large it may be, and how far its address may lead on."""

WALL_SECONDS = 5.0
"""For everything together: finding the server, its answer, and reading the calendar."""
MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 5
CONNECT_SECONDS = 2.0
MOST_BYTES = 1_000_000
"""Of the calendar as it is once it is unpacked."""
MOST_REDIRECTS = 3
MOST_AT_ONCE = 2
"""In one serving process: whatever servers do, the other threads go on answering."""
MOST_ADDRESS = 2_000
