"""What do the words of a text say? Who acts, where it leads, what is defined."""
