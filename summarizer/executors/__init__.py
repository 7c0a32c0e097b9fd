"""Where many clusters are summarised: in this process, or in others."""
