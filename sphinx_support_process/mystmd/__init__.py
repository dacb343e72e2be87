"""How does a mystmd site show a support process? A plugin asks once a build, and shows the nodes.

`plugin.mjs` is that plugin, one file without dependencies.
"""
