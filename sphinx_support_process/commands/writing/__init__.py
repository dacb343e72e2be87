"""Commands that write: first files, and files for other tools."""
