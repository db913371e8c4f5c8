"""Stores keep people, conversations and answers."""
