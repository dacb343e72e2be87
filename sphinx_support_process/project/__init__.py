"""Which files and settings has a project?"""
