"""Rules about terms, templates and people."""
