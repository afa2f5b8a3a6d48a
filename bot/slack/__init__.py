"""The room that knows Slack: payloads in, messages out, nothing computed here."""
