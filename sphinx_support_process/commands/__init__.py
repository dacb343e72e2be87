"""What does each command of `support-process` take and do? One module a command, in a room of its kind."""
