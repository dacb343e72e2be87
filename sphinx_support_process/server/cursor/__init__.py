"""Where does the cursor stand in a text that is half typed, and what may stand there?"""
