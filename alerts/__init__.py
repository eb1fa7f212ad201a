"""Alerts: what somebody must be told today, by rules; to whom, how often, and until when."""
