"""The doors: command line and HTTP. They read the environment, files and clocks; nothing else does."""
