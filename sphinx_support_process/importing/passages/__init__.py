"""What does a document say as MyST, section by section?"""
