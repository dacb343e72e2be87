"""What was found out before? Results of earlier checks, kept where they harm nobody."""
