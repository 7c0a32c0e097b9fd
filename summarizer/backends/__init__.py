"""Adapters of the Backend port, and wrappers that are backends themselves."""
