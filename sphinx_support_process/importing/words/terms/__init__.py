"""Words and roles that a page defines: how they are told, and what each means."""
