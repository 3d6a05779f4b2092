"""Excel workbooks: written here, and read in a process of its own that has little memory and time."""
