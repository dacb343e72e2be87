"""Where do links to definitions lead?"""
