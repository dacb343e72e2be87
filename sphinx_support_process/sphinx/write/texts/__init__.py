"""How does a MyST text of the YAML get onto a page? As a document of its own."""
