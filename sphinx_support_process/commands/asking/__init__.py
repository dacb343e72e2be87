"""Commands that answer what one asks of definitions."""
