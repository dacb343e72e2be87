"""What is in a chart? Boxes and ways, before anybody knows where they stand."""
