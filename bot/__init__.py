"""The bot that answers what LLMs cost, in Slack, in a terminal and on a local page."""
