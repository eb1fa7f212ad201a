"""Who must be told what today, by mail or webhook: `python -m alerts`.

May know metrics, storage, access and text.
"""
