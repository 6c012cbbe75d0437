"""What comes, month by month, and the same as a feed for calendar programs."""
