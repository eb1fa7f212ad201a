"""Sentences, captions and tables of words by rule, for the screen and the packs.

May know metrics, storage, access and text.
"""
