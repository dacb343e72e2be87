"""What stands in a file of plain text?"""
