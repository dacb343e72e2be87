"""What stands in a document of an office program?"""
