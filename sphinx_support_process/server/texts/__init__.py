"""What do the files of projects say while they are written?"""
