"""Package data: the pages' templates and their one style sheet."""
