"""What does a chart show?"""
