"""The packs for meetings as files: a document made of metrics, then written as PDF, PPTX, XLSX or text.

May know narrative, charts, metrics, storage, access and text.
"""
