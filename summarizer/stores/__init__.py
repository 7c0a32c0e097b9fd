"""What outlives a request: jobs, briefs, keys and counts, in SQLite or PostgreSQL."""
