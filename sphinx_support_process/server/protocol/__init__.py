"""How do an editor and the server talk? Messages, places and names of files."""
