"""How does a process look? From its flow to a scene, and from the scene to SVG and TikZ."""
