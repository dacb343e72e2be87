"""Rules about what is named, and is there or not."""
