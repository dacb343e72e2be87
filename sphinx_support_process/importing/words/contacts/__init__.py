"""People whom a page names: what their names look like, and how they are reached."""
