"""Adapters of the Drafter port."""
