"""The formats in which a programme is handed out, a file each; what a reader may see was decided before."""
