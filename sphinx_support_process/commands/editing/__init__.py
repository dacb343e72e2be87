"""Commands for those who change definitions."""
