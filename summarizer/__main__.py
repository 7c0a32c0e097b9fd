"""`python -m summarizer`: the command line, where its script is not on the path."""

from summarizer.edges.cli.main import run

if __name__ == "__main__":
    run()
