"""Adapters of the Extractor port."""
