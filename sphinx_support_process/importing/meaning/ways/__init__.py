"""Where do the words of a page lead? Its parts, their steps, and what texts call them."""
