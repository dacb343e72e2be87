"""What do help desks take and keep? Replies for them, and the people that they know."""
