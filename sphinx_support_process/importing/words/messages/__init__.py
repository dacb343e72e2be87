"""Texts to send: how they are known, and what templates they become."""
