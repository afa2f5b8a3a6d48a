"""What holds for all tests."""

from hypothesis import settings

# These machines are noisy: no example fails because the clock ran on.
settings.register_profile("llmcost", deadline=None)
settings.load_profile("llmcost")
