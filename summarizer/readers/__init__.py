"""Adapters of the port `PageReader`: web pages and feeds become plain articles."""
