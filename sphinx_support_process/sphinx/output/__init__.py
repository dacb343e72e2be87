"""What becomes of our nodes in one format or another?"""
