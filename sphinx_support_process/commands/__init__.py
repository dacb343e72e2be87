"""What does each command of `support-process` take and do? One module each, in rooms by purpose."""
