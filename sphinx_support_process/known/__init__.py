"""What follows from a support process? All that is known about it, worked out once."""
