"""The fast search: whole plans as routes through time, taken apart and put together again in a compiled loop.

Loading ``loop`` loads numba, which costs a second and some 60 MB; nothing outside this room does so at import.
"""
