"""The guard that needs no model: find the evidence, then run one check a file over both."""
