"""What people hand in through the screen: uploads, decisions of meetings, and the files they take along to fill in.

May know loaders, metrics, narrative, storage, access and text; nobody else reaches the loaders.
"""
