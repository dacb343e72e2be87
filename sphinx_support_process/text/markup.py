"""What does MyST say without its marks?"""

from __future__ import annotations


def plain(text: str) -> str:
    """A title without its marks of Markdown, for places that show no markup."""
    return " ".join(text.replace("`", "").replace("*", "").split())
