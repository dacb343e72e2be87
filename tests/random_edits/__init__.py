"""Random edits of a site, each followed by a build: is a page ever stale?"""
