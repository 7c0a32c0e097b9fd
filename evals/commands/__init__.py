"""The commands of `python -m evals`. Each loads what it needs when it is called, so that all start fast."""
