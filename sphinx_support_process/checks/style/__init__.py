"""Rules about good style, and about accepted problems."""
