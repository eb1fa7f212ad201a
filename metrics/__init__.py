"""Every figure of the dashboard, defined once, and what each viewer may be told of it.

May know storage, access and text.
"""
