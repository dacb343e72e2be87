"""Rules about what the pages show."""
