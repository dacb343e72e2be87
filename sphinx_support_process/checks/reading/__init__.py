"""Rules about what could be read."""
