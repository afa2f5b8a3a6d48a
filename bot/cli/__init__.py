"""The terminal: what the commands take and how their answers are printed."""
