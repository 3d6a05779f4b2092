"""VisitPlanner: plans official study visits and closes the loop with their hosts.

Nothing is imported here, so that the planning core can be loaded alone.
"""
