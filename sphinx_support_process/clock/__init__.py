"""How long is that, and when does the team work?"""
