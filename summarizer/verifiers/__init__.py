"""Adapters of the Verifier port."""
