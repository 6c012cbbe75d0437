"""What has happened in the portfolio, and who has read it; for its owner only."""
