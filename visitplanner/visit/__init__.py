"""What a study visit consists of, as plain values: the one shape between file, tables, planner and pages."""
