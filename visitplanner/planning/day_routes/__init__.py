"""Day routes as columns: the best routes of one subgroup's day, and the fractions of them that make the best visit.

Loading ``labels`` or ``pricing`` loads numba, which costs a second and some 60 MB; nothing outside this room does so at
import.
"""
