"""The command line: `main.py` names the commands, one file holds each."""
