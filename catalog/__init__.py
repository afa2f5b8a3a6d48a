"""Prices, names and life spans of models: what a model is and what it costs."""
