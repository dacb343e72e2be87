"""What stands on a page that is written in tags?"""
