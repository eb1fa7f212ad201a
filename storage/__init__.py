"""Everything kept on disk: builds, pins, logs, the state of sources, and how they are written safely.

May know access and text.
"""
