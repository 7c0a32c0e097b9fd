"""Many clusters from a file into a file: reading lines, keeping the output, and the run between them."""
