extensions = ["myst_parser", "sphinx_design", "sphinx_support_process"]
locale_dirs = ["locales"]
gettext_compact = False
