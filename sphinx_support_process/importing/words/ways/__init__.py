"""By which words does a page say when something is done, and where it goes on?"""
