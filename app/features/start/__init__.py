"""Where each person lands, and the open pages about the service."""
