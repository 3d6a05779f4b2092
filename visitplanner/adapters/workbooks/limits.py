"""How much a workbook may hold, and what the process that reads it may use."""

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
WALL_SECONDS = 15.0
MOST_BYTES = 5_000_000
MOST_ANSWER = 60_000_000
MOST_PARTS = 500
MOST_UNPACKED = 40_000_000
MOST_RATIO = 250
SMALL_PART = 1_000_000
"""Parts up to this size may be packed however tightly."""
MOST_ELEMENTS = 1_500_000
MOST_STYLES = 100_000
DEEPEST = 60
MOST_SHEETS = 60
MOST_ROWS = 5_000
MOST_COLUMNS = 120
MOST_CELLS = 100_000
MOST_MERGED = 50
LONGEST_TEXT = 32_767
SHELF = "_lists"
"""The hidden sheet that holds what cells offer to choose from."""
