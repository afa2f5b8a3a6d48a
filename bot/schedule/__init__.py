"""What the bot does by itself, at its time."""
