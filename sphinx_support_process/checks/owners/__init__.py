"""Rules about who does a step."""
