"""How is the text of a file changed, with all else in it left as it is?"""
