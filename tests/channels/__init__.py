"""Channels, with a person at the other end."""
