"""Tables of the language: plain text that the modules above read when first asked, and the script that made one."""
