"""A strict stand-in for a Slack workspace: it knows Slack, and talks to a bot over HTTP or Socket Mode only."""
