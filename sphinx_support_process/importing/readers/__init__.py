"""What does a page hold? Its sections and blocks, whatever format it is in."""
