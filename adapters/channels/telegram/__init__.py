"""Telegram as a channel: what happens there comes in, replies go out as messages with buttons."""
