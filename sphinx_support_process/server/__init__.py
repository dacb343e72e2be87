"""What does an editor get while somebody writes? A language server."""
