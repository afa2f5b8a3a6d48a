"""Words in, a question out: pure, and it knows no Slack."""
