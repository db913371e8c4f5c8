"""Colibri, a chat bot that coaches people who carry a social-innovation project. Start reading at `bot.cli`."""

__version__ = "0.1.0"
