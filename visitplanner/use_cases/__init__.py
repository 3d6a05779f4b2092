"""What people can do: one file per deed, its name the verb."""
