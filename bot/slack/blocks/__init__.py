"""A reply as Block Kit blocks, plain dicts throughout."""
