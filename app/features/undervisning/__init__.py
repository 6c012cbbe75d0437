"""Teaching attended, self-study, course money, and the steps of one's own work."""
