"""What pages send, read and checked: one file per blueprint."""
