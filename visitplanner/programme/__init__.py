"""What is agreed with hosts and told to people."""
