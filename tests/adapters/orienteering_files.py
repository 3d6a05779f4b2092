"""Small orienteering instances of our own, in the forms of the published ones."""

TOPTW = """\
1 2 4 1
0 200
0 0.00 0.00 0.00 0.00 0 0 0 100
1 3.00 4.00 10.00 5.00 1 1 1 0 50
2 1.00 1.00 10.00 7.00 1 2 1 2 20 90
3 10.00 0.00 10.00 9.00 1 1 1 30 60
4 70.00 0.00 10.00 99.00 1 1 1 0 100
"""
"""Vertex 4 is too far to come back from; vertex 2 has a list of two numbers that nothing reads."""

NO_TYPES = "0 0 0 0 0 0 0 0 0 0"

MCTOPMTW = f"""\
2 3 50 1 9 9 9 9 9 9 9 9 9
0 0.0 0.0 0.0 0.0 0 100
2 3.0 4.0 10.0 5.0 0 10 20 30 40 1 30 1 0 0 0 0 0 0 0 0 0
3 0.0 5.0 10.0 7.0 0 10 20 30 40 0 30 1 0 0 0 0 0 0 0 0 0
4 6.0 8.0 10.0 9.0 0 25.8 50 75.5 90 1 20 {NO_TYPES}
"""
"""Vertices 2 and 3 are of the first type, of which only one may be visited."""
