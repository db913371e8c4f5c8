"""Channels translate between the outside and the runner, and nothing more."""
