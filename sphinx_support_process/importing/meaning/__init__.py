"""What do the blocks of a page mean?"""
