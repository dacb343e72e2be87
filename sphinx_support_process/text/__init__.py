"""What was written, where, and what is wrong with it?"""
