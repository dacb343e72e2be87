"""Views of everything of a kind, and of one thing in all processes."""
