"""Where is everything that has an id defined, and where is it used? In YAML and on pages."""
