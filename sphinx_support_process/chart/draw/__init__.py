"""How is a finished picture written? As SVG and TikZ."""
