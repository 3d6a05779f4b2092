"""What we use: files, the solver in a process of its own, jobs, keys. Each wraps one library or one format."""
