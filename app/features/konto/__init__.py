"""Sign-in, invitations, one's own account."""
