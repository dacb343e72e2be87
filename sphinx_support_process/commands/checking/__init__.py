"""Commands that say what is wrong with a support process, and why, and mend it."""
