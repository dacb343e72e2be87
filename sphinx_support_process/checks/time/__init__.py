"""Rules about deadlines, promises and the calendar."""
