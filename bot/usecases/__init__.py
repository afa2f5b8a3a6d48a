"""What someone can do with the bot."""
