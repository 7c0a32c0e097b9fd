"""The eight steps of the pipeline, one file each, pure but for those that await a port."""
