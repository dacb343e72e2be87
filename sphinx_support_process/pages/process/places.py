"""Where does a walkthrough show something? The ids in it."""

from __future__ import annotations


def place(walk: str, anchor: str) -> str:
    """The id of something in the walkthrough of a process, of its own or of one that it carries."""
    owner = anchor.partition(".")[0]
    return f"walkthrough.{anchor}" if owner == walk else f"walkthrough.{walk}_{anchor}"
