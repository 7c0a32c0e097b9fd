"""What the articles of a story cannot all be right about, one kind of disagreement a file.

`finding.py` asks each of them. Every finder is handed all tellings and gives conflicts; pairs are found
through an index, never by trying all. `figures.py` follows counts day by day.
"""
