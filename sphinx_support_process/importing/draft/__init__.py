"""What is the result of an import, and how is it written?"""
