"""Articles in, documents out, over HTTP."""
