"""The steps of the pipeline, one file each, pure but for those that await a port.

`assemble` puts the document together that `render` shows.
"""
