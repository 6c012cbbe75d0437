"""The 360: a round of anonymous answers, put together and handed out by huvudhandledare or studierektor."""
