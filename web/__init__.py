"""Everything that knows Streamlit: the frame, what a page is made of, the server in front of it.

May know every room but pages.
"""
