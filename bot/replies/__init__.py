"""What the bot says: an answer in words, before any surface decides how it looks."""
