"""How do charts get onto the pages? Where they stand, and what draws them."""
