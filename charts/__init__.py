"""Rows of a metric to a figure with its title and its text alternative.

May know metrics, storage, access and text.
"""
