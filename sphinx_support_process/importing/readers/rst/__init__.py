"""What stands on a page in reStructuredText? The one room of readers that imports docutils."""
