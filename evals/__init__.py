"""Offline evaluation: briefs scored against gold facts. Never imported by the product."""
