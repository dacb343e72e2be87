"""How does content become nodes of docutils?"""
