"""What do pages show? Views: functions from what is known to content."""
