"""Views of one process."""
