"""Roles, what each may see and do, and from the claims of a log-in to a role. May know nobody."""
