"""Whom a page says to call: found in lists, tables and texts, and put into the draft."""
