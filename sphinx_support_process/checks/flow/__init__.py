"""Rules about where a process leads."""
