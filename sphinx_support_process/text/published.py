"""What of a person is published where a project asks for nothing else?"""

PUBLIC = ("name", "as")
"""The name, and the role as which somebody speaks, which is no contact."""
